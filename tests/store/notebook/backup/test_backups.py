"""Backups are made by themselves, show what is in them, and are brought back as a change like any other."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from store.model.annotation import Bookmark
from store.model.errors import CannotWrite, DamagedFile
from store.notebook import Notebook
from store.notebook.backup import backups
from store.system import files
from tests.store.notebook.backup.backed_up import HERE, WHEN, note


def test_a_day_without_changes_needs_no_backup(notebook: Notebook) -> None:
    assert notebook.backups.daily() is None
    notebook.history.add_visit("文/1.", "题")
    assert notebook.backups.daily() is None
    notebook.annotations.put(note("甲"))
    first = notebook.backups.daily()
    assert first is not None
    assert notebook.backups.daily() is None
    notebook.annotations.put(note("乙"))
    assert notebook.backups.daily() == first
    assert [each.kind for each in notebook.backups.list()] == ["daily"]
    with_both = notebook.backups.contents(first)
    assert with_both.counts == {"note": 2}


def test_fourteen_days_are_kept(notebook: Notebook) -> None:
    notebook.annotations.put(note("甲"))
    folder = notebook.backups.folder
    folder.mkdir()
    for day in range(1, 21):
        old = folder / f"notebook-202601{day:02}.db"
        notebook.database.backup(old)
        os.utime(old, (day * 86400, day * 86400))
    (folder / "别的.db").write_bytes(b"")
    notebook.annotations.put(note("乙"))
    today = notebook.backups.daily()
    assert today is not None
    left = [each.path.name for each in notebook.backups.list()]
    assert len(left) == 14
    assert left[0] == today.name
    assert left[-1] == "notebook-20260108.db"
    assert (folder / "别的.db").exists()


def test_kinds_are_kept_apart(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(backups.KEPT, "import", 2)
    notebook.annotations.put(note("甲"))
    for _ in range(4):
        notebook.backups.make("import")
    notebook.backups.make("update")
    notebook.annotations.put(note("乙"))
    notebook.backups.daily()
    kinds = sorted(each.kind for each in notebook.backups.list())
    assert kinds == ["daily", "import", "import", "update"]


def test_a_backup_shows_what_is_in_it(notebook: Notebook) -> None:
    kept, gone, changed = note("留"), note("删"), note("改")
    notebook.annotations.put(kept, gone, changed)
    path = notebook.backups.make("import")
    notebook.annotations.delete([gone.id])
    notebook.annotations.put(replace(changed, body="改了"))
    notebook.annotations.put(note("新"))
    found = notebook.backups.contents(path)
    assert found.counts == {"note": 3}
    assert [each.id for each in found.missing] == [gone.id]
    assert [each.text for each in found.changed] == ["改"]
    assert found.only_here == 1


def test_merging_brings_back_what_is_missing_and_leaves_the_rest(notebook: Notebook) -> None:
    gone, changed = note("删"), note("改")
    mark = Bookmark("b" * 32, HERE, "书签", WHEN)
    notebook.annotations.put(gone, changed, mark)
    folder, _ = notebook.folders.create("夹")
    notebook.folders.file([mark.id], folder.id)
    path = notebook.backups.make("import")
    notebook.annotations.delete([gone.id, mark.id])
    notebook.folders.delete(folder.id)
    edited = replace(changed, body="改了")
    notebook.annotations.put(edited, new := note("新"))
    change = notebook.backups.restore(path, "merge")
    assert {each.body for each in notebook.annotations.notes()} == {"删", "改了", "新"}
    assert notebook.annotations.notes()[0].tags == ("标签",)
    assert [node.bookmarks for node in notebook.bookmark_tree().children] == [(mark,)]
    notebook.revert(change)
    assert {each.id for each in notebook.annotations.notes()} == {edited.id, new.id}
    assert notebook.folders.all() == []


def test_replacing_makes_everything_as_it_was_and_can_be_undone(notebook: Notebook) -> None:
    gone, changed = note("删"), note("改")
    notebook.annotations.put(gone, changed)
    path = notebook.backups.make("import")
    before = notebook.annotations.find(sort="created").items
    notebook.annotations.delete([gone.id])
    notebook.annotations.put(replace(changed, body="改了"), note("新"))
    now = notebook.annotations.find(sort="created").items
    change = notebook.backups.restore(path, "replace")
    assert notebook.annotations.find(sort="created").items == before
    assert "restore" in [each.kind for each in notebook.backups.list()]
    notebook.revert(change)
    assert notebook.annotations.find(sort="created").items == now


def test_a_damaged_backup_says_so_and_changes_nothing(notebook: Notebook) -> None:
    notebook.annotations.put(note("甲"))
    path = notebook.backups.make("import")
    path.write_bytes(b"no database")
    with pytest.raises(DamagedFile):
        notebook.backups.contents(path)
    with pytest.raises(DamagedFile):
        notebook.backups.restore(path, "replace")
    with pytest.raises(CannotWrite):
        notebook.backups.restore(path.with_name("没有.db"), "merge")
    assert len(notebook.annotations.notes()) == 1


def test_an_old_backup_is_brought_up_to_date_in_a_copy(notebook: Notebook) -> None:
    path = notebook.backups.folder / "notebook-v1-20260101-000000.db"
    path.parent.mkdir()
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parents[1] / "notebook-v1.sql").read_text(encoding="utf-8"))
    old.close()
    content = path.read_bytes()
    assert [each.kind for each in notebook.backups.list()] == ["migration"]
    assert notebook.backups.contents(path).counts == {"bookmark": 1, "note": 1}
    notebook.backups.restore(path, "merge")
    assert [each.body for each in notebook.annotations.notes()] == ["试行期限没有写明"]
    assert path.read_bytes() == content


def test_no_place_for_a_backup(notebook: Notebook) -> None:
    notebook.annotations.put(note("甲"))
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
    notebook.annotations.put(note("甲"))
    path = notebook.backups.make("import")
    assert notebook.backups.contents(path).counts == {"note": 1}
    assert len(tries) == 3


def test_a_file_that_stays_locked_is_said(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*names: Path) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(os, "replace", locked)
    monkeypatch.setattr(files, "_PAUSES", (0.0, 0.0))
    notebook.annotations.put(note("甲"))
    with pytest.raises(CannotWrite, match="权限"):
        notebook.backups.make("import")
    assert notebook.backups.list() == []
    assert list(notebook.backups.folder.iterdir()) == []
