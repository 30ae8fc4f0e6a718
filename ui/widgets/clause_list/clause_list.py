"""Behaviour that all lists of clauses share: several rows, the menu, new tabs, copying."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from ui.appearance.theme import ThemeManager
from ui.widgets.clause_list.clause_menu import fill_menu
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import NOTHING, CurrentPlaces
from ui.widgets.clause_list.opening import Opening, opening

_KEYS = Qt.KeyboardModifier
_SEVERAL = _KEYS.ControlModifier | _KEYS.ShiftModifier
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClauseList(QObject):
    """Gives a view of clauses what all of them have; what only one list has comes by ``own``.

    Rows are chosen with Ctrl, Shift and Ctrl+A. The right button, the menu key and Shift+F10 open the menu:
    the registered actions, then the entries that ``own`` adds for the row (an invalid index where there is
    none). The middle button and Ctrl+Enter open a new tab, Alt with a click or Enter the other side, Ctrl+C
    copies. ``activate`` opens a row as the list does it; a ``sheet`` keeps its selection of cells and its
    keys.
    """

    #: A row was clicked, with no key that chooses several or opens elsewhere.
    clicked = Signal(QModelIndex)

    def __init__(
        self,
        rows: ClauseRows,
        themes: ThemeManager,
        activate: Callable[[QModelIndex], object] | None = None,
        own: Callable[[QMenu, QModelIndex], object] | None = None,
        sheet: bool = False,
    ) -> None:
        super().__init__(rows.view)
        self._rows, self._view, self._themes = rows, rows.view, themes
        self._activate, self._own, self._sheet = activate, own, sheet
        self._menu: QMenu | None = None
        self._pressed = QPersistentModelIndex()
        self._keys = Qt.KeyboardModifier.NoModifier
        if not sheet:
            self._view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self._view.clicked.connect(self._click)
        self._view.installEventFilter(self)
        self._view.viewport().installEventFilter(self)

    # -- the menu ---------------------------------------------------------------------------------------

    def menu_at(self, index: QModelIndex) -> QMenu:
        """Return the menu of actions on a row, or on all that are chosen where it is one of them."""
        menu = QMenu(self._view)
        menu.setToolTipsVisible(True)
        if index.isValid():
            self.fill(menu, index)
        if self._own is not None:
            if menu.actions():
                menu.addSeparator()
            self._own(menu, index)
        return menu

    def fill(self, menu: QMenu, index: QModelIndex) -> None:
        """Add the name of what is chosen and the registered actions."""
        if self._rows.host is not None:
            at = QPersistentModelIndex(index)
            about, theme = self._about(index), self._themes.theme
            opens = (lambda: self._open(at)) if self._activate is not None else None
            fill_menu(menu, self._rows.host, about, theme, opens)

    def _about(self, index: QModelIndex) -> CurrentPlaces:
        """Return what a menu at a row is about: everything chosen where the row is, else the row."""
        chosen = self._view.selectionModel().isSelected(index) or self._sheet
        return (self._rows.value() or NOTHING) if chosen else self._rows.at(index)

    def _open(self, at: QPersistentModelIndex) -> None:
        if self._activate is not None and at.isValid():
            self._activate(self._view.model().index(at.row(), at.column(), at.parent()))

    def show_menu(self, at: QPoint, index: QModelIndex) -> None:
        """Open the menu of a row at a point of the screen."""
        if self._menu is not None:
            return
        menu = self.menu_at(index)
        if not menu.actions():
            menu.deleteLater()
            return
        self._menu = menu
        menu.aboutToHide.connect(self._forget_menu)
        menu.popup(at)

    def _forget_menu(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def _show_menu_by_key(self) -> None:
        index = self._view.currentIndex()
        rect = self._view.visualRect(index) if index.isValid() else self._view.viewport().rect()
        if index.isValid() and not self._view.viewport().rect().intersects(rect):
            self._view.scrollTo(index)
            rect = self._view.visualRect(index)
        below = QPoint(min(rect.left() + 24, rect.center().x()), rect.center().y())
        self.show_menu(self._view.viewport().mapToGlobal(below), index)

    # -- mouse and keys ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what all lists answer to alike."""
        if isinstance(event, QContextMenuEvent):
            return self._context(event, watched)
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._mouse(event)
        if isinstance(event, QKeyEvent) and watched is self._view and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _context(self, event: QContextMenuEvent, watched: QObject) -> bool:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._show_menu_by_key()
        elif watched is self._view.viewport():
            self.show_menu(event.globalPos(), self._view.indexAt(event.pos()))
        else:
            return False
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        """Take the middle button, and the left one with Alt or twice with Ctrl; keep which keys are held."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._keys = event.modifiers()
        wanted = opening(event.modifiers(), event.button())
        twice = kind == QEvent.Type.MouseButtonDblClick
        if event.button() == Qt.MouseButton.LeftButton and wanted == Opening.TAB and not twice:
            return False
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return False
        if wanted == Opening.HERE:
            return False
        index = self._view.indexAt(event.position().toPoint())
        if kind == QEvent.Type.MouseButtonPress:
            self._pressed = QPersistentModelIndex(index)
        elif twice and wanted == Opening.TAB and event.button() == Qt.MouseButton.LeftButton:
            self._run("open_tab", self._rows.at(index))
        elif kind == QEvent.Type.MouseButtonRelease and index.isValid() and index == self._pressed:
            name = "open_tab" if wanted == Opening.TAB else "open_beside"
            self._run(name, self._rows.at(index))
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if self._view.state() == QAbstractItemView.State.EditingState:
            return False
        key, keys = event.key(), event.modifiers() & ~_KEYS.KeypadModifier
        if key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and keys == _KEYS.ShiftModifier):
            self._show_menu_by_key()
        elif key in _RETURN and keys == _KEYS.ControlModifier:
            self._run("open_tab", self._rows.value() or NOTHING)
        elif key in _RETURN and keys == _KEYS.AltModifier:
            self._run("open_beside", self._rows.value() or NOTHING)
        elif event.matches(QKeySequence.StandardKey.Copy) and not self._sheet:
            self._run("copy", self._rows.value() or NOTHING)
        else:
            return False
        return True

    def _run(self, name: str, current: CurrentPlaces) -> None:
        host = self._rows.host
        if host is not None and host.can(name, current):
            host.run(name, current)

    def _click(self, index: QModelIndex) -> None:
        if not (self._keys | QGuiApplication.keyboardModifiers()) & _SEVERAL:
            self.clicked.emit(index)
