"""Errors of SQLite as errors for the user: damage, a full disk, a file that is in use."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import peewee

from store.model.errors import Busy, CannotWrite, DamagedFile, YiceError
from store.model.message import Message
from store.system.files import DENIED, FULL

_REASONS = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: Message("file.read_only"),
    sqlite3.SQLITE_CANTOPEN: Message("file.cannot_open"),
    sqlite3.SQLITE_PERM: DENIED,
    sqlite3.SQLITE_AUTH: DENIED,
    sqlite3.SQLITE_IOERR: Message("file.disk_error"),
    sqlite3.SQLITE_NOLFS: Message("file.too_large_for_format"),
}
#: What a sound file never leads to: broken pages, values too large or of the wrong type, rows that violate
#: what the program itself keeps.
_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_CONSTRAINT,
    }
)
#: What Python makes of bytes that are no text, of text that is no JSON or number, and of a blob or NULL where
#: neither can be.
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError)
_NO_SUCH = (
    "no such table",
    "no such column",
    "no such index",
    "has no column",
    "Could not decode",
    "malformed",
)


@contextlib.contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into an expected error about ``path``; anything else passes through.

    Raises DamagedFile, CannotWrite or Busy.
    """
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error, UnicodeDecodeError) as error:
        expected = expected_error(error, path)
        if expected is None:
            raise
        raise expected from error


@contextlib.contextmanager
def guard_rows(path: Path) -> Iterator[None]:
    """Guard the conversion of rows to records as :func:`guard` does; impossible values are damage, too."""
    try:
        with guard(path):
            yield
    except _MALFORMED as error:
        raise damaged(path) from error


def damaged(path: Path) -> DamagedFile:
    """Return the error for a file whose content is not what was written."""
    return DamagedFile(path=path, reason=Message("file.unreadable"))


def expected_error(error: Exception, path: Path) -> YiceError | None:
    """Translate an error of SQLite into an expected error about ``path``; None for a bug."""
    cause = root_cause(error)
    code = primary_code(cause)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL):
        return Busy(path=path)
    if code in _REASONS:
        return CannotWrite(path=path, reason=_REASONS[code])
    words = str(cause)
    if code in _DAMAGE or isinstance(cause, UnicodeDecodeError) or any(each in words for each in _NO_SUCH):
        return damaged(path)
    return None


def root_cause(error: BaseException) -> BaseException:
    """Return the error that SQLite itself raised; peewee wraps it, twice when the connection failed inside a
    transaction.
    """
    while isinstance(getattr(error, "orig", None), Exception):
        error = error.orig  # type: ignore[attr-defined]
    return error


def primary_code(error: BaseException) -> int:
    """Return SQLite's primary result code; 0 for what is not SQLite's."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
