"""Keys that are pressed, and policy files that are added in the window."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.finding import open_dialog
from ui.library.review.review_dialog import ReviewDialog
from ui.shell.main_window import MainWindow


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text(text)


def make_policy(path: Path, title: str = "某市医疗服务价格管理办法") -> Path:
    text = (
        f"{title}\n\n第一章 总则\n\n第一条 为规范医疗服务价格，制定本办法。\n\n"
        "第二条 本办法适用于本市公立医疗机构。\n\n第二章 附则\n\n第三条 本办法自2022年1月1日起施行。\n"
    )
    path.write_text(text, encoding="utf-8")
    return path


def add_what_is_checked(qtbot: QtBot, window: MainWindow) -> None:
    """Files whose date was not found are shown before they are added: add the one that is shown."""
    qtbot.waitUntil(lambda: open_dialog(window, ReviewDialog) is not None)
    dialog = open_dialog(window, ReviewDialog)
    assert dialog is not None
    with qtbot.waitSignal(window.importer.idle):
        dialog.add_this.click()
