"""What is selected in the reader, and what is copied of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from store.model.document import Document
from store.model.printed import printed
from store.model.typography import typeset
from tests.looping import some
from tests.ui.reader.selecting import ids
from ui.reader.reader_view import ReaderView


def select(reader: ReaderView, first: tuple[str, int], last: tuple[str, int]) -> None:
    """Select from one printed offset to behind another."""
    places = reader.page.places
    start = places.positions(first[0], first[1], first[1] + 1)[0][0]
    end = places.positions(last[0], last[1] - 1, last[1])[0][1]
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.page.setTextCursor(cursor)


def test_a_selection_across_clauses_names_each_of_them(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0])
    wanted = ids(documents[0])[3:6]
    select(reader, (wanted[0], 4), (wanted[2], 3))
    assert reader.selected_clause_ids() == wanted
    assert [clause_id for clause_id, _start, _end in reader.selected_ranges()] == wanted


def test_a_selection_within_a_clause_is_a_printed_range(
    reader: ReaderView, documents: list[Document]
) -> None:
    for document in some(documents):
        reader.show_document(document)
        reader.finish_loading()
        texts = [(clause.id, printed(clause)) for clause in list(document.walk())[::5]]
        long = [key for key, text in texts if len(text) > 12 and not (text[2].isspace() or text[8].isspace())]
        for clause_id in some(long):
            select(reader, (clause_id, 2), (clause_id, 9))
            assert reader.selected_ranges() == [(clause_id, 2, 9)]


def test_without_a_selection_the_current_clause_counts(reader: ReaderView, documents: list[Document]) -> None:
    reader.show_document(documents[0], ids(documents[0])[4])
    assert reader.selected_clause_ids() == [ids(documents[0])[4]]
    assert reader.selected_ranges() == []
    assert reader.page.createMimeDataFromSelection().text() == ""


def test_copying_gives_clean_text_in_order(
    reader: ReaderView, documents: list[Document], qtbot: QtBot
) -> None:
    reader.show_document(documents[0])
    clauses = [clause for clause in documents[0].walk() if clause.label in ("9.", "10.")]
    select(reader, (clauses[0].id, 0), (clauses[1].id, 6))
    qtbot.keyClick(reader.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("9.允许区域医疗中心")
    assert lines[1] == "（责任单位：省医保局、省卫健委）"
    assert lines[2] == "10.支持输出医院"


def test_copying_without_a_selection_copies_the_clause(reader: ReaderView, documents: list[Document]) -> None:
    wanted = next(clause for clause in documents[4].walk() if clause.label == "第九条")
    reader.show_document(documents[4], wanted.id)
    reader.copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("第九条\u3000")
    assert text.count("\n") == len(wanted.paragraphs) - 1


def test_everything_can_be_copied(reader: ReaderView, documents: list[Document]) -> None:
    for document in some(documents):
        reader.show_document(document)
        QTest.keyClick(reader.page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        text = reader.page.createMimeDataFromSelection().text()
        for paragraph in some(paragraph for clause in document.walk() for paragraph in clause.paragraphs):
            assert typeset(paragraph) in text
