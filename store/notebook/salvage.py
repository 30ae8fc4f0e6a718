"""What can still be read of a damaged notebook, brought into a new one.

Tables are read row by row, round what is damaged, and what SQLite cannot reach any more is looked for on the
file's pages. What has lost a part of itself, such as a note whose place
cannot be read, is kept all the same and becomes one without a place.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.errors import CannotWrite
from store.files import reason_of
from store.notebook.base import SCHEMA
from store.notebook.contents import KINDS, TABLES
from store.notebook.pages import rows
from store.notebook.registers import dumps
from store.notebook.sorting import Row, sort
from store.sqlite import now, open_database

_MOST_PROBES = 50_000
#: What reading a damaged file comes to; bytes that are no text, even in a complaint, are the second kind.
_UNREADABLE = (sqlite3.Error, ValueError, OverflowError)
#: Made anew by itself.
_DERIVED = ("placement", "schema_migration")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many bookmarks, notes, highlights and baskets were saved; ``whole`` if nothing was unreadable."""

    count: int
    whole: bool


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Bring what can be read of ``damaged`` into ``target``, a new notebook; ``damaged`` is only read.

    Raises CannotWrite.
    """
    with tempfile.TemporaryDirectory(prefix="yice-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "damaged.db"
        try:
            _copy(damaged, copy)
        except OSError as error:
            raise CannotWrite(path=copy, reason=reason_of(error)) from error
        tables, whole = _read(copy)
        if not whole:
            _add(tables, sort(rows(copy.read_bytes()), tables.get("item", ())))
        return Salvaged(_write(tables, target), whole)


def _copy(damaged: Path, copy: Path) -> None:
    """Copy a database with the changes that have not come into it yet."""
    for tail in ("", "-wal"):
        part = damaged.with_name(damaged.name + tail)
        if part.exists():
            shutil.copyfile(part, copy.with_name(copy.name + tail))


def _add(tables: dict[str, list[Row]], found: dict[str, list[Row]]) -> None:
    """Add rows that SQLite could not reach; what it could read stands, and what was deleted stays so."""
    gone = {row["id"] for name in (tables, found) for row in name.get("tombstone", ())}
    for name, some in found.items():
        fresh = [row for row in some if gone.isdisjoint((row.get("id"), row.get("item_id")))]
        tables[name] = [*tables.get(name, ()), *(some if name == "tombstone" else fresh)]


def _tables(copy: Path) -> list[str]:
    """The names of a notebook's tables, by a new one beside."""
    new = copy.with_name("new.db")
    database = open_database(new, SCHEMA)
    try:
        rows = database.sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    finally:
        database.close_all()
    return [str(name) for (name,) in rows if name not in _DERIVED]


def _read(copy: Path) -> tuple[dict[str, list[Row]], bool]:
    """The rows of every table that can be read, and whether nothing stood in the way."""
    tables: dict[str, list[Row]] = {}
    whole = True
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        for name in _tables(copy):
            try:
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            except _UNREADABLE:
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

    def rows(self) -> Iterator[Row]:
        """The rows, each once: from the front, from the back, and then by halves in between."""
        found: dict[int, Row] = {}
        if self._take(found, "ORDER BY rowid"):
            yield from found.values()
            return
        self.damaged = True
        first = max(found, default=0)
        behind: dict[int, Row] = {}
        self._take(behind, "ORDER BY rowid DESC")
        last = min(behind, default=first + 2**20)
        between: dict[int, Row] = {}
        self._halve(between, first + 1, last - 1)
        yield from (found | between | behind).values()

    def _take(self, found: dict[int, Row], rest: str) -> bool:
        """Take rows until the end or the first that cannot be read."""
        self._probes += 1
        try:
            for row_id, *values in self._connection.execute(f"{self._query} {rest}"):
                found[row_id] = dict(zip(self._columns, values, strict=True))
        except _UNREADABLE:
            return False
        return True

    def _halve(self, found: dict[int, Row], low: int, high: int) -> None:
        waiting = [(low, high)]
        while waiting and self._probes < _MOST_PROBES:
            low, high = waiting.pop()
            if low > high:
                continue
            some: dict[int, Row] = {}
            whole = self._take(some, f"WHERE rowid BETWEEN {low} AND {high}")
            found |= some
            if not whole and low < high:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]


def _write(tables: dict[str, list[Row]], target: Path) -> int:
    """Put rows into a new notebook, and make whole again what has lost a part of itself."""
    target.unlink(missing_ok=True)
    database = open_database(target, SCHEMA)
    try:
        database.sql("PRAGMA foreign_keys = 0")
        connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
        with database.atomic("IMMEDIATE"):
            for name, some in tables.items():
                _insert(connection, name, some)
            _mend(connection)
        kinds = "('bookmark', 'note', 'highlight', 'basket')"
        count = int(database.sql(f"SELECT count(*) FROM item WHERE kind IN {kinds}")[0][0])
        database.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close_all()
    return count


def _insert(connection: sqlite3.Connection, table: str, some: list[Row]) -> None:
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
