"""Backups are made by themselves, show what is in them, and are brought back as a change like any other."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from store import files
from store.errors import CannotWrite, DamagedFile
from store.notebook import Notebook
from store.notebook import backups as backups_module
from store.records import Anchor, Bookmark, Note

WHEN = "2026-01-02T03:04:05.000Z"
HERE = Anchor("文", "文/1.", 2, 5, "引用的", "之前", "之后")


def note(body: str) -> Note:
    return Note(uuid.uuid4().hex, HERE, body, WHEN, WHEN, (), ("标签",))


def test_a_day_without_changes_needs_no_backup(notebook: Notebook) -> None:
    assert notebook.backups.daily() is None
    notebook.add_visit("文/1.", "题")
    assert notebook.backups.daily() is None
    notebook.put_note(note("甲"))
    first = notebook.backups.daily()
    assert first is not None
    assert notebook.backups.daily() is None
    notebook.put_note(note("乙"))
    assert notebook.backups.daily() == first
    assert [each.kind for each in notebook.backups.list()] == ["daily"]
    with_both = notebook.backups.contents(first)
    assert with_both.counts == {"note": 2}


def test_fourteen_days_are_kept(notebook: Notebook) -> None:
    notebook.put_note(note("甲"))
    folder = notebook.backups.folder
    folder.mkdir()
    for day in range(1, 21):
        old = folder / f"notebook-202601{day:02}.db"
        notebook.backup(old)
        os.utime(old, (day * 86400, day * 86400))
    (folder / "别的.db").write_bytes(b"")
    notebook.put_note(note("乙"))
    today = notebook.backups.daily()
    assert today is not None
    left = [each.path.name for each in notebook.backups.list()]
    assert len(left) == 14
    assert left[0] == today.name
    assert left[-1] == "notebook-20260108.db"
    assert (folder / "别的.db").exists()


def test_kinds_are_kept_apart(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(backups_module.KEPT, "import", 2)
    notebook.put_note(note("甲"))
    for _ in range(4):
        notebook.backups.make("import")
    notebook.backups.make("update")
    notebook.put_note(note("乙"))
    notebook.backups.daily()
    kinds = sorted(each.kind for each in notebook.backups.list())
    assert kinds == ["daily", "import", "import", "update"]


def test_a_backup_shows_what_is_in_it(notebook: Notebook) -> None:
    kept, gone, changed = note("留"), note("删"), note("改")
    notebook.put([kept, gone, changed])
    path = notebook.backups.make("import")
    notebook.delete_note(gone.id)
    notebook.put_note(replace(changed, body="改了"))
    notebook.put_note(note("新"))
    found = notebook.backups.contents(path)
    assert found.counts == {"note": 3}
    assert [each.id for each in found.missing] == [gone.id]
    assert [each.text for each in found.changed] == ["改"]
    assert (found.only_here, found.newest) == (1, WHEN)


def test_merging_brings_back_what_is_missing_and_leaves_the_rest(notebook: Notebook) -> None:
    gone, changed = note("删"), note("改")
    mark = Bookmark("b" * 32, HERE, "书签", WHEN)
    notebook.put([gone, changed, mark])
    folder, _ = notebook.new_folder("夹")
    notebook.file([mark.id], folder.id)
    path = notebook.backups.make("import")
    notebook.delete([gone.id, mark.id])
    notebook.delete_folder(folder.id)
    edited = replace(changed, body="改了")
    notebook.put([edited, new := note("新")])
    change = notebook.backups.restore(path, "merge")
    assert {each.body for each in notebook.notes()} == {"删", "改了", "新"}
    assert notebook.notes()[0].tags == ("标签",)
    assert [node.bookmarks for node in notebook.tree().children] == [(mark,)]
    notebook.revert(change)
    assert {each.id for each in notebook.notes()} == {edited.id, new.id}
    assert notebook.folders() == []


def test_replacing_makes_everything_as_it_was_and_can_be_undone(notebook: Notebook) -> None:
    gone, changed = note("删"), note("改")
    notebook.put([gone, changed])
    path = notebook.backups.make("import")
    before = notebook.find(sort="created").items
    notebook.delete_note(gone.id)
    notebook.put([replace(changed, body="改了"), note("新")])
    now = notebook.find(sort="created").items
    change = notebook.backups.restore(path, "replace")
    assert notebook.find(sort="created").items == before
    assert "restore" in [each.kind for each in notebook.backups.list()]
    notebook.revert(change)
    assert notebook.find(sort="created").items == now


def test_a_damaged_backup_says_so_and_changes_nothing(notebook: Notebook) -> None:
    notebook.put_note(note("甲"))
    path = notebook.backups.make("import")
    path.write_bytes(b"no database")
    with pytest.raises(DamagedFile):
        notebook.backups.contents(path)
    with pytest.raises(DamagedFile):
        notebook.backups.restore(path, "replace")
    with pytest.raises(CannotWrite):
        notebook.backups.restore(path.with_name("没有.db"), "merge")
    assert len(notebook.notes()) == 1


def test_an_old_backup_is_brought_up_to_date_in_a_copy(notebook: Notebook) -> None:
    import sqlite3

    path = notebook.backups.folder / "notebook-v1-20260101-000000.db"
    path.parent.mkdir()
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "notebook-v1.sql").read_text(encoding="utf-8"))
    old.close()
    content = path.read_bytes()
    assert [each.kind for each in notebook.backups.list()] == ["migration"]
    assert notebook.backups.contents(path).counts == {"bookmark": 1, "note": 1}
    notebook.backups.restore(path, "merge")
    assert [each.body for each in notebook.notes()] == ["试行期限没有写明"]
    assert path.read_bytes() == content


def test_no_place_for_a_backup(notebook: Notebook) -> None:
    notebook.put_note(note("甲"))
    notebook.backups.folder.write_bytes(b"in the way")
    with pytest.raises(CannotWrite):
        notebook.backups.daily()
    assert notebook.backups.list() == []


def test_a_file_that_is_locked_for_a_moment_is_waited_for(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_now, tries = os.replace, []

    def locked(*names: Path) -> None:
        tries.append(names)
        if len(tries) < 3:
            raise PermissionError(13, "a virus scanner has it")
        replace_now(*names)

    monkeypatch.setattr(os, "replace", locked)
    notebook.put_note(note("甲"))
    path = notebook.backups.make("import")
    assert notebook.backups.contents(path).counts == {"note": 1}
    assert len(tries) == 3


def test_a_file_that_stays_locked_is_said(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*names: Path) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(os, "replace", locked)
    monkeypatch.setattr(files, "_PAUSES", (0.0, 0.0))
    notebook.put_note(note("甲"))
    with pytest.raises(CannotWrite, match="权限"):
        notebook.backups.make("import")
    assert notebook.backups.list() == []
    assert list(notebook.backups.folder.iterdir()) == []
