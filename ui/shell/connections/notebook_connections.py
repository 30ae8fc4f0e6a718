"""Connects the panels of the notebook, and what follows its changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.shell.frame.status_bar import StatusBar
from ui.shell.window_parts import NOT_SAVED
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from ui.library.import_controller import ImportController
    from ui.notebook.bookmarks.controller import BookmarksController
    from ui.notebook.bookmarks.panel import BookmarksPanel
    from ui.notebook.notebook_editor import NotebookEditor
    from ui.notebook.notebook_file_controller import NotebookFileController
    from ui.notebook.notes.controller import NotesController
    from ui.reader.controller import ReaderController


def connect_bookmarks(
    panel: BookmarksPanel,
    controller: BookmarksController,
    notes: NotesController,
    banner: Banner,
    open_place: Callable[[str, str], object],
) -> None:
    """Connect the tree of bookmarks with its places; it is rebuilt when they change."""
    controller.open_requested.connect(open_place)
    controller.told.connect(banner.inform)
    notes.serve(panel)
    notes.renewed.connect(controller.library_changed)


def connect_notebook_files(
    workbook: NotebookFileController,
    controller: NotesController,
    importer: ImportController,
    reading: ReaderController,
    banner: Banner,
) -> None:
    """Connect the library with the notebook: when the texts change, everything is placed in them again."""

    def placed() -> None:
        controller.library_changed()
        reading.refresh()

    def tend() -> None:
        workbook.tend(placed)

    importer.library_changed.connect(tend)
    workbook.told.connect(banner.inform)
    workbook.withdrawn.connect(banner.withdraw)
    workbook.warned.connect(banner.warn)


def connect_notes(controller: NotesController, reading: ReaderController, banner: Banner) -> None:
    """Connect the list of all notes and highlights with their places."""
    controller.open_requested.connect(reading.open_range)
    controller.told.connect(banner.inform)


def connect_changes(
    notebook: NotebookEditor, refresh: Callable[[], object], banner: Banner, status: StatusBar
) -> None:
    """Fill the lists again after a change, and tell of one that could not be written."""

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
