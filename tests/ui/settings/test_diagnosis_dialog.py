"""帮助 ▸ 诊断信息: the report of ``doctor`` in the window, copied and saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.settings.diagnosis_dialog import DiagnosisDialog
from ui.shell.main_window import MainWindow


def test_the_report_is_shown_copied_and_saved(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.menu_actions["diagnosis"].trigger()
    dialog = window.findChild(DiagnosisDialog)
    assert dialog is not None
    assert not dialog.save_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.save_button.isEnabled())
    shown = dialog.text.toPlainText()
    for head in ("【系统】", "【文件夹】", "【检查】", "【打印机】", "【系统的中文字体】", "【运行日志】"):
        assert head in shown
    assert str(window.workspace.paths.root) in shown
    assert "完好：是" in shown
    dialog.copy()
    assert QApplication.clipboard().text() == shown
    dialog.save(tmp_path / "诊断.txt")
    assert (tmp_path / "诊断.txt").read_text(encoding="utf-8") == shown + "\n"
    dialog.save(tmp_path / "没有/诊断.txt")
    assert "无法写入" in dialog.message.text() or "不存在" in dialog.message.text()
    dialog.reject()


def test_a_dialog_that_is_closed_early_hears_nothing_more(qtbot: QtBot, window: MainWindow) -> None:
    dialog = DiagnosisDialog(window.workspace.paths, window.jobs, window)
    dialog.reject()
    qtbot.waitUntil(lambda: window.jobs.running() == 0)
    assert dialog.text.toPlainText() == ""
