"""Hits before the clauses: those on documents are made when they are shown, and only then."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from index.matching.hit_builder import HitBuilder
from index.matching.leading_hits import LeadingHits
from index.results import Hit


def hit(key: str, clause: str | None = None) -> Hit:
    return Hit(key, "", clause, (), "", None, "", (), (), 1.0, "title")


def test_only_what_is_shown_is_made() -> None:
    asked: list[int] = []

    def make(number: int) -> Hit:
        asked.append(number)
        return hit(f"文件{number}")

    leading = LeadingHits([hit("甲", "甲/1.")], [7], range(20, 1020), make)
    assert len(leading) == 1001
    assert leading.documents[:3] == (7, 20, 21)
    assert leading.having({"甲/1.", "乙/1."}) == 1
    assert not asked
    assert [one.document_key for one in leading[:3]] == ["甲", "文件20", "文件21"]
    assert asked == [20, 21]
    assert leading[-1].document_key == "文件1019"


@pytest.mark.parametrize("order", ["relevance", "document", "date"])
def test_titles_beyond_the_page_are_counted_but_not_made(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    made = 0
    document = HitBuilder.document

    def counted(*given: object) -> Hit:
        nonlocal made
        made += 1
        return document(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(HitBuilder, "document", counted)
    answer = engine.search("通知 OR 条例 OR 方案 OR 意见 OR 规划", 1, order=order)  # type: ignore[arg-type]
    assert made <= 1
    assert answer.listing is not None
    titles = [one for one in answer.listing.page(0) if one.clause_id is None]
    assert len(titles) > 1
    assert made >= len(titles)
    assert sum(count for _, count in answer.documents) == answer.total == len(answer.listing)
