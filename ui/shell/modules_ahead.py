"""Imports what the places need before they are opened, once the window is in use and at rest."""

from __future__ import annotations

import importlib
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, SignalInstance

from ui.runtime.jobs import Jobs

#: From the first text to the first import, and from one to the next.
FIRST_MS, NEXT_MS = 1500, 150


class ModulesAhead(QObject):
    """Imports modules one by one in the background, never beside other work.

    A window that nobody uses needs none of them, nor their memory: ``used`` begins it.
    """

    def __init__(self, modules: Iterable[str], jobs: Jobs, used: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self._modules, self._jobs = list(modules), jobs
        self._rest = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._rest.timeout.connect(self._go_on)
        self._used = used
        used.connect(self._begin)

    def _begin(self) -> None:
        self._used.disconnect(self._begin)
        self._rest.start()

    def _go_on(self) -> None:
        self._rest.setInterval(NEXT_MS)
        if self._jobs.running():
            self._rest.start()
        elif self._modules:
            module = self._modules.pop(0)
            self._jobs.start(
                lambda _task: importlib.import_module(module),
                lambda _module: self._rest.start(),
                lambda _error: self._rest.start(),
            )
