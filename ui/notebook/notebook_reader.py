"""Reading of the notebook for the window; an error is reported once, and the data is empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from store.model.annotation import Bookmark, Highlight, Note
from store.model.document import Document
from store.model.errors import YiceError
from store.notebook import Annotation, AnnotationFilter, AnnotationPage, HighlightStyle, Notebook
from ui.runtime.i18n import sentence
from ui.services.notebook.page_notes import PageNotes, page_notes

#: Seconds that the window waits for another program that is writing, before it says so.
PATIENCE = 0.4
T = TypeVar("T")


class NotebookReader(QObject):
    """Reads the notebook; to be made in the thread of the window."""

    failed = Signal(str)

    def __init__(self, notebook: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notebook = notebook
        self._pages: dict[str, tuple[Document, PageNotes | None]] = {}
        self._quiet = False
        self._complaint = ""
        notebook.database.set_patience(PATIENCE)

    def notes(self, document_key: str | None = None, clause_id: str | None = None) -> list[Note]:
        """Return all notes, those of a document, or those of a clause, in the order they were made."""
        return self._read(lambda: self._notebook.annotations.notes(document_key, clause_id), [])

    def marks(self, document: Document) -> PageNotes:
        """Return the user's marks in a document, where they hold in its present text."""
        known = self._pages.get(document.key)
        found = known[1] if known is not None and known[0] is document else self.known_marks(document)
        return found or PageNotes({}, {}, [])

    def known_marks(self, document: Document) -> PageNotes | None:
        """Return the same; None, not nothing, if it cannot be read, which is tried each time."""
        known = self._pages.get(document.key)
        if known is None or known[0] is not document or known[1] is None:
            placed = self._read(lambda: self._notebook.placements.marks(document), None)
            known = self._pages[document.key] = (document, None if placed is None else page_notes(placed))
        return known[1]

    def find(
        self,
        wanted: AnnotationFilter,
        sort: str | Callable[[Annotation], object] = "created",
        descending: bool = False,
    ) -> AnnotationPage:
        """Return the annotations that a filter lets through."""
        nothing = AnnotationPage((), 0)
        return self._read(lambda: self._notebook.annotations.find(wanted, sort, descending), nothing)

    def styles(self) -> list[HighlightStyle]:
        """Return the styles of highlights, as the user calls them."""
        found: list[HighlightStyle] = self._read(self._notebook.styles.all, [])
        return [HighlightStyle(style.key, sentence(style.words)) for style in found]

    def tags(self) -> dict[str, int]:
        """Return all tags with how often they are used, most used first."""
        return self._read(self._notebook.tags.counts, {})

    def complete_tag(self, typed: str) -> list[str]:
        """Return the tags that typed letters may mean, those used most first."""
        return self._read(lambda: self._notebook.tags.complete(typed), [])

    def is_about(self, error: YiceError) -> bool:
        """Return whether it is the notebook that cannot be read or written."""
        return error.details.get("path") == self._notebook.path

    def sentence(self, error: YiceError) -> str:
        """Return the message for an error; the path of the notebook's file says nothing to the user."""
        return sentence(error).replace(str(self._notebook.path), self.tr("Workbook"))

    def complaint(self) -> str:
        """Return why the last failed action could not be done."""
        return self._complaint

    def _fail(self, error: YiceError) -> None:
        self._complaint = self.sentence(error)
        if not self._quiet:
            self.failed.emit(self._complaint)

    def _record(self, item_id: str) -> Bookmark | Note | Highlight | None:
        return self._read(lambda: self._notebook.annotations.record(item_id), None)

    def _read(self, ask: Callable[[], T], otherwise: T) -> T:
        try:
            return ask()
        except YiceError as error:
            self._fail(error)
            return otherwise
