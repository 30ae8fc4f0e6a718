"""Every list is alive: the same menu, several rows, new tabs; what it does is done to what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu
from pytestqt.qtbot import QtBot

from store.model.measures import measures
from tests.looping import some
from tests.samples import bookmark_on
from ui.search.result_data import ResultRoles
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.clause_action import ClauseAction, register, unregister
from ui.widgets.clause_list.current import ChosenPlace, CurrentPlaces

METHOD = "晋政办函〔2020〕28号"
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with the hits of a query."""
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    window.search_panel.view.setFocus()
    return window


def hits(window: MainWindow) -> list[int]:
    model = window.search_panel.view.model()
    return [row for row in range(model.rowCount()) if model.index(row, 0).data(ResultRoles.HIT) is not None]


def clause(window: MainWindow, row: int) -> str:
    return str(window.search_panel.view.model().index(row, 0).data(ResultRoles.HIT).clause_id)


def press(view: QAbstractItemView, row: int, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
    index = view.model().index(row, 0)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), button, keys, view.visualRect(index).center())


def entry(menu: QMenu, name: str) -> QAction:
    return next(action for action in menu.actions() if action.objectName() == name)


def basket(window: MainWindow) -> list[str]:
    return [line.clause_id for line in window.basket.panel.model.lines()]


def choose(window: MainWindow, rows: list[int]) -> None:
    view = window.search_panel.view
    for number, row in enumerate(rows):
        press(view, row, LEFT, CONTROL if number else Qt.KeyboardModifier.NoModifier)


def test_the_menu_is_about_the_row_and_names_it(asked: MainWindow) -> None:
    window, (first, second, *_rest) = asked, hits(asked)
    window.search_panel.rows.choose(window.search_panel.view.model().index(first, 0))
    menu = window.search_panel.lists.menu_at(window.search_panel.view.model().index(second, 0))
    name = window.reading.clauses.name_of(clause(window, second))
    assert menu.actions()[0].toolTip() == name
    assert not menu.actions()[0].isEnabled()
    entry(menu, "basket").trigger()
    assert basket(window) == [clause(window, second)]
    assert f"已放入打印篮：{name}" in window.banner.texts()
    entry(menu, "bookmark").trigger()
    again = window.search_panel.lists.menu_at(window.search_panel.view.model().index(second, 0))
    assert entry(again, "bookmark").text() == "移除书签"


def test_several_rows_are_chosen_and_everything_is_done_to_all(qtbot: QtBot, asked: MainWindow) -> None:
    window, rows = asked, hits(asked)[:3]
    choose(window, rows)
    ids = [clause(window, row) for row in rows]
    assert window.current.clause_ids() == ids
    read = window.reading.clause_id()
    qtbot.wait(200)
    assert window.reading.clause_id() == read, "a click with Ctrl opens nothing"
    assert "等（另有 2 条）" in window.status.text()
    window.menu_actions["bookmark"].trigger()
    assert all(bookmark_on(window.workspace.notebook, each) for each in ids)
    window.menu_actions["bookmark"].trigger()
    assert not any(bookmark_on(window.workspace.notebook, each) for each in ids)
    window.undoing.undo()
    assert all(bookmark_on(window.workspace.notebook, each) for each in ids)
    window.menu_actions["basket"].trigger()
    assert basket(window) == ids
    # The reader goes on; what was chosen stays.
    window.reading.open_clause(f"{METHOD}/9.")
    assert window.current.clause_ids() == ids


def test_all_are_chosen_by_a_key_and_copied(asked: MainWindow) -> None:
    window = asked
    view = window.search_panel.view
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert window.current.clause_ids() == [clause(window, row) for row in hits(window)]
    choose(window, hits(window)[:2])
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    text = QApplication.clipboard().text()
    library = window.workspace.library
    for row in hits(window)[:2]:
        words = library.clause(clause(window, row))[1].text or library.clause(clause(window, row))[1].heading
        assert words[:6] in text
    assert any(text.startswith("已复制：") for text in window.banner.texts())


@pytest.mark.parametrize("way", ["middle", "key", "twice"])
def test_a_new_tab(asked: MainWindow, way: str) -> None:
    window, row = asked, hits(asked)[1]
    window.open(METHOD)
    tabs = len(window.reader.views())
    view = window.search_panel.view
    if way == "middle":
        press(view, row, MIDDLE, Qt.KeyboardModifier.NoModifier)
    elif way == "key":
        window.search_panel.rows.choose(view.model().index(row, 0))
        QTest.keyClick(view, Qt.Key.Key_Return, CONTROL)
    else:
        rect = view.visualRect(view.model().index(row, 0))
        QTest.mouseDClick(view.viewport(), LEFT, CONTROL, rect.center())
    assert window.reading.clause_id() == clause(window, row)
    assert len(window.reader.views()) == tabs + 1


@pytest.mark.parametrize("by", [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, SHIFT)])
def test_the_menu_opens_by_keys_at_its_row(
    qtbot: QtBot, asked: MainWindow, by: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    view = asked.search_panel.view
    asked.search_panel.rows.choose(view.model().index(hits(asked)[1], 0))
    QTest.keyClick(view, *by)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    at = view.viewport().mapFromGlobal(menu.pos())
    assert view.visualRect(view.currentIndex()).adjusted(-2, -2, 2, 2).contains(at)
    menu.close()


def test_all_hits_of_the_query_and_of_a_document_go_into_the_basket(qtbot: QtBot, asked: MainWindow) -> None:
    window = asked
    answer = window.results_controller.runner.answer
    menu = window.search_panel.lists.menu_at(window.search_panel.view.model().index(0, 0))
    of_document = next(action for action in menu.actions() if "条全部放入打印篮" in action.text())
    of_document.trigger()
    first = window.search_panel.view.model().index(1, 0).data(ResultRoles.HIT).document_key
    assert basket(window)
    assert all(each.startswith(first) for each in basket(window))
    window.undoing.undo()
    with qtbot.waitSignal(window.basket.editor.done):
        window.search_panel.use_requested.emit("basket")
    assert len(basket(window)) == answer.total


def test_a_document_is_taken_as_a_whole(asked: MainWindow) -> None:
    window = asked
    window.show_panel("library")
    panel = window.library_panel
    index = next(
        index
        for row in range(panel.view.model().rowCount())
        if panel.rows.at(index := panel.view.model().index(row, 0)).document_key == METHOD
    )
    menu = panel.lists.menu_at(index)
    assert not entry(menu, "bookmark").isEnabled()
    assert not entry(menu, "note").isEnabled()
    entry(menu, "basket").trigger()
    document = window.workspace.library.document(METHOD)
    assert basket(window) == [each.id for each in document.clauses]
    entry(menu, "copy").trigger()
    assert METHOD in QApplication.clipboard().text()
    panel.view.setFocus()
    panel.rows.choose(index)
    assert not window.menu_actions["bookmark"].isEnabled()
    assert window.menu_actions["basket"].isEnabled()


def test_the_focused_related_clause_is_current_and_has_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(f"{METHOD}/9.")
    section = next(each for each in window.inspector.link_lists() if "Related" in type(each).__name__)
    rows = window.inspector.link_lists()[section]
    qtbot.waitUntil(lambda: bool(section.findChildren(QAbstractItemView) or _links(section)))
    link = _links(section)[0]
    link.setFocus()
    place = link.property("place")
    assert window.current.clause_id() == place[1]
    menu = rows.menu_of(link)
    assert menu is not None
    entry(menu, "basket").trigger()
    assert basket(window) == [place[1]]
    tabs = len(window.reader.views())
    QTest.mouseClick(link, MIDDLE, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    assert window.reading.clause_id() == place[1]
    assert len(window.reader.views()) == tabs + 1


def _links(section: object) -> list[object]:
    from ui.reader.inspector.inspector_sections import LinkButton

    return list(section.findChildren(LinkButton))  # type: ignore[attr-defined]


def test_an_action_that_is_registered_is_in_every_list(asked: MainWindow) -> None:
    register(ClauseAction("extra", "Extra"))
    try:
        lists: list[Callable[[], QMenu]] = [
            lambda: asked.search_panel.lists.menu_at(asked.search_panel.view.model().index(1, 0)),
            lambda: asked.library_panel.lists.menu_at(asked.library_panel.view.model().index(0, 0)),
        ]
        assert all(entry(make(), "extra") for make in some(lists))
    finally:
        unregister("extra")


def test_a_document_put_into_the_ledger_brings_its_measures_and_no_preamble(window: MainWindow) -> None:
    library = window.workspace.library
    document = next(
        one
        for one in map(library.document, [each.key for each in library.documents()])
        if {clause.id for clause in one.clauses} - {clause.id for clause in measures(one)}
        and one.clauses[0].label == "前言"
    )
    chosen = (ChosenPlace(document.key, ""),)
    window.clause_commands.run("ledger", CurrentPlaces(chosen, chosen[0]))
    rows = list(window.workspace.notebook.ledger.rows())
    assert {row.anchor.clause_id for row in rows if row.anchor} == {
        clause.id for clause in measures(document)
    }
