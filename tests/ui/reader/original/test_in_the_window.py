"""The original beside the text: it follows the clause, makes room for itself, and is saved as it came."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from store.model.document import Document
from ui.shell.main_window import MainWindow

POLICY = "关于床位的通知\n某卫发〔2022〕7号\n" + "\n".join(
    f"{numeral}、第{numeral}件事\n" + "各单位要加强管理。" * 60 for numeral in "一二三四五六七八九"
)


@pytest.fixture
def document(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Document:
    """A document of the user in the reader, at its first clause."""
    file = tmp_path / "通知.txt"
    file.write_text(POLICY, encoding="utf-8")
    (read,) = window.workspace.import_files([file]).imported
    window.importer.library_changed.emit()
    window.open(read.key, read.clauses[0].id)
    return read


def shown(window: MainWindow, qtbot: QtBot) -> None:
    """Open the original and wait until the clause in view is marked."""
    window.menu_actions["show_original"].trigger()
    qtbot.waitUntil(lambda: bool(window.original.view().pages.marks()))


def test_it_is_opened_at_the_clause_and_follows_it(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    shown(window, qtbot)
    assert window.menu_actions["show_original"].isChecked()
    view = window.original.view()
    assert view.isVisible()
    before = view.pages.marks()[0]
    window.reading.open_clause(document.clauses[8].id)
    assert view.pages.marks()[0].page > before.page
    assert view.pages.seen()[0] == view.pages.marks()[0].page
    view.close_requested.emit()
    assert not view.isVisible()
    assert not window.menu_actions["show_original"].isChecked()


def test_the_inspector_leads_to_it(window: MainWindow, document: Document, qtbot: QtBot) -> None:
    window.inspector.original_requested.emit()
    qtbot.waitUntil(lambda: bool(window.original.view().pages.marks()))
    assert window.original.is_shown()


def test_another_document_has_another_original(window: MainWindow, document: Document, qtbot: QtBot) -> None:
    shown(window, qtbot)
    other = window.workspace.library.documents()[0]
    window.open(other.key)
    qtbot.waitUntil(lambda: getattr(window.original.view().file(), "name", "") == other.source)
    window.reader.close_current_tab()
    assert not window.original.is_shown()


def test_in_a_narrow_window_the_side_panel_gives_way_and_comes_back(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    window.show_panel("library")
    shown(window, qtbot)
    assert not window.side.isVisible()
    assert not window.inspector.isVisible()
    window.original.show(False)
    assert window.side.isVisible()


def test_a_copy_is_saved_byte_for_byte(
    window: MainWindow, document: Document, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "副本.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(window.original.told):
        window.menu_actions["save_original"].trigger()
    assert target.read_bytes() == POLICY.encode()


def test_a_copy_that_cannot_be_written_is_told(
    window: MainWindow, document: Document, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    with qtbot.waitSignal(window.original.failed):
        window.original.save_copy()


def test_other_programs_get_a_copy_that_goes_with_the_window(
    window: MainWindow, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(QUrl(url).toLocalFile())) or True
    )
    window.menu_actions["open_original"].trigger()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].read_bytes() == POLICY.encode()
    window.original.close()
    assert not opened[0].exists()
