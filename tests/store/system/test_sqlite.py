"""The ground of both databases: versions, migrations, backups, damage, and errors in plain words."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from store.model.errors import Busy, CannotUpgrade, CannotWrite, DamagedFile, NewerFile
from store.model.wording import ENGLISH, text
from store.system import database_file, sqlite
from store.system.database_file import DatabaseSchema, open_database
from store.system.files import reason_of, set_aside
from store.system.sqlite import Database, backup
from store.system.sqlite_errors import guard

FIRST = """
    import peewee as pw

    def up(migrator, db):
        class Thing(pw.Model):
            name = pw.TextField()
            class Meta:
                database = db
                table_name = "thing"
        db.create_tables([Thing])
"""
SECOND = """
    import peewee as pw

    def up(migrator, db):
        migrator.migrate(migrator.add_column("thing", "colour", pw.TextField(default="red")))
"""
BROKEN = """
    import peewee as pw

    def up(migrator, db):
        migrator.migrate(migrator.add_column("thing", "half", pw.TextField(default="")))
        db.execute_sql("INSERT INTO nowhere VALUES (1)")
"""


def schema(folder: Path, *scripts: str) -> DatabaseSchema:
    """A schema with these migrations."""
    folder.mkdir(exist_ok=True)
    for number, script in enumerate(scripts, 1):
        (folder / f"{number:04}_step.py").write_text(textwrap.dedent(script), encoding="utf-8")
    return DatabaseSchema("样本", 0x1234, len(scripts), folder, {"journal_mode": "delete", "foreign_keys": 1})


@pytest.fixture
def one(tmp_path: Path) -> DatabaseSchema:
    return schema(tmp_path / "one", FIRST)


@pytest.fixture
def two(tmp_path: Path) -> DatabaseSchema:
    return schema(tmp_path / "two", FIRST, SECOND)


@pytest.fixture
def file(tmp_path: Path, one: DatabaseSchema) -> Path:
    """A file of the first version with one row."""
    path = tmp_path / "file.db"
    database = open_database(path, one)
    database.sql("INSERT INTO thing (name) VALUES ('床')")
    database.close_all()
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_a_new_file_gets_the_schema_version_and_the_mark_of_its_owner(file: Path) -> None:
    assert rows(file, "PRAGMA user_version") == [(1,)]
    assert rows(file, "PRAGMA application_id") == [(0x1234,)]
    assert not (file.parent / "backups").exists()


def test_an_empty_file_is_taken_as_a_new_one(tmp_path: Path, one: DatabaseSchema) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    open_database(path, one).close_all()
    assert rows(path, "PRAGMA user_version") == [(1,)]


def test_an_older_file_is_backed_up_and_then_brought_up_to_date(file: Path, two: DatabaseSchema) -> None:
    database = open_database(file, two)
    assert database.sql("SELECT name, colour FROM thing") == [("床", "red")]
    database.close_all()
    assert rows(file, "PRAGMA user_version") == [(2,)]
    (kept,) = (file.parent / "backups").iterdir()
    assert rows(kept, "SELECT * FROM thing") == [(1, "床")]
    assert rows(kept, "PRAGMA user_version") == [(1,)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(file: Path, tmp_path: Path) -> None:
    broken = schema(tmp_path / "broken", FIRST, SECOND, BROKEN)
    before = file.read_bytes()
    with pytest.raises(CannotUpgrade, match="未作任何改动"):
        open_database(file, broken)
    assert rows(file, "SELECT * FROM thing") == [(1, "床")]
    assert rows(file, "PRAGMA user_version") == [(1,)]
    assert file.read_bytes() == before


def test_migrations_are_found_in_a_folder_whose_name_is_a_pattern(tmp_path: Path) -> None:
    odd = schema(tmp_path / "医策[新]*", FIRST)
    database = open_database(tmp_path / "file.db", odd)
    assert database.sql("SELECT count(*) FROM thing") == [(0,)]
    database.close_all()


@pytest.mark.parametrize("name", ["a b.db", "甲?乙.db", "百分%20.db", "井#号.db"])
def test_file_names_that_mean_something_in_a_uri(tmp_path: Path, one: DatabaseSchema, name: str) -> None:
    open_database(tmp_path / name, one).close_all()
    assert (tmp_path / name).stat().st_size > 0


def test_a_newer_file_is_refused_and_untouched(file: Path, one: DatabaseSchema, two: DatabaseSchema) -> None:
    open_database(file, two).close_all()
    before = file.read_bytes()
    with pytest.raises(NewerFile, match="升级"):
        open_database(file, one)
    assert file.read_bytes() == before


def test_a_file_of_another_program_is_not_taken(tmp_path: Path, one: DatabaseSchema) -> None:
    path = tmp_path / "other.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE x (y)")
    with pytest.raises(DamagedFile, match="不是医策的样本"):
        open_database(path, one)


@pytest.mark.parametrize("content", [b"hello", b"SQLite format 3\x00" + b"\xff" * 5000, b"\x00" * 4096])
def test_a_file_that_is_no_database_is_damaged(tmp_path: Path, one: DatabaseSchema, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(DamagedFile):
        open_database(path, one)
    assert path.read_bytes() == content


def test_setting_aside_takes_the_companions_along_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    kept = []
    for turn in (b"1", b"2"):
        path.write_bytes(turn)
        (tmp_path / "notebook.db-wal").write_bytes(turn)
        kept.append(set_aside(path))
    assert [each.read_bytes() for each in kept] == [b"1", b"2"]
    assert [each.with_name(each.name + "-wal").read_bytes() for each in kept] == [b"1", b"2"]
    assert not path.exists()


def test_a_backup_of_a_database_in_use_has_everything(tmp_path: Path, one: DatabaseSchema) -> None:
    wal = DatabaseSchema("样本", 0x1234, 1, one.migrations, {"journal_mode": "wal"})
    database = open_database(tmp_path / "live.db", wal)
    database.sql("INSERT INTO thing (name) VALUES ('未合并')")
    backup(tmp_path / "live.db", tmp_path / "deep" / "copy.db")
    database.close_all()
    assert rows(tmp_path / "deep" / "copy.db", "SELECT name FROM thing") == [("未合并",)]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["copy.db"]


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path: Path, file: Path) -> None:
    (tmp_path / "blocked").write_text("a file, not a folder")
    with pytest.raises(CannotWrite):
        backup(file, tmp_path / "blocked" / "copy.db")
    with pytest.raises(CannotWrite):
        backup(tmp_path / "absent.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_full_disk_is_said_and_the_row_is_not_half_there(file: Path, one: DatabaseSchema) -> None:
    database = open_database(file, one)
    database.sql(f"PRAGMA max_page_count = {database.sql('PRAGMA page_count')[0][0]}")

    def write() -> None:
        with guard(file), database.atomic("IMMEDIATE"):
            database.sql("INSERT INTO thing (name) VALUES ('a')")
            database.sql("INSERT INTO thing (name) VALUES (?)", "x" * 500_000)

    with pytest.raises(CannotWrite, match="磁盘已满") as raised:
        write()
    assert text(raised.value.message, ENGLISH).startswith("Cannot write")
    assert "disk is full" in text(raised.value.message, ENGLISH)
    assert database.sql("SELECT name FROM thing") == [("床",)]
    database.close_all()


def test_a_locked_file_is_busy(file: Path, one: DatabaseSchema, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy, match="占用"):
            open_database(file, one)


def test_a_file_that_cannot_be_written_opens_for_reading(
    file: Path, one: DatabaseSchema, two: DatabaseSchema, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_file, "writable", lambda path: False)
    database = open_database(file, one)
    assert database.sql("SELECT name FROM thing") == [("床",)]
    with pytest.raises(CannotWrite, match="只读"), guard(file):
        database.sql("INSERT INTO thing (name) VALUES ('a')")
    database.close_all()
    with pytest.raises(CannotWrite, match="升级"):
        open_database(file, two)
    assert [path.name for path in file.parent.glob("file.db*")] == ["file.db"]


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path, one: DatabaseSchema) -> None:
    with pytest.raises(CannotWrite):
        open_database(tmp_path / "absent" / "x.db", one)


def test_every_thread_has_a_connection_and_all_are_closed_together(file: Path, one: DatabaseSchema) -> None:
    database = open_database(file, one)
    seen: list[object] = []

    def read() -> None:
        seen.append(database.connection())
        seen.append(database.sql("SELECT name FROM thing"))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connections = {id(each) for each in seen if isinstance(each, sqlite3.Connection)}
    assert len(connections) == 4
    database.close_all()
    for each in seen:
        if isinstance(each, sqlite3.Connection):
            with pytest.raises(sqlite3.ProgrammingError):
                each.execute("SELECT 1")


def test_a_bug_is_not_mistaken_for_the_environment(file: Path, one: DatabaseSchema) -> None:
    database = open_database(file, one)
    with pytest.raises(Exception, match="syntax error") as raised, guard(file):
        database.sql("SELEKT")
    assert not isinstance(raised.value, DamagedFile | CannotWrite | Busy)
    database.close_all()


def test_two_that_bring_a_file_up_to_date_at_once_both_succeed(file: Path, two: DatabaseSchema) -> None:
    opened: list[Database] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            opened.append(open_database(file, two))
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    for database in opened:
        database.close_all()
    assert rows(file, "SELECT name, colour FROM thing") == [("床", "red")]


def test_reasons_of_the_file_system_are_in_both_languages() -> None:
    reason = reason_of(OSError(28, "No space left on device"))
    assert (text(reason), text(reason, ENGLISH)) == ("磁盘已满", "the disk is full")
    assert text(reason_of(OSError("?"))) == "系统拒绝了这一操作"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files")
def test_the_library_file_can_be_replaced_after_closing(file: Path, one: DatabaseSchema) -> None:
    database = open_database(file, one)
    database.close_all()
    database.close_all()
    file.unlink()


def test_the_connections_of_all_threads_forget_their_pages(one: DatabaseSchema, tmp_path: Path) -> None:
    database = open_database(tmp_path / "a.db", one)
    connections, told = [], []

    def read() -> None:
        database.sql("SELECT * FROM thing")
        connections.append(database.connection())

    for _ in range(2):
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert connections[0] is not connections[1]
    for connection in connections:
        connection.set_trace_callback(told.append)
    database.forget_pages()
    assert told == ["PRAGMA shrink_memory"] * 2
    connections[0].close()
    database.forget_pages()
    assert told == ["PRAGMA shrink_memory"] * 3
    assert database.sql("SELECT * FROM thing") == []
    database.close_all()
