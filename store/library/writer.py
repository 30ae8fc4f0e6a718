"""Transactions of the library; many changes may go to disk together, so that an import waits for few."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store.system.seal import break_seal
from store.system.sqlite import Database
from store.system.sqlite_errors import guard

#: Changes that are made together are on disk after about so many seconds.
LONGEST = 0.5


class DatabaseWriter:
    """Writes to one database from any thread; ``changed`` is set once anything has been written."""

    def __init__(self, path: Path, database: Database) -> None:
        self._path, self._database = path, database
        self._thread = threading.local()
        self.changed = False

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make one change, which is on disk at the end; within :meth:`together` a little later.

        Takes the write lock at once rather than half-way.
        """
        group = self._group
        with guard(self._path):
            if group is not None:
                group.begin()
            with self._database.atomic("IMMEDIATE"):
                self.changed = True
                break_seal(self._path)
                self._thread.depth = self._depth + 1
                try:
                    yield
                finally:
                    self._thread.depth -= 1
            if group is not None and group.late:
                group.flush()

    @contextmanager
    def together(self) -> Iterator[Callable[[], None]]:
        """Put the changes of this thread on disk in few transactions: a tenth of the time.

        Each change is still made whole or not at all, and is on disk when about half a second has passed, at
        the end, or when the function that is given is called. That has to be done before anything that takes
        long: nobody else can write until then. What was changed before an error stays.
        """
        group = _Group(self._database)

        def flush() -> None:
            with guard(self._path):
                group.flush()

        self._thread.group = group
        try:
            yield flush
        finally:
            self._thread.group = None
            flush()

    @property
    def uncommitted(self) -> bool:
        """True while this thread has made changes that are not on disk."""
        return self._group is not None and self._group.open

    @property
    def busy(self) -> bool:
        """True while this thread sees what no file holds yet: within a change, and while uncommitted."""
        return self._depth > 0 or self.uncommitted

    @property
    def _depth(self) -> int:
        return getattr(self._thread, "depth", 0)

    @property
    def _group(self) -> _Group | None:
        return getattr(self._thread, "group", None)


class _Group:
    """The transaction that is open, if one is."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._transaction: Any = None
        self._since = 0.0

    @property
    def open(self) -> bool:
        return self._transaction is not None

    @property
    def late(self) -> bool:
        return time.monotonic() - self._since > LONGEST

    def begin(self) -> None:
        if self._transaction is None:
            # Pages that are written before the end would lock out those who read.
            self._database.sql("PRAGMA cache_spill = 0")
            transaction = self._database.transaction("IMMEDIATE")
            transaction.__enter__()
            self._transaction, self._since = transaction, time.monotonic()

    def flush(self) -> None:
        transaction, self._transaction = self._transaction, None
        if transaction is not None:
            whole: bool = self._database.connection().in_transaction  # type: ignore[no-untyped-call]
            # SQLite itself takes everything back when the disk is full, and has said so.
            transaction.__exit__(None if whole else RuntimeError, None, None)
