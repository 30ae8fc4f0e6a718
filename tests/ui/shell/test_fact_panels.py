"""The wide pages in the window: opened from rail and keys, they lead to the clause, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.facts.citations_page import CitationsPage
from ui.facts.duties_page import DutiesPage
from ui.facts.indicators_page import IndicatorsPage
from ui.shell.main_window import MainWindow

LIST, PLAN = "晋政办函〔2020〕28号", "晋政发〔2020〕17号"


def page(window: MainWindow, name: str):
    window.rail.button(name).click()
    return window.pages.currentWidget()


def test_an_indicator_leads_to_its_clause_and_back(qtbot: QtBot, window: MainWindow) -> None:
    found = page(window, "indicators")
    assert isinstance(found, IndicatorsPage)
    qtbot.waitUntil(lambda: found.table.shown.rowCount() > 0)
    found.words.setText("床位数")
    found.table.setFocus()
    found.table.setCurrentIndex(found.table.shown.index(0, 0))
    assert window.current.clause_id() == f"{PLAN}/二、/（一）"
    QTest.keyClick(found.table, Qt.Key.Key_Return)
    assert window.reading.clause_id() == f"{PLAN}/二、/（一）"
    assert window.places.at_reader()
    window.menu_actions["back"].trigger()
    assert window.pages.currentWidget() is found
    assert found.words.text() == "床位数"


def test_a_duty_goes_into_the_basket_from_its_row(qtbot: QtBot, window: MainWindow) -> None:
    found = page(window, "duties")
    assert isinstance(found, DutiesPage)
    qtbot.waitUntil(lambda: found.matrix.matrix.rowCount() > 0)
    found.matrix.setFocus()
    found.matrix.setCurrentIndex(found.matrix.matrix.index(2, 4))
    assert window.current.clause_ids() == [f"{LIST}/3."]


def test_citations_begin_with_the_document_that_is_read(qtbot: QtBot, window: MainWindow) -> None:
    window.open(LIST)
    found = page(window, "citations")
    assert isinstance(found, CitationsPage)
    qtbot.waitUntil(lambda: found.documents.currentData() == LIST)
    found.graph.opened.emit(PLAN)
    assert window.reading.document_key() == PLAN


@pytest.mark.parametrize("name", ["indicators", "duties", "citations"])
def test_a_second_click_in_the_rail_leaves_the_page(window: MainWindow, name: str) -> None:
    window.open(LIST)
    page(window, name)
    assert window.places.page() == name
    window.rail.button(name).click()
    assert window.places.at_reader()


@pytest.mark.parametrize("name", ["indicators", "duties"])
def test_the_menu_of_a_record_has_the_actions_on_its_clause_and_its_corrections(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    found = page(window, name)
    assert isinstance(found, (IndicatorsPage, DutiesPage))
    qtbot.waitUntil(lambda: found.table.shown.rowCount() > 0)
    seen: list[list[str]] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):  # not yet
            QTimer.singleShot(50, look)
            return
        seen.append([action.text() for action in menu.actions() if action.text()])
        menu.close()

    table = found.table
    found.tabs.setCurrentIndex(1 if name == "duties" else 0)
    qtbot.waitUntil(table.isVisible)
    at = table.visualRect(table.shown.index(0, 0)).center()
    QTimer.singleShot(0, look)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), asked)
    qtbot.waitUntil(lambda: bool(seen))
    assert {"打开", "放入打印篮", "更正…"} <= set(seen[0])


@pytest.mark.parametrize("name", ["indicators", "duties"])
def test_filters_that_leave_nothing_say_what_to_do(qtbot: QtBot, window: MainWindow, name: str) -> None:
    found = page(window, name)
    assert isinstance(found, (IndicatorsPage, DutiesPage))
    qtbot.waitUntil(lambda: found.table.shown.rowCount() > 0)
    before = found.views.currentWidget()
    found.words.setText("量子纠缠")
    assert found.views.currentWidget() is found.nothing
    assert found.nothing.title() == "没有符合的内容"
    found.words.clear()
    assert found.views.currentWidget() is before
