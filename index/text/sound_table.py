"""The pairs of characters of a text, ordered by how they are read: a typed syllable is a range of the table.

Each pair is listed under every reading of its characters, as a number for the syllable of the first and
one for that of the second; syllables are numbered in the order of the alphabet: one that is half typed is
a range of numbers. A character without a sound, such as a digit, has a separate number behind them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import add
from typing import NamedTuple

from index.text import pinyin

#: Characters without a sound are numbered from here on.
_SOUNDLESS = 0x8000
#: The number behind a single character.
_ALONE = 0
#: Bits of a character's number.
_BITS, _LOW = 21, (1 << 21) - 1
#: Behind the last letter that a syllable can have.
_LAST = "\x7f"


class SyllableRange(NamedTuple):
    """Numbers of syllables from ``low`` to below ``high``."""

    low: int
    high: int


@lru_cache(maxsize=1)
def _syllables() -> tuple[list[str], dict[str, int]]:
    ordered = sorted(pinyin.table().codes)
    return ordered, {syllable: number for number, syllable in enumerate(ordered, 1)}


def syllable(piece: str) -> SyllableRange:
    """Return the number of a whole syllable, or of the usual reading of a character."""
    numbers = _syllables()[1]
    if piece not in numbers:
        piece = pinyin.table().first[ord(piece)]
    number = numbers.get(piece) or _soundless(piece)
    return SyllableRange(number, number + 1)


def beginning(piece: str) -> SyllableRange:
    """Return the numbers of the syllables that begin with these letters, or that of a character."""
    if not piece.isascii() or not piece.isalpha():
        return syllable(piece)
    ordered = _syllables()[0]
    return SyllableRange(bisect_left(ordered, piece) + 1, bisect_left(ordered, piece + _LAST) + 1)


def _soundless(character: str) -> int:
    return _SOUNDLESS | (ord(character[0]) & (_SOUNDLESS - 1))


@lru_cache(maxsize=8192)
def _numbers(character: str) -> tuple[int, ...]:
    """The numbers of the readings of a character."""
    numbers = _syllables()[1]
    return tuple(numbers[one] for one in pinyin.syllables(character)) or (_soundless(character),)


class SoundTable:
    """The pairs of one text by their sounds; the arrays may be mapped from a file."""

    def __init__(self, keys: Sequence[int], characters: Sequence[int], blocks: Sequence[int]) -> None:
        self.keys, self.characters, self.blocks = keys, characters, blocks

    @classmethod
    def of(cls, grams: Mapping[str, int]) -> SoundTable:
        """Return the table of characters and pairs, each with the number of blocks that have it."""
        # A row is one number: the syllables above the characters, which sorts faster than a pair.
        rows: list[int] = []
        for gram in grams:
            first = _numbers(gram[0])
            second = _numbers(gram[1]) if len(gram) > 1 else (_ALONE,)
            spelled = ord(gram[0]) << _BITS | (ord(gram[1]) if len(gram) > 1 else 0)
            if len(first) == len(second) == 1:
                rows.append((first[0] << 16 | second[0]) << 2 * _BITS | spelled)
            else:
                rows += ((one << 16 | two) << 2 * _BITS | spelled for one in first for two in second)
        rows.sort()
        characters = array("I", bytes(8 * len(rows)))
        characters[::2] = array("I", [row >> _BITS & _LOW for row in rows])
        characters[1::2] = array("I", [row & _LOW for row in rows])
        spelled_out = map(
            add, map(chr, characters[::2]), (chr(two) if two else "" for two in characters[1::2])
        )
        return cls(
            array("I", [row >> 2 * _BITS for row in rows]),
            characters,
            array("I", map(grams.__getitem__, spelled_out)),
        )

    def alone(self, wanted: SyllableRange) -> dict[str, int]:
        """Return the characters that are read so, each with the number of blocks that have it."""
        return self._found((number << 16 | _ALONE, (number << 16 | _ALONE) + 1) for number in range(*wanted))

    def pairs(self, first: SyllableRange, second: SyllableRange) -> dict[str, int]:
        """Return the pairs of which both characters are read so, each with its number of blocks."""
        rows = ((number << 16 | second.low, number << 16 | second.high) for number in range(*first))
        return self._found(rows)

    def _found(self, ranges: Iterable[tuple[int, int]]) -> dict[str, int]:
        found: dict[str, int] = {}
        for low, high in ranges:
            for at in range(bisect_left(self.keys, low), bisect_left(self.keys, high)):
                one, two = self.characters[2 * at], self.characters[2 * at + 1]
                found[chr(one) + (chr(two) if two else "")] = self.blocks[at]
        return found
