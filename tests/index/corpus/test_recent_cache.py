"""What was worked out is remembered within a bound."""

from __future__ import annotations

from array import array

from index.corpus.recent_cache import BESIDE, RecentCache, clause_lists

LONG = 2_000


def test_the_one_asked_for_longest_ago_goes_first() -> None:
    kept = clause_lists(most=2 * LONG + 1_000)
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
    kept = clause_lists(most=LONG)
    for number in range(LONG):
        kept.put(number, array("I", [number]))
    assert LONG - BESIDE <= len(kept) <= LONG
    assert [kept.get(number) is not None for number in (0, LONG - 1)] == [False, True]
    kept.put("长", array("I", range(LONG)))
    assert kept.get("长") is None


def test_the_same_list_is_counted_once() -> None:
    kept = clause_lists()
    for _ in range(3):
        kept.put("甲", array("I", range(LONG)))
    assert len(kept) == LONG + BESIDE


def test_what_has_grown_counts_what_it_is_now() -> None:
    kept = RecentCache[list[int]](10, len)
    some = [1, 2, 3]
    kept.put("甲", some)
    some += [4, 5]
    kept.put("甲", some)
    kept.put("乙", [1] * 5)
    assert (len(kept), kept.get("甲")) == (10, some)
    some.append(6)
    kept.put("甲", some)
    assert (len(kept), kept.get("甲"), kept.get("乙")) == (6, some, None)
