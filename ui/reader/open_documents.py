"""The texts that are open: whether the library still holds them, and what is marked in them."""

from __future__ import annotations

from store.library import Library
from store.model.document import Document
from store.model.errors import YiceError
from ui.reader.reader_page import ReaderPage
from ui.reader.reader_view import ReaderView
from ui.reader.reading_notes import ReadingNotes
from ui.services.notebook.page_notes import PageNotes

Ranges = list[tuple[int, int]]
#: What a search has found: ranges of printed text by document and clause.
HitMap = dict[str, dict[str, Ranges]]


class OpenTexts:
    """Compares the tabs with the library, and shows hits and the user's marks in them.

    Asking the notebook for marks looks for their places in the text that it is asked for, and keeps them:
    it is never asked for a text that is not the library's.
    """

    def __init__(self, library: Library, page: ReaderPage, notes: ReadingNotes) -> None:
        self._library, self._page, self._notes = library, page, notes
        self._hits: HitMap = {}

    def replaced(self) -> list[Document]:
        """Return the library's present texts of open documents that have changed or moved."""
        shown = [document for view in self._page.views() if (document := view.document()) is not None]
        today = [(document, self._of_today(document.key)) for document in shown]
        return [new for old, new in today if new is not None and new != old]

    def set_hits(self, hits: HitMap) -> None:
        """Mark these ranges in every open document."""
        self._hits = hits
        for view in self._page.views():
            self.show_hits(view)

    def show_hits(self, view: ReaderView) -> None:
        """Mark the hits in one view."""
        document = view.document()
        view.set_hits(self._hits.get(document.key, {}) if document else {})

    def forget_hits(self, key: str) -> None:
        """Drop the hits of a changed text: their positions are unknown until the next search."""
        self._hits.pop(key, None)

    def marks(self, document: Document) -> PageNotes:
        """Return the user's marks in a document; none in a text that is not the library's."""
        if self._of_today(document.key) != document:
            return PageNotes({}, {}, [])
        return self._notes.marks(document)

    def show_marks(self) -> None:
        """Bring marks, notes and highlights in all tabs up to date."""
        for view in self._page.views():
            document = view.document()
            if document is not None:
                marks = self.marks(document)
                view.set_marks(set(marks.bookmarks), marks.notes)
                view.set_highlights(marks.highlights)

    def _of_today(self, key: str) -> Document | None:
        try:
            return self._library.document(key)
        except YiceError:
            return None
