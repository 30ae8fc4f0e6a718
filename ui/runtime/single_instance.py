"""One window for each data folder: a second start hands its files to the first and ends.

The two talk through files in the data folder. That needs no network module in the bundle, has no limit on
the length of a path as local sockets have, and works the same on every system.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, QThread, QTimer, Signal

from store.model.errors import Busy, CannotWrite
from store.system.files import write_file

#: How long a second start waits to be heard by a window that is open.
WAIT_MS, PAUSE_MS = 5000, 20
#: How long after its start a program may still be opening its window, on a slow disk and at the first start.
OPENING_MS = 60_000
#: How long a process that was ended takes to be gone.
END_MS = 3000
#: Folders on some network drives tell nobody of new files: they are looked at this often besides.
LOOK_MS = 1500
MAX_MESSAGE = 1 << 20


class SingleInstance(QObject):
    """A lock and a letter box in the data folder; both are gone with the window."""

    #: Another start asked for the window; the files it was given.
    raised = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._letters = folder / "window.calls"
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def acquire(self, files: Sequence[str] = ()) -> bool:
        """True: this is the only window. False: the other one was raised and given ``files``.

        Raises Busy if another copy holds the folder but does not answer; :meth:`holder` may tell which one.
        A folder that cannot be written has no lock; two windows then only read.
        """
        locked = self._lock.tryLock(0) or (self._left_behind() and self._lock.tryLock(0))
        if not locked and self._lock.error() == QLockFile.LockError.LockFailedError:
            if self._hand_over(files):
                return False
            # The other one may have ended while this waited to be heard.
            if not self._lock.tryLock(0):
                raise Busy(path=self._folder)
        return True

    def holder(self) -> int | None:
        """Return the process of this computer that holds the folder; None where it is not to be ended from
        here.
        """
        process, host, _name = self._lock.getLockInfo()
        return process if process > 0 and process != os.getpid() and _is_here(host) else None

    def _left_behind(self) -> bool:
        """Take away a lock that bears this process's number: its owner was killed, the number came again.

        True if one was there. Windows only, where Qt takes such a lock for one that is held, and where a file
        that is really held cannot be removed; on Unix the system itself lets a dead owner's lock go.
        """
        if sys.platform != "win32":
            return False
        process, host, _name = self._lock.getLockInfo()
        if process != os.getpid() or not _is_here(host):
            return False
        with contextlib.suppress(OSError):
            (self._folder / "window.lock").unlink()
            return True
        return False

    def end(self, process: int) -> bool:
        """End a process that holds the folder without a window, and take its place; False if it stays.

        Nothing that was saved is lost: every change is on disk when it is made. What the lock names is
        looked at again, so that only the process that holds it now is ended.
        """
        if self.holder() != process:
            return self._lock.tryLock(0)
        with contextlib.suppress(OSError):
            os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
        return self._lock.tryLock(END_MS)

    def listen(self) -> None:
        """Hear other starts from now on; until then they wait. For when the window is on the screen."""
        if self._watcher is not None:
            return
        with contextlib.suppress(OSError):
            self._letters.mkdir(exist_ok=True)
        self._watcher = QFileSystemWatcher(self)
        if self._letters.is_dir():
            self._watcher.addPath(str(self._letters))
            self._watcher.directoryChanged.connect(self._look)
            self._timer.start()
        self._look()

    def release(self) -> None:
        """Let the next start have the folder."""
        if self._watcher is not None:
            self._timer.stop()
            self._watcher.deleteLater()
            self._watcher = None
            # A letter that nobody read stays until its writer sees that the folder is free.
            with contextlib.suppress(OSError):
                self._letters.rmdir()
        self._lock.unlock()

    def _hand_over(self, files: Sequence[str]) -> bool:
        """Leave a letter; it was read when it is gone."""
        letter = self._letters / f"{os.urandom(16).hex()}.json"
        try:
            self._letters.mkdir(exist_ok=True)
            write_file(letter, json.dumps([str(Path(file).absolute()) for file in files]))
            until = time.monotonic() + self._patience()
            while letter.exists() and time.monotonic() < until and self._lock.getLockInfo()[0] > 0:
                QThread.msleep(PAUSE_MS)
            heard = not letter.exists()
            letter.unlink(missing_ok=True)
        except (OSError, CannotWrite):
            return False
        return heard

    def _patience(self) -> float:
        """How many seconds to wait to be heard: a window that is still opening is given the time to open."""
        started = (self._folder / "window.lock").stat().st_mtime
        opening = OPENING_MS / 1000 - max(0.0, time.time() - started)
        return max(WAIT_MS / 1000, opening)

    def _look(self) -> None:
        """Read the letters that have come, and take them away."""
        with contextlib.suppress(OSError):
            for letter in sorted(self._letters.glob("*.json")):
                files = _files(letter)
                letter.unlink()
                self.raised.emit(files)


def _is_here(host: str) -> bool:
    """Return whether ``host``, as a lock names it, is this computer; Windows writes its name in two ways."""
    return host.casefold() in ("", QSysInfo.machineHostName().casefold())


def _files(letter: Path) -> list[str]:
    """Return the files that a letter names; none if it makes no sense."""
    try:
        names = json.loads(letter.read_bytes()[:MAX_MESSAGE])
    except (OSError, ValueError):
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
