"""What of a long clause is shown: the words that were asked for, with some before them."""

from __future__ import annotations

import pytest

from index.matching.snippets import merged, snippet

PLAIN = "零一二三四五六七八九" * 30


@pytest.mark.parametrize("at", [100, 150, 201])
def test_some_words_stand_before_the_match(at: int) -> None:
    shown, ranges = snippet(PLAIN, ((at, at + 2),))
    assert shown.startswith("…")
    assert shown.endswith("…")
    start, end = ranges[0]
    assert shown[start:end] == PLAIN[at : at + 2]
    # Sixteen characters: half a line of the results, so that the match is always in the first one.
    assert shown[1:start] == PLAIN[at - 16 : at]


def test_a_sentence_begins_the_snippet_where_one_begins_near() -> None:
    text = PLAIN[:150] + "。床位由各级医院核定" + PLAIN[:100]
    shown, ranges = snippet(text, ((154, 156),))
    assert shown.startswith("…床位由")
    assert shown[slice(*ranges[0])] == text[154:156]


def test_a_short_clause_is_shown_whole() -> None:
    assert snippet("医院核定床位", ((4, 6),)) == ("医院核定床位", ((4, 6),))


def test_the_place_with_most_matches_is_shown() -> None:
    near = ((200, 202), (206, 208), (212, 214))
    shown, ranges = snippet(PLAIN, ((10, 12), *near))
    assert [shown[low:high] for low, high in ranges] == [PLAIN[low:high] for low, high in near]


def test_ranges_that_touch_are_one() -> None:
    assert merged([(4, 6), (0, 2), (1, 3), (3, 4)]) == ((0, 6),)
    assert merged([(0, 2), (3, 4)]) == ((0, 2), (3, 4))
