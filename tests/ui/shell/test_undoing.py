"""One history: Ctrl+Z takes back documents and notes in the order things were done, and says what."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from store.model.errors import CannotWrite
from store.model.message import Message
from tests.ui.shell.test_importing_in_the_window import import_files, make_policy
from ui.shell.main_window import MainWindow
from ui.widgets import banner


def added(qtbot: QtBot, window: MainWindow, folder: Path) -> str:
    """A document of the user's with a bookmark on its first clause."""
    import_files(qtbot, window, make_policy(folder / "价格办法.txt"))
    document = window.workspace.library.document(window.workspace.library.documents()[-1].key)
    window.open(document.key)
    assert window.notes.toggle_bookmark(document, next(document.walk()))
    return document.key


def remove(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.importer.idle):
        window.menu_actions["remove"].trigger()
        box = window.findChild(QMessageBox)
        assert box is not None, "it is asked, as there is a bookmark in it"
        box.buttons()[0].click()


def test_a_document_removed_comes_back_before_the_note_made_earlier(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    key, library = added(qtbot, window, tmp_path), window.workspace.library
    before = library.kept(key)
    remove(qtbot, window)
    assert not window.contents.holds(key)
    undo = window.menu_actions["undo"]
    assert "移除《" in undo.text()
    with qtbot.waitSignal(window.importer.idle):
        undo.trigger()
    assert library.kept(key) == before
    assert "已撤销：移除《" in " ".join(window.banner.texts())
    document = library.document(key)
    assert window.notes.marks(document).bookmarks, "the bookmark is still there"
    undo.trigger()
    assert not window.notes.marks(document).bookmarks
    assert "已撤销：添加书签" in " ".join(window.banner.texts())
    window.menu_actions["redo"].trigger()
    with qtbot.waitSignal(window.importer.idle):
        window.menu_actions["redo"].trigger()
    assert not window.contents.holds(key)
    assert "已重做：移除《" in " ".join(window.banner.texts())


def test_what_cannot_be_put_back_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, library = added(qtbot, window, tmp_path), window.workspace.library
    remove(qtbot, window)

    def full(*_arguments: object) -> None:
        raise CannotWrite(path="library.db", reason=Message("file.full"))

    with monkeypatch.context() as patch:
        patch.setattr(library, "exchange", full)
        with qtbot.waitSignal(window.importer.failed):
            window.menu_actions["undo"].trigger()
        qtbot.waitUntil(lambda: not window.importer.busy)
    assert "磁盘已满" in " ".join(window.banner.texts())
    qtbot.waitUntil(lambda: "移除《" in window.menu_actions["undo"].text())
    with qtbot.waitSignal(window.importer.library_changed):
        window.menu_actions["undo"].trigger()
    assert window.contents.holds(key)


def test_news_that_was_seen_goes_when_the_user_goes_on(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    clause_id = next(window.workspace.library.document(window.workspace.library.documents()[0].key).walk()).id
    window.open_clause(clause_id)
    for timer in window.banner._timers.values():
        timer.setInterval(banner.SHOWN_MS * 1000)
    monkeypatch.setattr(banner, "SEEN_MS", banner.SHOWN_MS * 1000 + 1)
    window.banner.warn("磁盘已满", key="disk")
    window.banner.inform("已复制")
    window.basket.add([clause_id])
    window.show_panel("notes")
    window.show_panel("duties")
    assert len(window.banner.texts()) == 3, "nobody has read it yet"
    monkeypatch.setattr(banner, "SEEN_MS", -banner.SHOWN_MS * 1000)
    window.show_panel("bookmarks")
    assert window.banner.texts() == ["磁盘已满"]
    window.banner.inform("已复制")
    QTest.keyClicks(window.search_box.line_edit, "x")
    assert window.banner.texts() == ["磁盘已满"]
