"""Looks at the watched folder when the window opens, comes to the front, and at times; offers new files."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from store.library import Library
from ui.library.panel import LibraryPanel
from ui.runtime.i18n import numbered
from ui.runtime.jobs import Jobs, Task
from ui.runtime.settings import WATCHED_KEY, Settings
from ui.services.library.arriving.watched_folder import WatchedFolder

STATE = "watched.json"
_EVERY_MS = 15 * 60 * 1000
#: Coming to the front looks again after so many seconds.
_SOONEST = 60.0


class WatchController(QObject):
    """One look at a time, in a job; ``add`` is handed the files that the user wants to see."""

    def __init__(
        self,
        panel: LibraryPanel,
        library: Library,
        settings: Settings,
        jobs: Jobs,
        add: Callable[[Sequence[Path]], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panel, self._library, self._settings = panel, library, settings
        self._jobs, self._add = jobs, add
        self._looking: Task | None = None
        self._last = 0.0
        self._found: list[Path] = []
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        panel.offer.accepted.connect(self._show)
        panel.offer.declined.connect(self._decline)
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.applicationStateChanged.connect(self._on_state)

    def folder(self) -> WatchedFolder | None:
        """Return the folder that is watched; None for none."""
        path = self._settings.get(WATCHED_KEY, "")
        return WatchedFolder(Path(path), self._settings.path.with_name(STATE)) if path else None

    def look(self) -> None:
        """Look through the folder in the background, unless that is being done."""
        watched = self.folder()
        if watched is None:
            self._tell([])
            return
        if self._looking is not None:
            return
        self._last = time.monotonic()

        def work(task: Task) -> list[Path] | None:
            held = {entry.sha256 for entry in self._library.documents()}
            return watched.news(held, task.cancelled)

        self._looking = self._jobs.start(work, self._on_found, self._on_failure)

    def _on_found(self, found: list[Path] | None) -> None:
        self._looking = None
        self._tell(found or [])

    def _on_failure(self, _error: Exception) -> None:
        """Offer nothing: what is wrong with the library is told where it is read."""
        self._looking = None
        self._tell([])

    def _tell(self, found: list[Path]) -> None:
        self._found = found
        text = numbered(
            self.tr("{n} new file in the shared folder|{n} new files in the shared folder"), n=len(found)
        )
        self._panel.offer.show_text(text if found else "")

    def _show(self) -> None:
        self._add(self._found)
        self._decline()

    def _decline(self) -> None:
        watched = self.folder()
        if watched is not None:
            watched.dismiss(self._found)
        self._tell([])

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and time.monotonic() - self._last > _SOONEST:
            self.look()
