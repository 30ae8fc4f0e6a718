"""What is made of a damaged notebook: with its journal, and where nothing else is known of it."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.model.annotation import Anchor, Bookmark, Note
from store.model.wording import text
from store.notebook import Notebook
from store.notebook.recovery.rescue import journals, rescue
from store.notebook.storage.journal import journal_of
from store.system.paths import DataPaths

AT = "2026-01-01T00:00:00.000Z"
MANY = 60


def anchor(number: int) -> Anchor:
    return Anchor("文", f"文/{number}.", 0, 2, "床位", "前文", "后文")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed notebook of notes, tagged bookmarks in a folder, and its journal."""
    path = tmp_path_factory.mktemp("whole") / "notebook.db"
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.annotations.put(
            *[Note(f"{n:032x}", anchor(n), f"批注{n}" * 20, AT, AT) for n in range(MANY)]
        )
        notebook.annotations.put(
            *[Bookmark(f"b{n:031x}", anchor(n), f"书签{n}", AT, ("标",)) for n in range(MANY)]
        )
        folder, _ = notebook.folders.create("夹")
        notebook.folders.file([f"b{n:031x}" for n in range(MANY)], folder.id)
        notebook.annotations.delete([f"{0:032x}"])
    return path


def copy_of(whole: Path, folder: Path, journal: bool = True) -> DataPaths:
    folder.mkdir(exist_ok=True)
    paths = DataPaths(folder)
    paths.notebook_db.write_bytes(whole.read_bytes())
    journal_of(paths.notebook_db).unlink(missing_ok=True)
    if journal:
        journal_of(paths.notebook_db).write_bytes(journal_of(whole).read_bytes())
    return paths


def shown(path: Path) -> tuple[object, ...]:
    with contextlib.closing(Notebook.open(path)) as notebook:
        assert notebook.database.check() == []
        return (
            {note.id: note.body for note in notebook.annotations.notes()},
            {mark.id: (mark.title, mark.tags) for mark in notebook.annotations.bookmarks()},
            notebook.folders.all(),
            notebook.folders.filings(),
        )


def test_an_id_that_damage_has_made_up_is_no_item(whole: Path, tmp_path: Path) -> None:
    truth, content = shown(whole), whole.read_bytes()
    found = [at.start() for at in re.finditer(f"b{3:031x}".encode(), content)]
    assert len(found) > 5
    for number, at in enumerate(found):
        paths = copy_of(whole, tmp_path / f"data{number}")
        paths.notebook_db.write_bytes(content[:at] + b"c" + content[at + 1 :])
        assert rescue(paths) is not None
        assert shown(paths.notebook_db) == truth


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 2**20), st.binary(min_size=1, max_size=999)), min_size=1, max_size=4)
)
def test_whatever_is_overwritten_the_journal_has_all(
    whole: Path, tmp_path: Path, spots: list[tuple[int, bytes]]
) -> None:
    truth = shown(whole)
    paths = copy_of(whole, tmp_path / "data")
    content = bytearray(paths.notebook_db.read_bytes())
    for place, some in spots:
        place %= len(content)
        content[place : place + len(some)] = some[: len(content) - place]
    paths.notebook_db.write_bytes(content)
    assert rescue(paths) is not None
    assert shown(paths.notebook_db) == truth


def test_without_a_journal_a_page_costs_only_what_is_on_it(whole: Path, tmp_path: Path) -> None:
    truth_notes, truth_marks, *_ = shown(whole)
    pages = whole.stat().st_size // 4096
    kept = 0
    some = range(1, pages, 17)
    for page in some:
        paths = copy_of(whole, tmp_path / "data", journal=False)
        content = bytearray(paths.notebook_db.read_bytes())
        content[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
        paths.notebook_db.write_bytes(content)
        found = rescue(paths)
        assert found is not None
        with contextlib.closing(Notebook.open(paths.notebook_db)) as notebook:
            assert notebook.database.check() == []
            bodies = {note.id: note.body for note in notebook.annotations.notes()}
            marks = {mark.id: mark.title for mark in notebook.annotations.bookmarks()}
        # What could not be verified may have lost its place, or its words, but is never other words.
        assert all(body in ("", truth_notes[item]) for item, body in bodies.items())
        kept += len(bodies) + len(marks)
    assert kept > 0.85 * len(some) * (len(truth_notes) + len(truth_marks))


def test_a_flipped_bit_in_a_note_is_not_shown_as_the_note(whole: Path, tmp_path: Path) -> None:
    paths = copy_of(whole, tmp_path / "data", journal=False)
    content = paths.notebook_db.read_bytes()
    words = "批注7".encode() * 20
    place = content.index(words)
    flipped = bytearray(content)
    flipped[place + 6] ^= 1
    paths.notebook_db.write_bytes(flipped)
    found = rescue(paths)
    assert found is not None
    assert (found.whole, found.doubtful) == (False, 1)
    with contextlib.closing(Notebook.open(paths.notebook_db)) as notebook:
        assert len(notebook.annotations.notes()) == MANY - 1
        assert "1 项请核对" in text(found.notice(notebook.database))


def test_a_deleted_note_stays_deleted(whole: Path, tmp_path: Path) -> None:
    paths = copy_of(whole, tmp_path / "data")
    paths.notebook_db.write_bytes(b"\xa5" * 4096)
    rescue(paths)
    with contextlib.closing(Notebook.open(paths.notebook_db)) as notebook:
        assert f"{0:032x}" not in {note.id for note in notebook.annotations.notes()}


def test_the_first_version_of_the_file_is_saved_too(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    script = (Path(__file__).parents[1] / "notebook-v1.sql").read_text(encoding="utf-8")
    with contextlib.closing(sqlite3.connect(paths.notebook_db)) as connection:
        connection.executescript(script)
        (count,) = connection.execute("SELECT count(*) FROM item WHERE kind <> 'basket_entry'").fetchone()
    content = bytearray(paths.notebook_db.read_bytes())
    content[18:20] = b"\x07\x07"
    paths.notebook_db.write_bytes(content)
    rescue(paths)
    with contextlib.closing(Notebook.open(paths.notebook_db)) as notebook:
        assert len(notebook.annotations.find().items) <= count
        assert notebook.database.check() == []


@pytest.mark.parametrize("content", [b"", b"S", b"garbage" * 999, b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_notebook_gives_an_empty_one(tmp_path: Path, content: bytes) -> None:
    paths = DataPaths(tmp_path)
    paths.notebook_db.write_bytes(content)
    found = rescue(paths)
    assert found is not None
    assert found.kept is not None
    assert found.kept.read_bytes() == content
    with contextlib.closing(Notebook.open(paths.notebook_db)) as notebook:
        assert notebook.annotations.find().items == ()


def test_a_flipped_bit_in_the_journal_costs_nothing_while_the_notebook_is_sound(
    whole: Path, tmp_path: Path
) -> None:
    paths = copy_of(whole, tmp_path / "data")
    log = journal_of(paths.notebook_db)
    data = bytearray(log.read_bytes())
    data[len(data) // 2] ^= 4
    log.write_bytes(data)
    assert shown(paths.notebook_db) == shown(whole)
    assert journals(paths) == [log]
