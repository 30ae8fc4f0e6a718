"""Sounds: toneless pinyin and initials of a text, and where a typed sound occurs in it.

The table is read when sounds are first asked for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.system.paths import resources_dir

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


class Readings(dict[int, str]):
    """The syllable of each code point; a character without one is itself.

    What was not asked for stays in one string, the lines of the file: as a dictionary all 20,000 characters
    take 1.3 MiB.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = "\n".join(lines) + "\n"

    def __missing__(self, code: int) -> str:
        found = self[code] = self._find(chr(code))
        return found

    def having(self, syllable: str) -> str:
        """Return the characters that are listed under a syllable."""
        _, _, behind = f"\n{self._lines}".partition(f"\n{syllable} ")
        return behind.partition("\n")[0]

    def _find(self, character: str) -> str:
        at = -1 if character.isascii() else self._lines.find(character)
        if at < 0:
            return character
        # The first of a line is its syllable.
        begin = self._lines.rfind("\n", 0, at) + 1
        return sys.intern(self._lines[begin : self._lines.index(" ", begin)])


@dataclass(frozen=True, slots=True)
class SyllableTable:
    """The syllables of each character, first readings and second ones, and a character for each syllable."""

    first: Readings
    second: Readings
    codes: dict[str, str]


@lru_cache(maxsize=1)
def table() -> SyllableTable:
    """Return the table of resources/thesaurus/pinyin.txt."""
    lines: dict[str, list[str]] = {"1": [], "2": []}
    codes: dict[str, str] = {}
    for line in (resources_dir() / "thesaurus" / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        kind, _, listed = line.partition(" ")
        if kind in lines:
            lines[kind].append(listed)
            syllable = sys.intern(listed.partition(" ")[0])
            codes.setdefault(syllable, chr(_CODES + len(codes)))
    # The normal form has one zero.
    lines["1"].append("ling 〇")
    return SyllableTable(Readings(lines["1"]), Readings(lines["2"]), codes)


def syllables(character: str) -> set[str]:
    """Return the readings of a character."""
    known = table()
    return {known.first[ord(character)], known.second[ord(character)]} - {character}


def spell(text: str) -> str:
    """Return the pinyin of a normal form without tones and blanks, for matching what somebody types."""
    return "".join(map(table().first.__getitem__, map(ord, text)))


def initials(text: str) -> str:
    """Return the first letters of a normal form."""
    first = table().first
    return "".join([first[ord(character)][0] for character in text])


def is_sound(typed: str) -> bool:
    """Return whether a normal form is letters alone, which may be pinyin."""
    return typed.isascii() and typed.isalpha()


def begins_with(text: str, typed: str) -> bool:
    """Return whether the pinyin or the initials of a normal form begin with typed letters.

    >>> [begins_with("医保支付", typed) for typed in ("yib", "ybz", "bao")]
    [True, True, False]
    """
    # Each character has a letter at least; most texts are told apart by their first.
    first, begun = table().first, text[: len(typed)]
    if not begun or first[ord(begun[0])][0] != typed[0]:
        return False
    return spell(begun).startswith(typed) or initials(begun).startswith(typed)


def similar(one: str, other: str) -> bool:
    """Return whether two characters sound the same or are easily taken for it."""
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
    """Return the ways to cut typed letters and characters into syllables and characters; the fewest pieces
    first.

    >>> readings("yibao")[0], readings("lv")
    (['yi', 'bao'], [['lv']])
    """
    found = list(_cut(typed.replace("ü", "v"), 0, table().codes))
    return sorted(found, key=len)[:MOST_READINGS]


def _cut(typed: str, at: int, known: dict[str, str], depth: int = 0) -> Iterator[list[str]]:
    if at == len(typed):
        yield []
        return
    if depth > 32:
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
    """Return the ways to cut typed letters into beginnings of syllables: whole ones as far as they go, then
    letters.

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


def begins(character: str, piece: str) -> bool:
    """Return whether a character is one, or is read with a beginning, such as its initial."""
    return character == piece or any(syllable.startswith(piece) for syllable in syllables(character))
