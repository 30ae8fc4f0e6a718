"""Shortens titles of documents: without the province in front, or cut in the middle at the borders of words.

Titles of one library are shortened so that what is left can be read as no other of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from index.text.segmenter import segment

#: What was left out of a name.
ELLIPSIS = "…"
#: Characters of a name in a narrow place: a tab, the path above the text.
NARROW = 14
#: A title is cut to no fewer characters.
LEAST = 5
#: Lengths that are tried for a title that is cut in the middle, the shortest first.
LENGTHS = (NARROW, 18, 24, 32)
#: At this length a title may be cut in two places, keeping so much of its beginning and its end.
TWICE, HEAD, TAIL = 18, 7, 4
#: How many ways to cut a title are tried at each length; how many cuts are kept.
_WAYS, _KEPT = 24, 20_000
_PROVINCE = re.compile(
    r"^(?:\w{2,3}省|\w{2,6}自治区|(?:北京|上海|天津|重庆)市)(?:人民政府(?:办公厅)?)?(?:关于(?:印发)?)?"
)
#: Less of a title is not known by itself.
_ENOUGH = 8
#: What is left of a title without its province begins with the office that issued it: they belong together.
_OFFICE = re.compile(
    r"(?:各级)?人民(?:代表大会|法院|检察院|政府)|"
    r"(?:实施|贯彻|执行|第|《)|[^《》]{0,24}?(?:院|委|会|厅|局|室|部|中心|政府)(?:关于|、|印发|转发)"
)
#: A name is not parted before or behind these: alone they say nothing, or turn the rest into its opposite.
_NO_HEAD = re.compile(r"(?:[反非不未无的和与及或、《（“]|关于)$")
_NO_TAIL = re.compile(r"[性化者等类的和与及或、》）”]")
_STATE = "《中华人民共和国"
#: Years or numbers from one to another are one word: 2020…年 would be another time.
_SPAN = re.compile(r"(\d+[-—–~～至]+\d+年?)")
#: A word as long as none; a longer run counts as several.
_LONGEST = 255
_PAIRS = dict(zip("》）〉", "《（〈", strict=True))


def without_province(title: str) -> str:
    """Return a title without the province in front; whole where too little would be left."""
    short = _PROVINCE.sub("", title).removesuffix("的通知")
    return title if len(short) < _ENOUGH or _OFFICE.match(short) else short


@lru_cache(maxsize=4096)
def shorten_title(title: str, length: int) -> str:
    """Return a title cut in the middle to about ``length`` characters, never inside a word.

    >>> shorten_title("上海市人民代表大会常务委员会关于修改优化营商环境条例的决定", 18)
    '上海市人民代表大会…环境条例的决定'
    """
    if len(title) <= length:
        return title
    words = _words(title)
    ways = _cuts(words, length, [float(len(word)) for word in words])
    return ways[0][1] if ways else title


class Titles:
    """Titles of a library: cuts one so that what is left can mean no other."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._sorted = sorted(set(titles))
        self._counts: Counter[str] | None = None
        self._cuts: dict[tuple[str, int], str] = {}

    def cut(self, title: str, length: int) -> str:
        """Return a title of the library cut to about so many characters; empty where each way to cut it
        could mean another one too.
        """
        if len(title) <= length:
            return title
        asked = title, length
        if asked not in self._cuts:
            if len(self._cuts) >= _KEPT:
                self._cuts.clear()
            names = _ways(title, length, self._words())
            if length == TWICE:
                names += _cut_twice(title, length, self._words())
            self._cuts[asked] = next((name for name in names if self.is_alone(name, title)), "")
        return self._cuts[asked]

    def is_alone(self, name: str, title: str) -> bool:
        """Return whether a name that was cut from a title can be read as no other title."""
        if ELLIPSIS not in name:
            return True
        head, *middle, tail = name.split(ELLIPSIS)
        tail = tail if title.endswith(tail) else tail[1:]
        return not any(
            other != title and _reads(other, head, middle, tail) for other in self._beginning(head)
        )

    def _beginning(self, head: str) -> Iterator[str]:
        for at in range(bisect_left(self._sorted, head), len(self._sorted)):
            if not self._sorted[at].startswith(head):
                return
            yield self._sorted[at]

    def _words(self) -> Counter[str]:
        """Return in how many titles a word is."""
        if self._counts is None:
            self._counts = Counter(word for title in self._sorted for word in set(_words(title)))
        return self._counts


def _reads(title: str, head: str, middle: Sequence[str], tail: str) -> bool:
    """Return whether a title begins and ends so, with the words between in their order."""
    if not title.endswith(tail) or len(title) <= len(head) + len(tail):
        return False
    at, end = len(head), len(title) - len(tail)
    for words in middle:
        at = title.find(words, at, end)
        if at < 0:
            return False
        at += len(words)
    return True


def shorten_titles(known: Titles, titles: Iterable[str]) -> dict[str, str]:
    """Return for each title the shortest form that can mean no other; the title itself if there is none."""
    return {
        title: next((name for length in LENGTHS if (name := known.cut(title, length))), title)
        for title in titles
    }


def _ways(title: str, length: int, counts: Counter[str]) -> list[str]:
    """Ways to cut a title to at most so many characters, those first that keep its rarest words."""
    if len(title) <= length:
        return [title]
    words = _words(title)
    weights = [len(word) / (counts[word] or 1) if word[0].isalnum() else 0.0 for word in words]
    return [name for _, name in _cuts(words, length, weights)[:_WAYS]]


def _cut_twice(title: str, length: int, counts: Counter[str]) -> list[str]:
    """Ways to keep the beginning, the end and some words between them, those first with the rarest words."""
    words = _words(title)
    ends = [0, *accumulate(map(len, words))]
    first = max((at for at in range(1, len(words)) if ends[at] <= HEAD), default=1)
    behind = [at for at in range(1, len(words)) if ends[-1] - ends[at] <= TAIL]
    last = next((at for at in behind if not _NO_TAIL.match(title[ends[at] :])), len(words) - 1)
    head, tail = title[: ends[first]], title[ends[last] :]
    room = length - len(head) - len(tail) - 2
    if _NO_TAIL.match(tail) or any(sign in head + tail for sign in "《》"):
        return []
    found = []
    for low in range(first + 1, last):
        for high in range(low + 1, last):
            kept = title[ends[low] : ends[high]]
            if len(kept) > room:
                break
            if not (_NO_TAIL.match(kept) or _NO_HEAD.search(kept) or any(sign in kept for sign in "《》")):
                weight = sum(len(word) / (counts[word] or 1) for word in words[low:high])
                found.append((weight + len(kept) / 1000, f"{head}…{kept}…{tail}"))
    return [name for _, name in sorted(found, reverse=True)[:_WAYS]]


def _words(title: str) -> tuple[str, ...]:
    ends = accumulate(_lengths(title), initial=0)
    return tuple(title[start:end] for start, end in pairwise(ends))


@lru_cache(maxsize=100_000)
def _lengths(title: str) -> bytes:
    """Return how long each word of a title is: the words themselves would take ten times as much."""
    parts = _SPAN.split(title)
    words = (word for n, part in enumerate(parts) for word in ([part] if n % 2 else segment(part)) if word)
    return bytes(length for word in words for length in _in_bytes(len(word)))


def _in_bytes(length: int) -> list[int]:
    return [_LONGEST] * (length // _LONGEST) + ([length % _LONGEST] if length % _LONGEST else [])


def _cuts(words: tuple[str, ...], length: int, weights: list[float]) -> list[tuple[float, str]]:
    """Return all ways to leave out one run of words from the middle, the heaviest rest first."""
    sums = [0.0, *accumulate(weights)]
    ends = [0, *accumulate(map(len, words))]
    title = "".join(words)
    found = []
    for first in range(1, len(words) - 1):
        if ends[first] + 2 > length:
            break
        head = title[: ends[first]]
        if _NO_HEAD.search(head):
            continue
        for last in range(first + 1, len(words)):
            if ends[first] + 1 + ends[-1] - ends[last] > length:
                continue
            name = _joined(head, title[ends[first] : ends[last]], title[ends[last] :])
            if name:
                kept = sums[first] + sums[-1] - sums[last]
                # Of like ones that which keeps the most, and has something on both sides.
                evenly = min(ends[first], ends[-1] - ends[last]) / 10_000
                found.append((kept + len(name) / 1000 + evenly, name))
                break
    return sorted(found, reverse=True)


def _joined(head: str, gap: str, tail: str) -> str:
    """Head and tail of a title with the sign of what was left out between them; empty where that misleads.

    A title within the title is not shown without its beginning, the state's name apart.
    """
    if _NO_TAIL.match(tail) or _NO_HEAD.search(gap[-1:]):
        return ""
    for closing, opening in _PAIRS.items():
        if tail.count(closing) > tail.count(opening) and head.count(opening) == head.count(closing):
            if not gap.endswith(_STATE):
                return ""
            tail = opening + tail
        elif head.count(opening) > head.count(closing) and tail.count(closing) == tail.count(opening):
            tail = closing + tail
    return f"{head}…{tail}"
