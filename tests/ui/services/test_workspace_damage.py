"""Damage of a data folder: what is carried over, rescued and said; no Qt."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from pathlib import Path

import pytest

from store.model.annotation import Anchor, Note
from store.model.errors import (
    DamagedFile,
    NewerFile,
)
from store.model.wording import ENGLISH, text
from store.notebook import Notebook, anchor_for
from store.notebook.recovery import rescue
from store.system.paths import DataPaths
from tests.samples import OWN, SOURCE, document
from tests.ui.services.workspaces import LIST, WHEN, keys
from ui.services.data_folder import mark_damaged
from ui.services.workspace import Workspace


def test_a_library_that_is_no_database_is_kept_and_made_anew(workspace: Workspace, paths: DataPaths) -> None:
    workspace.close()
    paths.library_db.write_bytes(b"garbage" * 1000)
    mended = Workspace.open(paths)
    assert len(keys(mended)) == 5
    (notice,) = mended.notices
    assert notice.code == "library.remade"
    assert "重新导入" in text(notice)
    assert Path(str(notice.details["kept"])).read_bytes() == b"garbage" * 1000
    assert "import" in text(notice, ENGLISH)
    mended.close()


def test_of_a_library_marked_as_damaged_what_can_be_read_is_carried_over(
    workspace: Workspace, paths: DataPaths, policy: Path
) -> None:
    workspace.import_files([policy])
    workspace.library.add(document("破损", "破损文件"), SOURCE)
    workspace.close()
    with sqlite3.connect(paths.library_db) as connection:
        connection.execute("UPDATE clause SET path = '[' WHERE clause_id LIKE '破损%'")
    connection.close()
    mark_damaged(paths)
    mended = Workspace.open(paths)
    assert OWN in keys(mended)
    assert "破损" not in keys(mended)
    (notice,) = mended.notices
    assert "破损文件" in text(notice) or "关于样本的通知" in text(notice)
    mended.close()
    again = Workspace.open(paths)
    assert again.notices == []
    assert not again.created
    again.close()


def test_a_newer_library_is_refused(workspace: Workspace, paths: DataPaths) -> None:
    workspace.close()
    with sqlite3.connect(paths.library_db) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NewerFile):
        Workspace.open(paths)


def test_a_damaged_notebook_is_kept_and_a_new_one_begun(workspace: Workspace, paths: DataPaths) -> None:
    paths.notebook_db.write_bytes(b"garbage" * 1000)
    assert workspace.notebook.annotations.notes() == []
    (notice,) = workspace.notices
    assert notice.code == "notebook.set_aside"
    kept = Path(str(notice.details["file"]))
    assert kept.read_bytes() == b"garbage" * 1000
    assert kept.name in text(notice)
    assert "没有可用的备份" in text(notice)
    assert str(paths.root) not in text(notice)


def used(workspace: Workspace, paths: DataPaths) -> tuple[Path, bytes]:
    """A notebook with two notes and a folder, closed; its backup of today, and what is in that."""
    document = workspace.library.document(LIST)
    anchor = anchor_for(document, document.clauses[0])
    for name in "ab":
        workspace.notebook.annotations.put(Note(name * 32, anchor, f"今天{name}", WHEN, WHEN))
    workspace.notebook.folders.create("夹")
    workspace.close()
    (backup,) = paths.backups_dir.glob("*.db")
    return backup, backup.read_bytes()


DAMAGES = {
    "empty": lambda content: b"",
    "a byte": lambda content: b"S",
    "random": lambda content: b"\xa5" * len(content),
    "half": lambda content: content[: len(content) // 2],
    "pages": lambda content: b"\xa5" * 4096 + content[4096:8192] + b"\xa5" * (len(content) - 8192),
    "gone": lambda content: None,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_notebook_is_made_anew_from_its_journal(
    workspace: Workspace, paths: DataPaths, damage: str
) -> None:
    _, good = used(workspace, paths)
    content = DAMAGES[damage](paths.notebook_db.read_bytes())
    paths.notebook_db.unlink() if content is None else paths.notebook_db.write_bytes(content)
    again = Workspace.open(paths)
    assert {note.body for note in again.notebook.annotations.notes()} == {"今天a", "今天b"}
    assert [each.title for each in again.notebook.folders.all()] == ["夹"]
    (notice,) = again.notices
    assert notice.code == "notebook.repaired"
    assert "没有缺失" in text(notice)
    assert Path(str(notice.details["backup"])).read_bytes() == good
    if content is not None:
        assert Path(str(notice.details["file"])).read_bytes() == content
    again.notebook.annotations.put(Note("c" * 32, Anchor("", "", 0, 0, "", "", ""), "接着写", WHEN, WHEN))
    assert again.notebook.database.check() == []
    again.close()
    later = Workspace.open(paths)
    assert len(later.notebook.annotations.notes()) == 3
    assert later.notices == []
    later.close()


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_its_journal_a_damaged_notebook_is_made_anew_from_its_backup(
    workspace: Workspace, paths: DataPaths, damage: str
) -> None:
    used(workspace, paths)
    for each in (*paths.root.glob("*.journal"), *paths.backups_dir.glob("*.journal")):
        each.unlink()
    content = DAMAGES[damage](paths.notebook_db.read_bytes())
    paths.notebook_db.unlink() if content is None else paths.notebook_db.write_bytes(content)
    again = Workspace.open(paths)
    told = [text(notice) for notice in (*again.notices, *(again.notebook and again.notices))]
    bodies = {note.body for note in again.notebook.annotations.notes()}
    assert bodies == (set() if damage == "gone" else {"今天a", "今天b"})
    assert told
    again.close()


def test_an_emptied_notebook_is_said_and_a_fresh_one_is_not(workspace: Workspace, paths: DataPaths) -> None:
    paths.notebook_db.write_bytes(b"")
    with pytest.raises(DamagedFile, match="0 字节"):
        Notebook.open(paths.notebook_db)
    assert workspace.notebook.annotations.notes() == []
    (notice,) = workspace.notices
    assert notice.code == "notebook.set_aside"
    assert "0 字节" in text(notice)
    workspace.close()
    later = Workspace.open(paths)
    assert later.notebook.annotations.notes() == []
    assert later.notices == []
    later.close()


def test_damage_that_is_come_across_later_is_mended_at_the_next_start(
    workspace: Workspace, paths: DataPaths
) -> None:
    used(workspace, paths)
    opened = Workspace.open(paths)
    assert len(opened.notebook.annotations.notes()) == 2
    with contextlib.closing(sqlite3.connect(paths.notebook_db)) as connection:
        connection.execute("UPDATE note SET body = '别的话' WHERE item_id = ?", ("a" * 32,))
        connection.commit()
    anchor = opened.notebook.annotations.notes()[0].anchor
    with pytest.raises(DamagedFile):
        opened.notebook.annotations.put(Note("a" * 32, anchor, "新的话", WHEN, WHEN))
    opened.close()
    again = Workspace.open(paths)
    assert {note.body for note in again.notebook.annotations.notes()} == {"今天a", "今天b"}
    assert [notice.code for notice in again.notices] == ["notebook.repaired"]
    again.close()


def test_a_document_that_is_not_what_was_stored_is_made_anew_from_its_source(
    workspace: Workspace, paths: DataPaths, policy: Path
) -> None:
    workspace.import_files([policy])
    mine = workspace.library.document(OWN)
    shipped = workspace.library.document(LIST)
    workspace.close()
    with contextlib.closing(sqlite3.connect(paths.library_db)) as connection:
        changed = connection.execute("UPDATE clause SET body = replace(body, '床位', '药品')").rowcount
        assert changed > 0
        connection.commit()
    again = Workspace.open(paths)
    assert again.library.document(OWN) == mine
    assert again.library.document(LIST) == shipped
    assert [notice.code for notice in again.notices] == ["library.remade"]
    again.close()
    later = Workspace.open(paths)
    assert later.notices == []
    later.close()


@pytest.mark.parametrize("damage", [slice(0, 16), slice(100, 300), slice(900, 1100)])
def test_without_the_list_of_tables_the_users_documents_are_found_again(
    workspace: Workspace, paths: DataPaths, policy: Path, damage: slice
) -> None:
    workspace.import_files([policy])
    mine = workspace.library.document(OWN)
    workspace.close()
    content = bytearray(paths.library_db.read_bytes())
    content[damage] = b"\xa5" * len(content[damage])
    paths.library_db.write_bytes(content)
    again = Workspace.open(paths)
    assert again.library.document(OWN) == mine
    (notice,) = again.notices
    assert notice.code == "library.remade"
    again.close()


def test_everything_is_looked_through_once_a_week(workspace: Workspace, paths: DataPaths) -> None:
    used(workspace, paths)
    opened = Workspace.open(paths)
    assert opened.notebook.database.check() == []
    with contextlib.closing(sqlite3.connect(paths.notebook_db)) as connection:
        connection.execute("UPDATE note SET body = '别的话'")
        connection.commit()
    assert opened.look_through() == []
    week_ago = time.time() - 8 * 24 * 3600
    os.utime(paths.library_db, (week_ago, week_ago))
    (notice,) = opened.look_through()
    assert "工作本" in text(notice)
    assert opened.look_through() == []
    opened.close()
    again = Workspace.open(paths)
    assert {note.body for note in again.notebook.annotations.notes()} == {"今天a", "今天b"}
    again.close()


def test_an_index_damaged_without_a_trace_is_built_again(workspace: Workspace, paths: DataPaths) -> None:
    used(workspace, paths)
    opened = Workspace.open(paths)
    opened.rebuild_index()
    (text_file,) = paths.index_dir.glob("*/text.bin")
    data, times = bytearray(text_file.read_bytes()), text_file.stat()
    data[len(data) // 2] ^= 1
    text_file.write_bytes(data)
    assert opened.index_state() == "damaged", "its time is another"
    os.utime(text_file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert opened.index_state() == "fresh"
    opened.look_through()
    assert opened.index_state() == "fresh", "it is not due yet"
    week_ago = time.time() - 8 * 24 * 3600
    os.utime(paths.library_db, (week_ago, week_ago))
    opened.look_through()
    assert opened.index_state() == "missing"
    opened.close()


def test_what_was_saved_is_said_and_what_was_not(workspace: Workspace, paths: DataPaths) -> None:
    backup, _ = used(workspace, paths)
    backup.unlink()
    for each in (*paths.root.glob("*.journal"), *paths.backups_dir.glob("*.journal")):
        each.unlink()
    with contextlib.closing(sqlite3.connect(paths.notebook_db)) as connection:
        connection.execute("DELETE FROM note WHERE item_id = ?", ("a" * 32,))
        connection.execute("DELETE FROM item WHERE id = ?", ("a" * 32,))
        connection.execute("DELETE FROM anchor")
        connection.commit()
    again = Workspace.open(paths)
    assert [note.body for note in again.notebook.annotations.notes()] == ["今天b"]
    (notice,) = again.notices
    assert notice.code == "notebook.salvaged"
    assert "已救回其中 1 项（批注 1、文件夹 1），有 1 项没有找回，1 项已失去位置" in text(notice)
    again.close()


def test_a_rescue_that_is_killed_is_ended_by_the_next_start(
    workspace: Workspace, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    used(workspace, paths)
    content = bytearray(paths.notebook_db.read_bytes())
    content[:4096] = b"\xa5" * 4096
    paths.notebook_db.write_bytes(content)
    paths.notebook_db.with_name("notebook.db-wal").write_bytes(b"a log that is not the new one's")

    def killed(*names: Path) -> None:
        raise KeyboardInterrupt

    for step in ("set_aside", "replace_file"):
        with monkeypatch.context() as dying:
            dying.setattr(rescue, step, killed)
            with pytest.raises(KeyboardInterrupt):
                Workspace.open(paths).notebook  # noqa: B018
    again = Workspace.open(paths)
    assert {note.body for note in again.notebook.annotations.notes()} == {"今天a", "今天b"}
    (notice,) = again.notices
    assert notice.code == "notebook.repaired"
    assert Path(str(notice.details["file"])).read_bytes() == content
    assert again.notebook.database.check() == []
    again.close()
