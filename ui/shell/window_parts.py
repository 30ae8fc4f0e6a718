"""Declares the parts of the main window, which the controllers of the shell work on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from store.model.errors import YiceError
from store.system import log
from ui.widgets.clause_list.opening import Opening

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

    from ui.appearance.theme import ThemeManager
    from ui.basket.controller import BasketController
    from ui.home.home_page import HomePage
    from ui.library.controller import LibraryController
    from ui.library.import_controller import ImportController
    from ui.library.packs.pack_controller import PackController
    from ui.library.panel import LibraryPanel
    from ui.library.shelf_controller import ShelfController
    from ui.library.validity_controller import ValidityController
    from ui.library.watch_controller import WatchController
    from ui.notebook.annotation_controller import AnnotationController
    from ui.notebook.bookmarks.controller import BookmarksController
    from ui.notebook.bookmarks.panel import BookmarksPanel
    from ui.notebook.close_guard import CloseGuard
    from ui.notebook.notebook_editor import NotebookEditor
    from ui.notebook.notebook_file_controller import NotebookFileController
    from ui.notebook.notes.controller import NotesController
    from ui.notebook.notes.panel import NotesPanel
    from ui.printing.content.tables.table_paper import TablePaper
    from ui.reader.controller import ReaderController
    from ui.reader.inspector.inspector import Inspector
    from ui.reader.navigation.navigation_history import NavigationHistory
    from ui.reader.original.controller import OriginalController
    from ui.reader.reader_page import ReaderPage
    from ui.reader.split.split_controller import SplitController
    from ui.reader.text_controller import TextController
    from ui.runtime.jobs import Jobs
    from ui.runtime.settings import Settings
    from ui.search.controller import SearchController
    from ui.search.panel import SearchPanel
    from ui.search.results_controller import ResultsController
    from ui.services.workspace import Workspace
    from ui.shell.current.current_clause import CurrentClause
    from ui.shell.frame.named_actions import NamedActions
    from ui.shell.frame.page_switcher import PageSwitcher
    from ui.shell.frame.rail import Rail
    from ui.shell.frame.status_bar import StatusBar
    from ui.shell.frame.top_bar import TopBar
    from ui.shell.frame.window_areas import FocusAreas
    from ui.shell.frame.window_columns import WindowColumns
    from ui.shell.frame.window_frame import WindowFrame
    from ui.shell.notices import Notices
    from ui.widgets.banner import Banner
    from ui.widgets.search_box import SearchBox
    from ui.widgets.undo_history import UndoHistory

#: The warning that something could not be written; it goes when nothing is left to be written.
NOT_SAVED = "not saved"


class ListedDocumentNames(Protocol):
    """Names of the documents of the library, as lists show them."""

    def name(self, key: str) -> str:
        """Return the name of a document in lists."""

    def stated_name(self, key: str) -> str:
        """Return the name of a document, with （已废止） or （尚未生效） behind it."""


class PaperRequests(Protocol):
    """Interface of the controller that prints."""

    def make_page(self) -> QWidget:
        """Make the page of the place for paper."""

    def clauses(self, ids: list[str]) -> None:
        """Print clauses by their ids."""

    def document(self, key: str | None = None) -> None:
        """Print a document; that of the current clause if none is named."""

    def documents(self, keys: Sequence[str]) -> None:
        """Print several documents as one paper."""

    def table(self, paper: TablePaper) -> None:
        """Show a paper that consists of a table."""


class ClauseActs(Protocol):
    """Interface of the acts on the current clause."""

    def run(self, name: str) -> object:
        """Do a registered action to the current clause."""


class WindowParts(QMainWindow):
    """The window with everything that it is made of; the main window builds the parts."""

    #: The window was painted for the first time.
    painted = Signal()
    #: The window is whole and shows where the user left off.
    ready = Signal()
    #: A bug: an exception that is not the environment's fault.
    bug = Signal(object)
    #: Close and open again, in another language.
    restart_requested = Signal()
    #: The user came back to the window, perhaps from another program.
    activated = Signal()

    if TYPE_CHECKING:
        jobs: Jobs
        themes: ThemeManager
        settings: Settings
        version: str
        was_maximized: bool
        # The frame: there from the start.
        history: NavigationHistory
        menu_actions: NamedActions
        frame: WindowFrame
        top_bar: TopBar
        rail: Rail
        home: HomePage
        banner: Banner
        status: StatusBar
        side: QStackedWidget
        pages: QStackedWidget
        splitter: QSplitter
        search_box: SearchBox
        # What is built over a data folder.
        workspace: Workspace
        places: PageSwitcher
        columns: WindowColumns
        areas: FocusAreas
        current: CurrentClause
        undoing: UndoHistory
        notices: Notices
        clause_commands: ClauseActs
        contents: ListedDocumentNames
        printing: PaperRequests
        # The places.
        library_panel: LibraryPanel
        importer: ImportController
        library_controller: LibraryController
        shelf: ShelfController
        packs: PackController
        validity: ValidityController
        watching: WatchController
        search_panel: SearchPanel
        search_controller: SearchController
        results_controller: ResultsController
        reader: ReaderPage
        inspector: Inspector
        reading: ReaderController
        original: OriginalController
        split: SplitController
        text_controller: TextController
        notes: NotebookEditor
        bookmarks_panel: BookmarksPanel
        bookmarks_controller: BookmarksController
        notes_panel: NotesPanel
        notes_controller: NotesController
        annotation_controller: AnnotationController
        notebook_files: NotebookFileController
        close_guard: CloseGuard
        basket: BasketController

    # -- what is shown --------------------------------------------------------------------------------

    def open(self, key: str, clause_id: str | None = None, how: Opening = Opening.HERE) -> None:
        """Show a document in the reader and go there."""
        self.reading.open(key, clause_id, how)
        self.focus_page()

    def focus_page(self) -> None:
        """Put the focus on what is in front: text, start page or wide panel."""
        page = self.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def open_clause(self, clause_id: str, how: Opening = Opening.HERE) -> None:
        """Show a clause in the reader."""
        self.reading.open_clause(clause_id, how)

    def show_home(self) -> None:
        """Show the start page."""
        self.places.show_home()

    def show_panel(self, name: str) -> None:
        """Open a side panel."""
        self.places.show_panel(name)

    def panel(self) -> str:
        """Return the side panel that is open, or was last."""
        return self.places.panel()

    def report(self, error: Exception) -> None:
        """Say what did not work: a sentence for what can be expected, a report for a bug."""
        if isinstance(error, YiceError):
            log.fault("told", error)
            # What keeps the notebook from being written is said once, and is over when it can be.
            key = NOT_SAVED if self.notes.is_about(error) else ""
            self.banner.warn(self.notes.sentence(error), key=key)
        else:
            self.bug.emit(error)
