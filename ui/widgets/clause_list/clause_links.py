"""Buttons that lead to clauses, as one list: the same openings, the same menu, the focused one is current."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from ui.appearance.theme import ThemeManager
from ui.widgets.clause_list.clause_menu import fill_menu
from ui.widgets.clause_list.clause_rows import ClauseHost
from ui.widgets.clause_list.current import ChosenPlace, CurrentPlaces
from ui.widgets.clause_list.opening import OpeningClicks


class ClauseLinks(QObject):
    """The links of one section; those of a section that is made again are added again."""

    #: Another link has the focus.
    changed = Signal()
    #: A clause is to be opened: its document's key, its id, and an :class:`Opening`.
    opened = Signal(str, str, object)

    def __init__(self, section: QWidget, themes: ThemeManager, name: str) -> None:
        super().__init__(section)
        self._section, self._themes, self._name = section, themes, name
        self.host: ClauseHost | None = None

    def add(self, button: QAbstractButton, key: str, clause_id: str) -> None:
        """Let a button lead to a clause."""
        button.setProperty("place", (key, clause_id))
        clicks = OpeningClicks(button)
        clicks.opened.connect(lambda how: self.opened.emit(key, clause_id, how))
        button.installEventFilter(self)

    def is_shown(self) -> bool:
        """Return whether the user can see the links."""
        return self._section.isVisible()

    def value(self) -> CurrentPlaces | None:
        """Return the clause of the link that has the focus; None where none has it."""
        focused = self._section.window().focusWidget()
        if focused is None or not self._section.isAncestorOf(focused):
            return None
        return self._about(focused)

    def _about(self, button: QWidget) -> CurrentPlaces | None:
        place = button.property("place")
        if not place:
            return None
        chosen = ChosenPlace(*place)
        return CurrentPlaces((chosen,), chosen, self._name)

    def menu_of(self, button: QWidget) -> QMenu | None:
        """Return the menu of actions on the clause of a link; None where it leads to none."""
        current = self._about(button)
        if current is None or self.host is None:
            return None
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        fill_menu(menu, self.host, current, self._themes.theme)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu; follow the focus."""
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QWidget):
            menu = self.menu_of(watched)
            if menu is not None:
                mouse = event.reason() == QContextMenuEvent.Reason.Mouse
                menu.aboutToHide.connect(menu.deleteLater)
                menu.popup(event.globalPos() if mouse else watched.mapToGlobal(QPoint(16, watched.height())))
            return True
        if event.type() == QEvent.Type.FocusIn:
            self.changed.emit()
        return super().eventFilter(watched, event)
