"""A document in which the user has written is removed only when that is confirmed; Ctrl+Z brings all back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from store.library.library_change import CLAUSE_BYTES, LibraryChange
from ui.library import controller, import_controller
from ui.shell.main_window import MainWindow
from ui.widgets import undo_history


def _question(qtbot: QtBot, window: MainWindow) -> QMessageBox:
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def test_removing_asks_where_notes_hang_on_it_and_undo_brings_all_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    library, notebook = window.workspace.library, window.workspace.notebook
    key = library.documents()[1].key
    window.reading.open(key)
    view = window.reader.current_view()
    assert view is not None
    wanted = [clause.id for clause in view.document().walk()][3]
    window.reading.toggle_bookmark(wanted)
    window.shelf.call(key, "常用")
    marks = notebook.annotations.bookmarks(key)
    assert marks
    window.library_controller.remove(key)
    box = _question(qtbot, window)
    assert "1" in box.text()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert key in {one.key for one in library.documents()}
    window.library_controller.remove(key)
    box = _question(qtbot, window)
    with qtbot.waitSignal(window.importer.removed):
        box.defaultButton().click()
    qtbot.waitUntil(lambda: not window.importer.busy)
    assert key not in {one.key for one in library.documents()}
    qtbot.waitUntil(lambda: any("未归位" in text for text in window.banner.texts()))
    with qtbot.waitSignal(window.notebook_files.tended):
        window.menu_actions["undo"].trigger()
    assert not any("未归位" in text for text in window.banner.texts()), "all is in its place again"
    qtbot.waitUntil(lambda: not window.importer.busy)
    assert key in {one.key for one in library.documents()}
    assert notebook.annotations.bookmarks(key) == marks
    assert library.clause(wanted)[1].id == wanted
    assert notebook.shelf.marks().name(key) == "常用"


def test_what_is_too_much_to_be_kept_says_so_before_and_after(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, undoing = window.workspace.library, window.undoing
    keys = [one.key for one in library.documents()]
    most = library.kept(keys[0]).clause_count * CLAUSE_BYTES
    for module in (undo_history, import_controller, controller):
        monkeypatch.setattr(module, "MOST_HELD", most)
    window.library_controller.remove_all(keys[1:4])
    box = _question(qtbot, window)
    assert "不能撤销" in box.informativeText()
    with qtbot.waitSignal(window.importer.all_removed):
        box.defaultButton().click()
    qtbot.waitUntil(lambda: not window.importer.busy)
    assert len(library.documents()) == len(keys) - 3
    undoing.undo()
    assert "已不能撤销" in window.banner.text()
    assert len(library.documents()) == len(keys) - 3
    assert not undoing._stack.canUndo()


def test_the_removals_that_came_last_are_kept(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, importer = window.workspace.library, window.importer
    keys = [one.key for one in library.documents()][:2]
    weights = [LibraryChange(into=(library.kept(key),)).weight for key in keys]
    monkeypatch.setattr(undo_history, "MOST_HELD", max(weights))
    for key in keys:
        with qtbot.waitSignal(importer.removed):
            importer.remove(key)
        qtbot.waitUntil(lambda: not importer.busy)
    with qtbot.waitSignal(importer.library_changed):
        window.undoing.undo()
    qtbot.waitUntil(lambda: not importer.busy)
    window.undoing.undo()
    assert "已不能撤销" in window.banner.text()
    assert [one.key for one in library.documents()].count(keys[0]) == 0
    assert [one.key for one in library.documents()].count(keys[1]) == 1
