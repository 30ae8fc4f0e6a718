"""Every printed character stands where the reader says it stands."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor

from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import parts, printed
from store.model.typography import typeset
from tests.looping import some
from ui.reader.reader_view import ReaderView


def shown(reader: ReaderView, clause_id: str, start: int, end: int) -> str:
    cursor = QTextCursor(reader.page.document())
    pieces = []
    for first, last in reader.page.places.positions(clause_id, start, end):
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        pieces.append(cursor.selectedText())
    return "".join(pieces)


def check_clause(reader: ReaderView, clause: Clause) -> None:
    text = printed(clause)
    for part in parts(clause):
        marked = shown(reader, clause.id, part.start, part.end)
        if part.kind == "duty":
            assert set(part.text) - set(marked) <= set("（）()【】[]：:、，,；;。 \t\u3000"), part.text
        else:
            assert marked == typeset(part.text).replace("\t", ""), (clause.id, part)
    for offset, character in enumerate(text):
        marked = shown(reader, clause.id, offset, offset + 1)
        part = next((part for part in parts(clause) if part.start <= offset < part.end), None)
        if marked and part is not None:
            assert marked == typeset(part.text)[offset - part.start]
        elif part is not None and part.kind != "duty":
            assert character == "\t", (clause.id, offset, character)


@pytest.mark.parametrize("index", range(5))
def test_each_character_of_the_shipped_documents(
    reader: ReaderView, documents: list[Document], index: int
) -> None:
    document = documents[index]
    reader.show_document(document)
    reader.finish_loading()
    for clause in some(document.walk()):
        check_clause(reader, clause)


@pytest.mark.parametrize("wanted", [1, 7, 200, 399, 400])
def test_positions_hold_wherever_a_long_document_is_opened(
    reader: ReaderView, long_document: Document, wanted: int
) -> None:
    reader.show_document(long_document, f"长法/第{wanted}条")
    for clause in long_document.clauses:
        if reader.page.places.place(clause.id):
            check_clause(reader, clause)
    reader.finish_loading()
    assert reader.page.places.written() == 400
    for clause in long_document.clauses[::17]:
        check_clause(reader, clause)


def test_positions_lead_back_to_the_clause(reader: ReaderView, documents: list[Document]) -> None:
    for document in some(documents):
        reader.show_document(document)
        reader.finish_loading()
        positions = reader.page.places.positions
        runs = [
            (clause, part, first, last)
            for clause in document.walk()
            for part in parts(clause)
            for first, last in positions(clause.id, part.start, part.end)
        ]
        for clause, part, first, last in some(runs):
            place = reader.page.places.at(first)
            assert place is not None
            assert place.clause.id == clause.id
            if part.kind != "duty":
                covered = place.covered(first, last)
                assert covered is not None
                assert part.start <= covered[0] < covered[1] <= part.end


def test_clauses_stand_in_the_order_of_the_document(reader: ReaderView, documents: list[Document]) -> None:
    for document in some(documents):
        reader.show_document(document)
        reader.finish_loading()
        places = [reader.page.places.place(clause.id) for clause in document.walk()]
        starts = [place.first for place in places if place]
        assert len(starts) == len(places)
        assert starts == sorted(starts)
