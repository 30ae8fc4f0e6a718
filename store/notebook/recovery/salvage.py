"""What can still be read of a damaged notebook, brought into a new one.

Tables are read row by row, round what is damaged, and what SQLite cannot reach any more is looked for on the
file's pages. What has lost a part of itself is kept all the same: a note whose place cannot be read becomes
one without a place, a folder of which only its bookmarks are left gets a new name (``mending``).
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.model.errors import CannotWrite
from store.notebook.recovery.repair import mend
from store.notebook.recovery.row_classifier import Row, sort
from store.notebook.recovery.sqlite_pages import image, pages
from store.notebook.storage.database import SCHEMA
from store.notebook.storage.items import COPIED, TABLES
from store.notebook.sync.versions import dumps
from store.system.database_file import open_database
from store.system.files import reason_of

_MOST_PROBES = 50_000
#: What reading a damaged file comes to; bytes that are no text, even in a complaint, are the second kind.
_UNREADABLE = (sqlite3.Error, ValueError, OverflowError)
#: Made anew by itself.
_DERIVED = ("placement", "schema_migration")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many items of each kind were saved; ``whole`` if nothing was unreadable."""

    kinds: dict[str, int]
    whole: bool

    @property
    def count(self) -> int:
        """How many bookmarks, notes, highlights and baskets were saved."""
        return sum(self.kinds.get(kind, 0) for kind in COPIED)


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Bring what can be read of ``damaged`` into ``target``, a new notebook; ``damaged`` is only read.

    Raises CannotWrite.
    """
    with tempfile.TemporaryDirectory(prefix="yice-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "damaged.db"
        log = copy.with_name(copy.name + "-wal")
        try:
            _copy(damaged, copy)
            # Before SQLite sees them, which throws away a log that it cannot make sense of.
            content = image(copy.read_bytes(), log.read_bytes() if log.exists() else b"")
        except OSError as error:
            raise CannotWrite(path=copy, reason=reason_of(error)) from error
        roots = _tables(copy)
        tables, kinds, whole = _read(copy, list(roots.values()))
        if not whole:
            _add(tables, sort(pages(content), kinds, roots))
        return Salvaged(_write(tables, target, whole), whole)


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


def _tables(copy: Path) -> dict[int, str]:
    """The tables of a notebook by the pages where they begin, by a new one beside."""
    new = copy.with_name("new.db")
    database = open_database(new, SCHEMA)
    try:
        rows = database.sql(
            "SELECT rootpage, name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
    finally:
        database.close_all()
    return {int(root): str(name) for root, name in rows if name not in _DERIVED}


def _read(copy: Path, names: list[str]) -> tuple[dict[str, list[Row]], dict[str, str], bool]:
    """The rows of every table that can be read, the kinds of items, and whether nothing stood in the way."""
    tables: dict[str, list[Row]] = {}
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        # Else nothing at all is read of a file that is shorter than it should be.
        connection.execute("PRAGMA writable_schema = 1")
        version, whole = _listed(connection)
        for name in names:
            try:
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            except _UNREADABLE:
                columns, whole = [], False
            if columns:
                reader = _Reader(connection, name, columns)
                tables[name] = list(reader.rows())
                whole = whole and not reader.damaged
            elif version >= SCHEMA.version:
                whole = False
        kinds = {} if whole else _kinds(connection, tables)
    return tables, kinds, whole and "item" in tables


def _listed(connection: sqlite3.Connection) -> tuple[int, bool]:
    """The version of a file, and whether its list of tables can be read: else some are missing from it."""
    try:
        connection.execute("SELECT * FROM sqlite_master").fetchall()
        return int(connection.execute("PRAGMA user_version").fetchone()[0]), True
    except _UNREADABLE:
        return 0, False


def _kinds(connection: sqlite3.Connection, tables: dict[str, list[Row]]) -> dict[str, str]:
    """The kinds of items: by their table, by its indexes where its own pages are lost, by what they say."""
    named: dict[str, dict[int, str]] = {"id": {}, "kind": {}}
    for column, found in named.items():
        for order in ("ASC", "DESC"):
            with contextlib.suppress(*_UNREADABLE):
                for row_id, value in connection.execute(
                    f"SELECT rowid, {column} FROM item ORDER BY {column} {order}"
                ):
                    found[row_id] = value
    kinds = {name: named["kind"][row_id] for row_id, name in named["id"].items() if row_id in named["kind"]}
    for kind, (table, _) in TABLES.items():
        kinds |= {row["item_id"]: kind for row in tables.get(table, ())}
    return kinds | {row["id"]: row["kind"] for row in tables.get("item", ())}


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


def _write(tables: dict[str, list[Row]], target: Path, whole: bool) -> dict[str, int]:
    """Put rows into a new notebook, and make whole again what has lost a part of itself."""
    for tail in ("", "-wal", "-shm", "-journal"):
        target.with_name(target.name + tail).unlink(missing_ok=True)
    database = open_database(target, SCHEMA)
    try:
        database.sql("PRAGMA foreign_keys = 0")
        connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
        with database.atomic("IMMEDIATE"):
            for name, some in tables.items():
                _insert(connection, name, some)
            mend(connection, whole)
        kinds = {
            str(kind): int(count)
            for kind, count in database.sql("SELECT kind, count(*) FROM item GROUP BY kind")
        }
        database.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close_all()
    return kinds


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
