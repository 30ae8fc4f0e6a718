"""Selections in the reader, and the words that it marks."""

from __future__ import annotations

from PySide6.QtWidgets import QTextEdit

from store.model.document import Document
from ui.reader.reader_view import ReaderView


def marked(reader: ReaderView) -> list[str]:
    return [selection.cursor.selectedText() for selection in reader.page.extraSelections()]


def ids(document: Document) -> list[str]:
    return [clause.id for clause in document.walk()]


def selections(reader: ReaderView) -> list[QTextEdit.ExtraSelection]:
    return reader.page.extraSelections()
