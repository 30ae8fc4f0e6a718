"""Salvage: what SQLite can still read of a damaged notebook, as plain rows in a database beside; nothing is
judged.

Tables are read row by row, round what is damaged.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.notebook.storage.database import SCHEMA
from store.notebook.sync.versions import dumps
from store.system.database_file import open_database
from store.system.sqlite import Database

SalvagedRow = dict[str, Any]
_MOST_PROBES = 50_000
#: What reading a damaged file comes to; bytes that are no text, even in a complaint, are the second kind.
_UNREADABLE = (sqlite3.Error, ValueError, OverflowError)
#: Worked out again from the rest.
_DERIVED = ("placement", "schema_migration")


def salvage(damaged: Path, target: Path) -> Database:
    """Copy the rows that can be read of ``damaged`` into ``target``, a new database; OSError.

    ``damaged`` is only read. The rows may be halves of items, and say anything.
    """
    copy = target.with_name("damaged.db")
    _copy(damaged, copy)
    database = open_database(target, SCHEMA)
    names = [
        str(name)
        for (name,) in database.sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in _DERIVED and not name.startswith("sqlite")
    ]
    tables = _read(copy, names)
    database.sql("PRAGMA foreign_keys = 0")
    connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    with database.atomic("IMMEDIATE"):
        for name, some in tables.items():
            _insert(connection, name, some)
    return database


def _copy(damaged: Path, copy: Path) -> None:
    """Copy a database with the changes that have not come into it yet."""
    for tail in ("", "-wal"):
        part = damaged.with_name(damaged.name + tail)
        if part.exists():
            shutil.copyfile(part, copy.with_name(copy.name + tail))


def _read(copy: Path, names: list[str]) -> dict[str, list[SalvagedRow]]:
    """Return the rows of every table that can be read."""
    tables: dict[str, list[SalvagedRow]] = {}
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        for name in names:
            with contextlib.suppress(*_UNREADABLE):
                # Else nothing at all is read of a file that is shorter than it should be.
                connection.execute("PRAGMA writable_schema = 1")
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
                if columns:
                    tables[name] = list(_Reader(connection, name, columns).rows())
    return tables


class _Reader:
    """Reads a table round its damaged places."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: list[str]) -> None:
        self._connection = connection
        self._columns = columns
        names = ", ".join(f'"{name}"' for name in columns)
        self._query = f"SELECT rowid, {names} FROM {table}"
        self._probes = 0

    def rows(self) -> Iterator[SalvagedRow]:
        """Yield the rows, each once: from the front, from the back, and then by halves in between."""
        found: dict[int, SalvagedRow] = {}
        if self._take(found, "ORDER BY rowid"):
            yield from found.values()
            return
        first = max(found, default=0)
        behind: dict[int, SalvagedRow] = {}
        self._take(behind, "ORDER BY rowid DESC")
        last = min(behind, default=first + 2**20)
        between: dict[int, SalvagedRow] = {}
        self._halve(between, first + 1, last - 1)
        yield from (found | between | behind).values()

    def _take(self, found: dict[int, SalvagedRow], rest: str) -> bool:
        """Take rows until the end or the first that cannot be read."""
        self._probes += 1
        try:
            for row_id, *values in self._connection.execute(f"{self._query} {rest}"):
                found[row_id] = dict(zip(self._columns, values, strict=True))
        except _UNREADABLE:
            return False
        return True

    def _halve(self, found: dict[int, SalvagedRow], low: int, high: int) -> None:
        waiting = [(low, high)]
        while waiting and self._probes < _MOST_PROBES:
            low, high = waiting.pop()
            if low > high:
                continue
            some: dict[int, SalvagedRow] = {}
            whole = self._take(some, f"WHERE rowid BETWEEN {low} AND {high}")
            found |= some
            if not whole and low < high:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]


def _insert(connection: sqlite3.Connection, table: str, some: list[SalvagedRow]) -> None:
    """Insert what fits; a row that was damaged so that it does not is left out."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    for row in some:
        fields = {name: value for name, value in row.items() if name in columns}
        if table == "item" and "context" not in fields:
            # From before there were versions: as the migration does it.
            writer = f"0:{fields.get('updated')}"
            fields |= {"writer": writer, "counter": 1, "context": dumps({writer: 1})}
        names, marks = ", ".join(f'"{name}"' for name in fields), ", ".join("?" * len(fields))
        with contextlib.suppress(sqlite3.Error):
            connection.execute(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", (*fields.values(),)
            )
