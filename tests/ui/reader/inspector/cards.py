"""Cards of notes in the inspector."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from store.model.document import Document
from store.notebook import Notebook
from ui.notebook.notebook_editor import NotebookEditor
from ui.reader.inspector.inspector import Inspector
from ui.reader.inspector.note_card import NoteCard


def show(inspector: Inspector, notes: NotebookEditor, document: Document, index: int) -> None:
    clause = document.clauses[index]
    bookmarked = clause.id in notes.marks(document).bookmarks
    inspector.show_clause(document, clause, "《某清单》第一项", bookmarked, notes.notes(clause_id=clause.id))


def type_into(card: NoteCard, text: str) -> None:
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(card.editor(), event)


def cards(inspector: Inspector) -> list[NoteCard]:
    return inspector._notes.cards()


def bodies(path: Path) -> list[str]:
    """What another process would read."""
    other = Notebook.open(path)
    try:
        return [note.body for note in other.annotations.notes()]
    finally:
        other.close()
