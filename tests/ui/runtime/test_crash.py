"""Crash reports: written, shown once, and never for what can be expected."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QtMsgType
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from store.model.errors import CannotWrite
from store.model.message import Message
from ui.runtime.crash import KEPT_REPORTS, CrashHandler
from ui.runtime.crash_dialog import CrashDialog


def broken(times: int = 1) -> ZeroDivisionError:
    try:
        return times / 0
    except ZeroDivisionError as error:
        return error


def handler(folder: Path) -> tuple[CrashHandler, list[str]]:
    made = CrashHandler(folder, "9.9")
    shown: list[str] = []
    made.show = lambda report, _path: shown.append(report)
    return made, shown


def test_a_bug_is_saved_and_shown_once(qapp: QApplication, tmp_path: Path) -> None:
    made, shown = handler(tmp_path / "crashes")
    for _ in range(3):
        made.handle(broken())
    assert len(shown) == 1
    saved = sorted((tmp_path / "crashes").glob("*.txt"))
    assert len(saved) == 3
    text = saved[0].read_text(encoding="utf-8")
    assert "Yice 9.9" in text
    assert "ZeroDivisionError" in text


def test_an_expected_error_is_one_sentence(qapp: QApplication, tmp_path: Path) -> None:
    made, shown = handler(tmp_path / "crashes")
    told: list[str] = []
    made.tell = told.append
    made.handle(CannotWrite(path="library.db", reason=Message("file.full")))
    assert shown == []
    assert "磁盘已满" in told[0]
    assert not (tmp_path / "crashes").exists()


def test_reports_do_not_pile_up(qapp: QApplication, tmp_path: Path) -> None:
    made, _shown = handler(tmp_path)
    for _ in range(KEPT_REPORTS + 5):
        made.save("…")
    assert len(list(tmp_path.glob("crash-*.txt"))) == KEPT_REPORTS


def test_a_folder_that_cannot_be_written_is_no_second_crash(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made, shown = handler(tmp_path / "file" / "crashes")
    made.handle(broken())
    assert len(shown) == 1


def test_hooks_catch_this_thread_and_others(qtbot: QtBot, tmp_path: Path, capsys: object) -> None:
    before = (sys.excepthook, threading.excepthook)
    made, shown = handler(tmp_path)
    made.install()
    try:
        sys.excepthook(ZeroDivisionError, broken(), None)
        qtbot.waitUntil(lambda: len(shown) == 1)
        thread = threading.Thread(target=lambda: int("keine Zahl"))
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(shown) == 2)
        made._on_message(QtMsgType.QtWarningMsg, None, "a warning of Qt")
        assert "a warning of Qt" in made.report(broken())
    finally:
        made.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_report_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CrashDialog("Yice 9.9\nwhere it broke", tmp_path / "crash.txt")
    qtbot.addWidget(dialog)
    assert dialog.findChild(QPlainTextEdit).toPlainText().endswith("where it broke")
    copy = next(button for button in dialog.findChildren(QPushButton) if button.text() == "复制报告")
    copy.click()
    assert QApplication.clipboard().text() == "Yice 9.9\nwhere it broke"
