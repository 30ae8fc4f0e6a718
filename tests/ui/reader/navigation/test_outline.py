"""The outline beside the text: every clause, in the window where it helps, following what is read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from store.model.document import Document
from ui.reader.navigation.outline_model import DEPTH, OutlineModel, OutlineRoles
from ui.shell.main_window import MainWindow

LIST, PLAN = "晋政办函〔2020〕28号", "晋政发〔2020〕17号"


def rows(model: OutlineModel, above: QModelIndex | None = None) -> list[QModelIndex]:
    above = above or QModelIndex()
    found = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found += [index, *rows(model, index)]
    return found


def test_it_is_a_sound_model_of_every_clause(documents: list[Document], qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    for document in documents:
        model.show(document)
        qtmodeltester.check(model)
        wanted = [clause for clause in document.walk() if len(clause.path) <= DEPTH]
        assert [index.data(OutlineRoles.CLAUSE) for index in rows(model)] == [one.id for one in wanted]
        for clause in document.walk():
            shown = model.index_of(clause.id).data(OutlineRoles.CLAUSE)
            assert shown == clause.id or clause.id.startswith(shown)
    model.show(None)
    assert model.rowCount() == 0
    assert not model.index_of("nothing").isValid()


def test_a_clause_without_a_heading_is_known_by_its_first_words(documents: list[Document]) -> None:
    model = OutlineModel()
    model.show(next(one for one in documents if one.key == LIST))
    index = model.index_of(f"{LIST}/9.")
    assert index.data() == "第9项 允许区域医疗中心按照国家及山西省的有关要求开展或参加高值医用"
    assert index.data(OutlineRoles.HEADED) is False


def current(window: MainWindow) -> str | None:
    return window.reader.outline.view.currentIndex().data(OutlineRoles.CLAUSE)


def test_it_follows_the_scroll_and_a_row_leads_to_its_clause(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(f"{LIST}/9.")
    window.show_panel("search")
    outline = window.reader.outline
    assert not outline.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert outline.isVisible()
    assert current(window) == f"{LIST}/9."
    page = window.reader.current_view().page
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert current(window) == window.reader.current_view().current_clause_id() != f"{LIST}/9."
    index = outline._model.index_of(f"{LIST}/3.")
    outline.view.scrollTo(index)
    at = outline.view.visualRect(index).center()
    QTest.mouseClick(outline.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.reader.current_view().current_clause_id() == f"{LIST}/3."
    window.open_clause(f"{PLAN}/二、/（四）/2./（1）")
    assert current(window) == f"{PLAN}/二、/（四）/2."
    assert outline.view.isExpanded(outline.view.currentIndex().parent())


def test_a_second_click_closes_what_is_below(qtbot: QtBot, window: MainWindow) -> None:
    window.open(PLAN)
    QTest.keyClick(window, Qt.Key.Key_F12)
    view = window.reader.outline.view
    index = window.reader.outline._model.index_of(f"{PLAN}/二、")
    for opened in (True, False, True):
        at = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert view.isExpanded(index) is opened


@pytest.mark.parametrize(
    ("width", "panel", "shown"), [(1280, "search", False), (1700, "search", True), (1700, "library", False)]
)
def test_it_comes_by_itself_where_there_is_room_and_no_tree(
    qtbot: QtBot, window: MainWindow, width: int, panel: str, shown: bool
) -> None:
    window.resize(width, 800)
    window.open_clause(f"{LIST}/9.")
    window.show_panel(panel)
    assert window.reader.outline.isVisible() is shown
    assert window.menu_actions["show_outline"].isChecked() is shown


def test_what_the_user_wants_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(f"{LIST}/9.")
    window.menu_actions["show_outline"].trigger()
    window.show_panel("library")
    assert window.reader.outline.isVisible()
    window.resize(1700, 800)
    window.menu_actions["show_outline"].trigger()
    window.show_panel("search")
    assert not window.reader.outline.isVisible()
    assert window.settings.get("window/outline", "") == "hidden"
