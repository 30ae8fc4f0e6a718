"""The password of a file is asked for in the window, in the midst of an import."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.library.password_dialog import PasswordDialog
from ui.shell.main_window import MainWindow

LOCKED = Path(__file__).parents[2] / "store/formats/samples/locked.pdf"


def _asked(qtbot: QtBot, window: MainWindow, wrong: bool = False) -> PasswordDialog:
    asker = window.library_controller.passwords
    qtbot.waitUntil(lambda: asker.dialog is not None and asker.dialog.wrong.isVisible() == wrong)
    assert asker.dialog is not None
    return asker.dialog


def test_a_wrong_password_is_said_and_the_right_one_adds_the_file(qtbot: QtBot, window: MainWindow) -> None:
    window.library_controller.add([LOCKED])
    dialog = _asked(qtbot, window)
    assert "locked.pdf" in dialog.findChildren(type(dialog.wrong))[0].text()
    assert not dialog.take.isEnabled()
    qtbot.keyClicks(dialog.field, "wrong")
    dialog.take.click()
    dialog = _asked(qtbot, window, wrong=True)
    qtbot.keyClicks(dialog.field, "Jizhen-2024")
    with qtbot.waitSignal(window.importer.imported) as imported:
        dialog.take.click()
    assert [one.number for one in imported.args[0].imported] == ["临院办〔2024〕7号"]


def test_the_file_is_passed_over_and_another_import_asks_again(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(2):
        window.library_controller.add([LOCKED])
        dialog = _asked(qtbot, window)
        with qtbot.waitSignal(window.importer.candidates_read) as read:
            dialog.skip.click()
        assert [one.state for one in read.args[0]] == ["unreadable"]


def test_cancelling_the_import_closes_the_question(qtbot: QtBot, window: MainWindow) -> None:
    window.library_controller.add([LOCKED])
    _asked(qtbot, window)
    with qtbot.waitSignal(window.importer.idle):
        window.importer.cancel()
    qtbot.waitUntil(lambda: window.library_controller.passwords.dialog is None)
