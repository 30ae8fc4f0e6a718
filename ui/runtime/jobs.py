"""Slow work off the GUI thread: operation, success, failure. The only module with threads.

An operation must not touch a widget. Its callbacks arrive in the GUI thread, in the order in which the
operations ended. A task that was cancelled calls nothing.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from store.model.errors import Cancelled
from store.model.stopping import stoppable
from store.system import log

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from contextlib import AbstractContextManager

T = TypeVar("T")

#: Python threads share one lock: hand it over often, so that a long operation does not stall the window.
SWITCH_INTERVAL = 0.001
WORKERS = 4
#: Work that takes longer is noted in the log.
LONG_MS = 500


class Task:
    """One operation under way; handed to the operation, which asks :meth:`cancelled` and reports progress."""

    def __init__(self, report: Callable[[Task, float, str], None]) -> None:
        self._cancelled = threading.Event()
        self._interrupted = threading.Event()
        self._report = report

    def cancel(self) -> None:
        """Ask the operation to stop; none of its callbacks will be called any more."""
        self._cancelled.set()
        self.interrupt()

    def interruptible(self) -> AbstractContextManager[None]:
        """Let :meth:`interrupt` stop the operation at its next step: wherever it calls may_stop.

        Raises Cancelled where it does, and at once in a task that was interrupted before.
        """
        return stoppable(self._interrupted.is_set)

    def interrupt(self) -> None:
        """Stop what the operation does in :meth:`interruptible`; elsewhere it goes on."""
        self._interrupted.set()

    def cancelled(self) -> bool:
        """Return whether :meth:`cancel` was called; safe from any thread."""
        return self._cancelled.is_set()

    def report(self, fraction: float, what: str = "") -> None:
        """Tell how far the operation is (0 to 1, or below 0 for unknown) and what it is at."""
        if not self.cancelled():
            self._report(self, fraction, what)


class _Callbacks:
    """Callbacks for the end and the progress of a task."""

    def __init__(
        self,
        success: Callable[[Any], object] | None,
        failure: Callable[[Exception], object] | None,
        progress: Callable[[float, str], object] | None,
    ) -> None:
        self.success = success
        self.failure = failure
        self.progress = progress


class Jobs(QObject):
    """Runs operations in a few worker threads; make one per window in the GUI thread and :meth:`close` it."""

    #: An operation without ``failure`` failed: the exception.
    failed = Signal(object)
    #: The number of running operations changed.
    running_changed = Signal(int)

    _ended = Signal(object, object, object)
    _moved = Signal(object, float, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._pool: ThreadPoolExecutor | None = None
        self._tasks: dict[Task, _Callbacks] = {}
        self._futures: set[Future[None]] = set()
        self._closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        operation: Callable[[Task], T],
        success: Callable[[T], object] | None = None,
        failure: Callable[[Exception], object] | None = None,
        progress: Callable[[float, str], object] | None = None,
    ) -> Task:
        """Run ``operation(task)`` in a worker; ``success(result)`` or ``failure(exception)`` comes back here.

        ``progress(fraction, what)`` is called for each ``task.report``. Without ``failure`` the signal
        :attr:`failed` carries the exception. After :meth:`close` nothing is started.
        """
        task = Task(self._moved.emit)
        if self._closed:
            task.cancel()
            return task
        self._tasks[task] = _Callbacks(success, failure, progress)
        future = self._workers().submit(self._work, task, operation)
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)
        self.running_changed.emit(len(self._tasks))
        return task

    def running(self) -> int:
        """Return how many operations have not ended yet."""
        return len(self._tasks)

    def close(self, seconds: float | None = None) -> bool:
        """Cancel everything and wait for the workers; no callback comes after this.

        False if some had not ended after so many ``seconds``: only the end of the process ends them.
        """
        self._closed = True
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        if self._pool is None:
            return True
        from concurrent.futures import wait

        self._pool.shutdown(wait=seconds is None, cancel_futures=True)
        return not wait(list(self._futures), seconds).not_done

    def _workers(self) -> ThreadPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="yice")
        return self._pool

    def _work(self, task: Task, operation: Callable[[Task], object]) -> None:
        result: object = None
        error: BaseException | None = None
        clock = log.Stopwatch()
        try:
            if not task.cancelled():
                result = operation(task)
        except BaseException as exception:
            error = exception
        _note(operation, clock.ms(), error)
        if isValid(self):
            self._ended.emit(task, result, error)

    def _on_ended(self, task: Task, result: object, error: Exception | None) -> None:
        callbacks = self._tasks.pop(task, None)
        self.running_changed.emit(len(self._tasks))
        if callbacks is None or task.cancelled() or isinstance(error, Cancelled):
            return
        if error is None:
            _call(callbacks.success, result)
        elif callbacks.failure is not None:
            _call(callbacks.failure, error)
        else:
            self.failed.emit(error)

    def _on_moved(self, task: Task, fraction: float, what: str) -> None:
        callbacks = self._tasks.get(task)
        if callbacks is not None and not task.cancelled():
            _call(callbacks.progress, fraction, what)


def _note(operation: Callable[..., object], ms: int, error: BaseException | None) -> None:
    """Note in the log what took long and what failed."""
    name = getattr(operation, "__qualname__", "").replace(".<locals>", "").replace(".<lambda>", "")
    if error is not None and not isinstance(error, Cancelled):
        log.fault("job.failed", error)
    if ms >= LONG_MS:
        log.event("job", what=name or type(operation).__name__, ms=ms, cancelled=isinstance(error, Cancelled))


def _call(callback: Callable[..., object] | None, *arguments: object) -> None:
    """Call back, unless there is nobody or the widget it belongs to is gone."""
    owner = getattr(callback, "__self__", None)
    if callback is not None and not (isinstance(owner, QObject) and not isValid(owner)):
        callback(*arguments)
