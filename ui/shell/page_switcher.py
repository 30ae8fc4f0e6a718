"""Visible parts of the window: start page or reader, the side panel, and room for the inspector."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.reader.navigation.navigation_history import NavigationHistory, NavigationPlace
from ui.runtime.settings import Settings
from ui.shell.window_frame import WindowFrame

if TYPE_CHECKING:
    from ui.reader.reader_page import ReaderPage

#: Below this width the inspector folds away, so that a line of text keeps its length.
INSPECTOR_FROM = 1160
#: Below this width the original takes the room of the inspector as well, and that of the side panel.
THREE_FROM, SIDE_FROM = 1500, 1240
#: Below this width two texts take the room of the inspector, and make the side panel narrow.
BOTH_FROM = 1600
#: From this width on the outline is shown beside the text unless it is sent away: the column keeps its width.
OUTLINE_FROM = 1600
HOME = NavigationPlace()


class _Before(NamedTuple):
    """Place where the user was: a wide panel by its name, else start page or text; and the focus."""

    page: str
    home: bool
    focused: ref[QWidget] | None


class PageSwitcher(QObject):
    """Moves between pages and panels; the only one that shows or hides them."""

    #: The start page comes into view: what it lists may be old.
    home_wanted = Signal()
    #: The side panel was shown or folded away.
    side_changed = Signal(bool)
    #: The outline was shown beside the text, or is gone from there.
    outline_changed = Signal(bool)
    #: Another page came to the front.
    turned = Signal()
    #: A wide panel is shown: its name, which may be another one for the page that is in front.
    page_shown = Signal(str)
    #: Everything but the text was folded away, or is back.
    reading_changed = Signal(bool)
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
        self._side_hidden = False
        frame.pages.currentChanged.connect(self.turned)
        self._frame, self._reader, self._inspector = frame, reader, inspector
        self._history, self._settings = history, settings
        self._coming: QWidget | None = None
        self._forced = self._reading = False
        self._original, self._side_gave_way = False, False
        self._wide_side = 0
        reader.split_changed.connect(self._split)

    def is_reading(self) -> bool:
        """Return whether everything but the text is folded away."""
        return self._reading

    def read(self, reading: bool) -> None:
        """Fold away everything but the text, or bring it back as it was."""
        if reading != self._reading:
            self._reading = reading
            self.fit()
            self.reading_changed.emit(reading)

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
        self.fit()
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
        self._side_hidden = self._forced = False
        self._frame.side.show()
        self.side_changed.emit(True)
        self.fit()

    def show_page(self, name: str, record: bool = True) -> None:
        """Show a wide panel in the place of text and side panel; ``record`` it as a place to come back to."""
        widget = self.wide_panel(name)
        self._keep(name)
        self._named = name
        self._frame.pages.setCurrentWidget(widget)
        if record:
            self._history.visit(NavigationPlace(page=name))
        self.hits_left.emit()
        self.fit()
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
            self.side_changed.emit(False)
            self.fold_side(True)
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

    def fold_side(self, folded: bool) -> None:
        """Hide the side panel, or show it again."""
        self._side_hidden = folded
        self._frame.side.setVisible(not folded)
        self.fit()

    def show_inspector(self, wanted: bool) -> None:
        """Show or hide the inspector; remembered."""
        self._settings.set("window/inspector", wanted)
        self._forced = wanted and self._width() < self._inspector_from()
        self.fit()

    def inspector_wanted(self) -> bool:
        """Return whether the inspector is shown where it has room."""
        return self._settings.get("window/inspector", True)

    def show_outline(self, wanted: bool) -> None:
        """Show the outline beside the text, or send it away; remembered."""
        self._settings.set("window/outline", "shown" if wanted else "hidden")
        self.fit()

    def outline_wanted(self) -> bool:
        """Return whether the outline is shown; where nobody said, if there is room and no tree beside the
        text.
        """
        said = self._settings.get("window/outline", "")
        if self._reader.is_split() and self._width() < THREE_FROM:
            return False
        tree = self._frame.side.isVisible() and self.panel() == "library"
        return said == "shown" or (said != "hidden" and self._width() >= OUTLINE_FROM and not tree)

    def show_original(self, shown: bool) -> None:
        """Make room for the original beside the text when it is shown there, or give the room back.

        A side panel that gave way can be opened again; that it gave way is forgotten then.
        """
        self._original = shown
        if shown and not self._side_hidden and self._width() < SIDE_FROM:
            self._side_gave_way = True
            self.side_changed.emit(False)
            self.fold_side(True)
        elif not shown and self._side_gave_way and self._side_hidden:
            self.side_changed.emit(True)
            self.fold_side(False)
        if not shown:
            self._side_gave_way = False
        self.fit()

    def resized(self) -> None:
        """Adapt to another width of the window."""
        if self._width() >= self._inspector_from():
            self._forced = False
        self.fit()

    def fit(self) -> None:
        """Show side panel, inspector and outline where they are wanted and have room."""
        room = self._width() >= self._inspector_from() or self._forced
        page, alone = self.page(), self._reading
        inspector = self.inspector_wanted() and room and self.at_reader() and not alone
        # In a narrow window the side gives way to what was asked for, so that a line can still be read.
        squeezed = inspector and self._forced and self._width() < SIDE_FROM
        side = not (self._side_hidden or page or squeezed or alone)
        for part in (self._frame.top_bar, self._frame.rail, self._frame.status):
            part.setVisible(not alone)
        self._frame.side.setVisible(side)
        self._frame.rail.show_panel(page or (self.panel() if side else None))
        self._inspector.setVisible(inspector)
        self._reader.outline.setVisible(self.outline_wanted() and not alone)
        self.outline_changed.emit(self.outline_wanted())

    def _inspector_from(self) -> int:
        """Return from which width of the window on the inspector has room."""
        if self._original:
            return THREE_FROM
        return BOTH_FROM if self._reader.is_split() else INSPECTOR_FROM

    def _split(self, split: bool) -> None:
        """Make room for a second text, or give the room back: the inspector folds, the side gets narrow."""
        self._forced = False
        sizes = self._frame.splitter.sizes()
        if split and self._width() < BOTH_FROM and sizes[0] > self._frame.side.minimumWidth():
            self._wide_side = sizes[0]
            self._give_side(self._frame.side.minimumWidth())
        elif not split and self._wide_side:
            self._give_side(self._wide_side)
            self._wide_side = 0
        self.fit()

    def _give_side(self, width: int) -> None:
        """Give the side panel a width; the text takes or gives the difference."""
        sizes = self._frame.splitter.sizes()
        sizes[1] += sizes[0] - width
        sizes[0] = width
        self._frame.splitter.setSizes(sizes)

    def side_width(self) -> int:
        """Return the width that the side panel had before it gave way; 0 where it did not."""
        return self._wide_side

    def _width(self) -> int:
        return self._frame.window().width()
