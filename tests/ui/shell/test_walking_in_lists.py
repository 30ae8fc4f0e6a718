"""Walking through the rows of a list shows each beside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.shell.chosen_rows import (
    CHOSEN,
    METHOD,
    OTHER,
    READ,
    SHIFT,
    basket,
    bookmarked,
    in_the_basket,
    in_the_bookmarks,
    in_the_library,
    in_the_notes,
    key,
    name,
)
from ui.shell.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
Choose = Callable[[QtBot, MainWindow], str]


def test_the_arrows_show_each_hit_beside(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    view = window.search_panel.view
    view.setFocus()
    start = window.history.current
    for _ in range(4):
        key(window, Qt.Key.Key_Down, NONE)
        hit = window.search_panel.current_hit()
        if hit is None:
            continue
        qtbot.waitUntil(lambda hit=hit: window.reading.clause_id() == hit.clause_id)
        assert window.reading.document_key() == hit.document_key
        assert view.hasFocus()
        assert window.current.clause_id() == hit.clause_id
    window.menu_actions["back"].trigger()
    assert window.history.current == start, "one way through a list is one place to come back from"


def test_a_key_that_is_held_down_opens_only_where_it_stops(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    window.search_panel.view.setFocus()
    seen: list[str] = []
    window.reading.inspecting.clause_shown.connect(lambda _document, clause: seen.append(clause.id))
    for _ in range(6):
        key(window, Qt.Key.Key_Down, NONE)
    hit = window.search_panel.current_hit()
    assert hit is not None
    qtbot.waitUntil(lambda: window.reading.clause_id() == hit.clause_id)
    assert set(seen) == {hit.clause_id}


def test_the_arrows_in_the_box_show_the_hit_too(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    QTest.keyClick(window.search_box.line_edit, Qt.Key.Key_Down)
    hit = window.search_panel.current_hit()
    assert hit is not None
    qtbot.waitUntil(lambda: window.reading.clause_id() == hit.clause_id)


def test_following_the_reader_is_no_walking(qtbot: QtBot, reading: MainWindow) -> None:
    """The tree marks the chapter that is read; with the focus in it, the reader stays at its clause."""
    reading.show_panel("library")
    reading.library_panel.view.setFocus()
    reading.reading.open_clause(OTHER)
    qtbot.wait(300)
    assert reading.reading.clause_id() == OTHER


@pytest.mark.parametrize("choose", [in_the_library, in_the_bookmarks, in_the_notes])
def test_walking_in_every_list_shows_the_row(qtbot: QtBot, reading: MainWindow, choose: Choose) -> None:
    chosen = choose(qtbot, reading)
    view = QApplication.focusWidget()
    view.rows = next(  # type: ignore[attr-defined]
        rows for rows in reading.current._areas.values() if rows is not None and rows._view is view
    )
    view.rows.step()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: reading.reading.clause_id() == chosen)
    assert view.hasFocus()


def selected(window: MainWindow) -> tuple[str, list[str]]:
    view = window.reader.current_view()
    return view.page.textCursor().selectedText(), view.selected_clause_ids()


def test_shift_and_an_arrow_select_where_one_went(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("床位")
    QTest.keyClick(window.search_box.line_edit, Qt.Key.Key_Return)
    hit = window.search_panel.current_hit()
    page = window.reader.current_view().page
    assert page.hasFocus(), "Enter goes to the text"
    top = page.offset()
    for _ in range(2):
        key(window, Qt.Key.Key_Right, SHIFT)
    assert selected(window)[1] == [hit.clause_id]
    assert len(selected(window)[0]) == 2
    assert page.offset() == top
    key(window, Qt.Key.Key_D)
    assert bookmarked(window, hit.clause_id)

    window.menu_actions["next_hit"].trigger()
    there = window.reading.clause_id()
    key(window, Qt.Key.Key_Right, SHIFT)
    key(window, Qt.Key.Key_Right, SHIFT)
    assert selected(window) == ("床位", [there]), "from the hit on"


def test_going_to_a_clause_brings_the_caret(qtbot: QtBot, reading: MainWindow) -> None:
    view = reading.reader.current_view()
    view.jump_to(CHOSEN)
    view.page.setFocus()
    key(reading, Qt.Key.Key_Right, SHIFT)
    assert selected(reading)[1] == [CHOSEN]
    view.page.clear_selection()
    view.set_comfort(view.comfort().__class__(size=130))  # the text is written anew
    key(reading, Qt.Key.Key_Right, SHIFT)
    assert selected(reading)[1] == [CHOSEN]


def test_what_takes_the_place_of_a_deleted_row_is_shown(qtbot: QtBot, reading: MainWindow) -> None:
    reading.basket.add([READ, CHOSEN, OTHER])
    in_the_basket(qtbot, reading)
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect
    reading.basket.panel.list.selectionModel().setCurrentIndex(reading.basket.panel.model.index(1), only)
    assert reading.current.clause_id() == CHOSEN
    key(reading, Qt.Key.Key_Delete, NONE)
    assert basket(reading) == [READ, OTHER]
    assert reading.current.clause_id() == OTHER
    assert f"已移出打印篮：{name(reading, CHOSEN)}" in reading.banner.texts()
    in_the_bookmarks(qtbot, reading)
    key(reading, Qt.Key.Key_Delete, NONE)
    assert not bookmarked(reading, CHOSEN)
    assert any(text.startswith("已删除书签：") for text in reading.banner.texts())
    key(reading, Qt.Key.Key_Z)
    assert bookmarked(reading, CHOSEN)


@pytest.mark.parametrize("panel", ["library", "bookmarks", "notes"])
def test_the_arrow_goes_from_the_filter_down_into_the_list(
    qtbot: QtBot, window: MainWindow, panel: str
) -> None:
    document, clause = window.workspace.library.clause(f"{METHOD}/9.")
    window.notes.save_note(document, clause, "n", "价格")
    window.notes.toggle_bookmark(document, clause)
    window.show_panel(panel)
    side = window.side.currentWidget()
    view = side.rows.view
    qtbot.waitUntil(lambda: view.model().rowCount() > 0)
    field = side.findChild(QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert view.hasFocus()
    assert side.rows.selected(), "a row is chosen, to which the keys apply"
