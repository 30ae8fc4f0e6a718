"""Hits: their order, their marks, their snippets, and facets."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from index.engine import SearchEngine
from index.matching.snippets import LENGTH, snippet
from store.library import Library
from store.model.printed import printed
from tests.index.answers import matches, texts
from tests.looping import some


def test_numbers_in_tables(engine: SearchEngine):
    for typed in ("床位数 3000张", "床位数3000张", "三千张"):
        assert engine.search(typed).hits[0].path == ("二、", "（一）")


def test_beds_before_clinics(engine: SearchEngine, shared_library: Library):
    answer = engine.search("床", limit=None)
    beds = ["床位" in text or "病床" in text for text in texts(shared_library, answer)]
    assert beds == sorted(beds, reverse=True)


def test_titles_come_first_and_count(engine: SearchEngine):
    answer = engine.search("区域医疗中心", limit=5)
    assert matches(answer)[:3] == ["title"] * 3
    assert answer.total == sum(count for _, count in answer.documents)


def test_limit_and_total(engine: SearchEngine):
    everything = engine.search("医疗", limit=None)
    page = engine.search("医疗", limit=7)
    assert page.hits == everything.hits[:7]
    assert page.total == everything.total == len(everything.hits)
    assert engine.search("医疗", limit=0).hits == ()
    assert [hit.score for hit in everything.hits] == sorted((h.score for h in everything.hits), reverse=True)


def test_facets_narrow_to_what_they_count(engine: SearchEngine):
    for facet in some(engine.search("医保", limit=None).facets):
        narrowed = engine.search(f'医保 {facet.field}:"{facet.value}"', limit=None)
        assert narrowed.total == facet.count, facet


class Marks:
    def __init__(self, clause: str) -> None:
        self._clause = clause

    def noted(self) -> Collection[str]:
        return [self._clause, "no such clause"]

    def bookmarked(self) -> Collection[str]:
        return []

    def shelved(self, sort: str, name: str) -> Collection[str]:
        return ()

    def tagged(self, tag: str) -> Collection[str]:
        return [self._clause] if tag == "价格" else []


def test_fields_of_the_notebook(shared_library: Library, engine: SearchEngine):
    clause = engine.search("床位").hits[0].clause_id
    marked = SearchEngine(shared_library, engine._folder, Marks(clause or ""))
    assert [hit.clause_id for hit in marked.search("床位 有批注").hits] == [clause]
    assert [hit.clause_id for hit in marked.search("标签:价格").hits] == [clause]
    assert marked.search("床位 书签").total == 0
    assert engine.search("床位 有批注").total == 0


def test_ranges_and_spans_mark_the_words(engine: SearchEngine, shared_library: Library):
    for typed in ("医保", "区域 医疗", "20%", "家庭医生签约", "yibao"):
        for hit in some(hit for hit in engine.search(typed, limit=None).hits if hit.clause_id):
            text = printed(shared_library.clause(hit.clause_id)[1])
            assert hit.ranges
            assert all(text[start:end].strip() for start, end in hit.ranges)
            assert hit.spans
            assert all(hit.snippet[start:end].strip() for start, end in hit.spans)


@pytest.mark.parametrize("length", [0, 10, 79, 80, 81, 500])
def test_snippets_are_short_and_show_the_place(length: int):
    text = "前" * length + "医保" + "后" * length
    cut, spans = snippet(text, ((length, length + 2),))
    assert [cut[start:end] for start, end in spans] == ["医保"]
    assert len(cut) <= LENGTH + 2


def test_a_hit_in_a_table_shows_its_row_and_header(engine: SearchEngine):
    hit = engine.search("床位数 3000张").hits[0]
    assert hit.snippet == "床位数 3000张（表头：项目、五年目标）"
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["床位数", "3000张"]


def test_the_row_that_is_shown_is_the_one_that_answers(engine: SearchEngine):
    assert engine.search("日间手术多少例").hits[0].snippet.startswith("日间手术量 3000例/年")
