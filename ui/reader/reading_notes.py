"""Declares what the reader needs of the notebook: the marks of a document, bookmarks, and where notes go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance

from store.model.clause import Clause
from store.model.document import Document
from ui.reader.inspector.inspector import Inspector
from ui.services.notebook.page_notes import PageNotes


class ReadingNotes(Protocol):
    """The notebook as the reader sees it."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted after every change, undo and redo."""
        ...

    def marks(self, document: Document) -> PageNotes:
        """Return bookmarks, notes and highlights of a document that the library holds."""
        ...

    def toggle_bookmark(self, document: Document, clause: Clause) -> bool:
        """Add or remove the bookmark of a clause; whether that was written."""
        ...

    def toggle_bookmarks(self, found: Sequence[tuple[Document, Clause]]) -> bool:
        """Bookmark those of the clauses that are not; where all are, remove what is there."""
        ...

    def attach(self, inspector: Inspector) -> None:
        """Write the notes, tags and bookmarks of an inspector to the notebook."""
        ...
