"""Wires the notebook: its panels, and what follows its changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.widgets.banner import Banner
from ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from ui.notebook.bookmarks_panel import BookmarksPanel
    from ui.notebook.controller import NotebookController
    from ui.notebook.notes_panel import NotesPanel


def wire_panels(
    bookmarks: BookmarksPanel,
    notes: NotesPanel,
    notebook: NotebookController,
    open_place: Callable[[str, str], object],
) -> None:
    """What is done in the lists of bookmarks and notes."""
    for panel in (bookmarks, notes):
        panel.activated.connect(open_place)
    bookmarks.delete_requested.connect(notebook.delete_bookmark)
    bookmarks.rename_requested.connect(notebook.rename_bookmark)
    notes.delete_requested.connect(notebook.delete_note)


def wire_changes(
    notebook: NotebookController, refresh: Callable[[], object], banner: Banner, status: StatusBar
) -> None:
    """Lists are filled anew after a change; one that could not be written is told."""

    def not_saved(sentence: str) -> None:
        # The inspector keeps what was typed and tries again.
        banner.warn(sentence)
        status.show_saved(False)

    notebook.changed.connect(refresh)
    notebook.failed.connect(not_saved)
