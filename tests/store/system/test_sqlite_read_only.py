"""Databases that cannot be written: another user's, in use, or on a full disk."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from store.model.annotation import Anchor, Note
from store.model.errors import CannotWrite, DamagedFile
from store.notebook import Notebook
from store.system import database_file
from store.system.files import FULL

AT = "2026-01-01T00:00:00.000Z"


def note(name: str) -> Note:
    return Note(name, Anchor("文", "文/1.", 0, 1, "引", "", ""), "字", AT, AT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notebook.db"


def test_somebody_who_may_only_read_sees_what_is_written_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = Notebook.open(path)
    owner.annotations.put(note("a"))
    with monkeypatch.context() as other:
        other.setattr(database_file, "writable", lambda path: False)
        reader = Notebook.open(path)
        assert {each.id for each in reader.annotations.notes()} == {"a"}
        assert not reader.database.changed_elsewhere()
        owner.annotations.put(note("b"))
        assert reader.database.changed_elsewhere()
        assert {each.id for each in reader.annotations.notes()} == {"a", "b"}
        with pytest.raises(CannotWrite, match="只读"):
            reader.annotations.put(note("c"))
        reader.close()
    owner.close()
    assert not list(path.parent.glob("*.part"))


def test_reading_does_not_touch_what_a_killed_owner_left(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = Notebook.open(path)
    owner.annotations.put(note("a"))
    left = tmp_path / "left"
    left.mkdir()
    for each in tmp_path.glob("notebook.*"):
        (left / each.name).write_bytes(each.read_bytes())
    before = {each.name: each.read_bytes() for each in left.iterdir()}
    monkeypatch.setattr(database_file, "writable", lambda path: False)
    with contextlib.closing(Notebook.open(left / "notebook.db")) as reader:
        assert {each.id for each in reader.annotations.notes()} == {"a"}
    assert {each.name: each.read_bytes() for each in left.iterdir()} == before
    monkeypatch.undo()
    owner.close()


def full(*_: object) -> None:
    """As SQLite fails where it cannot make its file of shared memory."""
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    raise error


def test_on_a_full_disk_reading_goes_on_and_writing_comes_back_by_itself(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.system import sqlite_read_only

    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.annotations.put(note("a"))
    monkeypatch.setattr(database_file, "_open", full)
    monkeypatch.setattr(sqlite_read_only, "why_not_written", lambda folder: FULL)
    notebook = Notebook.open(path)
    assert {each.id for each in notebook.annotations.notes()} == {"a"}
    with pytest.raises(CannotWrite, match="磁盘已满"):
        notebook.annotations.put(note("b"))
    monkeypatch.undo()
    notebook.annotations.put(note("b"))
    notebook.close()
    with contextlib.closing(Notebook.open(path)) as again:
        assert {each.id for each in again.annotations.notes()} == {"a", "b"}


def test_what_is_not_there_is_not_made_up_on_a_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_file, "_open", full)
    with pytest.raises(CannotWrite):
        Notebook.open(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note SET body = CAST(x'e5ba8aff' AS TEXT)",
        "UPDATE note SET body = x'00ff'",
        "UPDATE note SET body = NULL",
        "UPDATE item SET context = '{'",
        "UPDATE item SET context = printf('%.*c', 20000, '[')",
        "DELETE FROM anchor",
        "DROP TABLE note",
    ],
)
def test_whatever_is_in_the_rows_is_damage_and_nothing_else(path: Path, statement: str) -> None:
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.annotations.put(note("a"))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')")
        connection.commit()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    path.with_name("notebook.db.seal").unlink()
    with pytest.raises(DamagedFile):
        Notebook.open(path)
