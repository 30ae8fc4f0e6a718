"""The first start, what comes with a new version, folders that cannot be written, backups; no Qt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from store.library import Library
from store.library.shipped import bundled
from store.model.annotation import Note
from store.model.errors import (
    CannotWrite,
)
from store.model.wording import text
from store.notebook import anchor_for
from store.system import database_file
from store.system.paths import DataPaths
from tests.samples import OWN, POLICY, SOURCE, document, in_state
from tests.ui.services.workspaces import LIST, WHEN, keys, names, ships
from ui.services import data_folder
from ui.services.shipping import build_shipped
from ui.services.workspace import Workspace


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


def test_a_read_only_folder_can_be_read(
    workspace: Workspace, paths: DataPaths, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.close()
    ships(newer, monkeypatch)
    for module in (database_file, data_folder):
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
