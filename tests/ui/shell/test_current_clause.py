"""One current clause: whatever has the focus, every action is about the clause that is shown as current."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.chosen_rows import (
    CHOSEN,
    CONTROL,
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
from ui.notebook.bookmarks.model import walk
from ui.reader.copying.clause_words import clause_text
from ui.reader.navigation.outline_model import OutlineRoles
from ui.search.result_data import ResultRoles
from ui.shell.main_window import MainWindow


def in_results(qtbot: QtBot, window: MainWindow) -> str:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("政策清单第15条")
    window.search_panel.select_clause(CHOSEN)
    window.search_panel.view.setFocus()
    assert window.search_panel.view.currentIndex().data(ResultRoles.HIT).clause_id == CHOSEN
    return CHOSEN


def in_the_box(qtbot: QtBot, window: MainWindow) -> str:
    """The hit that Enter would open, while the query is being typed."""
    in_results(qtbot, window)
    window.search_box.activate()
    return CHOSEN


def in_the_outline(qtbot: QtBot, window: MainWindow) -> str:
    window.columns.show_outline(True)
    view = window.reader.outline.view
    rows = walk(view.model(), lambda index: index.data(OutlineRoles.CLAUSE) == CHOSEN)
    window.reader.outline.rows.choose(next(iter(rows)))
    view.setFocus()
    return CHOSEN


LISTS = [
    in_results, in_the_box, in_the_library, in_the_bookmarks, in_the_notes, in_the_basket, in_the_outline,
]  # fmt: skip
Choose = Callable[[QtBot, MainWindow], str]


@pytest.mark.parametrize("choose", LISTS)
def test_every_action_is_about_the_chosen_row(
    qtbot: QtBot, reading: MainWindow, choose: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = reading
    chosen = choose(qtbot, window)
    if choose not in (in_the_outline, in_the_library):  # which follow what is selected
        window.reader.current_view().page.selectAll()  # words that are selected elsewhere decide nothing
    assert window.current.clause_id() == chosen
    assert not window.current.value().in_text
    assert not window.menu_actions["highlight"].isEnabled()
    qtbot.waitUntil(lambda: f"当前：{name(window, chosen)}" in window.status.text())

    was, there = bookmarked(window, chosen), basket(window)
    key(window, Qt.Key.Key_D)
    assert bookmarked(window, chosen) is not was
    assert not bookmarked(window, READ)
    row_value = "已删除书签" if was else "已添加书签"
    assert f"{row_value}：{name(window, chosen)}" in window.banner.texts()
    key(window, Qt.Key.Key_Z)
    assert bookmarked(window, chosen) is was

    key(window, Qt.Key.Key_B)
    assert basket(window) == [chosen]
    if not there:
        assert f"已放入打印篮：{name(window, chosen)}" in window.banner.texts()
        window.banner.act()
        assert basket(window) == []

    key(window, Qt.Key.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text().count("\n——") == 1
    assert f"已复制并附引文：{name(window, chosen)}" in window.banner.texts()
    assert (
        QApplication.clipboard()
        .text()
        .startswith(clause_text(window.workspace.library.clause(chosen)[1]).split("\n")[0])
    )

    asked: list[object] = []
    monkeypatch.setattr(window.printing, "_preview", lambda make, notes=False: asked.append(make()))
    key(window, Qt.Key.Key_P)
    assert [item.clause.id for item in asked[-1].items] == [chosen]  # type: ignore[attr-defined]
    for action in ("print_chapter", "print_document"):
        window.menu_actions[action].trigger()
    assert len(asked) == 3

    key(window, Qt.Key.Key_M)
    assert window.inspector.clause().id == chosen
    assert window.reading.clause_id() == chosen


@pytest.mark.parametrize("choose", LISTS)
def test_without_the_focus_it_is_the_clause_in_view_again(
    qtbot: QtBot, reading: MainWindow, choose: Choose
) -> None:
    choose(qtbot, reading)
    reading.places.show_reader()
    reading.reader.setFocus()
    assert reading.current.clause_id() == READ
    assert reading.current.value().in_text
    key(reading, Qt.Key.Key_D)
    assert bookmarked(reading, READ)


def test_a_copy_without_a_selection_names_the_clause(reading: MainWindow) -> None:
    reading.places.show_reader()
    reading.reader.setFocus()
    key(reading, Qt.Key.Key_C)
    assert f"已复制：{name(reading, READ)}" in reading.banner.texts()


def test_a_menu_or_a_button_leaves_it_as_it_was(qtbot: QtBot, reading: MainWindow) -> None:
    in_results(qtbot, reading)
    reading.menuBar().setFocus()
    assert reading.current.clause_id() == CHOSEN
    for button in reading.top_bar.findChildren(QWidget, "iconButton")[:1]:
        button.setFocus()
        assert reading.current.clause_id() == CHOSEN


def test_nothing_can_be_done_on_the_start_page(reading: MainWindow) -> None:
    window = reading
    window.show_home()
    window.home.setFocus()
    assert window.current.clause_id() is None
    for action in (
        "bookmark", "basket", "note", "highlight", "print", "print_chapter", "print_document",
        "copy_citation", "print_notebook", "find", "goto", "close_tab", "next_tab",
        "list_corrections", "remove",
    ):  # fmt: skip
        assert not window.menu_actions[action].isEnabled(), action
    for name_of_key in (Qt.Key.Key_B, Qt.Key.Key_D, Qt.Key.Key_M, Qt.Key.Key_H, Qt.Key.Key_P):
        key(window, name_of_key)
    assert basket(window) == []
    assert not bookmarked(window, READ)
    assert "当前" not in window.status.text()
    window.places.show_reader()
    assert window.menu_actions["basket"].isEnabled()


def test_a_row_that_is_no_clause_has_none(qtbot: QtBot, reading: MainWindow) -> None:
    reading.basket.editor.add_heading("价格")
    reading.show_panel("basket")
    listed = reading.basket.panel.list
    listed.setCurrentIndex(listed.model().index(0))
    listed.setFocus()
    assert reading.current.clause_ids() == []
    assert not reading.menu_actions["bookmark"].isEnabled()


def test_several_rows_are_put_in_and_printed_together(qtbot: QtBot, reading: MainWindow) -> None:
    reading.basket.add([READ, CHOSEN, OTHER])
    reading.show_panel("basket")
    reading.basket.panel.list.selectAll()
    reading.basket.panel.list.setFocus()
    assert reading.current.clause_ids() == [READ, CHOSEN, OTHER]


def test_a_long_name_takes_no_room_from_the_window(reading: MainWindow) -> None:
    before = reading.minimumSizeHint().width()
    reading.status.show_clause("很长的文件名" * 60)
    assert reading.minimumSizeHint().width() == before
    assert "很长的文件名" * 60 in reading.status.text()


def test_a_list_of_two_areas_is_followed_once(qtbot: QtBot, window: MainWindow) -> None:
    """The hits belong to the search box, too."""
    in_the_box(qtbot, window)
    told: list[str | None] = []
    window.current.changed.connect(lambda: told.append(window.current.clause_id()))
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("政策清单第9条")
    assert len(told) == 1
    assert told[0] is not None
