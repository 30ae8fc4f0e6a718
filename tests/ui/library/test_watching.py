"""New files of the watched folder are offered in one line of the library panel, and shown when asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.library.details_dialog import DetailsDialog
from ui.runtime.settings import WATCHED_KEY
from ui.shell.main_window import MainWindow

TEXT = (
    "某市医院价格管理办法\n某卫办〔2023〕5号\n第一条 为规范价格，制定本办法。\n"
    "第二条 本办法自2022年1月1日起施行。\n"
    "某市卫生健康委员会\n2021年4月20日\n"
)
METHOD = "晋政办函〔2020〕28号"


def test_new_files_are_offered_and_never_added_unasked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "办法.txt").write_text(TEXT, encoding="utf-8")
    window.settings.set(WATCHED_KEY, str(share))
    offer = window.library_panel.offer
    assert offer.isHidden()
    window.watching.look()
    qtbot.waitUntil(lambda: not offer.isHidden())
    assert "1" in offer.findChildren(QLabel)[0].text()
    count = len(window.workspace.library.documents())
    offer.accept.click()
    assert offer.isHidden()
    qtbot.waitUntil(lambda: len(window.workspace.library.documents()) == count + 1)
    qtbot.waitUntil(lambda: not window.importer.busy)
    document = window.workspace.library.documents()[-1]
    arrived = window.workspace.library.arrivals.of(document.sha256)
    assert arrived is not None
    assert arrived.place == str(share / "办法.txt")


def test_a_folder_that_is_gone_offers_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.settings.set(WATCHED_KEY, str(tmp_path / "off"))
    window.watching.look()
    qtbot.waitUntil(lambda: window.jobs.running() == 0)
    assert window.library_panel.offer.isHidden()


def test_an_own_name_is_shown_beside_the_title_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    window.shelf.call(METHOD, "老九条")
    model = window.library_panel.view.model()
    rows = [model.index(n, 0).data(0) for n in range(model.rowCount())]
    window.library_panel.set_filter("老九条")
    assert model.rowCount() == 1 < len(rows)
    window.shelf.show_details(METHOD)
    dialog = window.library_panel.findChild(DetailsDialog)
    assert dialog is not None
    assert "老九条" in dialog.text()
    assert METHOD in dialog.text()
    dialog.close()
    window.library_panel.set_filter("")
    window.notes.undo_stack.undo()
    assert window.workspace.notebook.shelf.marks().name(METHOD) == ""
