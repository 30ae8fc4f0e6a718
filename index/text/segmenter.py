"""A word list: what is a word, where a run is cut out of others, and how a text falls into words."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate, pairwise
from threading import Lock

from index.text import thesaurus
from index.text.normalize import fold
from index.text.word_list import WordList
from store.system.paths import resources_dir

LONGEST = 5
#: Terms of the thesaurus may be longer, and are then kept together.
LONGEST_TERM = 10
#: The binary logarithm of the frequency of all words together; what is not listed is rarer than any word.
_TOTAL = 26.0
_UNKNOWN = -4.0
_KNOWN_TERM = 12
_reading = Lock()
_listed: list[WordList] = []


def frequencies() -> WordList:
    """Return the words with the binary logarithm of their frequency; the thesaurus's names are words too."""
    if not _listed:
        with _reading:  # at the start several threads ask for them at once
            if not _listed:
                _listed.append(_read_words())
    return _listed[0]


def _read_words() -> WordList:
    words = WordList((resources_dir() / "thesaurus" / "words.txt").read_text(encoding="utf-8"))
    for group in (*thesaurus.organisations(), *thesaurus.terms()):
        for name in group.names:
            if 2 <= len(name) <= LONGEST_TERM:
                words.add(fold(name), _KNOWN_TERM)
    return words


@lru_cache(maxsize=1)
def _opaque() -> dict[str, list[tuple[str, int]]]:
    """Return words whose characters do not mean by themselves what they mean there (the 床 of 临床 is no
    bed).

    By character, each word with the character's place in it.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for line in (resources_dir() / "thesaurus" / "opaque.txt").read_text(encoding="utf-8").splitlines():
        word = fold(line.partition("#")[0])
        for place, character in enumerate(word):
            found.setdefault(character, []).append((word, place))
    return found


def is_word(run: str) -> bool:
    """Return whether a normal form is in the word list."""
    return run in frequencies()


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    lines = (resources_dir() / "thesaurus" / "plain.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


def is_plain(run: str) -> bool:
    """Return whether a normal form is a word that names nothing: 随便, 突然, 不够."""
    return run in _plain()


def wholeness(text: str, start: int, end: int) -> float:
    """Return how much of a word ``text[start:end]`` is there: 1 for a whole one, less where cut out of
    others.
    """
    if end - start == 1:
        known = _opaque().get(text[start], ())
        return 0.0 if any(text.startswith(word, max(0, start - place)) for word, place in known) else 1.0
    low = max(0, start - LONGEST)
    return _wholeness(text[low : end + LONGEST], start - low, end - low)


@lru_cache(maxsize=4096)
def _wholeness(text: str, start: int, end: int) -> float:
    """Return the same of a longer run; regulations say the same over and over."""
    if cut_up(text, start, end):
        return 0.25
    words = frequencies()
    if any(end - start < length <= LONGEST for length, _ in words.beginning(text, start)):
        return 0.9
    before = range(max(0, end - LONGEST), start)
    return 0.9 if any(at + length == end for at in before for length, _ in words.beginning(text, at)) else 1.0


def cut_up(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` is cut out of other words there, as 家医 of 国家 and 医学.

    A word may cross an end by chance (上三 in 以上三甲医院): the words there decide.
    """
    words = frequencies()
    if not (_crossed(text, start, end, start, words) or _crossed(text, start, end, end, words)):
        return False
    borders = _borders(text, start, end)
    # A word that holds all of it (万平方米) does not cut it up.
    return any(first < start < last < end or start < first < end < last for first, last in pairwise(borders))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether words end before and begin behind ``text[start:end]``, as they do not round 公室 in
    办公室.
    """
    return {start, end} <= set(_borders(text, start, end))


def _borders(text: str, start: int, end: int) -> list[int]:
    """Return where the words around ``text[start:end]`` begin and end."""
    low = max(0, start - LONGEST)
    return [*accumulate(map(len, segment(text[low : end + LONGEST])), initial=low)]


def _crossed(text: str, start: int, end: int, border: int, words: WordList) -> bool:
    """Return whether a word runs across one end of a run and leaves a part of the run out."""
    for low in range(max(0, border - LONGEST + 1), border):
        if low == start:
            continue
        for length, _ in words.beginning(text, low):
            high = low + length
            if border < high and length <= LONGEST and (high < end if low < start else high > end):
                return True
    return False


def segment(text: str) -> list[str]:
    """Return the most likely words of a normal form; digits and letters stay together.

    >>> segment("村医怎么参加养老保险")
    ['村医', '怎么', '参加', '养老保险']
    """
    words = frequencies()
    count = len(text)
    best = [0.0] + [-math.inf] * count
    back = [0] * (count + 1)

    for start, first in enumerate(text):
        if not first.isascii():
            here = best[start] - _TOTAL
            if here + _UNKNOWN > best[start + 1]:
                best[start + 1], back[start + 1] = here + _UNKNOWN, start
            for length, frequency in words.beginning(text, start):
                if here + frequency > best[start + length]:
                    best[start + length], back[start + length] = here + frequency, start
            continue
        # Letters and digits stay together at any length.
        for end in range(start + 1, min(count, start + LONGEST_TERM) + 1):
            score = best[start] + _weight(text[start:end], words)
            if score > best[end]:
                best[end], back[end] = score, start
        end = _run(text, start)
        if end > start + LONGEST_TERM and best[start] + _UNKNOWN - _TOTAL > best[end]:
            best[end], back[end] = best[start] + _UNKNOWN - _TOTAL, start
    pieces, end = [], count
    while end:
        pieces.append(text[back[end] : end])
        end = back[end]
    return pieces[::-1]


def _weight(piece: str, words: WordList) -> float:
    """Return the weight of a piece that begins with an ASCII character."""
    if piece in words:
        return words[piece] - _TOTAL
    if len(piece) == 1 or (piece.isascii() and piece.isalnum()):
        return _UNKNOWN - _TOTAL - (len(piece) == 1)
    return -math.inf


def _run(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end].isascii() and text[end].isalnum():
        end += 1
    return end
