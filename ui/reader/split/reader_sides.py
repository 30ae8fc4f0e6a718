"""Sides of the reader with the outline: which is active, how they are laid out, their tabs."""

from __future__ import annotations

from contextlib import ExitStack

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.reader.navigation.navigation_history import LEFT, RIGHT
from ui.reader.navigation.outline_pane import USUAL, OutlinePane
from ui.reader.reader_pane import Kept, ReaderPane
from ui.reader.reader_view import ReaderView

#: So many tabs that were closed can be opened again.
MOST_CLOSED = 20


class ReaderSides(QWidget):
    """Holds a left side and, while it has tabs, a right one.

    ``current_changed`` carries the view in front of the active side, None when the last tab is closed.
    """

    current_changed = Signal(object)
    #: The other side is active now.
    side_changed = Signal()
    #: There are two sides, or one only.
    split_changed = Signal(bool)
    #: The sides were swapped, or one shows another document.
    arranged = Signal()
    #: The sides were swapped.
    swapped = Signal()
    #: A tab is to be opened at the other side: document key and clause id.
    beside_wanted = Signal(str, str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._active = LEFT
        self._share = 0.5
        self._closed: list[Kept] = []
        self.outline = OutlinePane(themes)
        self.outline.hide()
        self._panes = [ReaderPane(themes), ReaderPane(themes)]
        self._panes[RIGHT].hide()
        for pane in self._panes:
            self._connect_pane(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._beside(), 1)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self._show_sides()

    def _connect_pane(self, pane: ReaderPane) -> None:
        pane.left.connect(lambda: self._leave(pane))
        pane.tab_wanted.connect(lambda index, what: self._do_to_tab(pane, index, what))
        row = pane.row
        row.can_reopen = self.can_reopen
        row.swap_wanted.connect(self.swap)
        row.close_wanted.connect(self.close_side)
        row.reopen_wanted.connect(self.reopen_tab)

    def _show_front(self, view: ReaderView | None) -> None:
        """Show which view is in front."""
        raise NotImplementedError

    # -- the sides --------------------------------------------------------------------------------------

    def put_beside(self, widget: QWidget) -> None:
        """Let a widget stand at the right of the text, half as wide as both."""
        self._splitter.addWidget(widget)
        index = self._splitter.indexOf(widget)
        self._splitter.setStretchFactor(index, 1)
        room = self._splitter.width() - (self.outline.width() if self.outline.isVisible() else 0)
        self._splitter.setSizes([USUAL, room // 2, room // 2, room // 2])

    def _beside(self) -> QWidget:
        """Put outline and texts side by side, with borders that can be moved."""
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.outline)
        for number, pane in enumerate(self._panes, 1):
            splitter.addWidget(pane)
            splitter.setStretchFactor(number, 1)
        splitter.setSizes([USUAL, 10 * USUAL, 10 * USUAL])
        splitter.splitterMoved.connect(self._moved)
        return splitter

    def _moved(self) -> None:
        """Keep the share that the user has given to the sides."""
        self._share = self.share()

    def panes(self) -> list[ReaderPane]:
        """Return the left and the right side; the right one may have no tab."""
        return list(self._panes)

    def active_pane(self) -> ReaderPane:
        """Return the side that everything is about."""
        return self._panes[self._active]

    def active_side(self) -> int:
        """Return :data:`LEFT` or :data:`RIGHT`."""
        return self._active

    def is_split(self) -> bool:
        """Return whether there are two texts."""
        return bool(self._panes[RIGHT].views())

    def other_view(self) -> ReaderView | None:
        """Return the view in front of the side that is not active; None without a split."""
        return self._panes[1 - self._active].current_view() if self.is_split() else None

    def activate(self, side: int) -> None:
        """Make a side the active one."""
        if side != self._active and self._panes[side].views():
            self._active = side
            self._show_sides()
            view = self.current_view()
            self.setFocusProxy(self.active_pane())
            document = view.document() if view is not None else None
            if view is not None and document is not None:
                self.outline.show_place(document, view.current_clause_id())
            self.side_changed.emit()

    def swap(self) -> None:
        """Change the sides; the text that was active stays so."""
        if self.is_split():
            sizes = self._splitter.sizes()
            self._panes.reverse()
            self._active = 1 - self._active
            self._splitter.insertWidget(1, self._panes[LEFT])
            self._splitter.setSizes(sizes)
            self._show_sides()
            self.swapped.emit()
            self.arranged.emit()

    def close_side(self) -> None:
        """Close the right side with all its tabs, which can be opened again."""
        if self.is_split():
            self._close(self._panes[RIGHT], range(len(self._panes[RIGHT].views())))

    def share(self) -> float:
        """Return the share of the left text in the width of both; one half where it is not known."""
        left, right = (self._splitter.sizes()[1 + side] for side in (LEFT, RIGHT))
        return left / (left + right) if left and right else 0.5

    def set_share(self, share: float) -> None:
        """Give the left text its share of the width of both."""
        self._share = share
        sizes = self._splitter.sizes()
        both = max(2, sizes[1] + sizes[2])
        sizes[1:3] = [round(both * share), both - round(both * share)]
        self._splitter.setSizes(sizes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let both texts become wider or narrower alike: each keeps its share."""
        super().resizeEvent(event)
        if self.is_split():
            self.set_share(self._share)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the text beside, if it was kept from the last time and never looked at."""
        super().showEvent(event)
        if self.is_split():
            pane = self._panes[1 - self._active]
            pane.look(pane.current_index())

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.is_split():
            for side, pane in enumerate(self._panes):
                if pane is new or pane.isAncestorOf(new):
                    self.activate(side)

    def _leave(self, pane: ReaderPane) -> None:
        """Esc in the right text closes it; the left one is what one reads on in."""
        if pane is self._panes[RIGHT]:
            self.close_side()
            self.setFocus()

    def _settle(self) -> None:
        """After tabs came or went: show as many sides as have tabs, an empty one never at the left."""
        split = bool(self._panes[RIGHT].views())
        if split and not self._panes[LEFT].views():
            self._panes.reverse()
            self._splitter.insertWidget(1, self._panes[LEFT])
            self._active, split = LEFT, False
        elif not split:
            self._active = LEFT
        if split != self._panes[RIGHT].isVisibleTo(self._splitter):
            with ExitStack() as texts:
                for view in self.views():
                    texts.enter_context(view.page.laid_out_once())
                self._panes[RIGHT].setVisible(split)
                if split:
                    self.set_share(self._share)
                self.split_changed.emit(split)
                self._splitter.refresh()
        self._panes[LEFT].show()
        self._show_sides()

    def _show_sides(self) -> None:
        split = self.is_split()
        for side, pane in enumerate(self._panes):
            pane.row.show_side(side == RIGHT, split, side == self._active)
            for view in pane:
                view.follow(split and side != self._active)
        self.setFocusProxy(self.active_pane())

    # -- tabs -------------------------------------------------------------------------------------------

    def current_view(self) -> ReaderView | None:
        """Return the view in front of the active side; None when nothing is open."""
        return self.active_pane().current_view()

    def views(self) -> list[ReaderView]:
        """Return all views, in the order of the tabs, those of the left side first."""
        return [view for pane in self._panes for view in pane.views()]

    def state(self, side: int = LEFT) -> list[Kept]:
        """Return what is open at a side, to be opened again: document key and clause id of each tab."""
        return self._panes[side].state()

    def keep_tab(self, name: str, key: str, clause_id: str, side: int = LEFT) -> None:
        """Add a tab whose document is read when it is looked at; see :attr:`document_wanted`."""
        self._panes[side].keep_tab(name, key, clause_id)
        if side == RIGHT:
            self._settle()

    def current_index(self) -> int:
        """Return the tab in front of the active side; -1 when nothing is open."""
        return self.active_pane().current_index()

    def set_current_index(self, index: int) -> None:
        """Bring a tab of the active side to the front."""
        self.active_pane().set_current_index(index)

    def step_tab(self, by: int = 1) -> None:
        """Bring the next tab (or with -1 the one before) of the active side to the front."""
        self.active_pane().step_tab(by)

    def close_current_tab(self) -> None:
        """Close the tab in front."""
        self.close_tab(self.current_index())

    def close_tab(self, index: int) -> None:
        """Close a tab of the active side; the one beside it comes to the front."""
        self._close(self.active_pane(), (index,))

    def close_document(self, document_key: str) -> None:
        """Close the tabs of a document that is no longer in the library; they cannot be opened again."""
        for pane in list(self._panes):
            pane.close_tabs(pane.tabs_of(document_key))
        self._closed = [place for place in self._closed if place[0] != document_key]
        self._settle()

    def can_reopen(self) -> bool:
        """Return whether a tab was closed that can be opened again."""
        return bool(self._closed)

    def reopen_tab(self) -> None:
        """Open the tab again that was closed last."""
        if self._closed:
            key, clause_id = self._closed.pop()
            pane = self.active_pane()
            pane.keep_tab(key, key, clause_id)
            pane.look(len(pane.views()) - 1)

    def _do_to_tab(self, pane: ReaderPane, index: int, what: str) -> None:
        count = len(pane.views())
        if what == "close":
            self._close(pane, (index,))
        elif what == "close_others":
            self._close(pane, [each for each in range(count) if each != index])
        elif what == "close_right":
            self._close(pane, range(index + 1, count))
        elif what == "beside":
            self.activate(self._panes.index(pane))
            self.beside_wanted.emit(*pane.place(index))

    def _close(self, pane: ReaderPane, indexes: range | tuple[int, ...] | list[int]) -> None:
        had_focus = pane.isAncestorOf(QApplication.focusWidget() or self)
        self._closed = [*self._closed, *pane.close_tabs(list(indexes))][-MOST_CLOSED:]
        before = self.current_view()
        self._settle()
        if self.current_view() is not before or not pane.views():
            self._show_front(self.current_view())
        if had_focus:
            self.setFocus()
