"""What puts one hit before another, each reason by itself, with everything else equal."""

from __future__ import annotations

from itertools import accumulate
from types import SimpleNamespace
from typing import Any

import pytest

from index.corpus.corpus import CONTAINER
from index.matching.ranking import Ranker
from index.query.alternative import Alternative


def ranker(
    *clauses: str,
    headings: tuple[int, ...] | None = None,
    flags: bytes | None = None,
    runs: tuple[tuple[Alternative, ...], ...] = ((Alternative("床位"),),),
    word_at: Any = None,
) -> Ranker:
    """A ranker of clauses in normal form; ``headings`` are the lengths of their headings."""
    corpus = SimpleNamespace(
        text="".join(clause + "\n" for clause in clauses),
        starts=[0, *accumulate(len(clause) + 1 for clause in clauses)],
        headings=headings or (0,) * len(clauses),
        flags=flags or bytes(len(clauses)),
    )
    terms = range(len(runs))
    return Ranker(corpus, terms, dict(zip(terms, runs, strict=True)), word_at)  # type: ignore[arg-type]


def test_words_in_the_heading_come_before_the_same_words_in_the_text() -> None:
    found = ranker("床位管理各级医院应当照办", "床位管理各级医院应当照办", headings=(0, 4))
    assert found.head([0, 1]) == [1, 0]
    # A heading that does not have them is none of theirs.
    behind = ranker("各级医院应当照办床位管理", "各级医院应当照办床位管理", headings=(0, 4))
    assert behind.score(0).score == behind.score(1).score


def test_the_denser_clause_comes_first() -> None:
    long = "床位由各级医院核定，" + "其他事项按照有关规定办理，" * 8
    dense = "床位由各级医院核定，床位和床位使用率，" + "其他事项按照有关规定办理，" * 7
    found = ranker(long.ljust(120, "。"), dense.ljust(120, "。"))
    assert found.head([0, 1]) == [1, 0]


def test_a_bare_heading_is_not_the_best_for_being_short() -> None:
    found = ranker("床位", "床位由各级医院核定，床位和床位使用率按床位统计")
    assert found.score(1).score > found.score(0).score


def test_whole_words_come_before_parts_of_others() -> None:
    found = ranker(
        "由国床位置甲乙",
        "由国床位数甲乙",
        word_at=lambda text, _start, end: 0.0 if text[end : end + 1] == "置" else 1.0,
    )
    assert found.head([0, 1]) == [1, 0]


def test_earlier_places_and_measures_come_first() -> None:
    assert ranker("各级医院核定床位数", "床位数由各级医院核").head([0, 1]) == [1, 0]
    assert ranker("核定床位数", "核定床位数", flags=bytes((CONTAINER, 0))).head([0, 1]) == [1, 0]
    # Equal in everything: as they stand in the document.
    assert ranker("核定床位数", "核定床位数").head([0, 1]) == [0, 1]


@pytest.mark.parametrize("free", ["variant", "synonym", "pinyin"])
def test_what_was_typed_comes_before_whatever_else_it_may_mean(free: Any) -> None:
    runs = ((Alternative("床位"), Alternative("病床总量", free)),)
    best = "病床总量" * 6
    found = ranker(best, "各级医院按照规定核定以后再报送的床位", headings=(24, 0), runs=runs)
    assert found.head([0, 1]) == [1, 0]
    assert [found.score(clause).match for clause in (0, 1)] == [free, "exact"]


def test_a_hit_is_as_faithful_as_the_least_of_its_terms() -> None:
    runs = ((Alternative("床位"), Alternative("病床总量", "synonym")), (Alternative("医院"),))
    found = ranker("医院病床总量", "医院核定床位", runs=runs)
    assert [found.score(clause).match for clause in (0, 1)] == ["synonym", "exact"]
    assert found.score(1).score <= 1.0
