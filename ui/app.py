"""Composes the window: application, fonts, language, theme, data folder, one instance; and runs it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import ui.runtime.plain_imports  # noqa: F401  (makes all imports behind it quicker)

# isort: split
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from store.model.errors import Busy, CannotWrite, YiceError
from store.system import log
from store.system.paths import DataPaths
from store.system.version import VERSION
from ui.appearance.desktop import application
from ui.appearance.theme import ThemeManager
from ui.runtime import i18n
from ui.runtime.crash import CrashHandler
from ui.runtime.end_signals import EndSignals
from ui.runtime.i18n import sentence
from ui.runtime.jobs import Jobs
from ui.runtime.settings import Settings
from ui.runtime.single_instance import SingleInstance
from ui.runtime.stillness import Stillness
from ui.services import process_memory
from ui.services.chosen_language import PAPER_KEY
from ui.services.language import use_for_papers
from ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressDialog

    from ui.services.workspace import Workspace

#: What the event loop returns when the window is to be made again, in another language.
RESTART = 1000
#: How long the end of the program waits for work under way, and for the files to be closed.
JOBS_SECONDS, CLOSE_SECONDS = 0.8, 0.8
#: The exit code when the data folder cannot be used.
UNUSABLE = 2
#: How long the window has been ready when it is at rest: what was loaded in the background has been.
REST_MS = 2000
#: How often it is asked whether the window is at rest, so that memory can be tidied up.
TIDY_MS = 10_000
#: In the environment of a build's test: the window closes when it has painted.
SMOKE_TEST = "YICE_SMOKE_TEST"


def run(paths: DataPaths, files: Sequence[str] = (), language: str | None = None) -> int:
    """Open the window over a data folder and return the exit code; ``files`` are taken into the library.

    ``language`` is that of this start, where it is not to be that of the settings.

    A folder that has a window already has it raised instead. What keeps the folder from being opened is
    told in one sentence, with exit code 2.
    """
    app = application()
    log.event(
        "start",
        version=VERSION,
        python=".".join(map(str, sys.version_info[:3])),
        system=sys.platform,
        frozen=getattr(sys, "frozen", False),
        files=len(files),
    )
    settings = Settings(paths.settings_ini)
    translators = i18n.install(app, language or settings.language)
    use_for_papers(settings.get(PAPER_KEY, ""))
    instance = SingleInstance(paths.root)
    try:
        paths.root.mkdir(parents=True, exist_ok=True)
        if not acquire(instance, files):
            return 0
    except OSError as error:
        from store.system.files import reason_of

        log.fault("unusable", error)
        tell(CannotWrite(path=paths.root, reason=reason_of(error)))
        return UNUSABLE
    except YiceError as error:
        log.fault("unusable", error)
        tell(error)
        return UNUSABLE
    program = Program(app, paths, settings, instance, list(files))
    program.crashes.install()
    code = RESTART
    while code == RESTART:
        code = program.run()
        if code == RESTART:
            i18n.remove(app, translators)
            translators = i18n.install(app, settings.language)
    program.close()
    log.event("end", code=code, ended=program.ended)
    log.stop()
    if not program.ended:
        # Work that cannot be stopped at once must not live on without a window. Every change is on disk.
        os._exit(code)
    return code


def acquire(instance: SingleInstance, files: Sequence[str]) -> bool:
    """Take the data folder; one that a process without a window holds, the user may end. As there."""
    try:
        return instance.acquire(files)
    except Busy:
        process = instance.holder()
        if process is None or not ask_to_end(process) or not instance.end(process):
            raise
        return True


def ask_to_end(process: int) -> bool:
    """Ask whether to end the program that is running without an answer."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QApplication.translate("App", "Yice"))
    box.setText(QApplication.translate("App", "Yice is running already, but does not answer."))
    box.setInformativeText(
        QApplication.translate(
            "App",
            "If you see no window of it, end it and start again: your notes are saved. (Process {process})",
        ).format(process=process)
    )
    end = box.addButton(QApplication.translate("App", "End it and start"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is end


class Program:
    """Objects that live as long as the program: data folder, themes, crash reports; and its window."""

    def __init__(
        self,
        app: QApplication,
        paths: DataPaths,
        settings: Settings,
        instance: SingleInstance,
        files: list[str],
    ) -> None:
        self.app, self.paths, self.settings, self.instance, self.files = app, paths, settings, instance, files
        self.themes = ThemeManager(settings.theme, text_size=settings.text_size)
        self.crashes = CrashHandler(paths.crash_dir, VERSION)
        self.workspace: Workspace | None = None
        self.window: MainWindow | None = None
        # While mouse and caret stay where they are and nothing is under way, all is at rest.
        self._stillness, self._settled = Stillness(), False
        self._tidying = QTimer(interval=TIDY_MS)
        self._tidying.timeout.connect(self._tidy_up)
        #: Whether nothing runs any more.
        self.ended = True
        instance.raised.connect(self._raise)
        # What the system asks before it ends its session.
        self._ends: EndSignals | None = None
        app.commitDataRequest.connect(self._keep)

    def run(self) -> int:
        """Show one window until it is closed or wants to be made again."""
        jobs = Jobs()
        with self.themes.paused():
            window = MainWindow(self.workspace, jobs, self.themes, self.settings, VERSION)
        self.window = window
        self.crashes.tell = window.banner.warn
        window.bug.connect(self.crashes.handle)
        window.restart_requested.connect(lambda: QTimer.singleShot(0, lambda: self._restart(window)))
        window.ready.connect(lambda: self._on_ready(window))
        if self.workspace is None:
            window.painted.connect(lambda: QTimer.singleShot(0, lambda: self._complete(window)))
        window.show()
        code = self.app.exec()
        self.crashes.tell = self.window = None
        window.hide()
        self.ended = jobs.close(JOBS_SECONDS) and self.ended
        window.deleteLater()
        return code

    def close(self) -> None:
        """Let go of the data folder."""
        self.crashes.uninstall()
        if self._ends is not None:
            self._ends.close()
        if self.workspace is not None and self.ended:
            # The last backup of the day is made here, which may take its time on a slow disk.
            closing = threading.Thread(target=self.workspace.close, daemon=True)
            closing.start()
            closing.join(CLOSE_SECONDS)
            self.ended = not closing.is_alive()
        self.instance.release()

    def _complete(self, window: MainWindow) -> None:
        """Open the data folder and fill the window, once its frame is on the screen."""
        clock = log.Stopwatch()
        try:
            self.workspace = open_workspace(self.paths)
            log.event("folder", ms=clock.ms(), writable=os.access(self.paths.root, os.W_OK))
            window.complete(self.workspace)
            log.event("window", ms=clock.ms())
        except YiceError as error:
            log.fault("unusable", error)
            tell(error, window)
            self.app.exit(UNUSABLE)

    def _on_ready(self, window: MainWindow) -> None:
        self.instance.listen()
        if self._ends is None:
            self._ends = EndSignals(self.app)
            self._ends.asked.connect(self._end)
        log.start(self.paths.root)
        process_memory.resume_collection()
        QTimer.singleShot(REST_MS, process_memory.give_back)
        self._tidying.start()
        if self.files:
            window.library_controller.add([Path(file) for file in self.files])
            self.files = []
        if os.environ.get(SMOKE_TEST):
            QTimer.singleShot(0, window.close)

    def _tidy_up(self) -> None:
        still = self._stillness.lasts()
        if not still or self.window is None or self.window.jobs.running():
            return
        if self.workspace is not None:
            self.workspace.library.forget_pages()
        if self._settled:
            process_memory.tidy_up()
        else:
            process_memory.settle()
            self._settled = True

    def _keep(self) -> None:
        """Save what is being written: the session may end without another word."""
        if self.window is not None:
            self.window.keep()

    def _end(self) -> None:
        """Close the window as the user does, whatever dialog is open."""
        if self.window is None or self.window.close():
            self.app.exit(0)

    def _raise(self, files: list[str]) -> None:
        if self.window is not None:
            self.window.raise_with(files)

    def _restart(self, window: MainWindow) -> None:
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        if window.close():
            self.app.exit(RESTART)
        else:
            # Words are not saved, and the user stays with them; the language changes at the next start.
            window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, True)


def tell(error: YiceError, parent: QWidget | None = None) -> None:
    """Say in one sentence why the data folder cannot be used."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.critical(parent, QApplication.translate("App", "Yice"), sentence(error))


def open_workspace(paths: DataPaths) -> Workspace:
    """Open the data folder; while the library has to be made first, a dialog shows how far it is."""
    from ui.services.workspace import Workspace

    shown: list[QProgressDialog] = []

    def progress(done: int, total: int) -> None:
        if not shown:
            shown.append(_preparing())
        shown[0].setMaximum(total)
        shown[0].setValue(done)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    workspace = Workspace.open(paths, progress)
    for dialog in shown:
        dialog.close()
    return workspace


def _preparing() -> QProgressDialog:
    from PySide6.QtWidgets import QProgressDialog

    text = QApplication.translate("App", "Preparing the library…")
    dialog = QProgressDialog(text, "", 0, 0)
    dialog.setCancelButton(None)
    dialog.setWindowTitle(QApplication.translate("App", "Yice"))
    dialog.setMinimumDuration(0)
    return dialog
