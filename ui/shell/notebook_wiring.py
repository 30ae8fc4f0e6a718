"""Wires the notebook: its panels, and what follows its changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.shell.status_bar import StatusBar
from ui.widgets.banner import Banner

#: The warning that something could not be written; it goes when nothing is left to be written.
NOT_SAVED = "not saved"

if TYPE_CHECKING:
    from ui.library.import_controller import ImportController
    from ui.notebook.bookmarks_flow import BookmarksFlow
    from ui.notebook.bookmarks_panel import BookmarksPanel
    from ui.notebook.controller import NotebookController
    from ui.notebook.panel_flow import NotesPanelFlow
    from ui.notebook.workbook import Workbook
    from ui.reader.controller import ReadingController


def wire_bookmarks(
    panel: BookmarksPanel,
    flow: BookmarksFlow,
    notes: NotesPanelFlow,
    banner: Banner,
    open_place: Callable[[str, str], object],
) -> None:
    """The tree of bookmarks leads to its places, and is made anew when those are others."""
    flow.open_requested.connect(open_place)
    flow.told.connect(banner.inform)
    notes.serve(panel)
    notes.renewed.connect(flow.library_changed)


def wire_workbook(
    workbook: Workbook,
    flow: NotesPanelFlow,
    importer: ImportController,
    reading: ReadingController,
    banner: Banner,
) -> None:
    """When the library changes, everything is placed anew in its texts."""

    def placed() -> None:
        flow.library_changed()
        reading.refresh()

    def tend() -> None:
        workbook.tend(placed)

    importer.library_changed.connect(tend)
    workbook.told.connect(banner.inform)
    workbook.warned.connect(banner.warn)


def wire_notes(flow: NotesPanelFlow, reading: ReadingController, banner: Banner) -> None:
    """The list of all notes and highlights leads to their places."""
    flow.open_requested.connect(reading.open_range)
    flow.told.connect(banner.inform)


def wire_changes(
    notebook: NotebookController, refresh: Callable[[], object], banner: Banner, status: StatusBar
) -> None:
    """Lists are filled anew after a change; one that could not be written is told."""

    def not_saved(sentence: str) -> None:
        # The inspector keeps what was typed and tries again.
        banner.warn(sentence, key=NOT_SAVED)
        status.show_saved(False, notebook.waiting() > 0)

    def waiting(count: int) -> None:
        if count:
            status.show_saved(False, retrying=True)
        else:
            refresh()

    notebook.changed.connect(refresh)
    notebook.failed.connect(not_saved)
    notebook.waiting_changed.connect(waiting)
