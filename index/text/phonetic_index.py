"""Index of sounds: one byte a character for its syllable, and one for its initial.

For texts that are in no index, such as the names in a list. There are more syllables than bytes: some share
one, and every place is verified by its characters. Characters have one sound here, their usual one; another
reading is looked for as the usual sounds of the characters that have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Protocol

from index.text import pinyin

#: The byte of a character without a sound.
_NONE = 255
_SHARED = 254
#: Characters that are spelled at a time: other threads want to do something, too.
_PIECE = 1 << 16
#: Other readings that are tried for one typed run.
_MOST_SECOND = 40


class SoundSearch(Protocol):
    """Interface of a search by sound: the runs of a text that are read like what was typed."""

    def spelled(self, pieces: Sequence[str], most: int, second: bool = False) -> dict[str, int]:
        """Return the runs that read like these syllables and characters, with how often each was met.

        With ``second`` also those with less usual readings.
        """
        ...

    def abbreviated(self, pieces: Sequence[str], most: int) -> dict[str, int]:
        """Return the runs whose characters read with these beginnings (or are these characters)."""
        ...


class _Syllables(dict[int, int]):
    """The byte of the syllable of each code point, worked out when first met."""

    def __missing__(self, code: int) -> int:
        syllable = pinyin.table().first[code]
        value = self[code] = _NONE if syllable == chr(code) else _byte(syllable)
        return value


class _Initials(dict[int, int]):
    """The byte of the initial of each code point; ASCII is its own byte."""

    def __missing__(self, code: int) -> int:
        first = pinyin.table().first[code][0]
        value = self[code] = ord(first) if first.isascii() else _NONE
        return value


_SYLLABLES, _INITIALS = _Syllables(), _Initials()


def _byte(syllable: str) -> int:
    return _numbers()[syllable] % _SHARED


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    return {syllable: number for number, syllable in enumerate(pinyin.table().codes)}


def initials_of(text: str) -> bytes:
    """Return one byte for each character of a normal form: the initial of its usual reading."""
    return _translated(text, _INITIALS)


def initials_wanted(pieces: Sequence[str]) -> bytes:
    """Return the bytes of characters that are read with these beginnings, or are these characters."""
    return bytes(_INITIALS[ord(piece[0])] for piece in pieces)


def _translated(text: str, table: dict[int, int]) -> bytes:
    pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
    return b"".join(piece.translate(table).encode("latin-1") for piece in pieces)


class TextSounds:
    """Finds runs of a text by their sound."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _syllables(self) -> bytes:
        return _translated(self._text, _SYLLABLES)

    @cached_property
    def _initials(self) -> bytes:
        return initials_of(self._text)

    def spelled(self, pieces: Sequence[str], most: int, second: bool = False) -> dict[str, int]:
        """Return what :meth:`SoundSearch.spelled` does; one character has a less usual reading at a time."""
        usual = [self._usual(piece) for piece in pieces]
        found: dict[str, int] = {}
        self._collect(self._syllables, bytes(usual), found, most)
        if not second:
            return {run: n for run, n in found.items() if all(map(reads_first, run, pieces))}
        for index, piece in enumerate(pieces):
            for other in _other_sounds(piece)[: _MOST_SECOND // len(pieces)]:
                wanted = bytes([*usual[:index], other, *usual[index + 1 :]])
                self._collect(self._syllables, wanted, found, most)
        return {run: n for run, n in found.items() if all(map(reads, run, pieces))}

    def abbreviated(self, pieces: Sequence[str], most: int) -> dict[str, int]:
        """Return what :meth:`SoundSearch.abbreviated` does."""
        wanted = initials_wanted(pieces)
        found: dict[str, int] = {}
        self._collect(self._initials, wanted, found, most)
        return {
            run: n for run, n in found.items() if not run.isascii() and all(map(pinyin.begins, run, pieces))
        }

    def _usual(self, piece: str) -> int:
        return _byte(piece) if piece in _numbers() else _SYLLABLES[ord(piece)]

    def _collect(self, sounds: bytes, wanted: bytes, found: dict[str, int], most: int) -> None:
        at = sounds.find(wanted)
        met = 0
        while at >= 0 and met < most:
            run = self._text[at : at + len(wanted)]
            found[run] = found.get(run, 0) + 1
            met += 1
            at = sounds.find(wanted, at + 1)


def reads_first(character: str, piece: str) -> bool:
    """Return whether a character is one, or has a syllable as its usual reading."""
    return character == piece or pinyin.table().first[ord(character)] == piece


def reads(character: str, piece: str) -> bool:
    """Return whether a character is one, or has a syllable among its readings."""
    return character == piece or piece in pinyin.syllables(character)


@lru_cache(maxsize=256)
def _other_sounds(piece: str) -> list[int]:
    """Return the usual sounds of the characters that can also be read so."""
    known = pinyin.table()
    read_so = [one for one in known.second.having(piece) if known.second[ord(one)] == piece]
    others = {known.first[ord(one)] for one in read_so if known.first[ord(one)] != one}
    return sorted({_byte(one) for one in others - {piece}})
