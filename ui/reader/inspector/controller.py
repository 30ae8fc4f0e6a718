"""Controller of the inspector: shows the clause in view, and opens its notes for writing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from store.model.clause import Clause
from store.model.document import Document
from ui.reader.inspector.inspector import Inspector
from ui.services.notebook.page_notes import PageNotes


class InspectorController(QObject):
    """Fills the inspector with a clause and what the user has written on it."""

    #: The inspector is needed, even if it is folded away.
    inspector_wanted = Signal()
    #: The inspector shows this clause of this document.
    clause_shown = Signal(object, object)

    def __init__(self, inspector: Inspector, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspector = inspector
        inspector.clear()

    def show_clause(self, document: Document, clause: Clause, marks: PageNotes) -> None:
        """Show a clause, its citation, and the user's ``marks`` on it among those of its document."""
        from index.references.citation import cite

        bookmarked, notes = clause.id in marks.bookmarks, marks.notes.get(clause.id, [])
        self._inspector.show_clause(document, clause, cite(document, clause), bookmarked, notes)
        self.clause_shown.emit(document, clause)

    def clear(self) -> None:
        """Show no clause."""
        self._inspector.clear()

    def edit_new_note(self) -> None:
        """Begin a note on the clause that is shown."""
        self.inspector_wanted.emit()
        self._inspector.edit_new_note()

    def edit_note(self, note_id: str) -> None:
        """Open a note of the clause that is shown for writing."""
        self.inspector_wanted.emit()
        self._inspector.edit_note(note_id)
