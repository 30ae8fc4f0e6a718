"""Everyday words and what documents call the same thing, from resources/thesaurus/everyday.txt.

A line leads one way, from what offices and patients say to what documents say::

    报销 -> 医保支付、医疗保险支付、~补偿

The first official words weigh most; those behind ``~`` are only near in meaning. A line ``[医保]`` names the
subject of the lines below it, ``#`` begins a remark. A hospital's own table has the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.text import pinyin
from index.text.normalize import BOUNDARY, fold
from store.system.paths import resources_dir

EVERYDAY = "everyday.txt"
#: How much finding the first official words counts, how much those after them, and the near ones.
FIRST, LATER, NEAR = 0.95, 0.8, 0.5
#: Replaces ~ in normal forms, where that is a dash.
_NEAR_MARK = "@"
_ARROWS = ("->", "→")
_HAN = re.compile("[一-鿿]{2,}")


@dataclass(frozen=True, slots=True)
class OfficialWording:
    """Official wording for an everyday word, in normal form; ``weight`` from 0 to 1."""

    run: str
    weight: float


@dataclass(frozen=True, slots=True)
class EverydayWord:
    """An everyday word in normal form, and what documents say for it, likeliest first."""

    word: str
    officials: tuple[OfficialWording, ...]
    subject: str = ""


def read_everyday(path: Path) -> Iterator[EverydayWord]:
    """Yield the entries of a list; a line without an arrow is passed over."""
    return parse_everyday(path.read_text(encoding="utf-8"))


def parse_everyday(text: str) -> Iterator[EverydayWord]:
    """Yield the entries of a list's text."""
    subject = ""
    # Thousands of words have the same wordings.
    once: dict[OfficialWording, OfficialWording] = {}
    lines = (line.partition("#")[0] for line in text.removeprefix("\ufeff").splitlines())
    # Folded at once: a list has thousands of words.
    whole = BOUNDARY.join(lines).replace("~", _NEAR_MARK).replace("～", _NEAR_MARK)
    for line in fold(whole).split(BOUNDARY):
        # The normal form of square brackets are round ones.
        if line.startswith("(") and line.endswith(")"):
            subject = line[1:-1]
            continue
        arrow = next((arrow for arrow in _ARROWS if arrow in line), None)
        if arrow is None:
            continue
        typed, _, official = line.partition(arrow)
        officials = tuple(once.setdefault(one, one) for one in _officials(official))
        for normal in _parts(typed):
            if officials:
                yield EverydayWord(normal, _without(officials, {normal}), subject)


def _without(officials: tuple[OfficialWording, ...], runs: set[str]) -> tuple[OfficialWording, ...]:
    """Return those of other runs; the same object where that is all."""
    if any(one.run in runs for one in officials):
        return tuple(one for one in officials if one.run not in runs)
    return officials


def _parts(text: str) -> list[str]:
    for mark in ",;/":
        text = text.replace(mark, "、")
    return [part for part in text.split("、") if part]


def _officials(text: str) -> Iterator[OfficialWording]:
    for place, part in enumerate(_parts(text)):
        near = part.startswith(_NEAR_MARK)
        run = part.lstrip(_NEAR_MARK)
        if run:
            yield OfficialWording(run, NEAR if near else LATER if place else FIRST)


_own: tuple[EverydayWord, ...] = ()


def use_own(entries: Iterable[EverydayWord]) -> None:
    """Take these entries of the hospital's own from now on; they come before those that ship."""
    global _own
    _own = tuple(entries)
    for kept in (_entries, _sounds, _phrases):
        kept.cache_clear()


@lru_cache(maxsize=1)
def _entries() -> tuple[dict[str, tuple[OfficialWording, ...]], int]:
    found: dict[str, tuple[OfficialWording, ...]] = {}
    for entry in (*_own, *read_everyday(resources_dir() / "thesaurus" / EVERYDAY)):
        known = found.get(entry.word, ())
        found[entry.word] = known + _without(entry.officials, {one.run for one in known})
    return found, max(map(len, found), default=0)


def officials(word: str) -> tuple[OfficialWording, ...]:
    """Return what documents say for an everyday word in normal form; empty where it is not listed."""
    return _entries()[0].get(word, ())


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[str]]:
    """The words that are long enough to be phrases, by their first character."""
    found: dict[str, list[str]] = {}
    for word in _entries()[0]:
        if len(word) > 2:
            found.setdefault(word[0], []).append(word)
    return found


def phrases_of(characters: frozenset[str]) -> list[str]:
    """Return the everyday words of three characters and more that are made of these characters, in no order
    that means anything.
    """
    begun = _phrases()
    return [word for first in characters for word in begun.get(first, ()) if characters.issuperset(word)]


def sounding_like(typed: str) -> tuple[str, ...]:
    """Return the everyday words that are spelled as typed pinyin (baoxiao: 报销), the hospital's own first.

    A word of the hospital's own is found by its initials, too (xgb).
    """
    spelled, initials = _sounds()
    return tuple(dict.fromkeys((*spelled.get(typed, ()), *initials.get(typed, ()))))


@lru_cache(maxsize=1)
def _sounds() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The words by their pinyin, and those of the hospital's own by their initials."""
    spelled: dict[str, list[str]] = {}
    for word in _entries()[0]:
        if _HAN.fullmatch(word):
            spelled.setdefault(pinyin.spell(word), []).append(word)
    initials: dict[str, list[str]] = {}
    for entry in _own:
        if _HAN.fullmatch(entry.word):
            initials.setdefault(pinyin.initials(entry.word), []).append(entry.word)
    return spelled, initials


def everyday_in(text: str) -> list[tuple[int, int]]:
    """Find the everyday words in a normal form; where they overlap, the longest."""
    known, longest = _entries()
    found, at = [], 0
    while at < len(text):
        end = next((e for e in range(min(len(text), at + longest), at + 1, -1) if text[at:e] in known), at)
        if end > at:
            found.append((at, end))
        at = max(end, at + 1)
    return found
