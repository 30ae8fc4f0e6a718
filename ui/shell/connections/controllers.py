"""Builds the controllers of the main window, each with the parts and services that it joins."""

from __future__ import annotations

from ui.library.controller import LibraryController
from ui.library.import_controller import ImportController
from ui.library.packs.pack_controller import PackController
from ui.library.shelf_controller import ShelfController
from ui.library.validity_controller import ValidityController
from ui.library.watch_controller import WatchController
from ui.notebook.annotation_controller import AnnotationController
from ui.notebook.bookmarks.controller import BookmarksController
from ui.notebook.close_guard import CloseGuard
from ui.notebook.notebook_file_controller import NotebookFileController
from ui.notebook.notes.controller import NotesController
from ui.reader.controller import ReaderController
from ui.reader.original.controller import OriginalController
from ui.reader.split.split_controller import SplitController
from ui.reader.text_controller import TextController
from ui.search.controller import SearchController
from ui.shell.current.clause_commands import ClauseCommands
from ui.shell.current.current_clause import CurrentClause
from ui.shell.notices import Notices
from ui.shell.shell_window import ShellWindow


def build_controllers(window: ShellWindow) -> None:
    """Build the controllers of a window whose panels are there; those that others need come first."""
    workspace, jobs, themes, settings = window.workspace, window.jobs, window.themes, window.settings
    library, notebook, notes = workspace.library, workspace.notebook, window.notes
    reader, inspector, banner, name = window.reader, window.inspector, window.banner, window.contents.name
    window.importer = importer = ImportController(workspace, jobs, window)
    window.library_controller = LibraryController(
        importer, banner, themes, settings, window.undoing, window.contents.written, window
    )
    window.packs = PackController(workspace, importer, banner, settings, window)
    window.shelf = ShelfController(window.library_panel, notebook.shelf, notes, library, window)
    window.watching = WatchController(
        window.library_panel, library, settings, jobs, window.library_controller.add, window
    )
    window.validity = ValidityController(library, importer, jobs, banner, window.undoing, name, window)
    window.reading = ReaderController(workspace, reader, inspector, notes, window.history, window)
    window.original = OriginalController(library, reader, jobs, themes, window)
    window.split = SplitController(reader, library, jobs, themes, settings, window)
    window.current = CurrentClause(window.reading, window.places.at_reader, window)
    window.clause_commands = ClauseCommands(window)
    window.annotation_controller = AnnotationController(reader, inspector, notes, window)
    window.notebook_files = NotebookFileController(workspace, notes, jobs, window)
    window.notices = Notices(workspace.notices, banner, window.notebook_files.restore_from, window)
    window.close_guard = CloseGuard(inspector, notes, window)
    window.bookmarks_controller = BookmarksController(
        window.bookmarks_panel, notebook, notes, library, jobs, window
    )
    window.notes_controller = NotesController(
        window.notes_panel, notebook, notes, library, reader, jobs, themes, window
    )
    window.text_controller = TextController(
        library, reader, inspector, settings, themes, jobs, lambda: workspace.engine, window
    )
    window.search_controller = SearchController(
        window.search_box, window.search_panel, workspace, window.reading, jobs, themes, settings, window
    )
    window.results_controller = window.search_controller.results
