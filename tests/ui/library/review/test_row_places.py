"""A paragraph is marked at its own line of the original, not at that of its clause."""

from __future__ import annotations

from store.formats.lines import SourceLine
from store.intake.decisions.draft_rows import DraftRow
from store.model.clause import SourcePlace
from ui.library.review.row_places import RowPlaces

LINES = (
    SourceLine("本标准代替WS/T 512—2016《清洁与消毒管理规范》", page=1, box=(1, 1, 2, 2)),
    SourceLine("——增加了“终末清洁与消毒”的定义；", page=1, box=(1, 3, 2, 4)),
    SourceLine("一、", page=2, box=(1, 5, 2, 6)),
    SourceLine("——增加了“终末清洁与消毒”的定义；", page=2, box=(1, 7, 2, 8)),
)


def row(text: str, page: int = 9) -> DraftRow:
    return DraftRow("text", 1, text=text, page=SourcePlace(page, (0, 0, 1, 1)))


def test_a_row_is_found_by_its_words_and_the_second_of_two_behind_the_first() -> None:
    places = RowPlaces(LINES)
    twice = row("——增加了“终末清洁与消毒”的定义；")
    first, second = places.mark(twice, ()), places.mark(twice, (twice,))
    assert first is not None
    assert second is not None
    assert (first.page, first.box, second.page) == (1, (1, 3, 2, 4), 2)


def test_what_no_line_has_is_where_its_clause_is() -> None:
    found = RowPlaces(LINES).mark(row("一个不在其中的段落，有许多字", 3), ())
    assert found is not None
    assert (found.page, found.box) == (3, (0, 0, 1, 1))
    assert RowPlaces().mark(DraftRow("text", 1, text="一"), ()) is None
