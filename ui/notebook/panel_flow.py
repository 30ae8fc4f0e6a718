"""The notes panel at work: asks the notebook off the GUI thread, goes to places, changes what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from store.errors import YiceError
from store.notebook import Filter, Found, Notebook
from ui.jobs import Jobs, Task
from ui.notebook.controller import NotebookController
from ui.notebook.entries import Library, Shelf
from ui.notebook.notes_panel import NotesPanel
from ui.notebook.sounds import sounds
from ui.reader.reader_page import ReaderPage


class NotesPanelFlow(QObject):
    """Joins panel, notebook and reader."""

    #: A place is to be shown: document, clause, and the range of its words.
    open_requested = Signal(str, str, int, int)
    told = Signal(str)

    def __init__(
        self,
        panel: NotesPanel,
        notebook: Notebook,
        notes: NotebookController,
        library: Library,
        page: ReaderPage,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._notebook, self._notes = panel, notebook, notes
        self._library, self._page, self._jobs = library, page, jobs
        self._shelf = Shelf(library)
        self._asking: Task | None = None
        panel.asked.connect(self.refresh)
        panel.activated.connect(self.open)
        panel.delete_requested.connect(notes.delete)
        panel.recolour_requested.connect(notes.recolour)
        panel.confirm_requested.connect(self._confirm)
        panel.place_requested.connect(self._place)
        panel.tag_requested.connect(self._tag)
        panel.tags_wanted.connect(self._manage_tags)
        notes.changed.connect(self.refresh)

    def library_changed(self) -> None:
        """Documents came, went or changed."""
        self._shelf = Shelf(self._library)
        self.refresh()

    def refresh(self) -> None:
        """Ask for what the panel wants; a later question makes an earlier one void."""
        if self._asking is not None:
            self._asking.cancel()
        wanted, sort, shelf = self._panel.wanted, self._panel.sort, self._shelf
        order = shelf.place if sort == "place" else sort
        latest = sort in ("updated", "created")

        def ask(_task: Task) -> tuple[Found, bool]:
            kinds = wanted.kinds or ("note", "highlight")
            asked = Filter(
                documents=wanted.documents,
                tags=wanted.tags,
                styles=wanted.styles,
                kinds=kinds,
                states=wanted.states,
                since=wanted.since,
                until=wanted.until,
                text=wanted.text,
            )
            found = self._notebook.find(asked, order, latest, sounds)
            usual = Filter(kinds=("note", "highlight"))
            return found, bool(found.total) or bool(self._notebook.find(usual, limit=1).total)

        self._asking = self._jobs.start(ask, lambda answer: self._show(*answer), self._failed)

    def _show(self, found: Found, anything: bool) -> None:
        self._asking = None
        self._panel.show_found(found, self._shelf, self._notes.styles(), anything)

    def _failed(self, error: Exception) -> None:
        self._asking = None
        if not isinstance(error, YiceError):
            raise error
        self.told.emit(error.sentence())

    def open(self, item_id: str) -> None:
        """Go to where an annotation holds in the text of today."""
        try:
            item = self._notebook.annotation(item_id)
            document = self._library.document(item.document_key) if item else None
        except YiceError as error:
            self.told.emit(error.sentence())
            return
        if item is None or document is None:
            return
        for placed in self._notebook.marks(document):
            if placed.annotation.id == item_id and placed.spans:
                span = placed.spans[0]
                self.open_requested.emit(document.key, span.clause_id, span.start, span.end)
                return
        self.told.emit(self.tr("Its words are not in the document any more"))

    def _confirm(self, ids: Sequence[str]) -> None:
        self._notes.change(self.tr("Confirm Place"), lambda: self._notebook.confirm(ids))

    def _place(self, item_id: str) -> None:
        """Put an annotation on the selected words, else on the clause that is being read."""
        view = self._page.current_view()
        document = view.document() if view is not None else None
        if view is None or document is None:
            self.told.emit(self.tr("Open the document and select the words it belongs to"))
            return
        whole = [(view.current_clause_id(), 0, 1 << 30)]
        anchors = self._notes.anchors(document, view.selected_ranges() or whole)
        if anchors:
            text = self.tr("Place by Hand")
            self._notes.change(text, lambda: self._notebook.place_by_hand(item_id, anchors))

    def _tag(self, ids: Sequence[str]) -> None:
        from ui.notebook.tag_dialogs import TagDialog

        dialog = TagDialog(self._notes.complete_tag, self._panel.window())
        dialog.chosen.connect(
            lambda name: self._notes.change(self.tr("Add Tag"), lambda: self._notebook.add_tag(ids, name))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _manage_tags(self) -> None:
        from ui.notebook.tag_dialogs import TagsDialog

        notes, notebook = self._notes, self._notebook
        dialog = TagsDialog(notes.tags(), self._panel.window())
        dialog.renamed.connect(
            lambda old, new: notes.change(self.tr("Rename Tag"), lambda: notebook.rename_tag(old, new))
        )
        dialog.deleted.connect(
            lambda name: notes.change(self.tr("Delete Tag"), lambda: notebook.delete_tag(name))
        )
        notes.changed.connect(dialog.refresh_from(notes.tags))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
