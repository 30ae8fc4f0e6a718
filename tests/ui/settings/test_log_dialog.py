"""帮助 ▸ 运行记录: what the window did is in it, without a word of what the user typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from store.model.errors import NotFound
from store.system import log
from ui.runtime.crash import CrashHandler
from ui.settings.log_dialog import LogDialog
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"


@pytest.fixture
def logged(window: MainWindow) -> Iterator[MainWindow]:
    log.stop()
    log._waiting.clear()
    log.start(window.workspace.paths.root)
    yield window
    log.stop()


def test_it_tells_what_was_done_and_not_what_was_typed(qtbot: QtBot, logged: MainWindow) -> None:
    window = logged
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("床位数")
    window.open_clause(f"{METHOD}/9.")
    window.notes.save_note(*window.workspace.library.clause(f"{METHOD}/9."), "", "会上问王院长")
    window.report(NotFound(what="秘密方案.docx"))
    log.stop()
    window.menu_actions["log"].trigger()
    dialog = window.findChild(LogDialog)
    assert dialog is not None
    shown = dialog.text.toPlainText()
    assert "search characters=3 hits=" in shown
    assert f"open document={METHOD} ms=" in shown
    assert "told error=NotFound" in shown
    for words in ("床位", "王院长", "秘密方案"):
        assert words not in shown
    dialog.reject()


def test_it_is_copied_and_saved(qtbot: QtBot, logged: MainWindow, tmp_path: Path) -> None:
    log.event("start", version="1")
    log.stop()
    dialog = LogDialog(logged.workspace.paths.root)
    qtbot.addWidget(dialog)
    dialog.show()
    names = [button.text() for button in dialog.findChildren(QPushButton)]
    assert {"复制", "另存为…", "打开文件夹"} <= set(names)
    dialog.copy()
    assert "start version=1" in QApplication.clipboard().text()
    dialog.save(tmp_path / "记录.txt")
    assert "start version=1" in (tmp_path / "记录.txt").read_text(encoding="utf-8")
    dialog.save(tmp_path / "没有这个文件夹" / "记录.txt")
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "不存在" in said
    assert not any(character.isascii() and character.isalpha() for character in said.split("“")[0])


def test_a_report_of_a_bug_takes_it_along(qapp: QApplication, tmp_path: Path) -> None:
    log.event("open", document=METHOD, ms=3)
    handler = CrashHandler(tmp_path, "1.0")
    handler.show = lambda *_report: None
    handler.handle(ValueError("…"))
    report = next(tmp_path.glob("crash-*.txt")).read_text(encoding="utf-8")
    assert f"open document={METHOD} ms=3" in report
    assert "bug error=ValueError" in report
