"""The three columns of the place for paper: parts, pages, options, and what they do to each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.finding import one
from tests.looping import some
from ui.appearance.theme import ThemeManager
from ui.printing.paper_page import PaperPage
from ui.printing.parts_delegate import SIDE
from ui.printing.preview.page_grid import MARGIN
from ui.printing.printout import printout_of
from ui.runtime.settings import Settings
from ui.widgets.panel_header import PanelHeader

KEY = "晋政办函〔2020〕28号"
IDS = [f"{KEY}/9.", f"{KEY}/15.", "晋政办发〔2021〕85号/一、/（三）"]


@pytest.fixture
def page(qtbot: QtBot, themes: ThemeManager, settings: Settings) -> Iterator[PaperPage]:
    made = PaperPage(themes, settings)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    yield made
    made.output.close()


def show(qtbot: QtBot, page: PaperPage, excerpt: Any) -> None:
    page.show_printout(printout_of(excerpt))
    settle(qtbot, page)


def settle(qtbot: QtBot, page: PaperPage) -> None:
    qtbot.waitUntil(lambda: not page.preview.is_waiting())


def printed(page: PaperPage) -> str:
    pages = page.view.pages()
    return "".join(each.text for each in pages) if pages is not None else ""


# -- pages ---------------------------------------------------------------------------------------------


def test_the_range_is_judged_while_it_is_typed(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    show(qtbot, page, texts.whole(KEY))
    field, judged, total = page.paper.range, page.paper.judged, len(page.view.pages() or ())
    assert total > 3
    assert judged.text() == f"共 {total} 页"
    QTest.keyClicks(field, "2-")
    assert judged.text() == f"打印 {total - 1} 页，共 {total} 页"
    assert page.view.left_out() == {1}
    QTest.keyClicks(field, "3")
    assert judged.text() == f"打印 2 页，共 {total} 页"
    assert page.view.left_out() == {1, *range(4, total + 1)}
    QTest.keyClicks(field, "x")
    assert "没有这样的页码" in judged.text()
    assert judged.property("bad")
    assert page.view.left_out() == frozenset()
    field.clear()
    assert page.view.left_out() == frozenset()
    assert not judged.property("bad")


def test_pages_that_are_left_out_are_dimmed(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    show(qtbot, page, texts.whole(KEY))
    page.paper.range.setText("2")
    qtbot.wait(50)
    image = page.view.viewport().grab().toImage()
    corners = [page.view.page_rect(index).topLeft() + QPoint(6, 6) for index in (0, 1)]
    assert image.pixelColor(corners[0]).name() != "#ffffff"
    assert image.pixelColor(corners[1]).name() == "#ffffff"


def test_another_paper_forgets_the_range(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    show(qtbot, page, texts.whole(KEY))
    page.paper.range.setText("2")
    show(qtbot, page, texts.of(IDS[0]))
    assert page.paper.range.text() == ""
    assert page.view.left_out() == frozenset()


def test_the_text_in_view_stays_when_an_option_changes(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    show(qtbot, page, texts.whole(KEY))
    page.view.set_zoom(100)
    part = page.parts.model.parts()[11].id
    assert page.view.show_part(part)
    bar = page.view.verticalScrollBar()
    assert bar.value() > 0
    for change in (page.options.boxes["duties"].click, page.options.styles["plain"].click):
        change()
        settle(qtbot, page)
        assert bar.value() > 0
        rect = page.view._part_rects(part)[0]
        assert 0 < rect.top() < page.view.viewport().height()


# -- parts ---------------------------------------------------------------------------------------------


def test_what_is_not_ticked_is_not_printed(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    show(qtbot, page, texts.of(*IDS, title="价格专题会"))
    assert one(page.parts, PanelHeader).text() == "打印 3 部分"
    assert "两个允许" in printed(page)
    page.parts.list.setFocus()
    page.parts.rows.choose(page.parts.model.index(1))
    QTest.keyClick(page.parts.list, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert "两个允许" not in printed(page)
    assert one(page.parts, PanelHeader).text() == "打印 2 / 3 部分"
    QTest.keyClick(page.parts.list, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert "两个允许" in printed(page)
    box = page.parts.list.visualRect(page.parts.model.index(0)).topLeft() + QPoint(SIDE + 6, 16)
    QTest.mouseClick(page.parts.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    settle(qtbot, page)
    assert page.parts.model.ticked() == [part.id for part in page.parts.model.parts()][1:]


def test_nothing_ticked_is_said(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    show(qtbot, page, texts.of(*IDS))
    page.parts.all.click()
    settle(qtbot, page)
    assert page.view.pages() is None
    assert not page.saving.print_button.isEnabled()
    assert page._nothing.isVisible()
    page.parts.all.click()
    settle(qtbot, page)
    assert page.view.isVisible()
    assert page.saving.print_button.isEnabled()


def test_a_whole_document_consists_of_its_chapters(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    show(qtbot, page, texts.whole(KEY))
    parts = page.parts.model.parts()
    assert [part.item.clause.id for part in parts] == [each.id for each in texts.document(KEY).clauses]
    whole = printed(page)
    assert "节录" not in whole
    page.parts.model.tick([0], False)
    settle(qtbot, page)
    assert "节录" in printed(page)
    page.parts.model.tick([0], True)
    settle(qtbot, page)
    assert printed(page) == whole


def test_a_part_shows_its_page_and_a_page_its_part(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    show(qtbot, page, texts.whole(KEY))
    page.view.set_zoom(80)
    last = page.parts.model.rowCount() - 1
    page.parts.list.setFocus()
    QTest.keyClick(page.parts.list, Qt.Key.Key_End)
    assert page.parts.list.currentIndex().row() == last
    part = page.parts.model.parts()[last]
    rect = page.view._part_rects(part.id)[0]
    assert page.view.viewport().rect().contains(rect.topLeft() + QPoint(0, 1))
    page.view.verticalScrollBar().setValue(0)
    wanted = page.parts.model.parts()[2]
    place = page.view._part_rects(wanted.id)[0]
    assert place.top() > MARGIN
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert page.parts.chosen() == [wanted.id]


def test_every_part_is_found_on_the_pages(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    for key in some(texts.documents):
        show(qtbot, page, texts.whole(key))
        # What is printed below a title, such as when an act was passed, begins no part of the text.
        for part in some(page.parts.model.parts()[1:]):
            area = page.view.places().first(part.id)
            assert area is not None, part.title
            assert page.view.places().at(area.page, area.top + 1) == part.id


# -- columns -------------------------------------------------------------------------------------------


def test_no_button_moves_when_something_is_said(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    for height in (700, 420):
        page.resize(1366, height)
        show(qtbot, page, texts.of(*IDS))
        buttons = [one for one in page.column.findChildren(QPushButton) if one.isVisible()]

        def places(buttons: list[QPushButton] = buttons) -> list[QPoint]:
            qtbot.wait(30)
            return [one.mapTo(page, QPoint(0, 0)) for one in buttons if one.parent() is page.saving]

        before = places()
        assert len(before) == 4
        page.saving.say("已存为“价格专题会政策摘录.pdf”，共 12 页。", can_open=True)
        assert page.saving.open_button.isVisible()
        assert places() == before
        page.saving.say("字" * 300)
        assert places() == before
        page.saving.progress.show()
        assert places() == before
        page.paper.range.setText("99")
        assert places() == before
        page.saving.progress.hide()
        page.saving.say("")
        page.paper.range.clear()


@pytest.mark.parametrize("width", [1920, 1306, 964])
def test_three_columns_where_they_have_room(qtbot: QtBot, page: PaperPage, texts: Any, width: int) -> None:
    page.resize(width, 640)
    show(qtbot, page, texts.of(*IDS))
    assert page.columns() == (True, True)
    assert not page.folds.isVisible()
    assert page.view.width() >= 300


def test_columns_fold_in_a_narrow_window(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    page.resize(700, 372)
    show(qtbot, page, texts.of(*IDS))
    assert page.columns() == (False, True), "what prints comes first"
    page.left_button.click()
    assert page.columns() == (True, False)
    page.left_button.click()
    assert page.columns() == (False, False)
    assert page.view.width() >= 680
    page.right_button.click()
    assert page.columns() == (False, True)
    assert page.saving.print_button.mapTo(page, QPoint(0, 30)).y() < page.height()
    with qtbot.waitSignal(page.back_requested):
        page.back_button.click()
    page.resize(1366, 700)
    assert page.columns() == (True, True)


def test_the_left_column_keeps_the_width_it_was_given(
    qtbot: QtBot, page: PaperPage, themes: ThemeManager, settings: Settings
) -> None:
    page._splitter.moveSplitter(420, 1)
    assert page.left.width() == 420
    again = PaperPage(themes, settings)
    qtbot.addWidget(again)
    again.resize(1366, 700)
    again.show()
    assert again.left.width() == 420


def test_esc_goes_back_from_everywhere(qtbot: QtBot, page: PaperPage, texts: Any) -> None:
    show(qtbot, page, texts.of(*IDS))
    stops = (page.view, page.parts.list, page.options.title, page.paper.range, page.saving.print_button)
    for widget in stops:
        widget.setFocus()
        with qtbot.waitSignal(page.back_requested):
            QTest.keyClick(widget, Qt.Key.Key_Escape)
