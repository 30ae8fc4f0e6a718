"""The workbook given away, merged, backed up and restored from the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from store.model.annotation import Note
from store.model.clause import Clause
from store.model.document import Document
from store.notebook import Notebook
from ui.notebook.restore_dialog import RestoreDialog
from ui.shell.main_window import MainWindow


@pytest.fixture
def place(window: MainWindow) -> tuple[Document, Clause]:
    document = window.workspace.library.document(window.workspace.library.documents()[0].key)
    return document, list(document.walk())[9]


@pytest.mark.parametrize("name", ["本.json", "本.md", "本.csv"])
def test_everything_is_exported(
    window: MainWindow, place: tuple[Document, Clause], tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    window.notes.save_note(*place, "n", "价格专题会")
    with qtbot.waitSignal(window.notebook_files.told) as told:
        window.notebook_files.export_to(tmp_path / name)
    assert name in told.args[0]
    assert "价格专题会" in (tmp_path / name).read_text(encoding="utf-8-sig")


def test_everything_is_exported_to_word(
    window: MainWindow,
    place: tuple[Document, Clause],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.notes.save_note(*place, "n", "价格专题会")
    asked: list[str] = []

    def answer(*given: object) -> tuple[str, str]:
        asked.append(str(given[-1]))
        return str(tmp_path / "本"), "Word 文档 (*.docx)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    with qtbot.waitSignal(window.notebook_files.told):
        window.notebook_files.export()
    assert "Word 文档 (*.docx)" in asked[0]
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "本.docx")).paragraphs]
    assert words[:2] == ["工作本", place[0].name]
    assert "价格专题会" in words


def test_what_cannot_be_written_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.notebook_files.warned):
        window.notebook_files.export_to(tmp_path / "no such folder" / "本.json")
    with qtbot.waitSignal(window.notebook_files.warned):
        window.notebook_files.look_into(tmp_path / "missing.json")


def test_another_workbook_is_merged_after_a_look_and_taken_back(
    window: MainWindow, place: tuple[Document, Clause], tmp_path: Path, qtbot: QtBot
) -> None:
    window.notes.save_note(*place, "mine", "我的")
    other = Notebook.open(tmp_path / "other.db")
    window.workspace.notebook.exchange.export_json(tmp_path / "a.json")
    other.exchange.import_json(tmp_path / "a.json")
    mine = other.annotations.record("mine")
    assert isinstance(mine, Note)
    other.annotations.put(replace(mine, id="theirs", body="同事的"))
    other.exchange.export_json(tmp_path / "b.json")
    other.close()
    window.notebook_files.look_into(tmp_path / "b.json")
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    box = window.findChildren(QMessageBox)[0]
    assert "新增 1 条" in box.informativeText()
    next(button for button in box.buttons() if button.text() == "合并").click()
    qtbot.waitUntil(lambda: len(window.workspace.notebook.annotations.notes()) == 2)
    assert window.notes.undo_stack.undoText() == "合并工作本"
    window.notes.undo_stack.undo()
    assert [note.body for note in window.workspace.notebook.annotations.notes()] == ["我的"]


def test_a_backup_is_made_looked_into_and_brought_back(
    window: MainWindow, place: tuple[Document, Clause], qtbot: QtBot
) -> None:
    window.notes.save_note(*place, "n", "留存")
    with qtbot.waitSignal(window.notebook_files.told) as told:
        window.notebook_files.back_up()
    assert "已备份" in told.args[0]
    window.notes.delete_note("n")
    window.notebook_files.restore()
    dialog = window.findChildren(RestoreDialog)[0]
    qtbot.waitUntil(lambda: "留存" in dialog.words.toPlainText())
    assert dialog.merge.isEnabled()
    dialog.merge.click()
    assert [note.body for note in window.workspace.notebook.annotations.notes()] == ["留存"]
    window.notes.undo_stack.undo()
    assert window.workspace.notebook.annotations.notes() == []


def test_without_a_backup_the_dialog_says_so(window: MainWindow, qtbot: QtBot) -> None:
    dialog = RestoreDialog(window.workspace.notebook.backups, window.jobs, window)
    qtbot.addWidget(dialog)
    if dialog.list.count() == 0:
        assert "还没有备份" in dialog.words.toPlainText()
        assert not dialog.replace.isEnabled()
