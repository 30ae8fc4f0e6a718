"""Database files: opened with the schema they must have, brought up to date, read where not writable."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import peewee

from store.model.errors import CannotUpgrade, CannotWrite, DamagedFile, NewerFile
from store.model.message import Message
from store.system import sqlite
from store.system.files import file_stamp, reason_of, writable
from store.system.seal import break_seal, seal_exists
from store.system.sqlite import Database, backup, uri
from store.system.sqlite_errors import damaged, guard, primary_code, root_cause
from store.system.sqlite_read_only import open_read_only, open_stand_in

#: The smallest page that SQLite knows.
_SMALLEST = 512
_MIGRATED = "schema_migration"


@dataclass(frozen=True, slots=True)
class DatabaseSchema:
    """Requirements on a database file.

    ``application_id`` is SQLite's mark of the file's owner, ``version`` the number of the last migration in
    ``migrations``; ``name`` is what the user calls the file; ``pragmas`` hold for every connection.
    """

    name: Message
    application_id: int
    version: int
    migrations: Path
    pragmas: dict[str, object] = field(default_factory=dict)


def open_database(path: Path, schema: DatabaseSchema) -> Database:
    """Open or create ``path``, bringing an older file up to date after a backup beside it.

    A file that cannot be written, such as one of another user or on a full disk, opens for reading only.
    Raises NewerFile, DamagedFile, CannotWrite or Busy; the file is then as it was.
    """
    with guard(path):
        _check_size(path)
        if path.exists() and not writable(path):
            return _connected(open_read_only(path), path, schema)
        try:
            return _open(path, schema)
        except (CannotWrite, peewee.PeeweeException, sqlite3.Error) as error:
            stand_in = open_stand_in(path, error)
            if stand_in is None:
                raise
            return _connected(stand_in, path, schema)


def _open(path: Path, schema: DatabaseSchema) -> Database:
    if path.exists():
        with contextlib.closing(
            sqlite3.connect(uri(path, "mode=rw"), uri=True, timeout=sqlite.BUSY_SECONDS)
        ) as one:
            version = _version(one, path, schema)
    else:
        version = 0
    if version < schema.version:
        _bring_up_to_date(path, schema)
    database = Database(uri(path, "mode=rwc"), pragmas=dict(schema.pragmas))
    try:
        database.connect()
    except BaseException:
        database.close_all()
        raise
    return database


def _connected(database: Database, path: Path, schema: DatabaseSchema) -> Database:
    """Return a database that is only read, if it is of the version of this program."""
    try:
        database.connect()
        version = _version(database.connection(), path, schema)  # type: ignore[no-untyped-call]
        if version < schema.version:
            reason = Message("database.old_and_read_only")
            raise CannotWrite(path=path, reason=reason)
    except BaseException:
        database.close_all()
        raise
    return database


def _check_size(path: Path) -> None:
    """Refuse a file that is too small for a database; SQLite takes one byte for an empty one.

    So is one that is empty though it was closed properly once: nothing of ours is ever closed empty.
    """
    # Looked at from outside only: opening it here would take away locks that this process has on it.
    with contextlib.suppress(OSError):
        size = path.stat().st_size
        if 0 < size < _SMALLEST or (size == 0 and seal_exists(path)):
            raise damaged(path)


def _version(connection: sqlite3.Connection, path: Path, schema: DatabaseSchema) -> int:
    """Return the schema version of a file, 0 for an empty one; NewerFile, or DamagedFile for what is not
    ours.
    """
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if not tables:
        return 0
    if owner != schema.application_id:
        reason = Message("database.other_program", name=schema.name)
        raise DamagedFile(path=path, reason=reason)
    if version > schema.version:
        if _MIGRATED in tables and (version ^ _migrations(connection)).bit_count() == 1:
            # No newer program has been here: a bit of the number itself was flipped.
            raise damaged(path)
        raise NewerFile(path=path)
    return version


def _migrations(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration that a file knows of."""
    names = [str(row[0]) for row in connection.execute(f"SELECT name FROM {_MIGRATED}")]
    return max((int(name[:4]) for name in names if name[:4].isdecimal()), default=0)


def _bring_up_to_date(path: Path, schema: DatabaseSchema) -> None:
    """Run what migrations are missing, all or none, after a backup of a file that holds anything."""
    # Before the file is there: empty and sealed would look damaged to another process.
    break_seal(path)
    if not path.exists():
        try:
            path.touch(mode=0o600)
        except OSError as error:
            raise CannotWrite(path=path, reason=reason_of(error)) from error
    # Foreign keys stay off: the runner cannot switch them off inside our transaction, and a table that
    # SQLite has to rebuild would take its children with it.
    database = Database(uri(path, "mode=rwc"), pragmas={"foreign_keys": 0, "synchronous": "full"})
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


def _migrate(database: Database, schema: DatabaseSchema, path: Path) -> None:
    """Run the scripts; one that fails is our fault, and must not pass for damage."""
    from store.system.migrations import FolderRunner

    try:
        FolderRunner(database, str(schema.migrations)).up()
        if database.sql("PRAGMA foreign_key_check"):
            raise CannotUpgrade(path=path)
    except Exception as error:
        if primary_code(root_cause(error)) in (0, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT):
            raise CannotUpgrade(path=path) from error
        raise
    database.sql(f"PRAGMA application_id = {schema.application_id}")
    database.sql(f"PRAGMA user_version = {schema.version}")
