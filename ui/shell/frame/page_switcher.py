"""Pages and panels of the window: which of them is in front, and where the user was before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.reader.navigation.navigation_history import NavigationHistory, NavigationPlace
from ui.runtime.settings import Settings
from ui.shell.frame.window_columns import WindowColumns
from ui.shell.frame.window_frame import WindowFrame

if TYPE_CHECKING:
    from ui.reader.reader_page import ReaderPage

HOME = NavigationPlace()


class _Before(NamedTuple):
    """Place where the user was: a wide panel by its name, else start page or text; and the focus."""

    page: str
    home: bool
    focused: ref[QWidget] | None


class PageSwitcher(QObject):
    """Moves between pages and panels; the only one that brings them to the front."""

    #: The start page comes into view: what it lists may be old.
    home_wanted = Signal()
    #: Another page came to the front.
    turned = Signal()
    #: A wide panel is shown: its name, which may be another one for the page that is in front.
    page_shown = Signal(str)
    #: There is no hit to count on this page.
    hits_left = Signal()

    def __init__(
        self,
        frame: WindowFrame,
        reader: ReaderPage,
        inspector: QWidget,
        history: NavigationHistory,
        settings: Settings,
        make_page: Callable[[str], QWidget],
    ) -> None:
        """``make_page`` makes a wide panel by its name, the first time that it is opened."""
        super().__init__(frame)
        self._make_page = make_page
        self._panels: list[str] = []
        self._wide: dict[str, QWidget] = {}
        self._named = ""
        self._first: dict[str, str] = {}
        self._before: dict[str, _Before] = {}
        frame.pages.currentChanged.connect(self.turned)
        self._frame, self._reader, self._history = frame, reader, history
        self._coming: QWidget | None = None
        #: The side panel, the inspector and the outline, which have room or not.
        self.columns = WindowColumns(frame, reader, inspector, settings, self)

    def at_home(self) -> bool:
        """Return whether the start page is in front."""
        return self._front() is self._frame.home

    def show_home(self, record: bool = True) -> None:
        """Show the start page; ``record`` it as a place to come back to."""
        if not self.at_home() or not record:
            self.home_wanted.emit()
        self._bring(self._frame.home)
        if record:
            self._history.visit(HOME)
        self.hits_left.emit()

    def show_reader(self) -> None:
        """Show the reader."""
        self._bring(self._reader)

    def _bring(self, widget: QWidget) -> None:
        """Bring text or start page to the front: laid out once, as what is beside it is there by then."""
        self._coming = widget
        self.columns.fit()
        self._frame.splitter.refresh()
        self._coming = None
        self._frame.pages.setCurrentWidget(widget)

    def _front(self) -> QWidget | None:
        """Return the page that is in front, or comes there now."""
        return self._coming or self._frame.pages.currentWidget()

    def at_reader(self) -> bool:
        """Return whether the text is in front."""
        return self._front() is self._reader

    def go(self, step: int, read: Callable[..., object], search: Callable[[str], object]) -> None:
        """Back (-1) or forward (1) to a place of the history: ``read`` opens it, ``search`` asks again.

        The results come back with a place that was opened from them, unless they are there still.
        """
        place = self._history.go(step)
        if place is None:
            return
        if place.page:
            self.show_page(place.page, record=False)
            return
        if place.key is None:
            self.show_home(record=False)
            return
        read(place.key, place.clause_id, record=False, side=place.side)
        if place.query and place.query != self._frame.top_bar.search_box.text().strip():
            search(place.query)

    def add_panel(self, name: str, widget: QWidget) -> None:
        """Take a panel into the side, below those that are there."""
        self._panels.append(name)
        self._frame.side.addWidget(widget)

    def panel(self) -> str:
        """Return the side panel that is open, or was last."""
        return self._panels[self._frame.side.currentIndex()]

    def page(self) -> str:
        """Return the wide panel in front; empty for start page and reader."""
        front = self._front()
        if self._wide.get(self._named) is front:
            return self._named
        return next((name for name, widget in self._wide.items() if widget is front), "")

    def show_panel(self, name: str) -> None:
        """Open a panel: in the side, or in the place of the text if it is a wide one."""
        if name not in self._panels:
            self.show_page(name)
            return
        if self.page():
            self._show_text()
        self._frame.side.setCurrentIndex(self._panels.index(name))
        self.columns.open_side()

    def show_page(self, name: str, record: bool = True) -> None:
        """Show a wide panel in the place of text and side panel; ``record`` it as a place to come back to."""
        widget = self.wide_panel(name)
        self._keep(name)
        self._named = name
        self._frame.pages.setCurrentWidget(widget)
        if record:
            self._history.visit(NavigationPlace(page=name))
        self.hits_left.emit()
        self.columns.fit()
        self.page_shown.emit(name)

    def add_name(self, name: str, first: str, widget: QWidget) -> None:
        """Let the wide panel ``first`` come to the front by another name, too: with something else in it."""
        self._wide[name] = widget
        self._first[name] = first

    def return_from(self, name: str) -> None:
        """Go from a wide panel back to where the user was before, with the focus there."""
        before = self._before.pop(name, None)
        if before is None:
            self.leave_page()
            return
        here = self._history.current
        if here is not None and here.page == name:
            self._history.go(-1)
        if before.page:
            self.show_page(before.page, record=False)
        elif before.home or not self._reader.views():
            self.show_home(record=False)
        else:
            self.show_reader()
        widget = before.focused() if before.focused is not None else None
        front = self._frame.pages.currentWidget()
        if widget is None or not isValid(widget) or not widget.isVisible():
            widget = front
        if widget is not None:
            widget.setFocus()

    def _keep(self, name: str) -> None:
        """Remember where the user was before a wide panel.

        From one name of a panel to its first one, it is where the user was before both.
        """
        front = self.page()
        if front == name:
            return
        if self._first.get(front) == name:
            before = self._before.get(front)
            if before is not None and before.page != name:
                self._before[name] = before
            return
        focused = QApplication.focusWidget()
        self._before[name] = _Before(front, self.at_home(), ref(focused) if focused is not None else None)

    def wide_panel(self, name: str) -> QWidget:
        """Return the widget of a wide panel; it is made the first time that it is wanted."""
        if name not in self._wide:
            self._wide[name] = self._make_page(name)
            self._frame.pages.addWidget(self._wide[name])
        return self._wide[name]

    def open_panel(self, name: str) -> None:
        """Open a panel and go into it."""
        self.show_panel(name)
        front = self._frame.side if name in self._panels else self._frame.pages
        widget = front.currentWidget()
        if widget is not None:
            widget.setFocus()

    def turn_panel(self, name: str) -> None:
        """Open a panel, or close it where it is open: a wide one gives way to the text."""
        if self.page() == name:
            self.leave_page()
        elif self._frame.side.isVisible() and self.panel() == name:
            self.columns.close_side()
        else:
            self.open_panel(name)

    def leave_page(self) -> None:
        """Show the text again, or the start page if none is open, and go into it."""
        self._show_text()
        page = self._frame.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def _show_text(self) -> None:
        if self._reader.views():
            self.show_reader()
        else:
            self.show_home()
