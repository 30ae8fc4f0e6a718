"""The main window: builds its parts and wires them, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from store.errors import YiceError
from ui.actions import Actions
from ui.home.page import HomePage
from ui.home.recent import gather
from ui.i18n import sentence
from ui.icons import app_icon
from ui.jobs import Jobs
from ui.labels import short_title
from ui.navigation import History, Place
from ui.settings.settings import Settings
from ui.theme import ThemeManager
from ui.widgets.banner import Banner
from ui.widgets.rail import PANELS, Rail
from ui.widgets.status_bar import StatusBar
from ui.widgets.top_bar import TopBar
from ui.window_state import SMALLEST, Session, WindowState

if TYPE_CHECKING:
    from ui.workspace import Workspace

#: Below this width the inspector folds away, so that a line of text keeps its length.
INSPECTOR_FROM = 1160
HOME = Place()


class MainWindow(QMainWindow):
    """The one window of a data folder.

    Made without a workspace it is only its frame, which can be painted at once; :meth:`complete` then reads
    in the rest, as what takes long to import is imported there.
    """

    #: The window was painted for the first time.
    painted = Signal()
    #: The window is whole and shows where the user left off.
    ready = Signal()
    #: A bug: an exception that is not the environment's fault.
    bug = Signal(object)
    #: Close and open again, in another language.
    restart_requested = Signal()

    def __init__(
        self,
        workspace: Workspace | None,
        jobs: Jobs,
        themes: ThemeManager,
        settings: Settings,
        version: str = "",
    ) -> None:
        super().__init__()
        self.jobs, self.themes, self.settings, self.version = jobs, themes, settings, version
        self.setWindowTitle(self.tr("Yice"))
        self.setMinimumSize(SMALLEST)
        self._names: dict[str, str] = {}
        self._added: set[str] = set()
        self._painted = self._complete = False
        self._inspector_forced = self._arranged = False
        self._state = WindowState(settings)
        self.history = History(self)
        self.menu_actions = Actions(self)
        self._build_frame()
        self._build_layout()
        self._state.restore(self)
        if workspace is not None:
            self.complete(workspace)

    def complete(self, workspace: Workspace) -> None:
        """Build what the frame holds, wire it, and show the documents; emits :attr:`ready`."""
        from ui.window_commands import WindowCommands

        self.workspace = workspace
        self._build_panels()
        self._build_controllers()
        self._wire()
        self.commands = WindowCommands(self)
        self.refresh_library()
        self._restore()
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self._complete = True
        if self.isVisible():
            self._arrange()
            self._open_session()
        if self._painted:
            QTimer.singleShot(0, self.after_paint)

    # -- building -------------------------------------------------------------------------------------

    def _build_frame(self) -> None:
        themes = self.themes
        bar = QMenuBar(self)
        self.setMenuBar(bar)
        self.menu_actions.fill(bar)
        self.top_bar = TopBar(themes, self.menu_actions)
        self.search_box = self.top_bar.search_box
        self.rail = Rail(themes, self._rail_entries(), (self.tr("Settings"), self.tr("Settings  Ctrl+,")))
        self.home = HomePage(themes)
        self.banner = Banner(themes)
        self.status = StatusBar(themes)

    def _build_panels(self) -> None:
        from ui.basket.flow import BasketFlow
        from ui.library.panel import LibraryPanel
        from ui.notebook.bookmarks_panel import BookmarksPanel
        from ui.notebook.controller import NotebookController
        from ui.notebook.notes_panel import NotesPanel
        from ui.reader.inspector import Inspector
        from ui.reader.reader_page import ReaderPage
        from ui.search.panel import SearchPanel

        themes = self.themes
        self.notes = NotebookController(self.workspace.notebook, self)
        self.library_panel = LibraryPanel(themes, self.workspace.library.document, self.side)
        self.search_panel = SearchPanel(themes, lambda key: self._names.get(key, key), self.side)
        self.bookmarks_panel = BookmarksPanel(themes, self.side)
        self.notes_panel = NotesPanel(themes, self.side)
        for panel in (self.library_panel, self.search_panel, self.bookmarks_panel, self.notes_panel):
            self.side.addWidget(panel)
        self.basket = BasketFlow(
            self.workspace.notebook,
            self.workspace.library,
            self.notes.undo_stack,
            self.settings,
            themes,
            self.side,
        )
        self.side.addWidget(self.basket.panel)
        self.reader = ReaderPage(themes, self.pages)
        self.pages.addWidget(self.reader)
        self.inspector = Inspector(themes, self.splitter)
        self.inspector.setMinimumWidth(240)
        self.inspector.hide()

    def _rail_entries(self) -> list[tuple[str, str, str, str]]:
        return [
            ("library", "library", self.tr("Library"), self.tr("Documents  Ctrl+1")),
            ("search", "search", self.tr("Search"), self.tr("Results  Ctrl+2")),
            ("bookmarks", "bookmark", self.tr("Marks"), self.tr("Bookmarks  Ctrl+3")),
            ("notes", "sticky-note", self.tr("Notes"), self.tr("Notes  Ctrl+4")),
            ("basket", "shopping-basket", self.tr("Basket"), self.tr("Basket  Ctrl+5")),
        ]

    def _build_layout(self) -> None:
        self.side = QStackedWidget()
        self.side.setObjectName("sidePanel")
        self.side.setMinimumWidth(240)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.home)
        centre = QWidget()
        centre.setObjectName("centre")
        centre.setMinimumWidth(320)
        _column(centre, (self.banner, 0), (self.pages, 1))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(centre)
        self.splitter.setStretchFactor(1, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.splitter, 1)
        body = QWidget()
        body.setObjectName("body")
        _column(body, (self.top_bar, 0), (middle, 1), (self.status, 0))
        self.setCentralWidget(body)

    def _build_controllers(self) -> None:
        from ui.library.flow import LibraryFlow
        from ui.library.import_controller import ImportController
        from ui.reading import ReadingController
        from ui.search.flow import SearchFlow

        self.importer = ImportController(self.workspace, self.jobs, self)
        self.library_flow = LibraryFlow(self.importer, self.banner, self.themes, self.settings, self)
        self.reading = ReadingController(
            self.workspace, self.reader, self.inspector, self.notes, self.history, self
        )
        self.search_flow = SearchFlow(
            self.search_box, self.search_panel, lambda: self.workspace.engine, self.reading, self.jobs, self
        )

    def _wire(self) -> None:
        self._wire_panels()
        self._wire_reading()
        importer, status = self.importer, self.status
        importer.progressed.connect(status.show_work)
        importer.idle.connect(status.work_done)
        importer.rebuilding.connect(self.search_panel.show_rebuilding)
        importer.library_changed.connect(self.refresh_library)
        importer.idle.connect(self._search_again)
        status.cancel_requested.connect(importer.cancel)
        self.library_flow.open_requested.connect(self.open)
        self.library_flow.failed.connect(self.bug)
        self.jobs.failed.connect(self.report)
        self.notes.changed.connect(self.refresh_notebook)
        self.notes.failed.connect(self._on_not_saved)
        self.settings.theme_changed.connect(self.themes.set_theme)
        self.settings.language_changed.connect(self.restart_requested)

    def _wire_panels(self) -> None:
        self.rail.panel_requested.connect(self._on_rail)
        self.top_bar.home_requested.connect(self.show_home)
        self.search_box.left.connect(self.pages.setFocus)
        library = self.library_panel
        library.activated.connect(self.open)
        library.new_tab_requested.connect(lambda key, clause: self.open(key, clause, True))
        library.remove_requested.connect(self.library_flow.remove)
        library.import_requested.connect(self.library_flow.choose_files)
        self.home.document_chosen.connect(self.open)
        self.home.clause_chosen.connect(self.open_clause)
        self.home.query_chosen.connect(self.search_flow.search)
        for panel in (self.bookmarks_panel, self.notes_panel):
            panel.activated.connect(self.open)
        self.bookmarks_panel.delete_requested.connect(self.notes.delete_bookmark)
        self.bookmarks_panel.rename_requested.connect(self.notes.rename_bookmark)
        self.notes_panel.delete_requested.connect(self.notes.delete_note)
        self.search_flow.panel_wanted.connect(lambda: self.show_panel("search"))
        self.search_flow.used.connect(self._remember_search)
        self.search_flow.failed.connect(self.bug)
        self._wire_basket()

    def _wire_basket(self) -> None:
        basket = self.basket
        basket.activated.connect(self.open)
        basket.told.connect(self.banner.inform)
        basket.failed.connect(self.banner.warn)
        basket.take_drops(self.rail.button("basket"))
        self.importer.library_changed.connect(basket.refresh)
        self.inspector.basket_requested.connect(lambda: basket.add(self.reading.selected_ids()))
        self.reader.basket_requested.connect(basket.add)

    def _wire_reading(self) -> None:
        reading = self.reading
        reading.place_changed.connect(self._on_place)
        reading.hit_changed.connect(self.status.show_hit)
        reading.opening.connect(lambda: self._on_open(True))
        reading.open_changed.connect(self._on_open)
        reading.told.connect(self.banner.inform)
        reading.failed.connect(self.report)
        reading.search_requested.connect(self.search_flow.search)

    # -- what is shown --------------------------------------------------------------------------------

    def open(self, key: str, clause_id: str | None = None, new_tab: bool = False) -> None:
        """Show a document in the reader."""
        self.reading.open(key, clause_id, new_tab)
        self.pages.currentWidget().setFocus()

    def open_clause(self, clause_id: str) -> None:
        """Show a clause in the reader."""
        self.reading.open_clause(clause_id)

    def show_home(self) -> None:
        """Show the start page."""
        if self.pages.currentWidget() is not self.home:
            self.refresh_recent()
        self.pages.setCurrentWidget(self.home)
        self.history.visit(HOME)
        self._fit_home()

    def show_panel(self, name: str) -> None:
        """Open a side panel."""
        self.side.setCurrentIndex(PANELS.index(name))
        self.side.show()
        self.rail.show_panel(name)
        self.commands.show_side(True)

    def panel(self) -> str:
        """The side panel that is open, or was last."""
        return PANELS[self.side.currentIndex()]

    def fold_side(self, folded: bool) -> None:
        """Hide the side panel, or show it again."""
        self.side.setVisible(not folded)
        self.rail.show_panel(None if folded else self.panel())

    def show_inspector(self, wanted: bool) -> None:
        """Show or hide the inspector; remembered."""
        self.settings.set("window/inspector", wanted)
        self._inspector_forced = wanted and self.width() < INSPECTOR_FROM
        self._fit_inspector()

    def report(self, error: Exception) -> None:
        """Say what did not work: a sentence for what can be expected, a report for a bug."""
        if isinstance(error, YiceError):
            self.banner.warn(sentence(error))
        else:
            self.bug.emit(error)

    def refresh_library(self) -> None:
        """The library holds other documents."""
        documents = self.workspace.library.documents()
        self._names = {one.key: short_title(one.name) for one in documents}
        self._added = {one.key for one in documents if not one.shipped}
        self.library_panel.set_documents(documents)
        self.home.set_documents(documents)
        self.status.show_library(len(documents), sum(one.measure_count for one in documents))
        self._close_removed()

    def can_remove(self) -> bool:
        """Whether the document in the reader was added by the user."""
        return self.reading.document_key() in self._added

    def refresh_notebook(self) -> None:
        """The user's marks and notes changed, and are on disk."""
        self.status.show_saved(not self.inspector.has_unsaved_text())
        library = self.workspace.library
        self.bookmarks_panel.set_items(self.notes.bookmark_entries(library))
        self.notes_panel.set_items(self.notes.note_entries(library))
        counts: dict[str, int] = {}
        for note in self.notes.notes():
            counts[note.anchor.clause_id] = counts.get(note.anchor.clause_id, 0) + 1
        self.search_panel.set_notes(counts)

    def refresh_recent(self) -> None:
        """Show where the user left off on the start page."""
        self.home.set_recent(gather(self.workspace.notebook))

    def raise_with(self, files: Sequence[str]) -> None:
        """A second start asked for this window, perhaps with files."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        if files:
            self.library_flow.add([Path(file) for file in files])

    def go(self, step: int) -> None:
        """Back (-1) or forward (1) to a place of the history."""
        place = self.history.go(step)
        if place is None:
            return
        if place.key is None:
            self.refresh_recent()
            self.pages.setCurrentWidget(self.home)
            self._fit_home()
        else:
            self.reading.open(place.key, place.clause_id, record=False)

    def open_panel(self, name: str) -> None:
        """Open a side panel and go into it."""
        self.show_panel(name)
        self.side.currentWidget().setFocus()

    def clear_history(self) -> None:
        """Forget what was read and searched."""
        self.workspace.notebook.clear_history()
        self.refresh_recent()

    # -- what the parts tell --------------------------------------------------------------------------

    def _on_rail(self, name: str) -> None:
        if self.side.isVisible() and self.panel() == name:
            self.commands.show_side(False)
            self.fold_side(True)
        else:
            self.open_panel(name)

    def _on_open(self, is_open: bool) -> None:
        if is_open:
            self.pages.setCurrentWidget(self.reader)
        else:
            self.library_panel.show_place(None)
            self.show_home()
        self._fit_inspector()

    def _on_place(self, key: str, way: list[str]) -> None:
        self.library_panel.show_place(key, way)
        if way:
            self.search_panel.select_clause(way[-1])

    def _remember_search(self, query: str, total: int) -> None:
        try:
            self.workspace.notebook.add_search(query, total)
        except YiceError as error:
            self.report(error)

    def _on_not_saved(self, sentence: str) -> None:
        """The notebook could not be written; the inspector keeps what was typed and tries again."""
        self.banner.warn(sentence)
        self.status.show_saved(False)

    def _search_again(self) -> None:
        if self.search_box.text().strip():
            self.search_flow.controller.again()

    def _close_removed(self) -> None:
        """Close the tabs of documents that the library no longer holds."""
        for view in self.reader.views():
            document = view.document()
            if document is not None and document.key not in self._names:
                self.history.forget_document(document.key)
                self.reader.close_document(document.key)

    def _fit_home(self) -> None:
        self.status.show_hit(0, 0)
        self._fit_inspector()

    def _fit_inspector(self) -> None:
        wanted = self.settings.get("window/inspector", True)
        room = self.width() >= INSPECTOR_FROM or self._inspector_forced
        self.inspector.setVisible(wanted and room and self.pages.currentWidget() is self.reader)

    def _restore(self) -> None:
        """Show what was shown, apart from the document, which needs a size to be laid out in."""
        session = self._state.session()
        self.show_panel(session.panel if session.panel in PANELS else PANELS[0])
        self.commands.show_inspector(self.settings.get("window/inspector", True))
        self.reader.set_zoom(self.settings.zoom)
        if session.key not in self._names:
            self.show_home()
        self.search_box.setFocus()
        if self.search_box.text().strip():
            self.search_flow.search(self.search_box.text())

    def _open_session(self) -> None:
        session = self._state.session()
        if self.history.current is None and session.key in self._names:
            self.reading.open(session.key, session.clause_id or None)

    def after_paint(self) -> None:
        """What can wait until the window is on the screen: engine, index, where one left off."""
        self.refresh_notebook()
        self.refresh_recent()
        self.jobs.start(
            lambda _task: self.workspace.engine.warm(), lambda _engine: self.importer.rebuild_if_needed()
        )
        for notice in self.workspace.notices:
            self.banner.warn(sentence(notice))
        self.ready.emit()

    # -- events ---------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Notice the first paint."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            self.painted.emit()
            if self._complete:
                QTimer.singleShot(0, self.after_paint)
        return handled

    def showEvent(self, event: QShowEvent) -> None:
        """Open what was open, now that there is a size to lay it out in."""
        super().showEvent(event)
        self._arrange()
        if self._complete:
            self._open_session()

    def _arrange(self) -> None:
        if not self._arranged:
            self._state.arrange(self.splitter, self.width() - self.rail.width())
            self._arranged = self._complete

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the inspector away where there is no room."""
        super().resizeEvent(event)
        if event.size().width() >= INSPECTOR_FROM:
            self._inspector_forced = False
        if self._complete:
            self._fit_inspector()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.library_flow.add(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being written, and where the user left off."""
        if not self._complete:
            super().closeEvent(event)
            return
        self.inspector.flush()
        self.importer.cancel()
        here = self.history.current or HOME
        self._state.save(self, self.splitter, Session(self.panel(), here.key or "", here.clause_id or ""))
        super().closeEvent(event)


def _column(widget: QWidget, *parts: tuple[QWidget, int]) -> None:
    """Stack parts in a widget without gaps."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part, stretch in parts:
        column.addWidget(part, stretch)
