"""Sounds: toneless pinyin and initials of a text, and where a typed sound occurs in it.

The table is read when sounds are first asked for. Every character of a normal form has one sound here, so
that a typed sound is found by a plain scan; second readings make a second string of sounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from store.paths import resources_dir

LATIN = re.compile(r"[a-z]+")
#: Readings of one typed run that are tried.
MOST_READINGS = 16
LONGEST_SYLLABLE = 6
#: Sounds are coded by characters from here on, which no text has.
_CODES = 0xE000
#: Syllables that people in half of the country do not tell apart.
_SIMILAR = (
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("ing", "in"),
    ("eng", "en"),
    ("ang", "an"),
    ("n", "l"),
    ("f", "h"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """The syllables of each character, first readings and second ones."""

    first: dict[int, str]
    second: dict[int, str]
    codes: dict[str, str]


@lru_cache(maxsize=1)
def table() -> Table:
    """The table of resources/thesaurus/pinyin.txt."""
    readings: tuple[dict[int, str], dict[int, str]] = ({}, {})
    codes: dict[str, str] = {}
    for line in (resources_dir() / "thesaurus" / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        kind, syllable, characters = [*line.split(" "), "", ""][:3]
        if kind in ("1", "2"):
            codes.setdefault(syllable, chr(_CODES + len(codes)))
            for character in characters:
                readings[int(kind) - 1].setdefault(ord(character), syllable)
    return Table(readings[0], readings[1], codes)


def syllables(character: str) -> set[str]:
    """The readings of a character."""
    known = table()
    return {one for one in (known.first.get(ord(character)), known.second.get(ord(character))) if one}


def spell(text: str) -> str:
    """The pinyin of a normal form without tones and blanks, for matching what somebody types."""
    first = table().first
    return "".join(first.get(ord(character), character) for character in text)


def initials(text: str) -> str:
    """The first letters of a normal form."""
    first = table().first
    return "".join(first.get(ord(character), character)[0] for character in text)


def similar(one: str, other: str) -> bool:
    """Whether two characters sound the same or are easily taken for it."""
    mine, theirs = syllables(one), syllables(other)
    return bool(mine & theirs) or bool({_blur(s) for s in mine} & {_blur(s) for s in theirs})


def _blur(syllable: str) -> str:
    for clear, dull in _SIMILAR:
        if clear in ("n", "f"):
            syllable = dull + syllable[1:] if syllable.startswith(clear) else syllable
        elif clear.endswith("g"):
            syllable = syllable[: -len(clear)] + dull if syllable.endswith(clear) else syllable
        elif syllable.startswith(clear):
            syllable = dull + syllable[len(clear) :]
    return syllable


def readings(typed: str) -> list[list[str]]:
    """The ways to cut typed letters and characters into syllables and characters; the fewest pieces first.

    >>> readings("yibao")[0], readings("lv")
    (['yi', 'bao'], [['lv']])
    """
    found = list(_cut(typed.replace("ü", "v"), 0, table().codes))
    return sorted(found, key=len)[:MOST_READINGS]


def _cut(typed: str, at: int, known: dict[str, str], depth: int = 0) -> Iterator[list[str]]:
    if at == len(typed):
        yield []
        return
    if depth > 32:  # noqa: PLR2004 - nobody types more syllables than that without a character
        return
    if not typed[at].isascii() or not typed[at].isalpha():
        yield from ([typed[at], *rest] for rest in _cut(typed, at + 1, known, depth + 1))
        return
    taken = 0
    for end in range(min(len(typed), at + LONGEST_SYLLABLE), at, -1):
        if typed[at:end] in known:
            for rest in _cut(typed, end, known, depth + 1):
                yield [typed[at:end], *rest]
                taken += 1
                if taken >= MOST_READINGS:
                    return


def abbreviations(typed: str) -> list[list[str]]:
    """The ways to cut typed letters into beginnings of syllables: whole ones as far as they go, then letters.

    >>> abbreviations("zlm"), abbreviations("zhuankel")
    ([['z', 'l', 'm']], [['zhuan', 'ke', 'l'], ['z', 'h', 'u', 'a', 'n', 'k', 'e', 'l']])
    """
    whole: list[str] = []
    at = 0
    known = table().codes
    while at < len(typed):
        ends = (
            end for end in range(min(len(typed), at + LONGEST_SYLLABLE), at, -1) if typed[at:end] in known
        )
        end = next(ends, at + 1)
        whole.append(typed[at:end])
        at = end
    return [list(pieces) for pieces in dict.fromkeys((tuple(whole), tuple(typed)))]


def _begins(character: str, piece: str) -> bool:
    return character == piece or any(syllable.startswith(piece) for syllable in syllables(character))


class Sounds:
    """The sounds of all normal text, character for character."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _first(self) -> str:
        known = table()
        return self._text.translate({code: known.codes[one] for code, one in known.first.items()})

    @cached_property
    def _second(self) -> str:
        known = table()
        readings = known.first | known.second
        return self._text.translate({code: known.codes[one] for code, one in readings.items()})

    @cached_property
    def _initials(self) -> str:
        return self._text.translate({code: syllable[0] for code, syllable in table().first.items()})

    def spelled(self, pieces: list[str], most: int, second: bool = False) -> dict[str, int]:
        """The runs of the text that read like these syllables and characters, with how often each was met.

        With ``second`` also by the less usual readings of their characters.
        """
        codes = table().codes
        wanted = "".join(
            codes[piece] if piece in codes else codes[min(syllables(piece))] if syllables(piece) else piece
            for piece in pieces
        )
        fixed = [(index, piece) for index, piece in enumerate(pieces) if not piece.isascii()]
        found: dict[str, int] = {}
        self._collect(self._first, wanted, found, most)
        if second:
            self._collect(self._second, wanted, found, most)
        return {run: n for run, n in found.items() if all(run[index] == piece for index, piece in fixed)}

    def abbreviated(self, pieces: list[str], most: int) -> dict[str, int]:
        """The runs of the text whose characters read with these beginnings (or are these characters)."""
        first = table().first
        wanted = "".join(first.get(ord(piece[0]), piece)[0] for piece in pieces)
        found: dict[str, int] = {}
        self._collect(self._initials, wanted, found, most)
        return {
            run: n
            for run, n in found.items()
            if not run.isascii() and all(_begins(c, piece) for c, piece in zip(run, pieces, strict=True))
        }

    def _collect(self, sounds: str, wanted: str, found: dict[str, int], most: int) -> None:
        at = sounds.find(wanted)
        met = 0
        while at >= 0 and met < most:
            run = self._text[at : at + len(wanted)]
            found[run] = found.get(run, 0) + 1
            met += 1
            at = sounds.find(wanted, at + 1)
