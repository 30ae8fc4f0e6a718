"""The real window over a data folder, in an application that takes the time of its events."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

# As in the program before all else of Qt: without it the source of every module is read and kept.
import ui.runtime.plain_imports  # noqa: F401, I001
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.runtime.jobs import Jobs
    from ui.services.workspace import Workspace
    from ui.shell.main_window import MainWindow


class Watched(QApplication):
    """An application that knows how long each of its events took by a clock, in milliseconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__([])
        self.events: list[float] = []
        self._clock, self._busy = clock, False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event and take its time; those sent inside it are part of it."""
        if self._busy:
            return QApplication.notify(self, receiver, event)
        self._busy = True
        start = self._clock()
        try:
            return QApplication.notify(self, receiver, event)
        finally:
            self._busy = False
            self.events.append((self._clock() - start) * 1000)


class Opened(NamedTuple):
    """The window, and what it is made of."""

    application: Any
    workspace: Workspace
    jobs: Jobs
    window: MainWindow

    def close(self) -> None:
        """Close the window, then what it worked on."""
        self.window.close()
        self.jobs.close()
        self.workspace.close()


def wait(application: QApplication, seconds: float, ready: Callable[[], bool] = lambda: False) -> None:
    """Let the program work until it is ready, at most so long."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and not ready():
        application.processEvents()
        # Without a loop that runs Qt deletes nothing later: each widget that is gone would stay.
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.0005)


def open_window(
    folder: Path,
    size: tuple[int, int],
    prepare: Callable[[Workspace], object] = lambda _workspace: None,
    clock: Callable[[], float] | None = time.perf_counter,
    make: Callable[[], QApplication] | None = None,
) -> Opened:
    """Show the window of a data folder, after ``prepare`` has changed what is in it.

    Without a ``clock`` no event is timed: taking the time of each costs as much as a tenth of them. ``make``
    makes another application.
    """
    from store.system.paths import DataPaths
    from ui import app
    from ui.appearance import fonts
    from ui.appearance.theme import ThemeManager
    from ui.runtime import i18n
    from ui.runtime.jobs import Jobs
    from ui.runtime.settings import Settings
    from ui.services import process_memory
    from ui.shell.main_window import MainWindow

    process_memory.keep_small()
    application = (make or (lambda: Watched(clock) if clock is not None else QApplication([])))()
    application.setStyle("Fusion")
    fonts.install()
    i18n.install(application, "zh_CN")
    workspace, jobs = app.open_workspace(DataPaths(folder)), Jobs()
    prepare(workspace)
    window = MainWindow(workspace, jobs, ThemeManager("light"), Settings(folder / "settings.ini"))
    window.resize(*size)
    window.show()
    process_memory.resume_collection()
    return Opened(application, workspace, jobs, window)
