"""Charts, the graph and the tables of facts grow with the text of the window; what does not fit scrolls."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.appearance.theme import ThemeManager
from ui.facts.citation_graph import CitationGraph
from ui.facts.duty_matrix import DutyMatrix
from ui.facts.indicator_chart import ChartView
from ui.facts.record_table import RecordTable, TableColumn
from ui.shell.main_window import MainWindow


@pytest.fixture
def small(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """The smallest window."""
    window.resize(760, 480)
    qtbot.waitUntil(lambda: not window.jobs.running())
    yield window
    window.themes.set_text_size(100)


def inked(widget: QWidget) -> int:
    """Rows of pixels that are not of one colour: how high the painted is."""
    image: QImage = widget.grab().toImage()
    return sum(
        1 for y in range(image.height()) if len({image.pixel(x, y) for x in range(0, image.width(), 2)}) > 2
    )


def shown(window: MainWindow, qtbot: QtBot, panel: str) -> QWidget:
    window.show_panel(panel)
    qtbot.waitUntil(lambda: not window.jobs.running())
    qtbot.wait(50)
    page = window.pages.currentWidget()
    assert page is not None
    return page


def test_a_chart_is_as_high_as_its_text_wants_and_its_bars_are_where_they_are_painted(
    small: MainWindow, qtbot: QtBot
) -> None:
    page = shown(small, qtbot, "indicators")
    page.tabs.setCurrentIndex(1)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(page.findChildren(ChartView)))
    chart = page.findChildren(ChartView)[0]
    plain = chart.sizeHint().height()
    small.themes.set_text_size(160)
    qtbot.wait(50)
    assert chart.sizeHint().height() >= 1.55 * plain
    opened: list[str] = []
    chart.opened.connect(opened.append)
    first = chart._row(0).center() * 1.6
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPointF(first).toPoint())
    assert opened
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
    assert len(opened) == 1, "the title is no bar"


def test_the_graph_grows_and_scrolls(small: MainWindow, qtbot: QtBot) -> None:
    page = shown(small, qtbot, "citations")
    graph = page.findChild(CitationGraph)
    assert isinstance(graph, CitationGraph)
    small.themes.set_text_size(160)
    qtbot.wait(50)
    assert graph.nodes()
    area = graph.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    view = area.viewport().size()
    for wanted, there, bar in (
        (graph.minimumWidth(), view.width(), area.horizontalScrollBar()),
        (graph.minimumHeight(), view.height(), area.verticalScrollBar()),
    ):
        assert wanted <= there or bar.maximum() > 0
    for box in graph._boxes:
        corner = box.rect.bottomRight() * 1.6
        assert graph.rect().contains(corner.toPoint())


def test_rows_and_heads_of_tables_grow(small: MainWindow, qtbot: QtBot) -> None:
    small.resize(1366, 768)
    page = shown(small, qtbot, "duties")
    matrix = page.findChild(DutyMatrix)
    table = page.findChild(RecordTable)
    assert isinstance(matrix, DutyMatrix)
    assert isinstance(table, RecordTable)
    before = (
        matrix.verticalHeader().defaultSectionSize(),
        matrix.horizontalHeader().sizeHint().height(),
        table.verticalHeader().defaultSectionSize(),
    )
    small.themes.set_text_size(160)
    after = (
        matrix.verticalHeader().defaultSectionSize(),
        matrix.horizontalHeader().sizeHint().height(),
        table.verticalHeader().defaultSectionSize(),
    )
    assert all(late >= 1.5 * early for early, late in zip(before, after, strict=True))
    assert inked(matrix.horizontalHeader()) > 0


def test_in_the_lowest_window_the_matrix_has_rows(small: MainWindow, qtbot: QtBot) -> None:
    page = shown(small, qtbot, "duties")
    small.themes.set_text_size(160)
    qtbot.wait(50)
    matrix = page.findChild(DutyMatrix)
    assert isinstance(matrix, DutyMatrix)
    assert matrix.viewport().height() >= 20


def test_a_column_is_as_wide_as_its_head(qtbot: QtBot, themes: ThemeManager) -> None:
    columns = [
        TableColumn("Document", str, 60),
        TableColumn("Correction of what was read", str, 6),
        TableColumn("Per", str, 8),
    ]
    table = RecordTable(columns, themes, "Facts", lambda _one: None)
    qtbot.addWidget(table)
    table.resize(700, 200)
    table.show()
    head = table.horizontalHeader()
    for at in range(3):
        assert table.columnWidth(at) >= head.sectionSizeHint(at)
    assert sum(map(table.columnWidth, range(3))) <= table.viewport().width()
