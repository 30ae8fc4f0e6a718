"""Lists of clauses are remembered within a bound."""

from __future__ import annotations

from array import array

from index.corpus.clause_cache import BESIDE, ClauseCache

LONG = 2_000


def test_the_one_asked_for_longest_ago_goes_first() -> None:
    kept = ClauseCache(most=2 * LONG + 1_000)
    lists = {name: array("I", range(LONG + place)) for place, name in enumerate("甲乙丙")}
    kept.put("甲", lists["甲"])
    kept.put("乙", lists["乙"])
    assert kept.get("甲") is lists["甲"]
    kept.put("丙", lists["丙"])
    assert kept.get("乙") is None
    assert kept.get("甲") is lists["甲"]
    assert kept.get("丙") is lists["丙"]
    assert len(kept) <= 2 * LONG + 1_000


def test_what_is_short_counts_what_it_takes_beside_and_what_is_too_long_is_not_kept() -> None:
    kept = ClauseCache(most=LONG)
    for number in range(LONG):
        kept.put(number, array("I", [number]))
    assert LONG - BESIDE <= len(kept) <= LONG
    assert [kept.get(number) is not None for number in (0, LONG - 1)] == [False, True]
    kept.put("长", array("I", range(LONG)))
    assert kept.get("长") is None


def test_the_same_list_is_counted_once() -> None:
    kept = ClauseCache()
    for _ in range(3):
        kept.put("甲", array("I", range(LONG)))
    assert len(kept) == LONG + BESIDE
