"""The field that leads from a paper's check code back to its clause."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.printing.content.check_codes import Codes
from ui.printing.content.excerpt import check_code
from ui.printing.verify_dialog import VerifyDialog
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> VerifyDialog:
    window.menu_actions["verify"].trigger()
    return window.findChildren(VerifyDialog)[-1]


def test_a_code_is_looked_up_when_it_is_whole(qtbot: QtBot, window: MainWindow, dialog: VerifyDialog) -> None:
    _, clause = window.workspace.library.clause(f"{METHOD}/9.")
    code = check_code(clause)
    dialog.field.setText(code[:9])
    assert not dialog.verdict.text()
    dialog.field.setText(code.upper())
    qtbot.waitUntil(lambda: bool(dialog.verdict.text()))
    assert "第九项" in dialog.verdict.text()
    assert "一致" in dialog.verdict.text()
    assert "请与纸面逐字核对" in dialog.verdict.text()
    assert clause.paragraphs[0] in dialog.words.toPlainText()
    assert dialog.words.isReadOnly()
    dialog.open_button.click()
    assert window.reading.document_key() == METHOD
    qtbot.waitUntil(lambda: window.reading.clause_id() == f"{METHOD}/9.")


def test_an_unknown_code_is_one_sentence(qtbot: QtBot, dialog: VerifyDialog) -> None:
    dialog.field.setText("0123456789")
    qtbot.waitUntil(lambda: bool(dialog.verdict.text()))
    assert "不属于本文件库" in dialog.verdict.text()
    assert not dialog.open_button.isEnabled()
    assert not dialog.words.toPlainText()
    dialog.field.setText("")
    assert not dialog.verdict.text()


def test_what_was_printed_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(f"{METHOD}/9.")
    window.menu_actions["print"].trigger()
    qtbot.waitUntil(window.printing.place.at_front)
    page = window.printing.place.page()
    target = window.workspace.paths.root / "a.pdf"
    page.output.write_to(target)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: page.saving.open_button.isVisible())
    _, clause = window.workspace.library.clause(f"{METHOD}/9.")
    codes = Codes(window.workspace.paths.root, window.workspace.library)
    assert check_code(clause) in codes._read()[2]
