"""Hits in the reader: walked through, marked, counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from store.model.document import Document
from tests.ui.reader.selecting import marked, selections
from ui.appearance.theme import ThemeManager
from ui.reader.navigation.document_finder import DocumentFinder
from ui.reader.reader_view import ReaderView


def test_hits_are_walked_and_refused_at_both_ends(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    document = documents[0]
    reader.show_document(document)
    hits = DocumentFinder(document).find("医保")
    reader.set_hits(hits)
    total = sum(map(len, hits.values()))
    assert reader.hit_position() == (1, total)
    assert not reader.previous_hit()
    seen = []
    reader.hit_changed.connect(lambda current, _total: seen.append(current))
    while reader.next_hit():
        assert reader.current_clause_id() in hits
    assert seen == list(range(2, total + 1))
    assert not reader.next_hit()
    assert reader.hit_position() == (total, total)
    assert reader.previous_hit()
    assert reader.last_hit()
    assert reader.hit_position() == (total, total)


def test_opening_a_clause_makes_its_first_hit_current(reader: ReaderView, documents: list[Document]) -> None:
    document = documents[0]
    hits = DocumentFinder(document).find("医保")
    wanted = list(hits)[1]
    reader.show_document(document)
    reader.set_hits(hits)
    reader.show_clause(wanted)
    assert reader.hit_position()[0] == len(hits[next(iter(hits))]) + 1


def test_only_what_is_in_sight_is_marked_and_the_marks_are_the_words(
    reader: ReaderView, long_document: Document
) -> None:
    reader.show_document(long_document)
    reader.finish_loading()
    hits = DocumentFinder(long_document).find("医疗卫生")
    reader.set_hits(hits)
    assert set(marked(reader)) == {"医疗卫生"}
    assert len(marked(reader)) < sum(map(len, hits.values())) / 10
    reader.page.verticalScrollBar().setValue(reader.page.verticalScrollBar().maximum())
    assert set(marked(reader)) == {"医疗卫生"}
    last = reader.page.places.place(long_document.clauses[-1].id)
    assert last is not None
    assert any(selection.cursor.position() > last.first for selection in reader.page.extraSelections())


def test_the_current_hit_has_its_own_colour(
    reader: ReaderView, documents: list[Document], themes: ThemeManager
) -> None:
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[0]).find("省"))
    colours = [selection.format.background().color().name().upper() for selection in selections(reader)]
    assert colours.count(themes.theme.hitcur.upper()) == 1
    assert themes.theme.hit.upper() in colours


def test_no_hits_no_counter(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[0]).find("医保"))
    assert reader._counter.isVisible()
    assert reader._strip.isVisible()
    reader.set_hits({})
    assert not reader._counter.isVisible()
    assert not reader._strip.isVisible()
    assert not reader.next_hit()


@pytest.mark.parametrize("width", [520, 760, 1500])
def test_the_counter_covers_no_word(
    reader: ReaderView, documents: list[Document], qtbot: QtBot, width: int
) -> None:
    reader.resize(width, 600)
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[0]).find("医保"))
    page = reader.page

    def apart() -> bool:
        text = page.viewport().geometry().translated(page.pos())
        text.setRight(text.left() + round(page.column.page_width))
        return reader._counter.isVisible() and not reader.counter_rect().intersects(text)

    qtbot.waitUntil(apart)
    reader.set_hits({})
    qtbot.waitUntil(lambda: page.height() == reader.height())


def test_hits_of_another_document_are_left_out(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[1]).find("医"))
    assert reader.hit_position() == (0, 0)


def test_the_find_bar_stands_in_for_the_search_and_gives_it_back(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    reader.show_document(documents[0])
    reader.set_hits(DocumentFinder(documents[0]).find("医保"))
    before = reader.hit_position()
    qtbot.keyClick(reader.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reader._find.isVisible()
    reader._find._field.setText("床位 数量")
    qtbot.waitUntil(lambda: reader.hit_position()[1] > 0)
    assert set(marked(reader)) == {"床位数量"}
    assert not reader._counter.isVisible()
    qtbot.keyClick(reader._find, Qt.Key.Key_Escape)
    assert not reader._find.isVisible()
    assert reader.hit_position()[1] == before[1]


def test_finding_nothing_says_so(reader: ReaderView, documents: list[Document], qtbot: QtBot) -> None:
    reader.show_document(documents[0])
    reader.open_find()
    reader._find._field.setText("疫苗")
    qtbot.waitUntil(lambda: reader._find._count.text() == "没有找到")
    assert reader.hit_position() == (0, 0)
