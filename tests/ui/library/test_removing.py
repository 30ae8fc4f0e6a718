"""A document in which the user has written is removed only when that is confirmed; Ctrl+Z brings all back."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from ui.shell.main_window import MainWindow


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
    with qtbot.waitSignal(window.importer.library_changed):
        window.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: not window.importer.busy)
    assert key in {one.key for one in library.documents()}
    assert notebook.annotations.bookmarks(key) == marks
    assert library.clause(wanted)[1].id == wanted
    assert notebook.shelf.marks().name(key) == "常用"
