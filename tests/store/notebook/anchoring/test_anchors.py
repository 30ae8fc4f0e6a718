"""Anchors are made from a place and found again when the text has changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed
from store.notebook import anchor_for, locate
from store.notebook.anchoring.anchors import CONTEXT
from tests.samples import clause, document

SAMPLE = document()
BEDS, TARGETS = SAMPLE.clauses[0].children


def of(*clauses: Clause) -> Document:
    return document("文", clauses=clauses)


def test_a_whole_clause_by_default() -> None:
    anchor = anchor_for(SAMPLE, BEDS)
    assert (anchor.document_key, anchor.clause_id) == (SAMPLE.key, BEDS.id)
    assert (anchor.start, anchor.end, anchor.quote) == (0, len(printed(BEDS)), printed(BEDS))
    assert anchor.prefix == "总体要求"
    assert anchor.suffix.startswith("目标")


def test_offsets_outside_the_clause_are_brought_inside() -> None:
    anchor = anchor_for(SAMPLE, BEDS, -5, 10_000)
    assert anchor.quote == printed(BEDS)
    assert anchor_for(SAMPLE, BEDS, 10_000).quote == ""


@given(st.sampled_from(list(SAMPLE.walk())), st.integers(0, 60), st.integers(0, 60))
def test_every_anchor_is_found_where_it_was_made(where: Clause, start: int, length: int) -> None:
    anchor = anchor_for(SAMPLE, where, start, start + length)
    assert len(anchor.prefix) <= CONTEXT
    assert len(anchor.suffix) <= CONTEXT
    placement = locate(SAMPLE, anchor)
    assert placement is not None
    assert (placement.clause, placement.start, placement.end, placement.moved) == (
        where,
        anchor.start,
        anchor.end,
        False,
    )


def test_words_that_moved_inside_the_clause_are_found() -> None:
    before = of(clause("文", "1.", body=("合理增加床位。",)))
    anchor = anchor_for(before, before.clauses[0], 4, 6)
    after = of(clause("文", "1.", body=("各地应当合理增加床位。",)))
    placement = locate(after, anchor)
    assert placement is not None
    assert printed(placement.clause)[placement.start : placement.end] == "床位"
    assert placement.moved


def test_the_surroundings_decide_between_several_places() -> None:
    before = of(clause("文", "1.", body=("扩大床位规模，减少床位闲置。",)))
    anchor = anchor_for(before, before.clauses[0], 9, 11)
    assert anchor.quote == "床位"
    after = of(clause("文", "1.", body=("新增床位，扩大床位规模，减少床位闲置，另行规定床位。",)))
    placement = locate(after, anchor)
    assert placement is not None
    assert printed(placement.clause)[placement.start - 2 : placement.end + 2] == "减少床位闲置"


def test_words_that_moved_to_another_clause_are_found_there() -> None:
    before = of(clause("文", "1.", body=("甲",)), clause("文", "2.", body=("乡村医生待遇",)))
    anchor = anchor_for(before, before.clauses[1])
    after = of(clause("文", "1.", body=("甲",)), clause("文", "3.", body=("落实乡村医生待遇",)))
    placement = locate(after, anchor)
    assert placement is not None
    assert (placement.clause.id, placement.start, placement.moved) == ("文/3.", 2, True)


def test_words_that_are_gone_have_no_place() -> None:
    anchor = anchor_for(SAMPLE, TARGETS)
    assert locate(of(clause("文", "1.", body=("别的",))), anchor) is None
    assert locate(of(), anchor) is None


def test_a_clause_without_words_is_found_by_its_id_only() -> None:
    bare = of(clause("文", "一、"))
    anchor = anchor_for(bare, bare.clauses[0])
    assert anchor.quote == ""
    assert locate(bare, anchor) is not None
    assert locate(of(clause("文", "二、")), anchor) is None


def test_offsets_beyond_a_shortened_clause_do_not_match_an_empty_rest() -> None:
    anchor = replace(anchor_for(SAMPLE, BEDS), start=500, end=500, quote="")
    assert locate(SAMPLE, anchor) is None
