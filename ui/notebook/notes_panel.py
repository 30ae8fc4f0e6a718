"""The notes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.notebook.panel import EntryPanel
from ui.theme import ThemeManager
from ui.widgets.empty import EmptyState


class NotesPanel(EntryPanel):
    """Lists notes; Del deletes, a click opens the clause, where the note is edited."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            themes,
            "sticky-note",
            QCoreApplication.translate("NotesPanel", "No notes yet"),
            QCoreApplication.translate("NotesPanel", "Press Ctrl+M on a clause to write a note"),
        )
        title = QCoreApplication.translate("NotesPanel", "Notes")
        super().__init__(themes, title, empty, editable=False, parent=parent)
