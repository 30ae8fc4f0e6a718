"""The row above a text: the outline's button, a tab for each document, what is done to the sides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QTabBar, QWidget

from ui.appearance.icons import icon
from ui.appearance.polish import set_look
from ui.appearance.theme import ThemeManager
from ui.widgets.tinted import IconButton

#: Width of the two buttons by which tabs are scrolled; that of the narrowest tab.
SCROLLING, LEAST_TAB = 44, 100
#: Qt keeps so much more room free round words that it may cut than it reckons for the width of their tab.
ROUND_WORDS = 14


class DocumentTabs(QTabBar):
    """Tabs that give way to the buttons beside them: in a narrow side they are scrolled."""

    def minimumSizeHint(self) -> QSize:
        """Return room for one tab."""
        return QSize(120, super().minimumSizeHint().height())

    def tabSizeHint(self, index: int) -> QSize:
        """Return room for the whole name, at most that of the row: in less, its middle is left out."""
        wanted = super().tabSizeHint(index)
        room = self.width() - (SCROLLING if self.count() > 1 else 0)
        return QSize(max(LEAST_TAB, min(wanted.width() + ROUND_WORDS, room)), wanted.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: several tabs are scrolled, not made so narrow that their names look alike."""
        return self.tabSizeHint(index)


class TabRow(QFrame):
    """Says what is wanted; the tabs themselves are :attr:`tabs`."""

    outline_wanted = Signal()
    #: The reading settings are to be shown below this button.
    comfort_wanted = Signal(object)
    #: Something is wanted of a tab: its index, and close, close_others, close_right, beside.
    tab_wanted = Signal(int, str)
    #: The tab that was closed last is wanted again.
    reopen_wanted = Signal()
    #: The sides are to be swapped, this one closed, both scrolled together or apart.
    swap_wanted = Signal()
    close_wanted = Signal()
    together_wanted = Signal(bool)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabRow")
        self._themes = themes
        self._right = self._split = False
        self._active = True
        #: Whether a tab can be opened again; asked when the menu opens.
        self.can_reopen: Callable[[], bool] = lambda: True
        self.tabs = self._make_tabs()
        self._outline = self._button("list-tree", self.tr("Outline (F12)"), self.outline_wanted.emit)
        self.together = self._button("link", self.tr("Scroll both texts together"), self._turn_together)
        self.together.setCheckable(True)
        self._swap = self._button("arrow-left-right", self.tr("Swap the two texts"), self.swap_wanted.emit)
        self._close = self._button("x", self.tr("Close this side (Esc)"), self.close_wanted.emit)
        self._comfort = self._button("a-large-small", self.tr("How the text is set"), self._want_comfort)
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 0, 6, 0)
        line.setSpacing(2)
        line.addWidget(self._outline)
        line.addWidget(self.tabs, 1000)
        line.addStretch(1)
        for button in (self._comfort, self.together, self._swap, self._close):
            line.addWidget(button)
        self.show_side(False, False, True)

    def show_side(self, right: bool, split: bool, active: bool) -> None:
        """Show which side this is, whether there are two, and whether this one is active."""
        self._right, self._split, self._active = right, split, active
        self._outline.setVisible(not right)
        self._comfort.setVisible(right == split)
        for button in (self.together, self._swap, self._close):
            button.setVisible(right and split)
        self.setProperty("active", active)
        set_look(self, "split", split)
        set_look(self.tabs, "split", split)

    def show_together(self, together: bool) -> None:
        """Show whether both texts are scrolled together."""
        self.together.setChecked(together)
        self.together.set_icon_name("link" if together else "unlink")
        text = self.tr("Scrolled together; click to scroll apart")
        self.together.setToolTip(text if together else self.tr("Scroll both texts together"))

    def add_close_button(self, index: int) -> IconButton:
        """Put a button into a tab that closes it."""
        button = IconButton(self._themes, "x", self.tr("Close tab"), self.tabs, size=14)
        button.setFixedSize(20, 20)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)
        return button

    def menu_at(self, index: int) -> QMenu:
        """Return the menu of actions on a tab."""
        menu, count = QMenu(self), self.tabs.count()
        theme = self._themes.theme
        beside = self.tr("Open on the left") if self._right else self.tr("Open on the right")
        entries = (
            ("x", self.tr("Close"), "Ctrl+W", "close", True),
            ("", self.tr("Close the others"), "", "close_others", count > 1),
            ("", self.tr("Close those to the right"), "", "close_right", index < count - 1),
            ("undo-2", self.tr("Open the closed tab again"), "Ctrl+Shift+T", "reopen", self.can_reopen()),
            ("columns-2", beside, "Alt+Return", "beside", True),
        )
        for name, text, keys, what, enabled in entries:
            action = menu.addAction(text)
            action.setObjectName(what)
            if name:
                action.setIcon(icon(name, theme.ink2))
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(enabled)
            action.triggered.connect(lambda _on=False, what=what: self._want(index, what))
            if what in ("close_right", "reopen"):
                menu.addSeparator()
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu of a tab; the middle button closes it."""
        if isinstance(event, QContextMenuEvent):
            keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
            index = self.tabs.currentIndex() if keyboard else self.tabs.tabAt(event.pos())
            if index >= 0:
                below = self.tabs.tabRect(index).bottomLeft()
                self._open_menu(index, self.tabs.mapToGlobal(below) if keyboard else event.globalPos())
            return True
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton:
            index = self.tabs.tabAt(event.position().toPoint())
            if event.type() == QEvent.Type.MouseButtonRelease and index >= 0:
                self.tab_wanted.emit(index, "close")
            return True
        return super().eventFilter(watched, event)

    def _open_menu(self, index: int, at: QPoint) -> None:
        menu = self.menu_at(index)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _want(self, index: int, what: str) -> None:
        if what == "reopen":
            self.reopen_wanted.emit()
        else:
            self.tab_wanted.emit(index, what)

    def _turn_together(self) -> None:
        self.together_wanted.emit(self.together.isChecked())

    def _want_comfort(self) -> None:
        self.comfort_wanted.emit(self._comfort)

    def _make_tabs(self) -> QTabBar:
        tabs = DocumentTabs()
        tabs.setMovable(True)
        tabs.setExpanding(False)
        tabs.setDocumentMode(True)
        tabs.setElideMode(Qt.TextElideMode.ElideMiddle)
        tabs.setUsesScrollButtons(True)
        tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        tabs.setAccessibleName(self.tr("Open documents"))
        tabs.installEventFilter(self)
        return tabs

    def _button(self, name: str, text: str, act: Callable[[], object]) -> IconButton:
        button = IconButton(self._themes, name, text, size=18)
        button.setFixedSize(32, 30)
        button.clicked.connect(lambda _checked=False: act())
        return button
