"""Applies decisions to a candidate: at once where that is quick, else in the background, in their order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.runtime.jobs import Jobs
from ui.services.library.arriving.candidates import Candidate

#: A document of so many rows is decided upon within a frame or two.
_QUICK = 150
DecisionWork = Callable[[Candidate], bool]


class Decider(QObject):
    """Changes candidates; what is asked for while one is being changed waits for its turn."""

    #: A candidate is another than before.
    done = Signal(object)
    #: True while something is under way.
    working = Signal(bool)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: list[tuple[Candidate, DecisionWork]] = []
        self._busy = False

    @property
    def busy(self) -> bool:
        """True while something is under way."""
        return self._busy

    def apply(self, candidate: Candidate, work: DecisionWork) -> None:
        """Let ``work`` change a candidate; it returns whether it did."""
        if len(candidate.rows) <= _QUICK and not self._busy:
            if work(candidate):
                self.done.emit(candidate)
            return
        self._waiting.append((candidate, work))
        if not self._busy:
            self._busy = True
            self.working.emit(True)
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._busy = False
            self.working.emit(False)
            return
        candidate, work = self._waiting.pop(0)

        def done(changed: bool) -> None:
            if changed:
                self.done.emit(candidate)
            self._next()

        self._jobs.start(lambda _task: work(candidate), done, lambda _error: self._next())
