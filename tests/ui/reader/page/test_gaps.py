"""A character that the source has lost is marked in the text, and its tip says so."""

from __future__ import annotations

from store.model.clause import Clause
from ui.reader.page.writing.decorations import decorations, gap_tip


def test_each_gap_is_marked_with_what_it_is() -> None:
    clause = Clause("文/一、", "一、", ("一、",), body=("医院\ufffd应当\ufffd\ufffc公开。",))
    marks = decorations(clause, 0, ())
    assert [(mark.start, mark.end, mark.tip) for mark in marks] == [(2, 3, gap_tip()), (5, 7, gap_tip())]
    assert gap_tip()
