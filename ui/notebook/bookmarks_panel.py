"""The bookmarks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.notebook.panel import EntryPanel
from ui.theme import ThemeManager
from ui.widgets.empty import EmptyState


class BookmarksPanel(EntryPanel):
    """Lists bookmarks; F2 renames, Del deletes, a click opens the clause."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            themes,
            "bookmark",
            QCoreApplication.translate("BookmarksPanel", "No bookmarks yet"),
            QCoreApplication.translate("BookmarksPanel", "Press Ctrl+D on a clause to bookmark it"),
        )
        title = QCoreApplication.translate("BookmarksPanel", "Bookmarks")
        super().__init__(themes, title, empty, editable=True, parent=parent)
