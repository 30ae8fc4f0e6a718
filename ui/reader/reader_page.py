"""The middle of the window: the outline, the text, and beside it a second one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from store.model.document import Document
from ui.appearance.theme import ThemeManager
from ui.reader.comfort import Comfort
from ui.reader.navigation.navigation_history import LEFT, RIGHT
from ui.reader.reader_pane import ReaderPane
from ui.reader.reader_view import ReaderView
from ui.reader.split.reader_sides import ReaderSides
from ui.runtime.settings import ZOOM_MAX, ZOOM_MIN
from ui.services.library.links import Links
from ui.services.library.short_names import NamedDocument
from ui.widgets.clause_list.opening import Opening

#: Steps of the wheel within this time are one change of the size.
TURNING_MS = 60
#: What is asked for in one text, and handed on by the page.
_INTENTS = (
    "jumping",
    "reference_activated",
    "corrections_requested",
    "note_activated",
    "bookmark_requested",
    "note_requested",
    "copy_requested",
    "clause_copied",
    "print_requested",
    "basket_requested",
    "original_requested",
    "ledger_requested",
)


class ReaderPage(ReaderSides):
    """One text, or two side by side, each with its own tabs; one of them is active.

    The signals are those of the view in front of the active side. ``current_changed`` carries that view, or
    None when the last tab is closed.
    """

    clause_changed = Signal(str)
    #: The reader goes to a clause (its id) in one step, not by scrolling; said before it does.
    jumping = Signal(str)
    hit_changed = Signal(int, int)
    #: A reference, and how it is to be opened.
    reference_activated = Signal(object, object)
    corrections_requested = Signal()
    #: The button at the end of the tabs wants the reading settings shown below it.
    comfort_wanted = Signal(object)
    #: The button before the tabs wants the outline shown, or away.
    outline_wanted = Signal()
    #: A tab was made: its view, to be connected.
    view_added = Signal(object)
    #: A tab that was kept from the last time is looked at: its document (key), its clause, and its side.
    document_wanted = Signal(str, str, int)
    note_activated = Signal(str)
    bookmark_requested = Signal(list)
    note_requested = Signal(str)
    copy_requested = Signal(list)
    clause_copied = Signal(str)
    print_requested = Signal(list)
    basket_requested = Signal(list)
    #: The page of the original at the clause in view.
    original_requested = Signal()
    ledger_requested = Signal(list)
    #: Larger text is wanted by so many steps; smaller by negative ones.
    zoom_wanted = Signal(int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        self._comfort = Comfort()
        self._links: Links | None = None
        self._corrections = False
        self._steps = 0
        super().__init__(themes, parent)
        self._turning = QTimer(self, singleShot=True, interval=TURNING_MS)
        self._turning.timeout.connect(self._zoom)
        self.outline.clause_chosen.connect(self._go)
        self._show_front(None)

    def _connect_pane(self, pane: ReaderPane) -> None:
        super()._connect_pane(pane)
        pane.view_added.connect(self._take_view)
        pane.current_changed.connect(lambda view: self._pane_changed(pane, view))
        pane.place_changed.connect(lambda document, clause_id: self._place_changed(pane, document, clause_id))
        pane.hit_changed.connect(
            lambda *counts: self.hit_changed.emit(*counts) if pane is self.active_pane() else None
        )
        pane.document_wanted.connect(
            lambda key, clause_id: self.document_wanted.emit(key, clause_id, self._panes.index(pane))
        )
        pane.clause_wanted.connect(lambda clause_id: self._go_in(pane, clause_id))
        row = pane.row
        row.outline_wanted.connect(self.outline_wanted)
        row.comfort_wanted.connect(self.comfort_wanted)

    # -- documents --------------------------------------------------------------------------------------

    def open_document(
        self, document: Document, clause_id: str | None = None, how: Opening = Opening.HERE
    ) -> ReaderView:
        """Show a document at a clause: in its tab if it is open, else in the current or a new tab.

        Beside: at the right, or, from there, in a new tab at the left; that side is then active.
        """
        if how != Opening.BESIDE or not self._panes[LEFT].views():
            return self.active_pane().open_document(document, clause_id, how)
        side = LEFT if self.is_split() and self._active == RIGHT else RIGHT
        known = self._panes[side].index_of(document.key) >= 0
        self._active = side
        return self._panes[side].open_document(
            document, clause_id, Opening.TAB if side == LEFT and not known else Opening.HERE
        )

    def open_at(self, side: int, document: Document, clause_id: str | None = None) -> ReaderView:
        """Show a document at a side, whichever is active."""
        return self._panes[side].open_document(document, clause_id)

    def renew_document(self, document: Document) -> None:
        """Show another text of an open document, at the place that was read."""
        for pane in self._panes:
            pane.renew_document(document)

    def view_of(self, document_key: str) -> ReaderView | None:
        """Return the view that shows a document, if it is open; of the active side before the other."""
        for pane in (self.active_pane(), self._panes[1 - self._active]):
            index = pane.index_of(document_key)
            if index >= 0:
                return pane.views()[index]
        return None

    def in_front(self, act: Callable[[ReaderView], object]) -> None:
        """Do something in the current view, such as opening its find bar; nothing while none is open."""
        view = self.current_view()
        if view is not None:
            act(view)

    def clause_in(self, document_key: str) -> str | None:
        """Return the clause that is read in a document, if that is open at the active side."""
        pane = self.active_pane()
        return pane.place(pane.index_of(document_key))[1] or None

    def retitle(self, documents: Mapping[str, NamedDocument]) -> None:
        """Call the tabs by what their documents are called now that the library holds others."""
        for pane in self._panes:
            pane.retitle(documents)

    # -- look -------------------------------------------------------------------------------------------

    def set_comfort(self, comfort: Comfort) -> None:
        """Set the text of all tabs in this way."""
        self._comfort = comfort
        for view in self.views():
            view.set_comfort(comfort)

    def zoom(self) -> int:
        """Return the size of the text in per cent."""
        return self._comfort.size

    def set_zoom(self, percent: int) -> None:
        """Set the text of all tabs larger or smaller."""
        self.set_comfort(replace(self._comfort, size=max(ZOOM_MIN, min(ZOOM_MAX, percent))))

    def _turn_zoom(self, step: int) -> None:
        """Gather the steps of a wheel that is turned on: all texts are set again but once."""
        self._steps += step
        self._turning.start()

    def _zoom(self) -> None:
        steps, self._steps = self._steps, 0
        if steps:
            self.zoom_wanted.emit(steps)

    def set_links(self, links: Links) -> None:
        """Follow references in this library; say it again when its documents change."""
        self._links = links
        for view in self.views():
            view.set_links(links)

    def show_corrections(self, shown: bool) -> None:
        """Mark in all tabs what was corrected."""
        self._corrections = shown
        for view in self.views():
            view.show_corrections(shown)

    # -- inside -----------------------------------------------------------------------------------------

    def _take_view(self, view: ReaderView) -> None:
        view.set_comfort(self._comfort)
        view.show_corrections(self._corrections)
        if self._links is not None:
            view.set_links(self._links)
        for name in _INTENTS:
            getattr(view, name).connect(getattr(self, name))
        view.zoom_wanted.connect(self._turn_zoom)
        view.beside_requested.connect(lambda clause_id: self._want_beside(view, clause_id))
        self.view_added.emit(view)

    def _want_beside(self, view: ReaderView, clause_id: str) -> None:
        document = view.document()
        if document is not None:
            self.beside_wanted.emit(document.key, clause_id)

    def _pane_changed(self, pane: ReaderPane, view: ReaderView | None) -> None:
        """Follow another tab in front of a side; the page shows it if that side is active."""
        active = self.active_pane()
        self._settle()
        if pane is self.active_pane():
            self._show_front(view)
        elif active is not self.active_pane():
            # The side that was active has lost its last tab: the other one is what everything is about now.
            self._show_front(self.current_view())
        self.arranged.emit()

    def _show_front(self, view: ReaderView | None) -> None:
        document = view.document() if view is not None else None
        if view is None:
            self.outline.show_place(None)
        elif document is not None:
            self.outline.show_place(document, view.current_clause_id())
            self.hit_changed.emit(*view.hit_position())
        self.current_changed.emit(view)

    def _place_changed(self, pane: ReaderPane, document: Document, clause_id: str) -> None:
        if pane is self.active_pane():
            self.outline.show_place(document, clause_id)
            self.clause_changed.emit(clause_id)

    def _go(self, clause_id: str) -> None:
        self._go_in(self.active_pane(), clause_id)

    def _go_in(self, pane: ReaderPane, clause_id: str) -> None:
        view = pane.current_view()
        if view is not None:
            self.activate(self._panes.index(pane))
            view.jump_to(clause_id)
