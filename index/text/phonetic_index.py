"""Index of sounds: one byte a character for its syllable, and one for its initial.

Both are written with the index, so that the first pinyin costs no more than the next. There are more
syllables than bytes: some share one, and every place is verified by its characters.
Characters have one sound here, their usual one; another reading is looked for as the usual sounds of the
characters that have it.
"""

from __future__ import annotations

import mmap
from functools import lru_cache
from typing import NamedTuple

from index.text import pinyin

#: The byte of a character without a sound.
_NONE = 255
_SHARED = 254
#: Characters that are spelled at a time: other threads want to do something, too.
_PIECE = 1 << 16
#: Other readings that are tried for one typed run.
_MOST_SECOND = 40


class Spelled(NamedTuple):
    """The sounds of a text, character for character."""

    syllables: bytes | mmap.mmap
    initials: bytes | mmap.mmap


class _Bytes(dict[int, int]):
    """A byte for each code point; ASCII is its own byte where it has no sound."""

    def __missing__(self, code: int) -> int:
        value = self[code] = code if code < 128 and self.get(-1) else _NONE
        return value


def _byte(syllable: str) -> int:
    return _numbers()[syllable] % _SHARED


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    return {syllable: number for number, syllable in enumerate(pinyin.table().codes)}


@lru_cache(maxsize=1)
def _tables() -> tuple[_Bytes, _Bytes]:
    first = pinyin.table().first
    syllables = _Bytes({code: _byte(syllable) for code, syllable in first.items()})
    initials = _Bytes({code: ord(syllable[0]) for code, syllable in first.items()})
    initials[-1] = 1
    return syllables, initials


def spelled(text: str) -> Spelled:
    """Return the sounds of a normal form."""
    pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
    syllables, initials = (
        b"".join(piece.translate(table).encode("latin-1") for piece in pieces) for table in _tables()
    )
    return Spelled(syllables, initials)


class Sounds:
    """Finds runs of a text by their sound."""

    def __init__(self, text: str, sounds: Spelled | None = None) -> None:
        self._text = text
        self._sounds = sounds or spelled(text)

    def spelled(self, pieces: list[str], most: int, second: bool = False) -> dict[str, int]:
        """Return the runs of the text that read like these syllables and characters, with how often each was
        met.

        With ``second`` also those where one character has a less usual reading.
        """
        usual = [self._usual(piece) for piece in pieces]
        found: dict[str, int] = {}
        self._collect(self._sounds.syllables, bytes(usual), found, most)
        if not second:
            return {run: n for run, n in found.items() if all(map(_reads_first, run, pieces))}
        for index, piece in enumerate(pieces):
            for other in _other_sounds(piece)[: _MOST_SECOND // len(pieces)]:
                wanted = bytes([*usual[:index], other, *usual[index + 1 :]])
                self._collect(self._sounds.syllables, wanted, found, most)
        return {run: n for run, n in found.items() if all(map(_reads, run, pieces))}

    def abbreviated(self, pieces: list[str], most: int) -> dict[str, int]:
        """Return the runs of the text whose characters read with these beginnings (or are these
        characters).
        """
        wanted = bytes(_tables()[1][ord(piece[0])] for piece in pieces)
        found: dict[str, int] = {}
        self._collect(self._sounds.initials, wanted, found, most)
        return {
            run: n for run, n in found.items() if not run.isascii() and all(map(pinyin.begins, run, pieces))
        }

    def _usual(self, piece: str) -> int:
        return _byte(piece) if piece in _numbers() else _tables()[0][ord(piece)]

    def _collect(self, sounds: bytes | mmap.mmap, wanted: bytes, found: dict[str, int], most: int) -> None:
        at = sounds.find(wanted)
        met = 0
        while at >= 0 and met < most:
            run = self._text[at : at + len(wanted)]
            found[run] = found.get(run, 0) + 1
            met += 1
            at = sounds.find(wanted, at + 1)


def _reads_first(character: str, piece: str) -> bool:
    return character == piece or pinyin.table().first.get(ord(character)) == piece


def _reads(character: str, piece: str) -> bool:
    return character == piece or piece in pinyin.syllables(character)


@lru_cache(maxsize=256)
def _other_sounds(piece: str) -> list[int]:
    """Return the usual sounds of the characters that can also be read so."""
    known = pinyin.table()
    others = {known.first[code] for code, syllable in known.second.items() if syllable == piece}
    return sorted({_byte(one) for one in others - {piece}})
