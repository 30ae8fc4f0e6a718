"""The notebook as its callers see it; nothing that it has acknowledged is ever lost."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.annotation import Anchor, Bookmark, Note
from store.model.errors import Busy, CannotWrite, DamagedFile, NewerFile
from store.notebook import Notebook, anchor_for
from store.notebook.storage import recent
from store.system import database_file
from tests.samples import bookmark_on, clause, document

WHEN = "2026-01-02T03:04:05.000Z"
LATER = "2026-01-03T00:00:00.000Z"


def an_anchor(document_key: str = "文", clause_id: str = "文/1.") -> Anchor:
    return Anchor(document_key, clause_id, 2, 5, "引用的", "之前", "之后")


def a_note(body: str = "试行期限没有写明", created: str = WHEN, **where: str) -> Note:
    return Note(uuid.uuid4().hex, an_anchor(**where), body, created, created)


def a_bookmark(title: str = "政策清单 第9项", created: str = WHEN, **where: str) -> Bookmark:
    return Bookmark(uuid.uuid4().hex, an_anchor(**where), title, created)


def test_notes_come_back_as_they_were_put_in_the_order_they_were_made(notebook: Notebook) -> None:
    second, first = a_note(created=LATER), a_note("多行\n　带空格 😀𠀀")
    notebook.annotations.put(second)
    notebook.annotations.put(first)
    assert notebook.annotations.notes() == [first, second]


def test_notes_by_document_and_by_clause(notebook: Notebook) -> None:
    here, there = a_note(), a_note(document_key="别", clause_id="别/1.")
    below = a_note(clause_id="文/2.")
    for note in (here, there, below):
        notebook.annotations.put(note)
    assert {note.id for note in notebook.annotations.notes("文")} == {here.id, below.id}
    assert notebook.annotations.notes(clause_id="文/2.") == [below]
    assert notebook.annotations.notes("别", "文/2.") == []


def test_putting_again_edits_and_deleting_can_be_undone(notebook: Notebook) -> None:
    note = a_note()
    notebook.annotations.put(note)
    edited = replace(note, body="改", updated=LATER, anchor=an_anchor(clause_id="文/3."))
    notebook.annotations.put(edited)
    assert notebook.annotations.notes() == [edited]
    notebook.annotations.delete([note.id])
    notebook.annotations.delete([note.id])
    assert notebook.annotations.notes() == []
    notebook.annotations.put(edited)
    assert notebook.annotations.notes() == [edited]


def test_bookmarks(notebook: Notebook) -> None:
    mark = a_bookmark()
    notebook.annotations.put(mark)
    renamed = replace(mark, title="改名")
    notebook.annotations.put(renamed)
    assert notebook.annotations.bookmarks() == notebook.annotations.bookmarks("文") == [renamed]
    assert notebook.annotations.bookmarks("别") == []
    assert bookmark_on(notebook, "文/1.") == renamed
    assert bookmark_on(notebook, "文/2.") is None
    notebook.annotations.delete([mark.id])
    assert bookmark_on(notebook, "文/1.") is None


def test_a_bookmark_and_a_note_on_one_clause_do_not_meet(notebook: Notebook) -> None:
    mark, note = a_bookmark(), a_note()
    notebook.annotations.put(mark)
    notebook.annotations.put(note)
    assert notebook.annotations.bookmarks() == [mark]
    assert notebook.annotations.notes() == [note]
    notebook.annotations.delete([note.id])
    assert notebook.annotations.bookmarks() == [mark]
    assert notebook.placements.anchors() == [("bookmark", mark.anchor)]


def test_history_has_each_thing_once_latest_first(notebook: Notebook) -> None:
    for clause_id in ("甲", "乙", "甲"):
        notebook.history.add_visit(clause_id, f"{clause_id}题")
    assert [(visit.clause_id, visit.title) for visit in notebook.history.visits()] == [
        ("甲", "甲题"),
        ("乙", "乙题"),
    ]
    for query, total in (("床位", 5), (" 医保 ", 44), ("床位", 6), ("  ", 0)):
        notebook.history.add_search(query, total)
    assert [(each.query, each.total) for each in notebook.history.searches(1)] == [("床位", 6)]
    assert [each.query for each in notebook.history.searches()] == ["床位", "医保"]
    notebook.annotations.put(a_note())
    notebook.history.clear()
    assert notebook.history.visits() == notebook.history.searches() == []
    assert len(notebook.annotations.notes()) == 1


def test_old_history_is_forgotten(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "KEPT", 3)
    for number in range(6):
        notebook.history.add_visit(str(number), "")
    assert [visit.clause_id for visit in notebook.history.visits(10)] == ["5", "4", "3"]


def test_the_pragmas_that_keep_it_safe(notebook: Notebook) -> None:
    pragmas = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    found: list[dict[str, object]] = []

    def look() -> None:
        found.append({name: notebook.database.sqlite.pragma(name) for name in pragmas})

    look()
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == [pragmas, pragmas]


def test_a_backup_is_a_notebook(notebook: Notebook, tmp_path: Path) -> None:
    note = a_note()
    notebook.annotations.put(note)
    notebook.database.backup(tmp_path / "backups" / "today.db")
    copy = Notebook.open(tmp_path / "backups" / "today.db")
    assert copy.annotations.notes() == [note]
    copy.close()


def test_check_finds_rows_that_point_nowhere(notebook: Notebook) -> None:
    notebook.annotations.put(a_note())
    assert notebook.database.check() == []
    other = sqlite3.connect(notebook.path)
    other.execute("DELETE FROM item")
    other.commit()
    other.close()
    problems = notebook.database.check()
    assert problems
    assert all(each.where == "notebook.db" and each.repair for each in problems)


@pytest.mark.parametrize("content", [b"not a database at all", b"\x00" * 8192])
def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notebook.db"
    path.write_bytes(content)
    with pytest.raises(DamagedFile):
        Notebook.open(path)
    assert path.read_bytes() == content


def test_damage_inside_the_file_is_noticed_on_opening(notebook: Notebook) -> None:
    for number in range(40):
        notebook.annotations.put(a_note("长" * 900 + str(number)))
    notebook.close()
    content = bytearray(notebook.path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8192] = b"\xa5" * 8192
    notebook.path.write_bytes(content)
    with pytest.raises(DamagedFile):
        Notebook.open(notebook.path)
    assert notebook.path.read_bytes() == content


def test_a_library_is_not_a_notebook(tmp_path: Path) -> None:
    from store.library import Library

    Library.open(tmp_path / "x.db").close()
    with pytest.raises(DamagedFile, match="不是医策的工作本"):
        Notebook.open(tmp_path / "x.db")


def test_a_newer_file_is_refused(notebook: Notebook) -> None:
    notebook.close()
    other = sqlite3.connect(notebook.path)
    other.execute("PRAGMA user_version = 999")
    other.close()
    with pytest.raises(NewerFile):
        Notebook.open(notebook.path)


def test_another_program_that_holds_the_file_is_said(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.database.sqlite.sql("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(notebook.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        notebook.annotations.put(a_note())
    other.execute("ROLLBACK")
    other.close()
    note = a_note()
    notebook.annotations.put(note)
    assert notebook.annotations.notes() == [note]


def test_a_full_disk_loses_nothing_that_was_there(notebook: Notebook) -> None:
    kept = a_note()
    notebook.annotations.put(kept)
    pages = notebook.database.sqlite.sql("PRAGMA page_count")[0][0]
    notebook.database.sqlite.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CannotWrite, match="磁盘已满"):
        notebook.annotations.put(a_note("长" * 500_000))
    with pytest.raises(CannotWrite):
        notebook.annotations.put(replace(kept, body="长" * 500_000))
    assert notebook.annotations.notes() == [kept]
    notebook.database.sqlite.sql("PRAGMA max_page_count = 1000000")
    notebook.annotations.put(a_note())
    assert len(notebook.annotations.notes()) == 2


def test_it_reads_where_nothing_can_be_written(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    note = a_note()
    notebook.annotations.put(note)
    notebook.close()
    monkeypatch.setattr(database_file, "writable", lambda path: False)
    locked = Notebook.open(notebook.path)
    assert locked.annotations.notes() == [note]
    with pytest.raises(CannotWrite):
        locked.annotations.put(a_note())
    locked.close()


def test_the_first_version_of_the_file_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "notebook-v1.sql").read_text(encoding="utf-8"))
    old.close()
    notebook = Notebook.open(path)
    assert [note.body for note in notebook.annotations.notes()] == ["试行期限没有写明"]
    assert [mark.title for mark in notebook.annotations.bookmarks()] == ["政策清单 第9项"]
    assert notebook.annotations.notes()[0].anchor == an_anchor()
    assert [visit.clause_id for visit in notebook.history.visits()] == ["文/1."]
    assert [each.query for each in notebook.history.searches()] == ["床位"]
    assert notebook.database.check() == []
    notebook.close()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=30)
def test_any_words_come_back(body: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        notebook = Notebook.open(Path(folder) / "notebook.db")
        note = a_note(body)
        notebook.annotations.put(note)
        notebook.close()
        notebook = Notebook.open(Path(folder) / "notebook.db")
        assert notebook.annotations.notes() == [note]
        notebook.close()


def test_an_anchor_of_a_real_clause_survives_the_file(notebook: Notebook) -> None:
    found = document()
    anchor = anchor_for(found, found.clauses[0].children[0], 2, 6)
    notebook.annotations.put(replace(a_note(), anchor=anchor))
    assert notebook.annotations.notes()[0].anchor == anchor
    assert clause("文", "1.").id == an_anchor().clause_id
