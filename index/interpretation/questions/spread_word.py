"""Words that no text has as such, but spread over the words of a longer expression.

科研楼 is the 科研教学楼, 国自然 the 国家自然科学基金, 租房 is 房屋租赁: who abbreviates takes the first
characters of words, and the last character of all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice

from index.text import segmenter

#: Characters between two of the word, between those of two turned round, and characters of such a word.
_GAP, _TURNED_GAP, LONGEST = 4, 1, 5
#: Places that are looked at, and runs that are taken.
_PLACES, MOST = 1500, 3
_BETWEEN = "[一-鿿]"
_HAN = re.compile("[一-鿿]+")
#: Characters round a place that are looked at.
_ROUND = 24


def spread_runs(
    word: str, text: str, places: Callable[[str], Iterator[int]], frequency: Callable[[str], float]
) -> list[str]:
    """Runs of ``text`` over which the characters of a word are spread, the most frequent first.

    ``places`` gives the offsets of a run, ``frequency`` about how many there are.
    """
    if not 2 <= len(word) <= LONGEST or not _HAN.fullmatch(word):
        return []
    anchor = min(word, key=frequency)
    if not frequency(anchor):
        return []
    patterns = [_pattern(word, _GAP)]
    if len(word) == 2:
        patterns.append(_pattern(word[::-1], _TURNED_GAP))
    found: Counter[str] = Counter()
    for at in islice(places(anchor), _PLACES):
        low = max(0, at - _ROUND)
        window = text[low : at + _ROUND]
        for pattern in patterns:
            found.update(one[0] for one in pattern.finditer(window) if _begins_words(window, one))
    return [run for run, _ in found.most_common(MOST)]


def _pattern(word: str, gap: int) -> re.Pattern[str]:
    between = f"{_BETWEEN}{{0,{gap}}}?"
    return re.compile(between.join(f"({character})" for character in word))


def _begins_words(text: str, found: re.Match[str]) -> bool:
    """Return whether each character begins a word or follows one that does; the last one may end a word."""
    ends = list(accumulate(map(len, segmenter.segment(text))))
    starts = {0, *ends}
    places: Sequence[int] = [found.start(group) for group in range(1, len(found.groups()) + 1)]
    if places[-1] - places[0] < len(places):
        return False
    for number, place in enumerate(places):
        follows = number > 0 and places[number - 1] == place - 1
        last = number == len(places) - 1 and place + 1 in starts
        if not (place in starts or follows or last):
            return False
    return True
