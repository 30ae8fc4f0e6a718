"""The texts that are open: whether the library still holds them, and what is marked in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from store.library import Library
from store.model.document import Document
from store.model.errors import YiceError
from ui.reader.reader_page import ReaderPage
from ui.reader.reading_notes import ReadingNotes
from ui.services.notebook.page_notes import PageNotes


class OpenTexts:
    """Compares the tabs with the library, and shows the user's marks in them.

    Asking the notebook for marks looks for their places in the text that it is asked for, and keeps them:
    it is never asked for a text that is not the library's.
    """

    def __init__(self, library: Library, page: ReaderPage, notes: ReadingNotes) -> None:
        self._library, self._page, self._notes = library, page, notes
        #: True while texts are written once more: views move then by themselves.
        self.writing = False

    def replaced(self) -> list[Document]:
        """Return the library's present texts of open documents that have changed or moved."""
        shown = [document for view in self._page.views() if (document := view.document()) is not None]
        today = [(document, self._of_today(document.key)) for document in shown]
        return [new for old, new in today if new is not None and new != old]

    def open_under(self, keys: Collection[str]) -> list[Document]:
        """Return the open documents among these keys."""
        views = filter(None, map(self._page.view_of, keys))
        return [document for view in views if (document := view.document()) is not None]

    def write_again(self, documents: Sequence[Document]) -> None:
        """Write the texts of open documents once more, each at the place that is read, with their marks."""
        self.writing = True
        for document in documents:
            self._page.renew_document(document)
        self.writing = False
        if documents:
            self.show_marks()

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
