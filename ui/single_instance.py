"""One window for each data folder: a second start hands its files to the first and ends."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QThread, Signal

from store.errors import Busy

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

HASH = QCryptographicHash.Algorithm.Sha256
WAIT_MS = 1500
#: The first window may not listen yet.
TRIES, PAUSE_MS = 10, 200
MAX_MESSAGE = 1 << 20
#: The system allows 107 bytes; Qt makes the socket in a folder beside it first, whose name is longer.
LONGEST_PATH = 90


class SingleInstance(QObject):
    """A lock and a local socket (no network) in the data folder; both are gone with the window."""

    #: Another start asked for the window; the files it was given.
    raised = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._name = socket_name(folder)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._received: dict[QLocalSocket, bytearray] = {}
        self._server: QLocalServer | None = None

    def acquire(self, files: Sequence[str] = ()) -> bool:
        """True: this is the only window. False: the other one was raised and given ``files``.

        Raises Busy if another copy holds the folder but does not answer. A folder that cannot be written
        has no lock; two windows then only read.
        """
        locked = self._lock.tryLock(0)
        if not locked and self._lock.error() == QLockFile.LockError.LockFailedError:
            if self._hand_over(files):
                return False
            raise Busy(path=self._folder)
        return True

    def listen(self) -> None:
        """Hear other starts from now on; until then they wait. For when the window is on the screen."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let the next start have the folder."""
        if self._server is not None:
            self._server.close()
            self._server.removeServer(self._name)
            self._server = None
        self._lock.unlock()

    def _hand_over(self, files: Sequence[str]) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        for _try in range(TRIES):
            socket.connectToServer(self._name)
            if socket.waitForConnected(WAIT_MS):
                break
            QThread.msleep(PAUSE_MS)
        else:
            return False
        message = json.dumps([str(Path(file).absolute()) for file in files]).encode() + b"\n"
        socket.write(message)
        return socket.waitForBytesWritten(WAIT_MS) and socket.waitForReadyRead(WAIT_MS)

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        self._received[socket] = bytearray()
        socket.readyRead.connect(self._on_ready)
        socket.disconnected.connect(self._on_disconnected)
        if socket.bytesAvailable():
            self._read(socket)

    def _on_ready(self) -> None:
        self._read(self.sender())

    def _read(self, socket: QLocalSocket) -> None:
        received = self._received[socket]
        received.extend(socket.readAll().data())
        if b"\n" in received or len(received) > MAX_MESSAGE:
            socket.readyRead.disconnect(self._on_ready)
            socket.write(b"\n")
            socket.flush()
            socket.disconnectFromServer()
            self.raised.emit(_files(bytes(received)))

    def _on_disconnected(self) -> None:
        socket = self.sender()
        if self._received.pop(socket, None) is not None:
            socket.deleteLater()


def socket_name(folder: Path) -> str:
    """Where the window of a data folder listens: in the folder itself, where the path is not too long.

    Else a short name in the user's runtime folder; a path that sockets cannot have is a matter of 108 bytes.
    On Windows it is the name of a pipe, which is no file.
    """
    path = folder.resolve()
    inside = path / "window.socket"
    if sys.platform != "win32" and len(os.fsencode(inside)) <= LONGEST_PATH:
        return str(inside)
    short = QCryptographicHash.hash(os.fsencode(path), HASH).toHex().data()[:20].decode()
    if sys.platform == "win32":
        return f"yice-{short}"
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    usable = runtime.is_absolute() and runtime.is_dir() and len(os.fsencode(runtime)) < LONGEST_PATH - 32
    return str((runtime if usable else Path(tempfile.gettempdir())) / f"yice-{short}")


def _files(message: bytes) -> list[str]:
    try:
        names = json.loads(message)
    except ValueError:
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
