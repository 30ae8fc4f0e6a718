"""Undo in the window: in order, named, and never promised where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from store.model.message import Message
from store.notebook import AnnotationFilter
from tests.samples import bookmark_on
from tests.ui.shell.chosen_rows import METHOD, OTHER, READ, basket, bookmarked, key, name
from ui.reader.inspector.note_editor import NoteEditor
from ui.shell.main_window import MainWindow


def test_undo_goes_back_in_order_and_says_what(qtbot: QtBot, reading: MainWindow) -> None:
    window = reading
    key(window, Qt.Key.Key_D)
    key(window, Qt.Key.Key_B)
    place = name(window, READ)
    window.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: f"已撤销：放入打印篮 {place}" in window.banner.texts())
    assert bookmarked(window, READ)
    window.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: f"已撤销：添加书签 {place}" in window.banner.texts())
    assert not bookmarked(window, READ)
    window.banner.act()
    qtbot.waitUntil(lambda: f"已重做：添加书签 {place}" in window.banner.texts())
    assert bookmarked(window, READ)
    assert basket(window) == []


def test_the_search_box_keeps_undo_only_for_what_was_typed_last(
    qtbot: QtBot, reading: MainWindow, typing: Callable[[object, str], None]
) -> None:
    window, field = reading, reading.search_box.line_edit
    with qtbot.waitSignal(window.results_controller.runner.answered):
        field.setFocus()
        typing(field, "床位")
    key(window, Qt.Key.Key_B)
    assert len(basket(window)) == 1
    key(window, Qt.Key.Key_Z)
    assert basket(window) == []
    assert field.text() == "床位", "the query was not what was done last"
    typing(field, "数")
    key(window, Qt.Key.Key_Z)
    assert field.text() != "床位数"
    assert basket(window) == []


def test_a_message_offers_nothing_once_something_else_was_done(reading: MainWindow) -> None:
    key(reading, Qt.Key.Key_D)
    document, clause = reading.workspace.library.clause(OTHER)
    reading.notes.save_note(document, clause, "", "先记下")
    assert not any("已添加书签" in text for text in reading.banner.texts())
    assert bookmarked(reading, READ)


def test_what_cannot_be_taken_back_is_not_said_to_be(
    qtbot: QtBot, reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.model.errors import CannotWrite

    key(reading, Qt.Key.Key_D)

    def full(_change: object) -> None:
        raise CannotWrite(path="notebook.db", reason=Message("file.full"))

    monkeypatch.setattr(reading.workspace.notebook, "revert", full)
    reading.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: any("磁盘已满" in text for text in reading.banner.texts()))
    assert bookmarked(reading, READ)
    assert not any("已撤销" in text for text in reading.banner.texts())


def test_a_note_without_a_word_leaves_undo_to_the_window(qtbot: QtBot, reading: MainWindow) -> None:
    key(reading, Qt.Key.Key_D)
    key(reading, Qt.Key.Key_M)
    editor = QApplication.focusWidget()
    assert isinstance(editor, NoteEditor)
    key(reading, Qt.Key.Key_Z)
    assert not bookmarked(reading, READ)
    QTest.keyClicks(editor, "ab")
    key(reading, Qt.Key.Key_Y)
    key(reading, Qt.Key.Key_Z)
    assert not bookmarked(reading, READ)
    assert editor.toPlainText() != "ab", "what is being written is taken back letter by letter"


def written(window: MainWindow) -> str:
    """Id of a note on the clause that is read."""
    document, clause = window.workspace.library.clause(READ)
    window.notes.save_note(document, clause, "note", "先记下")
    return "note"


def bookmark_of(window: MainWindow) -> str:
    document, clause = window.workspace.library.clause(READ)
    window.notes.toggle_bookmark(document, clause)
    found = bookmark_on(window.workspace.notebook, READ)
    assert found is not None
    return found.id


def lined(window: MainWindow) -> str:
    document = window.workspace.library.clause(READ)[0]
    window.notes.highlight(document, [(READ, 2, 6)], "point")
    return str(window.workspace.notebook.annotations.find(AnnotationFilter(kinds=("highlight",))).items[0].id)


@pytest.mark.parametrize(
    "change",
    [
        written,
        lined,
        lambda window: window.notes.save_note(
            *window.workspace.library.clause(READ), written(window), "改过"
        ),
        lambda window: window.notes.delete([written(window)]),
        lambda window: window.notes.delete([lined(window)]),
        lambda window: window.notes.delete([bookmark_of(window)]),
        lambda window: window.notes.rename_bookmark(bookmark_of(window), "周会"),
        lambda window: window.notes.set_tags(bookmark_of(window), ["周会"]),
        lambda window: window.notes.recolour([lined(window)], "duty"),
        lambda window: window.notes.turn_into_note(lined(window)),
    ],
)
def test_every_change_of_the_notebook_is_taken_back_by_the_name_of_its_clause(
    reading: MainWindow, change: Callable[[MainWindow], object]
) -> None:
    change(reading)
    reading.menu_actions["undo"].trigger()
    said = next(text for text in reading.banner.texts() if text.startswith("已撤销："))
    assert name(reading, READ) in said


def test_changes_of_documents_and_folders_are_taken_back_by_their_names(reading: MainWindow) -> None:
    window = reading
    window.notes.new_folder("周会")
    window.menu_actions["undo"].trigger()
    assert "已撤销：新建文件夹 周会" in window.banner.texts()
    window.shelf.put_into([METHOD], "周会")
    window.menu_actions["undo"].trigger()
    assert any(window.contents.name(METHOD) in text for text in window.banner.texts())
