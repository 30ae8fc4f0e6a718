"""The first start, what comes with a new version, damage, and imports; no Qt."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from store.library import Library
from store.library.library_change import LibraryChange
from store.library.recovery import carry_over, documents_of
from store.library.shipped import bundled
from store.model.annotation import Anchor, Note
from store.model.errors import (
    CannotWrite,
    DamagedFile,
    NewerFile,
)
from store.model.wording import ENGLISH, text
from store.notebook import Notebook, anchor_for
from store.notebook.recovery import rescue
from store.system import database_file
from store.system.paths import DataPaths
from tests.samples import OWN, POLICY, SOURCE, document, in_state
from ui.services import workspace as workspace_module
from ui.services.library.import_files import place_of
from ui.services.shipping import build_shipped
from ui.services.workspace import Rejected, Workspace, mark_damaged, read_files

LIST = "晋政办函〔2020〕28号"
WHEN = "2026-01-01T00:00:00.000Z"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(POLICY, encoding="utf-8")
    return path


@pytest.fixture
def newer(shipped_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resources: Path) -> Path:
    """What a later version ships: one document changed, one more."""
    folder = tmp_path / "newer"
    shutil.copytree(shipped_folder, folder)
    library = Library.open(folder / "library.db")
    library.add(document("晋发〔2030〕1号", "新文件"), SOURCE, shipped=True)
    library.close()
    bundled.write_stamp(folder, resources)
    return folder


def ships(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_module, "shipped_dir", lambda: folder)


def keys(workspace: Workspace) -> list[str]:
    return [entry.key for entry in workspace.library.documents()]


def names(paths: DataPaths) -> set[str]:
    return {path.name for path in paths.root.iterdir() if path.suffix != ".seal"}


def test_the_first_start_puts_library_and_index_in_place(paths: DataPaths, shipped: Path) -> None:
    workspace = Workspace.open(paths)
    assert workspace.created
    assert workspace.notices == []
    assert len(keys(workspace)) == 5
    assert workspace.index_state() == "fresh"
    assert names(paths) == {"library.db", "index", "setup.lock"}
    assert workspace.notebook.annotations.notes() == []
    assert workspace.engine.search("床位").total > 0
    workspace.close()


def test_the_second_start_changes_nothing(workspace: Workspace, paths: DataPaths) -> None:
    before = paths.library_db.stat()
    workspace.close()
    again = Workspace.open(paths)
    assert not again.created
    after = paths.library_db.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    again.close()


def test_without_a_shipped_library_the_intake_makes_it(
    paths: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shipped_library: Path
) -> None:
    ships(tmp_path / "absent", monkeypatch)
    steps: list[tuple[int, int]] = []
    made = Workspace.open(paths, lambda done, total: steps.append((done, total)))
    reference = Library.open(shipped_library)
    assert made.library.stamp() == reference.stamp()
    assert steps == [(number, 5) for number in range(1, 6)]
    assert made.index_state() == "missing"
    assert made.engine.search("床位").total > 0
    made.rebuild_index()
    assert made.index_state() == "fresh"
    reference.close()
    made.close()


def test_a_shipped_folder_that_is_older_than_its_sources_is_not_used(
    shipped_folder: Path, tmp_path: Path, resources: Path
) -> None:
    folder = tmp_path / "old"
    shutil.copytree(shipped_folder, folder)
    assert bundled.shipment(folder, resources).library_db is not None
    content, _inputs = (folder / "stamp").read_text().split()
    (folder / "stamp").write_text(f"{content}\nother\n")
    assert bundled.shipment(folder, resources).library_db is None
    (folder / "stamp").write_bytes(b"\xff\xff")
    assert bundled.shipment(folder, resources).library_db is None


def test_a_new_version_renews_what_ships_and_keeps_what_the_user_added(
    workspace: Workspace, paths: DataPaths, newer: Path, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.import_files([policy])
    mine = workspace.library.document(OWN)
    workspace.close()
    ships(newer, monkeypatch)
    renewed = Workspace.open(paths)
    assert renewed.created
    assert renewed.notices == []
    assert keys(renewed)[-2:] == ["晋发〔2030〕1号", OWN]
    assert renewed.library.document(OWN) == mine
    assert renewed.library.source(OWN).decode() == POLICY
    assert [entry.shipped for entry in renewed.library.documents()][-2:] == [True, False]
    assert renewed.index_state() == "stale"
    assert len(renewed.engine.search("规范采购药品").said) == 1
    renewed.close()
    assert names(paths) <= {"library.db", "index", "setup.lock", "notebook.db"}


@pytest.mark.parametrize("asked", [True, False])
def test_a_shipped_document_gives_way_to_the_users_only_where_that_was_asked(
    workspace: Workspace, paths: DataPaths, newer: Path, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    key = keys(workspace)[0]
    workspace.library.add(document(key, "我的版本"), SOURCE, stands_in=asked)
    workspace.close()
    ships(newer, monkeypatch)
    renewed = Workspace.open(paths)
    mine = next(entry for entry in renewed.library.documents() if entry.title == "我的版本")
    assert (mine.key == key) is asked
    assert renewed.library.document(mine.key).clauses[0].id.startswith(f"{mine.key}/")
    restored, inverse = renewed.restore(key)
    assert [each.key for each in restored] == ([key] if asked else [])
    assert renewed.library.document(key).title != "我的版本"
    assert "我的版本" in [entry.title for entry in renewed.library.documents()]
    assert bool(inverse) is asked
    renewed.close()


def test_a_renewal_that_fails_half_way_leaves_the_old_library(
    workspace: Workspace, paths: DataPaths, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys(workspace)
    workspace.close()
    ships(newer, monkeypatch)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundled, "replace_file", full)
    kept = Workspace.open(paths)
    assert keys(kept) == before
    assert [notice.code for notice in kept.notices] == ["library.not_renewed"]
    assert "磁盘已满" in text(kept.notices[0])
    kept.close()
    assert not list(paths.root.glob("*.new"))


def test_a_first_start_on_a_full_disk_is_said(
    paths: DataPaths, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundled.shutil, "copyfile", full)
    with pytest.raises(CannotWrite, match="磁盘已满"):
        Workspace.open(paths)
    assert names(paths) == {"setup.lock"}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_renewal_that_is_killed_leaves_the_old_library(
    workspace: Workspace, paths: DataPaths, newer: Path, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.import_files([policy])
    before = keys(workspace)
    workspace.close()
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from store.library.shipped import bundled\n"
        "from store.system.paths import DataPaths\n"
        "from ui.services import workspace\n"
        "workspace.shipped_dir = lambda: Path(sys.argv[2])\n"
        "bundled.replace_file = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "workspace.Workspace.open(DataPaths(Path(sys.argv[1])))\n"
    )
    project = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", script, paths.root, newer], cwd=project, check=False)
    assert done.returncode == -9
    left = Library.open(paths.library_db)
    assert [entry.key for entry in left.documents()] == before
    left.close()
    ships(newer, monkeypatch)
    renewed = Workspace.open(paths)
    assert OWN in keys(renewed)
    assert "晋发〔2030〕1号" in keys(renewed)
    renewed.close()


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


def test_a_read_only_folder_can_be_read(
    workspace: Workspace, paths: DataPaths, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.close()
    ships(newer, monkeypatch)
    for module in (database_file, workspace_module):
        monkeypatch.setattr(module, "writable", lambda path: False)
    locked = Workspace.open(paths)
    assert len(keys(locked)) == 5
    assert locked.engine.search("床位").total > 0
    locked.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, shipped: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite):
        Workspace.open(DataPaths(tmp_path / "data"))


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path, shipped: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(CannotWrite):
        Workspace.open(DataPaths(tmp_path / "data"))


def test_an_import_is_stored_and_found(workspace: Workspace, policy: Path) -> None:
    result = workspace.import_files([policy])
    assert [entry.key for entry in result.imported] == [OWN]
    assert result.rejected == ()
    assert workspace.index_state() == "stale"
    assert len(workspace.engine.search("规范采购药品").said) == 1
    workspace.rebuild_index()
    assert workspace.index_state() == "fresh"
    assert len(workspace.engine.search("规范采购药品").said) == 1


def test_one_bad_file_stops_no_other(workspace: Workspace, policy: Path, tmp_path: Path) -> None:
    binary = tmp_path / "图片.txt"
    binary.write_bytes(bytes(range(256)) * 50)
    empty = tmp_path / "空.txt"
    empty.touch()
    folder = tmp_path / "来文"
    (folder / "下级").mkdir(parents=True)
    (folder / "下级/坏.pdf").write_bytes(b"%PDF-1.7")
    (folder / "~$通知.docx").write_bytes(b"open in Word")
    steps: list[tuple[int, int]] = []
    result = workspace.import_files(
        [binary, tmp_path / "没有.txt", empty, folder, policy], progress=lambda *step: steps.append(step)
    )
    assert [entry.key for entry in result.imported] == [OWN]
    assert [each.source for each in result.rejected] == ["图片.txt", "没有.txt", "空.txt", "坏.pdf"]
    assert all(isinstance(each, Rejected) and each.reason for each in result.rejected)
    assert steps == [(number, 5) for number in range(1, 6)]


def test_the_files_of_a_zip_file_are_read_each_under_its_name(
    workspace: Workspace, policy: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "来文.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(policy, "下级/" + policy.name)
        file.writestr("空.txt", "")
    broken = tmp_path / "坏.zip"
    broken.write_bytes(archive.read_bytes()[:60])
    steps: list[tuple[float, int]] = []
    result = workspace.import_files([archive, broken], progress=lambda *step: steps.append(step))
    assert [(entry.key, entry.source) for entry in result.imported] == [(OWN, policy.name)]
    assert [each.source for each in result.rejected] == ["空.txt", "坏.zip"]
    assert steps[-1] == (3, 3)
    assert workspace.library.source(OWN) == policy.read_bytes()


def test_a_document_that_ships_stays_as_it_ships_when_its_source_is_imported(
    workspace: Workspace, seeds: list[Path]
) -> None:
    before = workspace.library.stamp()
    shipped = [workspace.library.document(key) for key in keys(workspace)]
    result = workspace.import_files(seeds)
    assert [(each.key, each.alike) for each in result.skipped] == [(each.key, 1.0) for each in shipped]
    assert workspace.library.stamp() == before
    assert all(entry.shipped for entry in workspace.library.documents())


def test_a_bug_in_reading_one_file_costs_no_other(
    workspace: Workspace, policy: Path, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store import intake

    read = intake.read_lines

    def fragile(data: bytes, source: str, *given: object) -> object:
        if source == "怪.txt":
            raise RecursionError
        return read(data, source, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "read_lines", fragile)
    odd = policy.with_name("怪.txt")
    odd.write_text("怪", encoding="utf-8")
    result = workspace.import_files([odd, policy])
    assert [entry.key for entry in result.imported] == [OWN]
    assert [each.source for each in result.rejected] == ["怪.txt"]
    (report,) = paths.crash_dir.iterdir()
    assert "RecursionError" in report.read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(workspace: Workspace, policy: Path, paths: DataPaths) -> None:
    before = paths.library_db.read_bytes()
    result = workspace.import_files([policy], dry_run=True)
    assert [entry.key for entry in result.imported] == [OWN]
    assert paths.library_db.read_bytes() == before
    assert OWN not in keys(workspace)


def test_an_import_can_be_stopped_between_files(policy: Path) -> None:
    asked = iter([False, True])
    result = read_files([policy, policy, policy], cancelled=lambda: next(asked))
    assert len(result.imported) == 1


def test_what_ships_is_built_beside_and_swapped(tmp_path: Path, resources: Path) -> None:
    target = tmp_path / "build" / "shipped"
    build_shipped(target)
    (target / "left over").touch()
    build_shipped(target)
    assert {path.name for path in target.iterdir()} == {"library.db", "index", "stamp"}
    assert {path.name for path in target.parent.iterdir()} == {"shipped"}
    made = bundled.shipment(target, resources)
    assert made.library_db == target / "library.db"
    assert made.index_dir == target / "index"


def test_several_first_starts_at_once(paths: DataPaths, shipped_folder: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from store.library.shipped import bundled\n"
        "from store.system.paths import DataPaths\n"
        "from ui.services import workspace\n"
        "workspace.shipped_dir = lambda: Path(sys.argv[2])\n"
        "bundled._inputs = lambda _: sys.argv[3]\n"
        "opened = workspace.Workspace.open(DataPaths(Path(sys.argv[1])))\n"
        "assert len(opened.library.documents()) == 5 and opened.notices == []\n"
    )
    project = Path(__file__).parents[3]
    inputs = (shipped_folder / "stamp").read_text().split()[1]
    command = [sys.executable, "-c", script, str(paths.root), str(shipped_folder), inputs]
    running = [subprocess.Popen(command, cwd=project) for _ in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert names(paths) == {"library.db", "index", "setup.lock"}


def test_a_day_in_which_something_changed_has_its_backup(workspace: Workspace, paths: DataPaths) -> None:
    assert workspace.notebook.backups.list() == []
    document = workspace.library.document(LIST)
    anchor = anchor_for(document, document.clauses[0])
    workspace.notebook.annotations.put(Note("a" * 32, anchor, "今天", WHEN, WHEN))
    workspace.close()
    again = Workspace.open(paths)
    (backup,) = again.notebook.backups.list()
    assert backup.kind == "daily"
    assert again.notebook.backups.contents(backup.path).counts == {"note": 1}
    again.back_up()
    assert len(again.notebook.backups.list()) == 1
    assert again.notices == []
    again.close()


def test_what_was_changed_before_a_kill_is_backed_up_at_the_next_start(
    workspace: Workspace, paths: DataPaths
) -> None:
    document = workspace.library.document(LIST)
    anchor = anchor_for(document, document.clauses[0])
    workspace.notebook.annotations.put(Note("a" * 32, anchor, "今天", WHEN, WHEN))
    workspace.notebook.close()
    other = Workspace.open(paths)
    assert [each.kind for each in other.notebook.backups.list()] == ["daily"]
    other.close()


def test_annotations_are_placed_in_the_library_of_today(workspace: Workspace) -> None:
    document = workspace.library.document(LIST)
    anchor = anchor_for(document, document.clauses[1])
    workspace.notebook.annotations.put(Note("a" * 32, anchor, "在", WHEN, WHEN))
    gone = replace(anchor, document_key="没有", clause_id="没有/1.")
    workspace.notebook.annotations.put(Note("b" * 32, gone, "不在", WHEN, WHEN))
    report = workspace.place_annotations()
    assert (report.kept, report.lost) == (1, ("b" * 32,))
    assert [each.text for each in in_state(workspace.notebook, "lost")] == ["不在"]
    workspace.library.remove(LIST)
    assert len(workspace.place_annotations().lost) == 2


def test_where_a_file_came_from_is_kept_through_removal_and_a_new_library(
    workspace: Workspace, policy: Path, tmp_path: Path
) -> None:
    result = workspace.import_files([policy])
    (document,) = result.imported
    arrived = workspace.library.arrivals.of(document.sha256)
    assert arrived is not None
    assert (arrived.place, bool(arrived.moment)) == (str(policy), True)
    gone = workspace.library.remove(document.key)
    workspace.library.exchange(LibraryChange(into=(gone,)))
    again = policy.with_name("另一处.txt")
    again.write_bytes(policy.read_bytes())
    workspace.import_files([again])
    assert workspace.library.arrivals.of(document.sha256) == arrived
    added = documents_of(workspace.library.path, workspace.library)
    with contextlib.closing(Library.open(tmp_path / "new.db")) as new:
        carry_over(added, new)
        assert new.arrivals.of(document.sha256) == arrived


def test_a_file_in_a_zip_has_only_its_name_for_a_place(tmp_path: Path) -> None:
    assert place_of(tmp_path / "unpacked/a.docx", [tmp_path / "many.zip"]) == "a.docx"
    assert place_of(tmp_path / "share/in/a.docx", [tmp_path / "share"]) == str(tmp_path / "share/in/a.docx")
