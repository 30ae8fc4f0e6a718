"""In the smallest window with the largest text no part lies over another: what has no room scrolls."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ui.appearance import text_size
from ui.printing.paper_page import PaperPage
from ui.shell.comparison.comparison_panel import comparison
from ui.shell.main_window import MainWindow
from ui.shell.panels import panels

METHOD = "晋政办函〔2020〕28号"
MEASURES = "36项措施支持国家区域医疗中心建设"
CLAUSES = (f"{METHOD}/9.", f"{METHOD}/15.")


@pytest.fixture
def small(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """The smallest window with the largest text."""
    window.resize(760, 480)
    window.themes.set_text_size(160)
    qtbot.waitUntil(lambda: not window.jobs.running())
    yield window
    window.themes.set_text_size(100)
    text_size.set_percent(100)


def laid(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and those inside it that are seen."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from laid(inner)
        elif widget is not None and widget.isVisible():
            yield widget


def crowded(root: QWidget) -> list[str]:
    """The parts that lie over another beside them, or partly beside the widget that has them."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        layout = widget.layout()
        if not widget.isVisible():
            continue
        if isinstance(widget, QSplitter):
            parts = [part for part in map(widget.widget, range(widget.count())) if part and part.isVisible()]
        elif layout is not None:
            parts = list(laid(layout))
        else:
            continue
        for number, part in enumerate(parts):
            over = [each for each in parts[:number] if each.geometry().intersects(part.geometry())]
            outside = not QRect(0, 0, widget.width(), widget.height()).contains(part.geometry())
            if over or outside:
                found.append(f"{type(widget).__name__}: {part!r} {part.geometry()}")
    return found


@pytest.mark.parametrize("name", [panel.name for panel in panels() if panel.wide and panel.name != "basket"])
def test_parts_of_a_place_have_their_room(small: MainWindow, qtbot: QtBot, name: str) -> None:
    small.show_panel(name)
    qtbot.waitUntil(lambda: not small.jobs.running())
    qtbot.wait(50)
    page = small.pages.currentWidget()
    assert page is not None
    assert not crowded(page)


def test_parts_of_a_comparison_have_their_room(small: MainWindow, qtbot: QtBot) -> None:
    compare = comparison(small)
    compare.compare(METHOD, MEASURES)
    qtbot.waitUntil(lambda: compare.comparison is not None)
    qtbot.wait(50)
    page = small.pages.currentWidget()
    assert page is not None
    assert not crowded(page)


@pytest.mark.parametrize("column", ["left", "right", ""])
def test_parts_of_the_place_for_paper_have_their_room(small: MainWindow, qtbot: QtBot, column: str) -> None:
    small.basket.add(CLAUSES)
    small.banner.clear_offer()
    small.show_panel("basket")
    page = small.printing.place.page()
    qtbot.waitUntil(page.view.is_painted)
    page.open_column(column)
    qtbot.wait(50)
    assert isinstance(page, PaperPage)
    assert not crowded(page)
    assert page.view.rect().contains(page.bar.geometry())
    assert page.rect().contains(page.column.geometry()) or page.column.isHidden()


class _Widths(QObject):
    """The widths that a widget is given."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.seen: list[int] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note the new width."""
        if isinstance(event, QResizeEvent):
            self.seen.append(event.size().width())
        return super().eventFilter(watched, event)


def test_the_text_that_comes_back_is_laid_out_once(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    window.show_panel("search")
    window.open_clause(CLAUSES[0])
    qtbot.wait(50)
    before = window.reader.width()
    window.show_panel("duties")
    qtbot.wait(50)
    widths = _Widths(window.reader)
    window.places.leave_page()
    qtbot.wait(50)
    assert window.side.isVisible()
    assert window.reader.width() == before
    assert set(widths.seen) <= {before}
