"""Whatever is printed opens the same place for paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.shell.test_paper_place import MEASURES, METHOD, THREE, printed, shown
from ui.shell.comparison.comparison_panel import comparison
from ui.shell.main_window import MainWindow


def test_whatever_is_printed_opens_the_same_place(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(THREE[0])
    window.menu_actions["print"].trigger()
    page = shown(qtbot, window, "paper")
    assert "允许区域医疗中心" in printed(page)
    assert [part.item.clause.id for part in page.parts.model.parts()] == [THREE[0]]
    compare = comparison(window)
    compare.compare(METHOD, MEASURES)
    qtbot.waitUntil(lambda: compare.comparison is not None)
    assert window.places.page() == "compare"
    compare.print_wanted.emit()
    assert shown(qtbot, window, "paper") is page
    assert page.options.title.text().startswith("《")
    assert page.parts.basket.isVisibleTo(page)
    page.parts.basket.click()
    assert [line.is_table for line in window.basket.panel.model.lines()] == [True]
    window.printing.place.back()
    assert window.places.page() == "compare"
    window.show_panel("ledger")
    from ui.printing.content.tables.task_table import task_paper

    window.printing.table(task_paper([], False))
    assert shown(qtbot, window, "paper") is page
    assert window.findChildren(QDialog) == []
    assert "允许区域医疗中心" not in printed(page)
    window.printing.place.back()
    assert window.places.page() == "ledger"


def test_esc_leads_back_to_the_start_page(qtbot: QtBot, window: MainWindow) -> None:
    window.show_home()
    window.menu_actions["print_basket"].trigger()
    QTest.keyClick(window.printing.place.page().view, Qt.Key.Key_Escape)
    assert window.places.at_home()
