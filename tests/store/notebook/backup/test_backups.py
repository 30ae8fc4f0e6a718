"""Backups are made by themselves, show what is in them, and are brought back as a change like any other."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from store.model.annotation import Anchor, Basket, BasketEntry, Bookmark, Note
from store.model.errors import CannotWrite, DamagedFile
from store.notebook import Notebook
from store.notebook.backup import backups
from store.notebook.backup.backups import keep_last_good
from store.system import files

WHEN = "2026-01-02T03:04:05.000Z"
HERE = Anchor("文", "文/1.", 2, 5, "引用的", "之前", "之后")


def note(body: str) -> Note:
    return Note(uuid.uuid4().hex, HERE, body, WHEN, WHEN, (), ("标签",))


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
    assert (found.only_here, found.newest) == (1, WHEN)


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


def texts(notebook: Notebook, path: Path) -> set[str]:
    """The words of what a backup has and the notebook has not."""
    return {each.text for each in notebook.backups.contents(path).missing}


def without(path: Path, *ids: str) -> None:
    """Take items out of a file as damage does: nothing tells that they were ever there."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = 1")
        connection.executemany("DELETE FROM item WHERE id = ?", [(each,) for each in ids])
        connection.commit()


def test_the_backup_of_a_day_survives_what_the_notebook_lost_without_anybodys_doing(
    notebook: Notebook,
) -> None:
    gone, kept = note("没了"), note("还在")
    notebook.annotations.put(gone, kept)
    good = notebook.backups.daily()
    assert good is not None
    without(notebook.path, gone.id)
    notebook.database.notify(None)
    poor = notebook.backups.daily()
    assert poor == good
    newest, older = notebook.backups.list()
    assert (newest.kind, older.kind) == ("daily", "damage")
    assert texts(notebook, older.path) == {"没了"}
    # However many days follow: it is not one of the fourteen.
    for day in range(1, 21):
        old = notebook.backups.folder / f"notebook-202601{day:02}.db"
        notebook.database.backup(old)
    notebook.annotations.put(note("又一天"))
    notebook.backups.daily()
    kinds = [each.kind for each in notebook.backups.list()]
    assert (kinds.count("daily"), kinds.count("damage")) == (14, 1)


def test_an_older_version_of_an_item_counts_as_lost_too(notebook: Notebook) -> None:
    made = note("第一稿")
    notebook.annotations.put(made)
    notebook.backups.make("import")
    old = next(each.path for each in notebook.backups.list()).read_bytes()
    notebook.annotations.put(replace(made, body="第二稿"))
    notebook.backups.daily()
    notebook.close()
    notebook.path.write_bytes(old)
    with contextlib.closing(Notebook.open(notebook.path)) as back:
        back.annotations.put(note("接着写"))
        back.backups.daily()
        (kept,) = [each for each in back.backups.list() if each.kind == "damage"]
        assert [each.text for each in back.backups.contents(kept.path).changed] == ["第二稿"]


def test_what_was_deleted_today_is_still_in_a_backup(notebook: Notebook) -> None:
    gone = note("删掉")
    notebook.annotations.put(gone, note("留下"))
    notebook.backups.daily()
    notebook.annotations.delete([gone.id])
    notebook.backups.daily()
    assert [each.kind for each in notebook.backups.list()] == ["daily", "deletion"]
    assert texts(notebook, notebook.backups.list()[1].path) == {"删掉"}


def test_ten_backups_from_before_deletions_are_kept(notebook: Notebook) -> None:
    notebook.annotations.put(note("留下"))
    for _ in range(12):
        gone = note("删掉")
        notebook.annotations.put(gone)
        notebook.backups.daily()
        notebook.annotations.delete([gone.id])
        notebook.backups.daily()
    kinds = [each.kind for each in notebook.backups.list()]
    assert (kinds.count("daily"), kinds.count("deletion")) == (1, 10)


def test_an_empty_notebook_replaces_no_backup(notebook: Notebook) -> None:
    notebook.annotations.put(note("甲"))
    good = notebook.backups.daily()
    assert good is not None
    content = good.read_bytes()
    notebook.close()
    notebook.path.unlink()
    with contextlib.closing(Notebook.open(notebook.path)) as fresh:
        assert fresh.backups.daily() is None
        assert good.read_bytes() == content
        fresh.annotations.put(note("新的"))
        fresh.backups.daily()
        assert [each.kind for each in fresh.backups.list()] == ["daily", "damage"]


def test_a_backup_that_cannot_be_read_is_put_aside_not_replaced(notebook: Notebook) -> None:
    notebook.annotations.put(note("甲"))
    path = notebook.backups.daily()
    assert path is not None
    path.write_bytes(b"no database")
    notebook.annotations.put(note("乙"))
    assert notebook.backups.daily() == path
    assert [each.kind for each in notebook.backups.list()] == ["daily"]
    assert [each.read_bytes() for each in path.parent.glob("*.damaged-*")] == [b"no database"]


def test_what_cannot_be_renamed_is_not_replaced_either(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = note("删掉")
    notebook.annotations.put(gone)
    first = notebook.backups.daily()
    assert first is not None
    content = first.read_bytes()
    notebook.annotations.delete([gone.id])

    def held(*names: Path) -> None:
        raise PermissionError(13, "held")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", held)
        second = notebook.backups.daily()
    assert second is not None
    assert second != first
    assert first.read_bytes() == content
    assert [each.kind for each in notebook.backups.list()] == ["daily", "daily"]


def test_the_last_good_backup_is_found_and_stays(notebook: Notebook) -> None:
    notebook.annotations.put(note("甲"))
    good = notebook.backups.daily()
    assert good is not None
    os.utime(good, (86400, 86400))
    empty = notebook.backups.folder / "notebook-20260102.db"
    with contextlib.closing(Notebook.open(notebook.path.with_name("other.db"))) as other:
        other.database.backup(empty)
    (notebook.backups.folder / "notebook-import-20260103-000000.db").write_bytes(b"no database")
    kept = keep_last_good(notebook.backups.folder, "notebook")
    assert kept is not None
    assert kept.name.startswith("notebook-damage-1970")
    assert texts(notebook, kept) == set()
    assert keep_last_good(notebook.backups.folder, "notebook") == kept
    assert keep_last_good(notebook.backups.folder / "nowhere", "notebook") is None


def test_a_backup_that_was_cut_short_is_cleared_away(notebook: Notebook) -> None:
    notebook.annotations.put(note("甲"))
    notebook.backups.folder.mkdir()
    half = notebook.backups.folder / "notebook-import-20260103-000000.db.part"
    half.write_bytes(b"half")
    notebook.backups.make("update")
    assert half.exists()
    os.utime(half, (86400, 86400))
    notebook.backups.make("update")
    assert not half.exists()
    assert {each.kind for each in notebook.backups.list()} == {"update"}


def test_folders_baskets_and_tags_that_are_gone_are_named(notebook: Notebook) -> None:
    marks = [Bookmark(uuid.uuid4().hex, HERE, f"书签{n}", WHEN) for n in range(3)]
    tagged = note("有标签")
    notebook.annotations.put(*marks, tagged)
    gone, _ = notebook.folders.create("删去")
    stays, _ = notebook.folders.create("留下")
    renamed, _ = notebook.folders.create("旧名")
    notebook.folders.file([each.id for each in marks[:2]], gone.id)
    notebook.folders.file([marks[2].id], stays.id)
    basket = Basket(uuid.uuid4().hex, "会议", (BasketEntry(uuid.uuid4().hex, HERE),), WHEN, WHEN)
    notebook.baskets.put(basket)
    path = notebook.backups.make("import")
    assert not notebook.backups.contents(path).lacks
    notebook.folders.delete(gone.id)
    notebook.folders.unfile([marks[2].id], stays.id)
    notebook.folders.rename(renamed.id, "新名")
    notebook.baskets.delete(basket.id)
    notebook.tags.remove([tagged.id], "标签")
    found = notebook.backups.contents(path)
    assert found.counts == {"bookmark": 3, "note": 1, "folder": 3, "basket": 1}
    assert (found.missing, found.folders, found.baskets) == ((), (("删去", 2),), ("会议",))
    assert (found.filings, found.tags) == ((("书签2", "留下"),), (("有标签", "标签"),))
    assert (found.altered, found.lacks, found.gone) == (("旧名",), True, 2)
    notebook.backups.restore(path, "merge")
    assert not notebook.backups.contents(path).lacks
    assert sorted(len(node.bookmarks) for node in notebook.bookmark_tree().children) == [0, 1, 2]
    assert notebook.baskets.all() == [basket]
