"""A kind of item that is added from outside: a notebook does everything with it that it does with items."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.model.annotation import Anchor
from store.model.errors import BadInput
from store.notebook import Notebook
from store.notebook.recovery.rescue import rescue
from store.notebook.storage import database, item_kinds, value_checks
from store.notebook.storage.item_kinds import ItemKind
from store.notebook.storage.items import anchor_values
from store.notebook.storage.journal import journal_of
from store.system.paths import DataPaths

WHEN = "2026-01-02T03:04:05.000Z"
HERE = Anchor("文", "文/1.", 0, 2, "引文", "", "")
TASK = ItemKind(
    "task",
    {"title": value_checks.text, "done": value_checks.number},
    anchored=True,
    copied=True,
    counted=True,
    words="title",
    since=max(kind.since for kind in item_kinds.KINDS.values()) + 1,
)
MIGRATION = """
def up(migrator, db):
    db.execute_sql(
        "CREATE TABLE task (item_id TEXT PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,"
        " title TEXT NOT NULL, done INTEGER NOT NULL)"
    )
"""


@pytest.fixture(autouse=True)
def _added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrations = tmp_path / "migrations"
    shutil.copytree(database.SCHEMA.migrations, migrations)
    number = database.SCHEMA.version + 1
    (migrations / f"{number:04d}_tasks.py").write_text(MIGRATION)
    monkeypatch.setattr(database, "SCHEMA", replace(database.SCHEMA, version=number, migrations=migrations))
    monkeypatch.setattr("store.notebook.recovery.salvage.SCHEMA", database.SCHEMA)
    monkeypatch.setitem(item_kinds.KINDS, "task", TASK)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    (tmp_path / "data").mkdir()
    with contextlib.closing(Notebook.open(tmp_path / "data/notebook.db")) as opened:
        yield opened


def task(title: str, done: int = 0, updated: str = WHEN) -> dict[str, Any]:
    anchors = [anchor_values(HERE)]
    common = {"kind": "task", "created": WHEN, "updated": updated}
    return {**common, "title": title, "done": done, "anchors": anchors}


def tasks(notebook: Notebook) -> dict[str, tuple[str, int]]:
    with notebook.database.reading():
        rows = notebook.database.sqlite.sql("SELECT item_id, title, done FROM task")
    return {item_id: (title, done) for item_id, title, done in rows}


def test_it_is_written_proven_and_undone(notebook: Notebook) -> None:
    heard: list[object] = []
    notebook.database.listen(heard.append)
    made = notebook.database.write({"t": task("报送方案")})
    done = notebook.database.write({"t": task("报送方案", 1)})
    assert tasks(notebook) == {"t": ("报送方案", 1)}
    assert heard == [{"t"}, {"t"}]
    notebook.revert(done)
    assert tasks(notebook) == {"t": ("报送方案", 0)}
    notebook.revert(made)
    assert tasks(notebook) == {}
    notebook.redo(made)
    assert notebook.placements.anchors() == [("task", HERE)]
    assert notebook.database.check() == []


def test_it_is_exchanged_and_both_versions_of_it_stay(notebook: Notebook, tmp_path: Path) -> None:
    notebook.database.write({"t": task("报送方案")})
    file = tmp_path / "out.json"
    notebook.exchange.export_json(file)
    (tmp_path / "other").mkdir()
    with contextlib.closing(Notebook.open(tmp_path / "other/notebook.db")) as other:
        assert other.exchange.import_json(file).added == 1
        other.database.write({"t": task("报送方案（修订）", 0, "2026-01-04T03:04:05.000Z")})
        notebook.database.write({"t": task("报送方案和预算", 0, "2026-01-03T03:04:05.000Z")})
        other.exchange.export_json(file)
    report = notebook.exchange.import_json(file)
    assert len(report.conflicts) == 1
    assert {title for title, _ in tasks(notebook).values()} == {"报送方案（修订）", "报送方案和预算"}


def test_an_older_program_asks_for_an_update_only_where_it_must(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_task, without = tmp_path / "with.json", tmp_path / "without.json"
    notebook.folders.create("夹")
    notebook.exchange.export_json(without)
    notebook.database.write({"t": task("报送方案")})
    notebook.exchange.export_json(with_task)
    monkeypatch.delitem(item_kinds.KINDS, "task")
    assert notebook.exchange.import_json(without, dry_run=True).same == 1
    with pytest.raises(BadInput, match="升级"):
        notebook.exchange.import_json(with_task, dry_run=True)


def test_a_backup_brings_it_back(notebook: Notebook) -> None:
    made = notebook.database.write({"t": task("报送方案")})
    backup = notebook.backups.make("daily")
    notebook.revert(made)
    contents = notebook.backups.contents(backup)
    assert (contents.counts, contents.others, contents.gone) == ({"task": 1}, ("报送方案",), 1)
    notebook.backups.restore(backup, "merge")
    assert tasks(notebook) == {"t": ("报送方案", 0)}


@pytest.mark.parametrize("journal", [True, False])
def test_it_is_saved_from_a_damaged_file(notebook: Notebook, journal: bool) -> None:
    notebook.database.write({f"t{n}": task(f"任务{n}" * 40) for n in range(40)})
    notebook.close()
    content = bytearray(notebook.path.read_bytes())
    at = content.index("任务7任务7".encode())
    content[at : at + 3] = b"\xff\xff\xff"
    notebook.path.write_bytes(content)
    if not journal:
        journal_of(notebook.path).unlink()
    found = rescue(DataPaths(notebook.path.parent))
    assert found is not None
    assert found.whole == journal
    with contextlib.closing(Notebook.open(notebook.path)) as again:
        assert len(tasks(again)) == 40
        assert again.database.check() == []
