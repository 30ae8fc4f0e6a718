"""The notes panel at work: asks the notebook off the GUI thread, goes to places, changes what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from store.library import Library
from store.model.annotation import Anchor
from store.model.document import Document
from store.model.errors import YiceError
from store.notebook import Notebook
from ui.appearance.theme import ThemeManager
from ui.notebook.bookmarks.panel import BookmarksPanel
from ui.notebook.notebook_editor import NotebookEditor
from ui.notebook.notes.filter_names import state_names
from ui.notebook.notes.panel import NotesPanel
from ui.notebook.tag_controller import TagController
from ui.reader.reader_page import ReaderPage
from ui.runtime.i18n import sentence
from ui.runtime.jobs import Jobs, Task
from ui.services.display_names import place_name
from ui.services.notebook.note_entries import EntryMaker
from ui.services.notebook.note_list import NoteListing, listing


class NotesController(QObject):
    """Joins panel, notebook and reader; while nobody sees the panel, nothing is asked."""

    #: A place is to be shown: document, clause, and the range of its words.
    open_requested = Signal(str, str, int, int)
    told = Signal(str)
    #: Documents or places are others: what shows them is to be made again.
    renewed = Signal()

    def __init__(
        self,
        panel: NotesPanel,
        notebook: Notebook,
        notes: NotebookEditor,
        library: Library,
        page: ReaderPage,
        jobs: Jobs,
        themes: ThemeManager,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._notebook, self._notes = panel, notebook, notes
        self._library, self._page, self._jobs = library, page, jobs
        self._shelf = EntryMaker(library)
        self._asking: Task | None = None
        self._stale = True
        self._tagging = TagController(notes, notebook, themes, panel, self)
        panel.asked.connect(self.refresh)
        panel.shown.connect(self._catch_up)
        panel.activated.connect(self.open)
        panel.delete_requested.connect(notes.delete)
        panel.recolour_requested.connect(notes.recolour)
        panel.keep_requested.connect(self._keep)
        panel.tags_wanted.connect(self._tagging.manage)
        self.serve(panel)
        notes.changed.connect(self.refresh)

    def serve(self, panel: NotesPanel | BookmarksPanel) -> None:
        """Tag, confirm and place by hand what a panel lists."""
        panel.confirm_requested.connect(self._confirm)
        panel.place_requested.connect(self._place)
        panel.tag_requested.connect(self._tagging.ask)

    def library_changed(self) -> None:
        """Refresh after documents or places of annotations have changed."""
        self._shelf = EntryMaker(self._library)
        self.refresh()
        self.renewed.emit()

    def refresh(self) -> None:
        """Ask for what the panel wants; a later question makes an earlier one void."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        self._stale = not self._panel.isVisible()
        if self._stale:
            return
        wanted, sort, shelf, titles = self._panel.wanted, self._panel.sort, self._shelf, state_names()

        def ask(task: Task) -> NoteListing:
            return listing(self._notebook, wanted, sort, shelf, titles, task.cancelled)

        self._asking = self._jobs.start(ask, lambda found: self._show(found, shelf), self._failed)

    def _catch_up(self) -> None:
        if self._stale:
            self.refresh()

    def _show(self, found: NoteListing, shelf: EntryMaker) -> None:
        self._asking = None
        self._panel.show_listing(found, shelf, self._notes.styles())

    def _failed(self, error: Exception) -> None:
        self._asking = None
        if not isinstance(error, YiceError):
            raise error
        self.told.emit(sentence(error))

    def open(self, item_id: str) -> None:
        """Go to where an annotation holds in the text of today; if nowhere, to where it was."""
        try:
            item = self._notebook.annotations.get(item_id)
            document = self._library.document(item.document_key) if item else None
        except YiceError as error:
            self.told.emit(sentence(error))
            return
        if item is None or document is None:
            return
        for placed in self._notebook.placements.marks(document):
            if placed.annotation.id == item_id and placed.spans:
                span = placed.spans[0]
                self.open_requested.emit(document.key, span.clause_id, span.start, span.end)
                return
        known = {clause.id for clause in document.walk()}
        old = item.clause_id if item.clause_id in known else ""
        self.open_requested.emit(document.key, old, 0, 0)
        self.told.emit(
            self.tr("Its words are gone. Select those it belongs to now, then press “Place by hand”.")
        )

    def _confirm(self, ids: Sequence[str]) -> None:
        self._notes.change(self.tr("Confirm Place"), lambda: self._notebook.placements.confirm(ids))

    def _keep(self, ids: Sequence[str]) -> None:
        self._notes.change(self.tr("Keep both Versions"), lambda: self._notebook.annotations.keep_copies(ids))

    def _place(self, item_id: str) -> None:
        """Put an annotation on the selected words, else on the clause that is being read; tell where."""
        view = self._page.current_view()
        document = view.document() if view is not None else None
        if view is None or document is None:
            self.told.emit(self.tr("Open the document and select the words it belongs to"))
            return
        whole = [(view.current_clause_id(), 0, 1 << 30)]
        anchors = self._notes.anchors(document, view.selected_ranges() or whole)
        text = self.tr("Place by Hand")
        if anchors and self._notes.change(
            text, lambda: self._notebook.placements.place_by_hand(item_id, anchors)
        ):
            done = self.tr("It now stands at {place}. Ctrl+Z takes it back.")
            self.told.emit(done.format(place=_place_of(document, anchors[0])))


def _place_of(document: Document, anchor: Anchor) -> str:
    clause = next(each for each in document.walk() if each.id == anchor.clause_id)
    return place_name(document, clause.label, clause.path)
