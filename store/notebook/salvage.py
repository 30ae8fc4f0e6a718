"""What can still be read of a damaged notebook, brought into a new one.

Tables are read row by row, round what is damaged. What has lost a part of itself, such as a note whose place
cannot be read, is kept all the same and becomes one without a place.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.errors import CannotWrite
from store.files import reason_of
from store.notebook.base import SCHEMA
from store.notebook.contents import KINDS, TABLES
from store.notebook.registers import dumps
from store.sqlite import now, open_database

_MOST_PROBES = 50_000
_PAGE = 4096
_HEADER = b"SQLite format 3\0"
#: Items first: the other tables point at them.
_TABLES = (
    "item",
    "anchor",
    *(table for table, _ in TABLES.values()),
    "basket",
    "basket_entry",
    "sibling",
    "tombstone",
    "visit",
    "search",
)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many bookmarks, notes, highlights and baskets were saved; ``whole`` if nothing was unreadable."""

    count: int
    whole: bool


def salvage(damaged: Path, target: Path, backups: Iterable[Path] = ()) -> Salvaged:
    """Bring what can be read of ``damaged`` into ``target``, a new notebook; ``damaged`` is only read.

    Where not even the list of tables can be read, that of a backup stands in for it. CannotWrite.
    """
    with tempfile.TemporaryDirectory(prefix="yice-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "damaged.db"
        try:
            _copy(damaged, copy)
        except OSError as error:
            raise CannotWrite(path=copy, reason=reason_of(error)) from error
        tables, whole = _read(copy)
        for backup in backups:
            if tables.get("item"):
                break
            if _graft(copy, backup):
                tables, _ = _read(copy)
                whole = False
        return Salvaged(_write(tables, target), whole)


def _copy(damaged: Path, copy: Path) -> None:
    """Copy a database with the changes that have not come into it yet."""
    for tail in ("", "-wal"):
        part = damaged.with_name(damaged.name + tail)
        if part.exists():
            shutil.copyfile(part, copy.with_name(copy.name + tail))


def _graft(copy: Path, backup: Path) -> bool:
    """Give a file the first page of its backup, which says where the tables are; False if that cannot be."""
    try:
        page = backup.read_bytes()[:_PAGE]
        content = copy.read_bytes()
    except OSError:
        return False
    if not page.startswith(_HEADER) or len(content) < 2 * _PAGE:
        return False
    size = int.from_bytes(page[16:18], "big")
    if size != _PAGE:
        return False
    copy.write_bytes(page + content[_PAGE:])
    return True


def _read(copy: Path) -> tuple[dict[str, list[dict[str, Any]]], bool]:
    """The rows of every table that can be read, and whether nothing stood in the way."""
    tables: dict[str, list[dict[str, Any]]] = {}
    whole = True
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        for name in _TABLES:
            try:
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            except sqlite3.Error:
                columns, whole = [], False
            if columns:
                reader = _Reader(connection, name, columns)
                tables[name] = list(reader.rows())
                whole = whole and not reader.damaged
    return tables, whole and "item" in tables


class _Reader:
    """Reads a table round its damaged places."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: list[str]) -> None:
        self._connection = connection
        self._columns = columns
        names = ", ".join(f'"{name}"' for name in columns)
        self._query = f"SELECT rowid, {names} FROM {table}"
        self._probes = 0
        self.damaged = False

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows, each once: from the front, from the back, and then by halves in between."""
        found: dict[int, dict[str, Any]] = {}
        if self._take(found, "ORDER BY rowid"):
            yield from found.values()
            return
        self.damaged = True
        first = max(found, default=0)
        behind: dict[int, dict[str, Any]] = {}
        self._take(behind, "ORDER BY rowid DESC")
        last = min(behind, default=first + 2**20)
        between: dict[int, dict[str, Any]] = {}
        self._halve(between, first + 1, last - 1)
        yield from (found | between | behind).values()

    def _take(self, found: dict[int, dict[str, Any]], rest: str) -> bool:
        """Take rows until the end or the first that cannot be read."""
        self._probes += 1
        try:
            for row_id, *values in self._connection.execute(f"{self._query} {rest}"):
                found[row_id] = dict(zip(self._columns, values, strict=True))
        except (sqlite3.Error, OverflowError):
            return False
        return True

    def _halve(self, found: dict[int, dict[str, Any]], low: int, high: int) -> None:
        waiting = [(low, high)]
        while waiting and self._probes < _MOST_PROBES:
            low, high = waiting.pop()
            if low > high:
                continue
            some: dict[int, dict[str, Any]] = {}
            whole = self._take(some, f"WHERE rowid BETWEEN {low} AND {high}")
            found |= some
            if not whole and low < high:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]


def _write(tables: dict[str, list[dict[str, Any]]], target: Path) -> int:
    """Put rows into a new notebook, and make whole again what has lost a part of itself."""
    target.unlink(missing_ok=True)
    database = open_database(target, SCHEMA)
    try:
        database.sql("PRAGMA foreign_keys = 0")
        connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
        with database.atomic("IMMEDIATE"):
            for name, rows in tables.items():
                _insert(connection, name, rows)
            _mend(connection)
        kinds = "('bookmark', 'note', 'highlight', 'basket')"
        count = int(database.sql(f"SELECT count(*) FROM item WHERE kind IN {kinds}")[0][0])
        database.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close_all()
    return count


def _insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert what fits; a row that was damaged so that it does not is left out."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    for row in rows:
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


def _mend(connection: sqlite3.Connection) -> None:
    """Give back to what is left of an item what it needs to be shown; drop what says nothing."""
    when = now()
    marks = ", ".join("?" * (len(KINDS) + 1))
    connection.execute(f"DELETE FROM item WHERE kind NOT IN ({marks})", (*KINDS, "basket_entry"))
    for kind, (table, _) in (*TABLES.items(), ("basket", ("basket", ()))):
        orphans = f"SELECT item_id, ?, ?, ?, '{{}}', 'salvage', 0 FROM {table}"
        connection.execute(
            "INSERT OR IGNORE INTO item (id, kind, created, updated, context, writer, counter)"
            f" {orphans} WHERE item_id NOT IN (SELECT id FROM item)",
            (kind, when, when),
        )
        connection.execute(
            f"DELETE FROM item WHERE kind = ? AND id NOT IN (SELECT item_id FROM {table})", (kind,)
        )
    connection.execute(
        "UPDATE item SET writer = 'salvage', counter = 1, context = json_object('salvage', 1)"
        " WHERE kind <> 'basket_entry' AND (NOT json_valid(context) OR counter < 1)"
    )
    _mend_places(connection)


def _mend_places(connection: sqlite3.Connection) -> None:
    """An annotation whose place could not be read is one that has lost its place."""
    connection.execute(
        'INSERT INTO anchor (item_id, position, document_key, clause_id, start, "end", quote, prefix, suffix)'
        " SELECT id, 0, '', '', 0, 0, '', '', '' FROM item"
        " WHERE kind IN ('bookmark', 'note', 'highlight') AND id NOT IN (SELECT item_id FROM anchor)"
    )
    connection.execute(
        "INSERT OR IGNORE INTO placement (item_id, fingerprint, state, certainty, spots)"
        " SELECT item_id, '', 'lost', 0, '[]' FROM anchor JOIN item ON id = item_id"
        " WHERE document_key = '' AND kind <> 'basket_entry'"
    )
    connection.execute("DELETE FROM basket_entry WHERE item_id NOT IN (SELECT id FROM item)")
    connection.execute("DELETE FROM basket_entry WHERE basket_id NOT IN (SELECT item_id FROM basket)")
    connection.execute("DELETE FROM anchor WHERE item_id NOT IN (SELECT id FROM item)")
    connection.execute("DELETE FROM sibling WHERE register NOT IN (SELECT id FROM item)")
