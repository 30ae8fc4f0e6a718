"""The main window: builds its parts and wires them, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.appearance import motion
from ui.appearance.icons import app_icon
from ui.appearance.theme import ThemeManager
from ui.reader.navigation.navigation_history import NavigationHistory
from ui.runtime.jobs import Jobs
from ui.runtime.settings import Settings
from ui.shell.actions import Actions
from ui.shell.frame.page_switcher import PageSwitcher
from ui.shell.frame.window_frame import WindowFrame
from ui.shell.frame.window_state import SMALLEST, WindowState
from ui.shell.menus import menus
from ui.shell.panels import panels, rail_entries
from ui.shell.shell_window import ShellWindow
from ui.widgets.dialog_folders import remember_in

if TYPE_CHECKING:
    from ui.services.workspace import Workspace


class MainWindow(ShellWindow):
    """The one window of a data folder.

    Made without a workspace it is only its frame, which can be painted at once; :meth:`complete` then reads
    in the rest, as what takes long to import is imported there.
    """

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
        remember_in(settings)
        if settings.get(motion.KEY, False):
            motion.reduce(True)
        self.setWindowTitle(self.tr("Yice"))
        self.setMinimumSize(SMALLEST)
        self.was_maximized = False
        self._painted = self._complete = self._arranged = False
        self._state = WindowState(settings)
        self.history = NavigationHistory(self)
        self.menu_actions = actions = Actions(menus(), self)
        actions.fill(self.menuBar())
        self._commands = actions.commands
        self._build_frame()
        self._state.restore(self)
        if workspace is not None:
            self.complete(workspace)

    def complete(self, workspace: Workspace) -> None:
        """Build what the frame holds, wire it, and show the documents; emits :attr:`ready`."""
        from ui.shell.command_controller import CommandController
        from ui.shell.connections.connections import connect
        from ui.shell.connections.controllers import build_controllers
        from ui.shell.modules_ahead import ModulesAhead
        from ui.shell.print_controller import PrintController
        from ui.shell.session_controller import SessionController
        from ui.shell.window_contents import WindowContents

        self.workspace = workspace
        self.contents = WindowContents(self)
        self._build_panels()
        build_controllers(self)
        connect(self)
        self.printing = PrintController(self)
        self.commands = CommandController(self, self._commands)
        self.contents.refresh_library()
        self.commands.show_inspector(self.columns.inspector_wanted())
        self.session = SessionController(self, self._state)
        self.session.restore()
        needed = [module for panel in panels(wide=True) for module in panel.needs]
        ModulesAhead(needed, self.jobs, self.reading.opening, self)
        self.setWindowIcon(app_icon())
        self.frame.setAcceptDrops(True)
        self._complete = True
        if self.isVisible():
            self._arrange()
            self.session.open()
        if self._painted:
            QTimer.singleShot(0, self.after_paint)

    # -- building -------------------------------------------------------------------------------------

    def _build_frame(self) -> None:
        self.frame = WindowFrame(self.themes, self.menu_actions, rail_entries(), self)
        self.top_bar, self.rail, self.home = self.frame.top_bar, self.frame.rail, self.frame.home
        self.banner, self.status = self.frame.banner, self.frame.status
        self.side, self.pages, self.splitter = self.frame.side, self.frame.pages, self.frame.splitter
        self.search_box = self.top_bar.search_box
        self.setCentralWidget(self.frame)

    def _build_panels(self) -> None:
        from ui.basket.controller import BasketController
        from ui.library.panel import LibraryPanel
        from ui.notebook.bookmarks.panel import BookmarksPanel
        from ui.notebook.notebook_editor import NotebookEditor
        from ui.notebook.notes.panel import NotesPanel
        from ui.reader.inspector.inspector import Inspector
        from ui.reader.reader_page import ReaderPage
        from ui.search.panel import SearchPanel
        from ui.shell.frame.window_areas import FocusArea, FocusAreas
        from ui.widgets.undo_history import UndoHistory

        workspace, themes, side = self.workspace, self.themes, self.side
        self.notes = NotebookEditor(workspace.notebook, self, self._place_name)
        self.library_panel = LibraryPanel(themes, workspace.library.document, side)
        self.library_panel.load_elsewhere(
            lambda key, then: self.jobs.start(
                lambda _task: workspace.library.document(key), then, lambda _error: then(None)
            )
        )
        self.search_panel = SearchPanel(themes, self.contents.name, side)
        self.bookmarks_panel = BookmarksPanel(themes, side)
        self.notes_panel = NotesPanel(themes, side)
        self.basket = BasketController(
            workspace.notebook.baskets, workspace.library, self.notes.undo_stack, self.settings, themes, side
        )
        self.reader = ReaderPage(themes, self.pages)
        self.pages.addWidget(self.reader)
        self.inspector = Inspector(themes, self.splitter)
        self.inspector.setMinimumWidth(240)
        self.inspector.hide()
        self.places = PageSwitcher(
            self.frame, self.reader, self.inspector, self.history, self.settings, self._make_page
        )
        self.columns = self.places.columns
        for panel in panels(wide=False):
            self.places.add_panel(panel.name, panel.make(self))
        self.undoing = UndoHistory(self.notes.undo_stack, self.banner, self)
        self.areas = FocusAreas(
            (
                FocusArea(self.top_bar, lambda: self.search_box.line_edit),
                FocusArea(self.rail, lambda: None),
                FocusArea(self.side, self.side.currentWidget),
                FocusArea(self.frame.centre, self.pages.currentWidget),
                FocusArea(self.inspector, lambda: None),
            ),
            self,
        )

    def _place_name(self, place: str) -> str:
        """Return a clause or document by its name in a sentence; empty if the library does not have it."""
        known = self.contents.name(place) if self.contents.holds(place) else ""
        return known or self.reading.clauses.name_of(place)

    def _make_page(self, name: str) -> QWidget:
        """Make a wide panel, which is made when it is first opened."""
        page = next(panel for panel in panels(wide=True) if panel.name == name).make(self)
        self.current.watch(page, getattr(page, "rows", None))
        for field in page.findChildren(QLineEdit):
            self.undoing.share(field)
        return page

    def raise_with(self, files: Sequence[str]) -> None:
        """Raise the window for a second start of the program, perhaps with files."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        if files:
            self.library_controller.add([Path(file) for file in files])

    def after_paint(self) -> None:
        """Do what can wait until the window is on the screen: engine, index, last place."""
        self.contents.refresh_notebook()
        self.bookmarks_controller.refresh()
        self.notebook_files.tend(self.notes_controller.library_changed)
        self.contents.refresh_recent()
        self.contents.tell_contents()
        self.home.tips.show_once(self.settings)
        self.jobs.start(
            lambda _task: self.workspace.engine.warm(), lambda _engine: self.importer.rebuild_if_needed()
        )
        self.notices.tell()
        self.ready.emit()

    # -- events ---------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Notice the first paint and the return of the user from another program."""
        handled = super().event(event)
        if event.type() == QEvent.Type.WindowActivate and self._complete:
            self.activated.emit()
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
            self.session.open()

    def _arrange(self) -> None:
        if not self._arranged:
            self._state.arrange(self.splitter, self.width() - self.rail.width())
            self._arranged = self._complete

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the inspector away where there is no room."""
        super().resizeEvent(event)
        if self._complete:
            self.columns.resized()

    def keep(self) -> None:
        """Save what is being written, and where the user is, without closing or asking anything."""
        if self._complete:
            self.inspector.flush()
            self.session.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being written, and where the user left off; ask before anything typed is lost."""
        if self._complete and not self.close_guard.may_close():
            event.ignore()
            return
        if self._complete:
            self.importer.cancel()
            self.original.close()
            self.printing.place.close()
            self.session.save()
        super().closeEvent(event)
