"""The ground both databases stand on: connections, schema versions, migrations, and errors in plain words."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import peewee

from store.model.errors import Busy, CannotUpgrade, CannotWrite, DamagedFile, NewerFile, Phrase, YiceError
from store.system.files import DENIED, FULL, file_stamp, reason_of, replace_file, writable

BUSY_SECONDS = 5.0
_QUICK_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database file must be.

    ``application_id`` is SQLite's mark of the file's owner, ``version`` the number of the last migration in
    ``migrations``; ``name`` is what the user calls the file; ``pragmas`` hold for every connection.
    """

    name: str
    application_id: int
    version: int
    migrations: Path
    pragmas: dict[str, object] = field(default_factory=dict)


class Database(peewee.SqliteDatabase):
    """A SQLite file with one connection a thread, all of which can be closed from any thread."""

    def __init__(self, target: str, **options: Any) -> None:
        self._connections: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        super().__init__(target, timeout=BUSY_SECONDS, uri=True, check_same_thread=False, **options)

    def _connect(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = super()._connect()  # type: ignore[misc]
        with self._guard:
            self._connections.append(connection)
        return connection

    def _close(self, conn: sqlite3.Connection) -> None:
        with self._guard:
            if conn in self._connections:
                self._connections.remove(conn)
        super()._close(conn)  # type: ignore[misc]

    def rows(self, query: Any) -> list[tuple[Any, ...]]:
        """The rows of a peewee query as SQLite has them: plain tuples, a truth value as 0 or 1.

        Five times as fast as peewee's own conversion, which does nothing for text and whole numbers.
        """
        text, values = query.bind(self).sql()
        return self.sql(text, *values)

    def sql(self, text: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a statement in SQL."""
        cursor = self.execute_sql(text, values)  # type: ignore[no-untyped-call]
        return list(cursor.fetchall())

    def rollback(self) -> None:
        """Undo the transaction, unless SQLite has already done so, as it does when the disk is full."""
        connection: sqlite3.Connection = self.connection()  # type: ignore[no-untyped-call]
        if connection.in_transaction:
            super().rollback()

    def close_all(self) -> None:
        """Close the connections of all threads; the file can then be replaced on any system."""
        with self._guard:
            connections, self._connections = self._connections, []
        for connection in connections:
            connection.close()
        self.dispose()


def now() -> str:
    """The time as every row stores it: ISO-8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def open_database(path: Path, schema: Schema) -> Database:
    """Open or create ``path``, bringing an older file up to date after a backup beside it.

    A file that cannot be written (or whose folder cannot) opens for reading only.
    Raises NewerFile, DamagedFile, CannotWrite or Busy; the file is then as it was.
    """
    immutable = path.exists() and not writable(path)
    with guard(path):
        version = _version(path, schema, immutable)
        if version > schema.version:
            raise NewerFile(path=path)
        if version < schema.version:
            if immutable:
                raise CannotWrite(
                    path=path,
                    reason=Phrase("文件只读，不能升级到新版格式", "it is read-only and cannot be upgraded"),
                )
            _bring_up_to_date(path, schema)
        pragmas = {"foreign_keys": 1} if immutable else dict(schema.pragmas)
        database = Database(_uri(path, "immutable=1" if immutable else "mode=rwc"), pragmas=pragmas)
        try:
            database.connect()
        except BaseException:
            database.close_all()
            raise
    return database


def backup(source: Path, target: Path) -> None:
    """Copy a database that may be in use, by SQLite's own backup; ``target`` appears whole or not at all."""
    staged = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.unlink(missing_ok=True)
        with (
            guard(target),
            contextlib.closing(sqlite3.connect(_uri(source, "mode=rw"), uri=True)) as old,
            contextlib.closing(sqlite3.connect(staged)) as new,
        ):
            old.backup(new)
        replace_file(staged, target)
    except OSError as error:
        raise CannotWrite(path=target, reason=reason_of(error)) from error
    finally:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)


@contextlib.contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into an expected error about ``path``; anything else passes through."""
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error) as error:
        expected = _expected(error, path)
        if expected is None:
            raise
        raise expected from error


def looks_sound(database: Database, path: Path) -> bool:
    """A quick look for damaged pages, before they are come across in the middle of something.

    A large file is looked through only when the program did not come to close it last time.
    """
    unclean = path.with_name(path.name + "-wal")
    if path.stat().st_size > _QUICK_BYTES and not (unclean.exists() and unclean.stat().st_size):
        return True
    try:
        with guard(path):
            return bool(database.sql("PRAGMA quick_check(1)")[0][0] == "ok")
    except DamagedFile:
        return False


def integrity(database: Database) -> list[str]:
    """What SQLite's own checks find: page damage and rows that point nowhere; empty when sound."""
    found = [str(row[0]) for row in database.sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
    broken = database.sql("PRAGMA foreign_key_check")
    return found + [f"{row[0]} {row[1]} → {row[2]}" for row in broken[:20]]


def _uri(path: Path, options: str) -> str:
    """The SQLite URI of a path; a plain path cannot say ``immutable``."""
    posix = quote(path.absolute().as_posix())
    return f"file://{posix if posix.startswith('/') else '/' + posix}?{options}"


def _version(path: Path, schema: Schema, immutable: bool) -> int:
    """The schema version of a file, 0 for one that is absent or empty."""
    if not path.exists():
        return 0
    options = "immutable=1" if immutable else "mode=rw"
    with contextlib.closing(
        sqlite3.connect(_uri(path, options), uri=True, timeout=BUSY_SECONDS)
    ) as connection:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if tables == 0:
        return 0
    if owner != schema.application_id:
        raise DamagedFile(
            path=path, action=Phrase(f"它不是医策的{schema.name}", "it is not a file of this program")
        )
    return version


def _bring_up_to_date(path: Path, schema: Schema) -> None:
    """Run what migrations are missing, all or none, after a backup of a file that holds anything."""
    # Foreign keys stay off: the runner cannot switch them off inside our transaction, and a table that
    # SQLite has to rebuild would take its children with it.
    database = Database(_uri(path, "mode=rwc"), pragmas={"foreign_keys": 0, "synchronous": "full"})
    try:
        with database.atomic("IMMEDIATE"):
            # Another process may have been faster.
            version = int(database.user_version)
            if 0 < version < schema.version:
                name = f"{path.stem}-v{version}-{file_stamp()}{path.suffix}"
                backup(path, path.parent / "backups" / name)
            if version < schema.version:
                _migrate(database, schema, path)
    finally:
        database.close_all()


def _migrate(database: Database, schema: Schema, path: Path) -> None:
    """Run the scripts; one that fails is our fault, and must not pass for damage."""
    from store.system.migrations import FolderRunner

    try:
        FolderRunner(database, str(schema.migrations)).up()
        if database.sql("PRAGMA foreign_key_check"):
            raise CannotUpgrade(path=path)
    except Exception as error:
        if _code(_cause(error)) in (0, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT):
            raise CannotUpgrade(path=path) from error
        raise
    database.sql(f"PRAGMA application_id = {schema.application_id}")
    database.sql(f"PRAGMA user_version = {schema.version}")


def _cause(error: BaseException) -> BaseException:
    """What SQLite itself raised; peewee wraps it, twice when the connection failed inside a transaction."""
    while isinstance(getattr(error, "orig", None), Exception):
        error = error.orig  # type: ignore[attr-defined]
    return error


def _code(error: BaseException) -> int:
    """SQLite's primary result code, 0 for what is not SQLite's."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _expected(error: Exception, path: Path) -> YiceError | None:
    """The error for the user that a SQLite error stands for, or None for a bug."""
    cause = _cause(error)
    code = _code(cause)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy(path=path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedFile(path=path, action=Phrase("内容无法读取", "it cannot be read"))
    reasons = {
        sqlite3.SQLITE_FULL: FULL,
        sqlite3.SQLITE_READONLY: Phrase("文件或文件夹只读", "it is read-only"),
        sqlite3.SQLITE_CANTOPEN: Phrase("文件无法打开", "it cannot be opened"),
        sqlite3.SQLITE_PERM: DENIED,
        sqlite3.SQLITE_IOERR: Phrase("磁盘读写出错", "the disk reports an error"),
    }
    if code in reasons:
        return CannotWrite(path=path, reason=reasons[code])
    if "Could not decode" in str(cause):
        return DamagedFile(path=path, action=Phrase("内容无法读取", "it cannot be read"))
    if code == sqlite3.SQLITE_ERROR and "no such" in str(cause):
        return DamagedFile(path=path, action=Phrase("其中缺少数据表", "tables are missing"))
    return None
