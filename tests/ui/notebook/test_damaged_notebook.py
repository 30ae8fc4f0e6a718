"""Damage of the notebook is told until it is closed, and leads to the backup."""

from __future__ import annotations

import contextlib

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from store.model.annotation import Note
from store.notebook import Notebook, PlacingReport, anchor_for
from store.system.paths import DataPaths
from tests.ui.notebook.test_safety import CLAUSE, WHEN
from ui.notebook.restore_dialog import RestoreDialog
from ui.services.workspace import Workspace
from ui.shell.main_window import MainWindow


@pytest.fixture
def damaged(workspace: Workspace, paths: DataPaths) -> DataPaths:
    """A notebook without its journal and with its first page lost, before the window opens it."""
    with contextlib.closing(Notebook.open(paths.notebook_db)) as notebook:
        document, clause = workspace.library.clause(CLAUSE)
        for name in "ab":
            anchor = anchor_for(document, clause)
            notebook.annotations.put(Note(name * 32, anchor, f"批注{name}", WHEN, WHEN))
        notebook.backups.daily()
        notebook.annotations.put(Note("c" * 32, anchor, "批注c", WHEN, WHEN))
    paths.notebook_db.with_suffix(".journal").unlink()
    content = bytearray(paths.notebook_db.read_bytes())
    content[:4096] = b"\xa5" * 4096
    paths.notebook_db.write_bytes(content)
    return paths


def test_damage_is_said_until_it_is_closed_and_leads_to_the_backup(
    damaged: DataPaths, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    window: MainWindow = request.getfixturevalue("window")
    (said,) = window.banner.texts()
    assert "工作本已损坏，已救回其中 2 项（批注 2）" in said
    assert str(damaged.root) not in said
    window.banner.inform("已复制")
    window.notebook_files.told.emit("已备份")
    assert window.banner.texts() == [said, "已备份"]
    button = next(each for each in window.banner.findChildren(QPushButton) if each.text() == "恢复备份…")
    button.click()
    assert window.banner.texts() == ["已备份"]
    dialog = window.findChildren(RestoreDialog)[0]
    assert "损坏前" in dialog.list.currentItem().text()
    qtbot.waitUntil(lambda: "批注 2" in dialog.words.toPlainText())
    dialog.reject()


def test_only_what_is_worse_than_before_is_told(window: MainWindow) -> None:
    text = window.notebook_files.placing_text
    before = {"a": "placed", "b": "placed", "c": "lost", "d": "unsure"}
    assert text(PlacingReport(unsure=("d",), lost=("c", "new")), before) == ""
    assert text(PlacingReport(lost=("a", "c")), before) == "文件库有变化：1 条未归位，见“批注”"
    both = text(PlacingReport(unsure=("a", "d"), lost=("b",)), before)
    assert both == "文件库有变化：1 条待确认，1 条未归位，见“批注”"
