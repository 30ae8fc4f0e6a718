"""Queue of what is done to the library, off the GUI thread, one at a time; the index is built behind it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from store.model.errors import Cancelled
from store.system import log
from ui.runtime.jobs import Jobs, Task
from ui.services.library.document_lists import make_ready
from ui.services.workspace import Workspace

Result = TypeVar("Result")

#: How long the window has for showing a change before the index is built beside it.
SETTLE_MS = 150


class LibraryQueue(QObject):
    """One change at a time, in the order they are asked for; what comes meanwhile waits."""

    #: What is being done, how far (0 to 1, negative for unknown), and whether it can be cancelled.
    progressed = Signal(str, float, bool)
    #: Nothing is under way any more.
    idle = Signal()
    #: The library holds other documents than before.
    library_changed = Signal()
    #: The index was rebuilt; True while it is being rebuilt.
    rebuilding = Signal(bool)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._busy = False
        self._stop = False
        self._task: Task | None = None
        self._waiting: list[Callable[[], object]] = []
        # Whether the index is being built, and whether a build was put off for a change.
        self._indexing = self._stale = False

    @property
    def jobs(self) -> Jobs:
        """Background jobs of the controller."""
        return self._jobs

    @property
    def busy(self) -> bool:
        """True if something is under way."""
        return self._busy

    def cancel(self) -> None:
        """Stop, also in the midst of a file; what was taken in until then stays."""
        self._stop, self._stale = True, False
        if self._task is not None:
            self._task.interrupt()
        self._waiting.clear()

    def run(
        self,
        work: Callable[[Task, Callable[[], bool]], Result],
        success: Callable[[Result], object],
        text: str,
        cancellable: bool = True,
        changes: Callable[[Result], bool] = lambda _result: False,
        failure: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do something else in its turn; ``work`` is handed what tells whether the user wants it stopped.

        It must not raise Cancelled. ``changes`` tells of its result whether the library has other documents
        than before; a failure is told by :attr:`failed` as well.
        """

        def done(result: Result) -> None:
            self._busy = False
            success(result)
            self._after_change(changes(result))

        def failed(error: Exception) -> None:
            self._on_failure(error)
            if failure is not None:
                failure(error)

        def begun(task: Task) -> Result:
            return work(task, lambda: self._stop or task.cancelled())

        self._queue(lambda: self._begin(begun, done, text, cancellable, failed))

    def rebuild(self) -> None:
        """Build the index again; searching goes on meanwhile."""
        if not self._busy:
            self._busy = self._indexing = True
            self._stop = self._stale = False
            QTimer.singleShot(SETTLE_MS, self, self._build)

    def _build(self) -> None:
        """Build the index, unless something else was asked for meanwhile."""
        if self._stop or self._stale:
            self._on_indexed(None)
            return
        self._begin(self._index, self._on_indexed, self.tr("Building the index"))
        self.rebuilding.emit(True)

    def rebuild_if_needed(self) -> None:
        """Build the index if it is missing, stale or damaged."""
        if not self._busy:
            self._busy = True
            self._jobs.start(lambda _task: self._workspace.index_state(), self._on_state, self._on_failure)

    def _queue(self, start: Callable[[], object]) -> None:
        """Start something now, or as soon as what is under way has ended."""
        if not self._busy:
            start()
            return
        self._waiting.append(start)
        if self._indexing:
            # What is asked for comes first; one build after it takes in all.
            self._stale = self._stop = True

    def _begin(
        self,
        operation: Callable[[Task], object],
        success: Callable[..., object],
        text: str,
        cancellable: bool = True,
        failure: Callable[[Exception], object] | None = None,
    ) -> None:
        self._busy, self._stop = True, False
        self.progressed.emit(text, -1.0, cancellable)

        def progress(fraction: float, what: str) -> None:
            self.progressed.emit(what or text, fraction, cancellable)

        def work(task: Task) -> object:
            result = operation(task)
            # What the window asks for next is then at hand.
            make_ready(self._workspace.library.documents())
            return result

        self._task = self._jobs.start(work, success, failure or self._on_failure, progress)

    def _index(self, task: Task) -> None:
        def progress(done: int, total: int) -> None:
            task.report(done / max(1, total))

        with contextlib.suppress(Cancelled):
            self._workspace.rebuild_index(progress, lambda: self._stop or task.cancelled())

    def _on_indexed(self, _result: object) -> None:
        self._indexing = False
        self._end()

    def _on_state(self, state: str) -> None:
        log.event("index", state=state)
        self._busy = False
        if state != "fresh":
            self.rebuild()
        else:
            self._end()

    def _after_change(self, changed: bool) -> None:
        if changed:
            self.library_changed.emit()
        if self._waiting:
            self._waiting.pop(0)()
        elif changed or self._stale:
            self.rebuild()
        else:
            self._end()

    def _on_failure(self, error: Exception) -> None:
        self._indexing = False
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._busy = False
        if self._waiting:
            self._waiting.pop(0)()
            return
        if self._stale:
            self.rebuild()
            return
        self.rebuilding.emit(False)
        self.idle.emit()
