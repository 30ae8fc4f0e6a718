"""Places in the reader: scrolled to, gone to, kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from store.model.document import Document
from tests.ui.reader.selecting import ids
from ui.appearance.theme import ThemeManager
from ui.reader.comfort import Comfort
from ui.reader.navigation.goto_popup import GotoPopup
from ui.reader.reader_view import ReaderView


def test_scrolling_changes_the_clause_in_view(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    reader.show_document(documents[0])
    seen: list[str] = []
    reader.clause_changed.connect(seen.append)
    bar = reader.page.verticalScrollBar()
    for value in range(0, bar.maximum(), 60):
        bar.setValue(value)
    order = [ids(documents[0]).index(clause_id) for clause_id in seen]
    assert len(order) >= 8
    assert order == sorted(order)
    place = reader.page.places.place(reader.current_clause_id())
    assert place is not None
    assert reader.page.rect_of(place).intersects(reader.page.viewport().rect())


@pytest.mark.parametrize("index", [0, 1, 8, 23, 24])
def test_a_clause_that_is_gone_to_stands_in_view(
    reader: ReaderView, documents: list[Document], index: int
) -> None:
    reader.show_document(documents[0], ids(documents[0])[index])
    place = reader.page.places.place(ids(documents[0])[index])
    assert place is not None
    rect = reader.page.rect_of(place)
    assert reader.current_clause_id() == place.clause.id
    assert rect.top() >= -1
    assert rect.top() < reader.page.viewport().height()


def test_a_clause_gone_to_before_the_first_show_is_in_view_after_it(
    qtbot: QtBot, themes: ThemeManager, documents: list[Document]
) -> None:
    view = ReaderView(themes)
    qtbot.addWidget(view)
    view.show_document(documents[4], ids(documents[4])[20])
    view.resize(640, 500)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.page.offset() > 0)
    place = view.page.places.place(ids(documents[4])[20])
    assert place is not None
    assert 0 <= view.page.rect_of(place).top() < 400
    assert view.current_clause_id() == place.clause.id


def test_a_place_in_the_middle_of_a_long_document_stays_while_the_rest_is_written(
    reader: ReaderView, long_document: Document
) -> None:
    reader.show_document(long_document, "长法/第200条")
    place = reader.page.places.place("长法/第200条")
    assert place is not None
    before = reader.page.rect_of(place).top()
    assert reader.page.places.written() < 400
    reader.finish_loading()
    assert reader.page.places.written() == 400
    assert abs(reader.page.rect_of(place).top() - before) <= 2
    assert reader.current_clause_id() == "长法/第200条"


def test_alt_up_and_down_go_from_clause_to_clause(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    wanted = ids(documents[4])
    reader.show_document(documents[4], wanted[5])
    qtbot.keyClick(reader.page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert reader.current_clause_id() == wanted[6]
    for _count in range(10):
        qtbot.keyClick(reader.page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert reader.current_clause_id() == wanted[0]


def test_plain_keys_scroll(reader: ReaderView, documents: list[Document], qtbot: QtBot) -> None:
    reader.show_document(documents[2])
    bar = reader.page.verticalScrollBar()
    for key, grows in ((Qt.Key.Key_Down, True), (Qt.Key.Key_PageDown, True), (Qt.Key.Key_Up, False)):
        before = bar.value()
        qtbot.keyClick(reader.page, key)
        assert (bar.value() > before) == grows
    qtbot.keyClick(reader.page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(reader.page, Qt.Key.Key_Home)
    assert bar.value() == 0


@pytest.mark.parametrize(("key", "wanted", "shown"), [("End", 1, 400), ("Home", 400, 1)])
def test_a_key_goes_to_an_end_of_the_text_that_is_not_written_yet(
    reader: ReaderView, long_document: Document, key: str, wanted: int, shown: int
) -> None:
    reader.show_document(long_document, f"长法/第{wanted}条")
    assert reader.page.places.written() < 400
    QTest.keyClick(reader.page, getattr(Qt.Key, f"Key_{key}"))
    place = reader.page.places.place(f"长法/第{shown}条")
    assert place is not None
    assert reader.page.rect_of(place).intersects(reader.page.viewport().rect())


def test_a_click_chooses_the_clause(reader: ReaderView, documents: list[Document], qtbot: QtBot) -> None:
    reader.show_document(documents[0], ids(documents[0])[6])
    place = reader.page.places.place(ids(documents[0])[7])
    assert place is not None
    rect = reader.page.rect_of(place)
    at = QPoint(rect.center().x(), rect.top() + 24)
    qtbot.mouseClick(reader.page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert reader.current_clause_id() == ids(documents[0])[7]


def test_the_goto_field_goes_there(reader: ReaderView, documents: list[Document], qtbot: QtBot) -> None:
    reader.show_document(documents[4])
    reader.open_goto()
    popup = reader.findChild(GotoPopup)
    popup._field.setText("第28条")
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    place = reader.page.places.place(reader.current_clause_id())
    assert place is not None
    assert place.clause.label == "第二十八条"


@pytest.mark.parametrize("zoom", [80, 130, 250])
def test_zoom_keeps_the_place_and_the_positions(
    reader: ReaderView, documents: list[Document], zoom: int
) -> None:
    wanted = ids(documents[2])[20]
    reader.show_document(documents[2], wanted)
    reader.set_comfort(Comfort(size=zoom))
    place = reader.page.places.place(wanted)
    assert place is not None
    assert reader.page.rect_of(place).intersects(reader.page.viewport().rect())
    assert reader.current_clause_id() == wanted
    assert reader.page.column.columns <= 42
