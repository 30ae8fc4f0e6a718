"""Very common runs: the same clauses whichever way they are looked for, and how often the run is in each."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from index.interpretation.search_context import SearchContext
from index.matching import matcher, ranking
from index.matching.ranking import Ranker
from index.query.alternative import Alternative
from index.query.parser import parse

COMMON = ("的", "医", "应当", "、", "医疗", "人")


def context(engine: SearchEngine, query: str) -> SearchContext:
    return SearchContext(engine._ready(), parse(query), None)


def true_counts(asked: SearchContext, run: str) -> dict[int, int]:
    text, starts = asked.corpus.text, asked.corpus.starts
    each = {at: text[starts[at] : starts[at + 1]].count(run) for at in range(len(asked.corpus))}
    return {clause: count for clause, count in each.items() if count}


@pytest.mark.parametrize("run", COMMON)
@pytest.mark.parametrize(("dense", "part"), [(5, 10_000), (10**9, 1), (1, 10**9)])
def test_a_run_is_in_the_same_clauses_whichever_way(
    scanner: SearchEngine, monkeypatch: pytest.MonkeyPatch, run: str, dense: int, part: int
) -> None:
    monkeypatch.setattr(matcher, "DENSE", dense)
    monkeypatch.setattr(matcher, "LONG_PART", part)
    asked = context(scanner, run)
    asked.matcher._remembered = None
    counts = true_counts(asked, run)
    assert list(asked.matcher.containing(Alternative(run))) == list(counts)
    counted = asked.matcher.counted(Alternative(run))
    assert counted is None or dict(zip(*counted, strict=True)) == counts
    assert counted is not None or dense != 10**9


@pytest.mark.parametrize("run", COMMON)
def test_counts_at_hand_make_no_other_order(
    engine: SearchEngine, monkeypatch: pytest.MonkeyPatch, run: str
) -> None:
    monkeypatch.setattr(ranking, "FINE", 9)
    asked = context(engine, run)
    one = Alternative(run)
    clauses = asked.matcher.containing(one)
    term = parse(run).terms[0]
    counts = list(true_counts(asked, run).values())
    plain = Ranker(asked.corpus, [term], {term: [one]}, None)
    helped = Ranker(
        asked.corpus, [term], {term: [one]}, None, lambda _: matcher.CountedClauses(clauses, counts)
    )
    assert helped.head(clauses) == plain.head(clauses)
    assert plain.head(clauses[::2]) == helped.head(clauses[::2])
