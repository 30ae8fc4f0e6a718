"""Long work in the GUI thread, a slice at a time: fonts and painters stay there, the window lives."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

#: Seconds of work between two looks at the event loop.
SLICE = 0.010
Made = TypeVar("Made")


class Slices(QObject):
    """Runs one generator at a time; a new one replaces the old one, which is closed unfinished."""

    #: How far the work is, from 0 to 1.
    progress = Signal(float)
    #: Work began or ended.
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Generator[float, None, Any] | None = None
        self._success: Callable[[Any], object] | None = None
        self._failure: Callable[[Exception], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def start(
        self,
        steps: Generator[float, None, Made],
        success: Callable[[Made], object],
        failure: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run ``steps``; its return value goes to ``success``, an exception to ``failure`` (or is raised)."""
        self.cancel()
        self._steps, self._success, self._failure = steps, success, failure
        self._timer.start()
        self.busy_changed.emit(True)

    def busy(self) -> bool:
        """Return whether work is under way."""
        return self._steps is not None

    def cancel(self) -> None:
        """Stop; neither ``success`` nor ``failure`` is called."""
        steps = self._forget()
        if steps is not None:
            steps.close()
            self.busy_changed.emit(False)

    def _forget(self) -> Generator[float, None, Any] | None:
        self._timer.stop()
        steps, self._steps = self._steps, None
        return steps

    def _slice(self) -> None:
        if self._steps is None:
            return
        end = time.perf_counter() + SLICE
        fraction = 0.0
        try:
            while time.perf_counter() < end:
                fraction = next(self._steps)
        except StopIteration as finished:
            self._end(self._success, finished.value)
        except Exception as error:
            if self._failure is None:
                self._end(None, error)
                raise
            self._end(self._failure, error)
        else:
            self.progress.emit(fraction)

    def _end(self, callback: Callable[[Any], object] | None, result: object) -> None:
        self._forget()
        self.busy_changed.emit(False)
        if callback is not None:
            callback(result)
