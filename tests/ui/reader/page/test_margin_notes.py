"""The words of notes beside the text: as far as there is room, never over a clause, opened by a click."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from store.model.annotation import Anchor, Note
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed
from ui.reader.page.margin_notes import MOST_LINES, NoteBox
from ui.reader.page.page_geometry import extent_rect
from ui.reader.reader_view import ReaderView

LONG = "价格由医保局会同卫健委核定，试行期限没有写明，会后要问清楚，再写入会议纪要。" * 9


def note(clause: Clause, number: int, body: str) -> Note:
    anchor = Anchor(clause.id.split("/")[0], clause.id, 0, len(printed(clause)), "")
    return Note(f"n{number}", anchor, body, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")


@pytest.fixture
def wide(qtbot: QtBot, reader: ReaderView, documents: list[Document]) -> ReaderView:
    reader.resize(1300, 700)
    reader.show_document(documents[0], next(documents[0].walk()).id)
    qtbot.waitUntil(lambda: reader.page.note_room > 200)
    return reader


def boxes(reader: ReaderView) -> list[NoteBox]:
    page = reader.page
    return [box for place in page.visible_places() for box in page._painter.notes.boxes(place)]


def seen(reader: ReaderView, count: int = 3) -> list[Clause]:
    return [place.clause for place in reader.page.visible_places()][:count]


def give(reader: ReaderView, notes: dict[str, list[Note]]) -> None:
    reader.set_marks(set(), notes)
    QApplication.processEvents()


def test_words_stand_beside_their_clause_and_the_text_does_not_move(wide: ReaderView) -> None:
    first, second, third = seen(wide)
    before = [wide.page.rect_of(place) for place in wide.page.visible_places()]
    give(wide, {second.id: [note(second, 1, "**要点**：核对价格")], third.id: [note(third, 2, "问财务处")]})
    assert [(box.note_id, box.lines) for box in boxes(wide)] == [
        ("n1", ("要点：核对价格",)),
        ("n2", ("问财务处",)),
    ]
    assert [wide.page.rect_of(place) for place in wide.page.visible_places()] == before
    for box in boxes(wide):
        assert box.rect.left() >= wide.page.column.page_width
        assert box.rect.right() <= wide.page.viewport().width()
    assert first.id not in wide.page.margin


def test_many_long_notes_stay_within_their_clause(wide: ReaderView) -> None:
    clauses = seen(wide, 6)
    give(
        wide,
        {clause.id: [note(clause, 10 * at + n, LONG) for n in range(3)] for at, clause in enumerate(clauses)},
    )
    found = boxes(wide)
    assert {int(box.note_id[1:]) // 10 for box in found} == set(range(len(clauses)))
    for box in found:
        assert 1 <= len(box.lines) <= MOST_LINES
        assert box.lines[-1].endswith("…")
    # No note lies on another, whichever clause it belongs to.
    for above, below in pairwise(found):
        assert above.rect.bottom() <= below.rect.top()
    places = {place.clause.id: place for place in wide.page.visible_places()}
    for at, clause in enumerate(clauses):
        rect = extent_rect(wide.page.document(), places[clause.id].extents[0], wide.page.column)
        own = [box for box in found if int(box.note_id[1:]) // 10 == at]
        assert own[0].rect.top() >= rect.top()


def test_a_click_on_the_words_opens_that_note(qtbot: QtBot, wide: ReaderView) -> None:
    clause = max(seen(wide, 6), key=lambda one: len(printed(one)))
    give(wide, {clause.id: [note(clause, 1, "甲"), note(clause, 2, "乙")]})
    second = next(box for box in boxes(wide) if box.note_id == "n2")
    point = QPointF(second.rect.center().x(), second.rect.center().y() - wide.page.offset()).toPoint()
    with qtbot.waitSignal(wide.note_activated) as caught:
        QTest.mouseClick(wide.page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert caught.args == ["n2"]


def test_without_room_the_icon_stands_for_them_and_tells_them(
    qtbot: QtBot, reader: ReaderView, documents: list[Document]
) -> None:
    reader.show_document(documents[0])
    clause = seen(reader, 1)[0]
    give(reader, {clause.id: [note(clause, 1, "核对<价格>"), note(clause, 2, "问财务处")]})
    assert boxes(reader) == []
    page = reader.page
    place = next(p for p in page.visible_places() if p.clause.id == clause.id)
    at = (page._painter._icon_rect(place, 0).center() - QPointF(0, page.offset())).toPoint()
    assert page._painter.words_at(QPointF(at)) == "核对<价格>\n\n问财务处"
    QApplication.sendEvent(
        page.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, page.viewport().mapToGlobal(at))
    )
    qtbot.waitUntil(QToolTip.isVisible)
    assert "核对&lt;价格&gt;" in QToolTip.text()
    QToolTip.hideText()
    assert page._painter.words_at(QPointF(QPoint(2, 2))) == ""
