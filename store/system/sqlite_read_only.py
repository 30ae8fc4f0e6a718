"""Databases that cannot be written: another user's, on a read-only or a full disk. Reading goes on.

``immutable`` is for files that nobody writes: SQLite then neither locks nor looks for a log of changes, so
that it shows old rows, or damage, of a file that is in use. What may be in use is copied with its log.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sqlite3
import time
from pathlib import Path

from store.model.errors import CannotWrite
from store.model.message import Message
from store.system.files import half_made, reason_of
from store.system.sqlite import Database, temporary_folder, uri
from store.system.sqlite_errors import primary_code, root_cause

READ_ONLY = Message("file.read_only")
_LOGS = ("-wal", "-journal")
_WAL_FORMAT = 2
_FORMAT_BYTE = 18
_TRIES = 20
_PAUSE = 0.05
_PROBE_BYTES = 65_536
#: What SQLite complains of when it cannot make or fill the files that it needs beside a database.
_NO_ROOM = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
)


def open_read_only(path: Path) -> Database:
    """Return a database that this user must not write, with all that has been written to it up to now.

    Raises CannotWrite where it is in use and there is no room for a copy.
    """
    if not _keeps_log(path) and not _has(path, "-journal"):
        return _reading(uri(path, "mode=ro"), READ_ONLY)
    try:
        folder = temporary_folder()
        copy = Path(folder.name) / path.name
        _copy(path, copy)
    except OSError as error:
        if _has(path, "-wal"):
            raise CannotWrite(path=path, reason=reason_of(error)) from error
        return _reading(uri(path, "immutable=1"), READ_ONLY)
    database = _reading(uri(copy, "mode=rw"), READ_ONLY)
    database.keep(_Folder(folder.cleanup))
    return database


def open_stand_in(path: Path, error: Exception) -> Database | None:
    """Return a copy in memory of a database beside which nothing can be written, as on a full disk.

    None where ``error`` says something else, or no copy can be made: the caller then raises the error.
    """
    code = primary_code(root_cause(error))
    if isinstance(error, CannotWrite):
        code = primary_code(root_cause(error.__cause__ or error)) or sqlite3.SQLITE_FULL
    if code not in _NO_ROOM or not path.exists() or path.stat().st_size == 0:
        return None
    name = f"file:yice-{secrets.token_hex(8)}?mode=memory&cache=shared"
    memory = sqlite3.connect(name, uri=True, check_same_thread=False)
    try:
        # Without the file that connections share, which has no room; so this must be the only one.
        with contextlib.closing(sqlite3.connect(uri(path, "mode=rw"), uri=True)) as source:
            source.execute("PRAGMA locking_mode = EXCLUSIVE")
            source.backup(memory)
    except sqlite3.Error:
        memory.close()
        return None
    database = _reading(name, why_not_written(path.parent))
    database.keep(memory)
    return database


def why_not_written(folder: Path) -> Message:
    """Return what the system says when a small file is written into a folder; read-only where that works."""
    probe = half_made(folder / "probe")
    try:
        with probe.open("wb") as file:
            file.write(b"\0" * _PROBE_BYTES)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return reason_of(error)
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)
    return READ_ONLY


def state_of(path: Path) -> tuple[object, ...]:
    """Return sizes and times of a database and its logs; differs when another process has written."""
    found: list[object] = []
    for tail in ("", *_LOGS):
        try:
            status = path.with_name(path.name + tail).stat()
            found.append((status.st_size, status.st_mtime_ns, status.st_ino))
        except OSError:
            found.append(None)
    return tuple(found)


class _Folder:
    """A folder that is removed with the database whose files are in it."""

    def __init__(self, close: object) -> None:
        self.close = close


def _reading(target: str, why: Message) -> Database:
    database = Database(target, pragmas={"foreign_keys": 1, "query_only": 1})
    database.stands_in = why
    return database


def _keeps_log(path: Path) -> bool:
    """Return whether changes go into a log first, which other connections must be able to write."""
    with path.open("rb") as file:
        return file.read(_FORMAT_BYTE + 1)[-1:] == bytes([_WAL_FORMAT])


def _has(path: Path, tail: str) -> bool:
    log = path.with_name(path.name + tail)
    return log.exists() and log.stat().st_size > 0


def _copy(path: Path, copy: Path) -> None:
    """Copy a database with its logs at a moment when nobody has written meanwhile; OSError."""
    for _ in range(_TRIES):
        before = state_of(path)
        for tail in ("", *_LOGS):
            source, target = path.with_name(path.name + tail), copy.with_name(copy.name + tail)
            target.unlink(missing_ok=True)
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(source, target)
        if state_of(path) == before:
            return
        time.sleep(_PAUSE)
