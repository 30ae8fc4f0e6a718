"""A backup keeps what the notebook lost without anybody's doing, and is never replaced by less."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from store.model.annotation import Basket, BasketEntry, Bookmark
from store.notebook import Notebook
from store.notebook.backup.backups import keep_last_good
from tests.store.notebook.backup.backed_up import HERE, WHEN, note


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
