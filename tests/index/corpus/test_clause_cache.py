"""Long lists of clauses are remembered within a bound."""

from __future__ import annotations

from array import array

from index.corpus.clause_cache import WORTH_IT, ClauseCache


def test_the_one_asked_for_longest_ago_goes_first() -> None:
    kept = ClauseCache(most=3 * WORTH_IT)
    lists = {name: array("I", range(WORTH_IT + place)) for place, name in enumerate("甲乙丙")}
    kept.put("甲", lists["甲"])
    kept.put("乙", lists["乙"])
    assert kept.get("甲") is lists["甲"]
    kept.put("丙", lists["丙"])
    assert kept.get("乙") is None
    assert kept.get("甲") is lists["甲"]
    assert kept.get("丙") is lists["丙"]
    assert len(kept) <= 3 * WORTH_IT


def test_what_is_short_or_too_long_is_not_kept() -> None:
    kept = ClauseCache(most=2 * WORTH_IT)
    kept.put("短", array("I", range(WORTH_IT - 1)))
    kept.put("长", array("I", range(2 * WORTH_IT + 1)))
    assert (kept.get("短"), kept.get("长"), len(kept)) == (None, None, 0)


def test_the_same_list_is_counted_once() -> None:
    kept = ClauseCache()
    for _ in range(3):
        kept.put("甲", array("I", range(WORTH_IT)))
    assert len(kept) == WORTH_IT
