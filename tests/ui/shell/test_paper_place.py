"""Paper as a place in the window: whatever is printed opens it, the basket is in it, Esc leads back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.printing.paper_page import PaperPage
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"
MEASURES = "36项措施支持国家区域医疗中心建设"
THREE = [f"{METHOD}/9.", f"{METHOD}/15.", f"{METHOD}/3."]


def shown(qtbot: QtBot, window: MainWindow, name: str) -> PaperPage:
    """The page, once it shows pages of what was asked for."""
    qtbot.waitUntil(lambda: window.places.page() == name)
    page = window.printing.place.page()
    qtbot.waitUntil(lambda: not page.preview.is_waiting())
    return page


def printed(page: PaperPage) -> str:
    pages = page.view.pages()
    return "".join(each.text for each in pages) if pages is not None else ""


def order(page: PaperPage) -> list[int]:
    """The places of the measures 9, 15 and 3 in what is printed."""
    text = printed(page)
    return [text.index(each) for each in ("9.允许区域", "15.落实", "3.支持区域")]


@pytest.fixture
def basket(qtbot: QtBot, window: MainWindow) -> PaperPage:
    window.open_clause(THREE[0])
    window.basket.editor.create("价格专题会")
    window.basket.add(THREE)
    window.menu_actions["print_basket"].trigger()
    return shown(qtbot, window, "basket")


def test_esc_leads_back_to_place_and_focus(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.open_clause(THREE[1])
    view = window.reader.current_view().page
    view.setFocus()
    qtbot.wait(100)
    at, where = view.verticalScrollBar().value(), window.reading.clause_id()
    QTest.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page = shown(qtbot, window, "paper")
    page.options.title.setFocus()
    QTest.keyClick(page.options.title, Qt.Key.Key_Escape)
    assert window.places.at_reader()
    assert QApplication.focusWidget() is view
    qtbot.waitUntil(lambda: (view.verticalScrollBar().value(), window.reading.clause_id()) == (at, where))


def test_printing_from_the_basket_leads_back_to_it_and_then_to_the_text(
    qtbot: QtBot, window: MainWindow, basket: PaperPage
) -> None:
    panel = window.basket.panel
    panel.rows.choose(panel.model.index(1))
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page = shown(qtbot, window, "paper")
    assert page.is_left(page.parts)
    assert [part.item.clause.id for part in page.parts.model.parts()] == [THREE[1]]
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    shown(qtbot, window, "basket")
    assert page.is_left(panel)
    assert len(order(page)) == 3
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert window.places.at_reader()


def test_the_way_back_is_no_circle(qtbot: QtBot, window: MainWindow, basket: PaperPage) -> None:
    for _ in range(2):
        window.printing.clauses([THREE[0]])
        shown(qtbot, window, "paper")
        QTest.mouseClick(window.rail.button("basket"), Qt.MouseButton.LeftButton)
        shown(qtbot, window, "basket")
    window.printing.place.back()
    assert window.places.at_reader()


def test_never_another_papers_pages_beside_the_basket(
    qtbot: QtBot, window: MainWindow, basket: PaperPage
) -> None:
    window.printing.document(MEASURES)
    page = shown(qtbot, window, "paper")
    assert page.options.title.text().startswith("36项")
    QTest.mouseClick(window.rail.button("basket"), Qt.MouseButton.LeftButton)
    assert page.view.pages() is None
    assert not page.saving.print_button.isEnabled()
    shown(qtbot, window, "basket")
    assert page.options.title.text() == "价格专题会"
    assert order(page) == sorted(order(page))


def test_the_order_is_changed_by_keys(qtbot: QtBot, window: MainWindow, basket: PaperPage) -> None:
    assert order(basket) == sorted(order(basket))
    panel = window.basket.panel
    panel.rows.choose(panel.model.index(2))
    panel.list.setFocus()
    for _ in range(2):
        QTest.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shown(qtbot, window, "basket")
    nine, fifteen, three = order(basket)
    assert three < nine < fifteen
    assert panel.list.hasFocus()
    assert basket.view._chosen == (panel.selected_ids()[0],)
    window.menu_actions["undo"].trigger()
    window.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: not basket.preview.is_waiting() and order(basket) == sorted(order(basket)))


def test_the_order_is_changed_by_dragging(qtbot: QtBot, window: MainWindow, basket: PaperPage) -> None:
    panel = window.basket.panel
    data: QMimeData = panel.model.mimeData([panel.model.index(1), panel.model.index(2)])
    view = panel.list.viewport()
    above = panel.list.visualRect(panel.model.index(0)).topLeft() + QPoint(40, 1)
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QDragEnterEvent(above, move, data, left, none))
    QApplication.sendEvent(view, QDropEvent(QPointF(above), move, data, left, none))
    qtbot.waitUntil(lambda: [line.clause_id for line in panel.model.lines()] == [*THREE[1:], THREE[0]])
    shown(qtbot, window, "basket")
    nine, fifteen, three = order(basket)
    assert fifteen < three < nine


def test_an_item_shows_its_page_and_a_page_its_item(
    qtbot: QtBot, window: MainWindow, basket: PaperPage
) -> None:
    panel = window.basket.panel
    for clause in window.workspace.library.document(METHOD).clauses[4:20]:
        window.basket.editor.add([clause.id])
    page = shown(qtbot, window, "basket")
    page.view.set_zoom(100)
    page.view.verticalScrollBar().setValue(0)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    assert page.view.verticalScrollBar().value() > 0
    page.view.verticalScrollBar().setValue(0)
    second = panel.model.lines()[1]
    place = page.view._part_rects(second.id)[0].center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.selected_ids() == [second.id]


def test_headings_are_found_on_the_pages_too(qtbot: QtBot, window: MainWindow, basket: PaperPage) -> None:
    entry = window.basket.editor.add_heading("价格", 0)
    page = shown(qtbot, window, "basket")
    area = page.view.places().first(entry)
    assert area is not None
    assert page.view.places().at(area.page, area.top + 1) == entry


def test_a_title_that_was_typed_stays_while_the_basket_changes(
    qtbot: QtBot, window: MainWindow, basket: PaperPage
) -> None:
    window.basket.editor.rename("八月价格专题会")
    shown(qtbot, window, "basket")
    assert basket.options.title.text() == "八月价格专题会"
    basket.options.title.setFocus()
    basket.options.title.selectAll()
    QTest.keyClicks(basket.options.title, "Jia Ge")
    window.basket.editor.add([f"{METHOD}/10."])
    qtbot.wait(300)
    shown(qtbot, window, "basket")
    assert basket.options.title.text() == "Jia Ge"
    assert printed(basket).startswith("Jia")


def test_an_empty_basket_says_what_to_do(qtbot: QtBot, window: MainWindow, basket: PaperPage) -> None:
    window.basket.editor.clear()
    qtbot.waitUntil(lambda: basket._nothing.isVisible())
    assert window.basket.panel.is_empty()
    assert not basket.saving.print_button.isEnabled()
    assert basket.saving.message.text() == ""
    window.menu_actions["undo"].trigger()
    shown(qtbot, window, "basket")
    assert basket.view.isVisible()


def test_keys_of_the_place(
    qtbot: QtBot, window: MainWindow, basket: PaperPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    module = "ui.printing.output_controller"

    def save(*_arguments: object) -> tuple[str, str]:
        asked.append("save")
        return "", ""

    monkeypatch.setattr(f"{module}.choose_printer", lambda *_: asked.append("print"))
    monkeypatch.setattr(f"{module}.QFileDialog.getSaveFileName", save)
    basket.view.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(basket.view, Qt.Key.Key_P, control)
    QTest.keyClick(basket.view, Qt.Key.Key_S, control)
    QTest.keyClick(basket.view, Qt.Key.Key_P, control | Qt.KeyboardModifier.ShiftModifier)
    assert asked == ["print", "save", "print"]
    before = basket.view.zoom()
    window.menu_actions["zoom_in"].trigger()
    assert basket.view.zoom() > before
    assert window.settings.zoom == 100
    window.menu_actions["zoom_reset"].trigger()
    assert basket.view.zoom() == before


def test_a_panel_of_the_side_comes_back_from_a_wide_page(
    qtbot: QtBot, window: MainWindow, basket: PaperPage
) -> None:
    QTest.mouseClick(window.rail.button("bookmarks"), Qt.MouseButton.LeftButton)
    assert window.places.at_reader()
    assert window.bookmarks_panel.isVisible()


def test_what_comes_of_a_file_is_said_where_the_user_is(
    qtbot: QtBot, window: MainWindow, basket: PaperPage, tmp_path: Any
) -> None:
    basket.output.write_to(tmp_path / "a.pdf")
    window.printing.place.back()
    qtbot.waitUntil((tmp_path / "a.pdf").exists)
    qtbot.waitUntil(lambda: any("a.pdf" in text for text in window.banner.texts()))


def test_f6_goes_through_the_columns(qtbot: QtBot, window: MainWindow, basket: PaperPage) -> None:
    window.activateWindow()
    qtbot.wait(100)
    window.search_box.setFocus()
    columns = (basket.left, basket.middle, basket.column)
    seen = []
    for _ in range(8):
        focused = window.areas.go(1)
        assert focused is not None
        seen += [column for column in columns if column.isAncestorOf(focused)]
    assert seen[:3] == list(columns)
    focused = window.areas.go(-1)
    assert focused is not None


def test_no_window_flashes_while_the_place_is_made(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                seen.append(watched)
            return False

    watch = Watch()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    window.printing.clauses([THREE[0]])
    shown(qtbot, window, "paper")
    application.removeEventFilter(watch)
    assert seen == []
