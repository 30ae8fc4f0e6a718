"""Packs in the window: previewed, installed, taken back, offered from the share; keys in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from store.packs.publishers import Publishers
from store.system.site_settings import SiteSettings
from tests.finding import sentences
from tests.packing import KEY, OTHER, make, source
from ui.library.document_rows import meta_text
from ui.library.packs import pack_controller
from ui.printing.content.blocks import Grid
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import sheet_for
from ui.settings.publishers_dialog import PublishersDialog
from ui.shell.main_window import MainWindow

NURSING, EMERGENCY = source("护理"), source("急诊")
PUBLISHER = "某省卫健委"


@pytest.fixture(autouse=True)
def _trusted(window: MainWindow) -> None:
    Publishers(window.workspace.paths.pack_keys).add(KEY.public("某省卫健委").text())


def titles(window: MainWindow) -> set[str]:
    return {entry.name for entry in window.workspace.library.documents()}


def previewed(qtbot: QtBot, window: MainWindow, path: Path) -> QDialog:
    window.raise_with([str(path)])
    qtbot.waitUntil(lambda: window.packs.dialog is not None)
    assert window.packs.dialog is not None
    return window.packs.dialog


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.importer.busy)


def test_a_pack_that_is_handed_over_is_previewed_installed_and_taken_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    before = titles(window)
    dialog = previewed(qtbot, window, make(tmp_path / "a.yicepack", NURSING, EMERGENCY))
    assert {NURSING.title, EMERGENCY.title} <= set(sentences(dialog))
    assert titles(window) == before
    qtbot.mouseClick(dialog.install, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: titles(window) == before | {NURSING.title, EMERGENCY.title})
    idle(qtbot, window)
    assert "2" in window.banner.text()
    window.menu_actions["undo_pack"].trigger()
    (box,) = window.findChildren(QMessageBox)
    box.defaultButton().click()
    qtbot.waitUntil(lambda: titles(window) == before)
    idle(qtbot, window)


def test_a_document_tells_whose_pack_it_came_with(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    def line(title: str) -> str:
        entry = next(each for each in window.workspace.library.documents() if each.name == title)
        return meta_text(entry)

    def installed(path: Path) -> None:
        dialog = previewed(qtbot, window, path)
        qtbot.mouseClick(dialog.install, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: window.packs.dialog is None)
        idle(qtbot, window)

    installed(make(tmp_path / "a.yicepack", NURSING, counter=1))
    assert "更新包" in line(NURSING.title)
    assert PUBLISHER in line(NURSING.title)
    assert "自行添加" not in line(NURSING.title)
    installed(make(tmp_path / "b.yicepack", EMERGENCY, counter=2))
    assert PUBLISHER in line(NURSING.title)  # of an earlier pack of the series
    assert PUBLISHER in line(EMERGENCY.title)
    window.menu_actions["undo_pack"].trigger()
    (box,) = window.findChildren(QMessageBox)
    box.defaultButton().click()
    qtbot.waitUntil(lambda: EMERGENCY.title not in titles(window))
    idle(qtbot, window)
    assert PUBLISHER in line(NURSING.title)


def test_declining_changes_nothing_and_the_next_pack_comes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    before = titles(window)
    stick = tmp_path / "stick"
    stick.mkdir()
    for number, each in enumerate((NURSING, EMERGENCY)):
        make(stick / f"{number}.yicepack", each, counter=number)
    window.library_controller.add([stick])
    qtbot.waitUntil(lambda: window.packs.dialog is not None)
    first = window.packs.dialog
    assert first is not None
    first.reject()
    qtbot.waitUntil(lambda: window.packs.dialog not in (None, first))
    assert window.packs.dialog is not None
    assert EMERGENCY.title in sentences(window.packs.dialog)
    window.packs.dialog.reject()
    idle(qtbot, window)
    assert titles(window) == before


def test_a_foreign_pack_is_refused_with_a_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.raise_with([str(make(tmp_path / "f.yicepack", NURSING, key=OTHER))])
    qtbot.waitUntil(lambda: "f.yicepack" in window.banner.text())
    idle(qtbot, window)
    assert OTHER.public().name in window.banner.text()
    assert window.packs.dialog is None


def test_without_an_update_nothing_can_be_taken_back(window: MainWindow) -> None:
    window.menu_actions["undo_pack"].trigger()
    assert window.banner.text()
    assert window.findChildren(QMessageBox) == []


@pytest.mark.parametrize("unasked", ["", "yes"])
def test_new_packs_on_the_share_are_offered_or_installed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unasked: str
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    make(share / "b.yicepack", EMERGENCY, counter=2)
    make(share / "a.yicepack", NURSING, counter=1)
    make(share / "foreign.yicepack", source("药品"), counter=9, key=OTHER)
    (share / "half.yicepack").write_bytes((share / "a.yicepack").read_bytes()[:200])
    site = SiteSettings(tmp_path / "yice.ini", {"packs/folder": "share", "packs/install": unasked})
    monkeypatch.setattr(pack_controller, "site_settings", lambda: site)
    before = titles(window)
    window.packs.look()
    if not unasked:
        qtbot.waitUntil(lambda: window.banner.text() != "")
        assert "2" in window.banner.text()
        assert titles(window) == before
        window.banner.act()
        qtbot.waitUntil(lambda: window.packs.dialog is not None)
        assert window.packs.dialog is not None
        assert NURSING.title in sentences(window.packs.dialog)
        window.packs._waiting.clear()
        window.packs.dialog.reject()
    else:
        qtbot.waitUntil(lambda: titles(window) == before | {NURSING.title, EMERGENCY.title})
        idle(qtbot, window)
        text = window.banner.text()
        window.packs.look()
        qtbot.waitUntil(lambda: window.jobs.running() == 0)
        assert window.banner.text() == text
    idle(qtbot, window)


def test_off_the_network_nothing_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = SiteSettings(tmp_path / "yice.ini", {"packs/folder": "absent"})
    monkeypatch.setattr(pack_controller, "site_settings", lambda: site)
    window.packs.look()
    qtbot.waitUntil(lambda: window.jobs.running() == 0)
    assert window.banner.text() == ""


def test_keys_are_listed_added_and_removed(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = PublishersDialog(window.workspace.paths.root, window)
    qtbot.addWidget(dialog)
    assert KEY.public().fingerprint in dialog.text()
    (tmp_path / "other.pub").write_text(OTHER.public("信息科").text(), encoding="utf-8")
    dialog.add(tmp_path / "other.pub")
    assert dialog.keys.count() == 2
    (tmp_path / "bad.pub").write_text("no key", encoding="utf-8")
    dialog.add(tmp_path / "bad.pub")
    assert "RW" in dialog.message.text()
    dialog.keys.setCurrentRow(0)
    dialog.remove()
    dialog.keys.setCurrentRow(0)
    dialog.remove()
    assert Publishers(window.workspace.paths.pack_keys).all() == []
    assert not dialog.remove_button.isEnabled()


def test_fingerprints_are_printed(qtbot: QtBot, window: MainWindow) -> None:
    shown: list[TablePaper] = []
    dialog = PublishersDialog(window.workspace.paths.root, window, shown.append)
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    (paper,) = shown
    blocks = list(paper.make(sheet_for("plain"), paper.title, Template("plain", "摘录")))
    tables = [block.table for block in blocks if isinstance(block, Grid)]
    cells = {cell for table in tables for row in table.rows for cell in row}
    key = KEY.public("某省卫健委")
    assert {"某省卫健委", key.name, key.fingerprint, key.base64()} <= cells


def test_reading_a_pack_can_be_cancelled(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    before = titles(window)
    pack = make(tmp_path / "a.yicepack", *(source(f"第{number}类") for number in range(60)))

    def cancel(_text: str, done: float, cancellable: bool) -> None:
        if cancellable and done > 0 and window.packs.dialog is None:
            window.importer.cancel()

    window.importer.progressed.connect(cancel)
    window.raise_with([str(pack)])
    qtbot.waitUntil(lambda: window.banner.text() != "")
    window.importer.progressed.disconnect(cancel)
    idle(qtbot, window)
    assert window.packs.dialog is None
    assert titles(window) == before
    # Another one can be opened then.
    previewed(qtbot, window, make(tmp_path / "b.yicepack", NURSING, counter=2)).reject()
    idle(qtbot, window)
