"""Has files read in another process, which is ended when it is silent for long, grows, or is not wanted."""

from __future__ import annotations

import atexit
import base64
import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.formats.lines import FileContent
from store.formats.registry import FileFormat, Progress, UnreadableError
from store.formats.worker import ARGUMENT, from_plain, receive, send
from store.model.message import Message
from store.model.stopping import may_stop
from store.system import log

#: A reader that says nothing for so many seconds is ended.
SILENCE = 10.0
#: A single file may take so many seconds in all.
LONGEST = 1800.0
#: How often a waiting thread looks whether the file is still wanted, in seconds.
_STEP = 0.05
_ROOT = Path(__file__).resolve().parents[2]
_HANGS = Message("reader.hangs")
_DIED = Message("reader.died")


@dataclass(frozen=True, slots=True)
class _Task:
    """A file that is to be read, or with a ``password`` to be written without it."""

    format: FileFormat
    data: bytes
    password: str | None = None

    def head(self) -> dict[str, object]:
        """Return the frame before the bytes."""
        head = {"format": self.format.name, "module": self.format.read.__module__, "size": len(self.data)}
        return head if self.password is None else {**head, "password": self.password}


class _Child:
    """A process that reads one file after the other."""

    def __init__(self) -> None:
        command = [sys.executable, ARGUMENT]
        if not getattr(sys, "frozen", False):
            command[1:1] = [str(_ROOT / "main.py")]
        windows = sys.platform == "win32"
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: queue.Queue[Any] = queue.Queue()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        self.used = time.monotonic()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(OSError, ValueError):
            while (answer := receive(self._process.stdout)) is not None:
                self._answers.put(answer)
        self._answers.put(None)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def answers(self, task: _Task, wanted: threading.Event) -> Iterator[Any]:
        """Yield what the process reports about a file: its progress, then the answer.

        The last is None where the process died, a Message where it has to be ended, and is not there when
        the file is no longer ``wanted``.
        """
        threading.Thread(target=self._send, args=(task.head(), task.data), daemon=True).start()
        begun = heard = time.monotonic()
        while wanted.is_set():
            try:
                answer = self._answers.get(timeout=_STEP)
            except queue.Empty:
                if time.monotonic() - heard > SILENCE or time.monotonic() - begun > LONGEST:
                    yield _HANGS
                    return
                continue
            heard = time.monotonic()
            yield answer
            if answer is None or "progress" not in answer:
                return

    def _send(self, head: dict[str, object], data: bytes) -> None:
        with contextlib.suppress(OSError, ValueError):
            assert self._process.stdin is not None
            send(self._process.stdin, head, data)

    def end(self) -> None:
        """Kill the process and what it started."""
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._thread.join(1)
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()


_idle: list[_Child] = []
_guard = threading.Lock()


class PendingRead:
    """A file that is being read in a separate process, while the caller does something else."""

    def __init__(self, format_: FileFormat, data: bytes, password: str | None = None) -> None:
        self._format = format_
        self._heard: queue.Queue[Any] = queue.Queue()
        self._wanted = threading.Event()
        self._wanted.set()
        arguments = (_Task(format_, data, password), self._wanted, self._heard)
        self._keeper = threading.Thread(target=_look_after, args=arguments, daemon=True)
        self._keeper.start()

    def drop(self) -> None:
        """End the reading, unless it is done."""
        self._wanted.clear()

    def result(self, progress: Progress | None = None) -> FileContent:
        """Wait for the lines; to be called once. Left by an exception, the reading is ended.

        Raises:
            Cancelled: the file is no longer wanted (store.model.stopping).
            UnreadableError: the reader refused the file, failed or took too long.
        """
        return from_plain(self._result(progress)["reading"])

    def unlocked(self) -> bytes:
        """Wait for the file without its password; as :meth:`result`."""
        return base64.b64decode(self._result(None)["unlocked"])

    def _result(self, progress: Progress | None) -> dict[str, Any]:
        try:
            answer = self._answer(progress)
        finally:
            self.drop()
        if not isinstance(answer, dict):
            log.event("format.ended", format=self._format.name, died=answer is None)
            raise UnreadableError(answer or _DIED)
        if "failure" in answer:
            if "cause" in answer:
                log.event("format.failed", format=self._format.name, cause=answer["cause"])
            raise UnreadableError(Message.load(answer["failure"]))
        return answer

    def _answer(self, progress: Progress | None) -> Any:
        while True:
            may_stop()
            try:
                answer = self._heard.get(timeout=_STEP)
            except queue.Empty:
                continue
            if not isinstance(answer, dict) or "progress" not in answer:
                return answer
            if progress:
                progress(*answer["progress"])


def read_isolated(format_: FileFormat, data: bytes) -> FileContent:
    """Read a file in a separate process.

    Raises:
        Cancelled: the file is no longer wanted (store.model.stopping); the process is ended.
        UnreadableError: the reader refused the file, failed or took too long.
    """
    return PendingRead(format_, data).result()


def unlock_isolated(format_: FileFormat, data: bytes, password: str) -> bytes:
    """Return a file without its password, taken off in a separate process.

    Raises:
        UnreadableError: the password is another, or the file cannot be read.
    """
    return PendingRead(format_, data, password).unlocked()


def _look_after(task: _Task, wanted: threading.Event, heard: queue.Queue[Any]) -> None:
    """Have a process read a file, and hand on what it says; keep it for the next if it did."""
    answer: Any = None
    try:
        child = _take()
    except OSError:
        heard.put(None)
        return
    for answer in child.answers(task, wanted):
        if isinstance(answer, dict) and "progress" in answer:
            heard.put(answer)
    if isinstance(answer, dict) and "progress" not in answer:
        child.used = time.monotonic()
        with _guard:
            _idle.append(child)
    else:
        child.end()
    heard.put(answer)


def _take() -> _Child:
    with _guard:
        while _idle:
            child = _idle.pop()
            if child.alive and time.monotonic() - child.used < SILENCE:
                child.used = time.monotonic()
                return child
            child.end()
    return _Child()


@atexit.register
def end_idle() -> None:
    """End the processes that wait for a file."""
    with _guard:
        while _idle:
            _idle.pop().end()
