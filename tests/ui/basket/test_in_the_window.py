"""The basket in the real window: keys, menu, drag from the results."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.search.result_data import ResultRoles
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.clause_drag import clause_ids

METHOD = "晋政办函〔2020〕28号"


def ids(window: MainWindow) -> list[str]:
    return [line.clause_id for line in window.basket.panel.model.lines()]


def test_ctrl_b_puts_the_clause_in_view_into_the_basket(window: MainWindow) -> None:
    window.open_clause(f"{METHOD}/9.")
    QTest.keyClick(window.reader, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert ids(window) == [f"{METHOD}/9."]
    window.menu_actions["undo"].trigger()
    assert ids(window) == []


def test_the_inspector_and_the_rail(window: MainWindow) -> None:
    window.open_clause(f"{METHOD}/15.")
    window.inspector.basket_requested.emit()
    QTest.mouseClick(window.rail.button("basket"), Qt.MouseButton.LeftButton)
    assert window.places.page() == "basket"
    assert ids(window) == [f"{METHOD}/15."]


def test_hits_are_put_in_and_dragged(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("床位")
    view = window.search_panel.view
    view.setFocus()
    window.menu_actions["basket"].setEnabled(True)
    window.menu_actions["basket"].trigger()
    hit = window.search_panel.current_hit()
    assert hit is not None
    assert ids(window) == [hit.clause_id]
    model = view.model()
    data = model.mimeData([view.currentIndex()])
    assert clause_ids(data) == [hit.clause_id]
    assert view.currentIndex().flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.index(0, 0).data(ResultRoles.HIT)
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_the_selection_of_the_reader_can_be_dragged(window: MainWindow) -> None:
    window.open_clause(f"{METHOD}/9.")
    page = window.reader.current_view().page
    page.selectAll()
    dragged = clause_ids(page.createMimeDataFromSelection())
    assert f"{METHOD}/9." in dragged
    assert len(dragged) > 10
