"""Word-by-word changes inside a pair, as a person would mark them with a pen.

The differences come from :mod:`difflib` on words; a lone small word that both sides happen to share between
two changes is taken into them, so that a rewritten sentence is one change and not many small ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from index.comparison.compared_units import ComparedPart, ComparedUnit
from index.comparison.tokens import tokens

Operation = Literal["delete", "insert", "replace"]
#: A change: tokens ``[low, high)`` of the first text were replaced by those of the second.
Edit = tuple[int, int, int, int]
#: Words that only bind others: shared ones do not hold a sentence together.
_IDLE = frozenset("的和与及或在对并等给以其按将为可于向由把被是有了各该此之者所从到、")


@dataclass(frozen=True, slots=True)
class ChangedWord:
    """A word of a unit, its position in the unit, and its range in the printed text of the clause."""

    word: str
    stretch: ComparedPart
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordPlace:
    """Changed words of one clause: the range ``[start, end)`` of its printed text, and the words.

    ``text_start`` is where they begin in the clause's own text (:attr:`Clause.text`), None for words of a
    heading or a table, which that text does not have.
    """

    clause_id: str
    start: int
    end: int
    text: str
    text_start: int | None = None


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that were deleted, inserted or replaced; a side without words is None."""

    operation: Operation
    first: WordPlace | None
    second: WordPlace | None


def unit_words(units: Sequence[ComparedUnit]) -> list[ChangedWord]:
    """Return the words of some units, one after another."""
    found: list[ChangedWord] = []
    for unit in units:
        for stretch in unit.stretches:
            at = stretch.part.start
            found += [
                ChangedWord(one.word, stretch, at + one.start, at + one.end)
                for one in tokens(stretch.part.text)
            ]
    return found


def edits(first: Sequence[str], second: Sequence[str]) -> list[Edit]:
    """Return the changes that lead from one list of words to another, in order.

    >>> edits(["授权", "随时", "招聘"], ["授权", "国家", "招聘", "人才"])
    [(1, 2, 1, 2), (3, 3, 3, 4)]
    """
    start = _common(first, second)
    behind = _common(first[start:][::-1], second[start:][::-1])
    matcher = SequenceMatcher(
        None, first[start : len(first) - behind], second[start : len(second) - behind], autojunk=False
    )
    found = [
        (start + a, start + b, start + c, start + d)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    return _joined(found, first, second)


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many words both begin with."""
    pairs = zip(first, second, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))


def _joined(found: list[Edit], first: Sequence[str], second: Sequence[str]) -> list[Edit]:
    """Return changes with what holds too little between them taken in; again, as longer ones take in more."""
    while True:
        kept: list[Edit] = []
        for edit in found:
            if kept and _too_little(kept[-1], edit, first, second):
                kept[-1] = (kept[-1][0], edit[1], kept[-1][2], edit[3])
            else:
                kept.append(edit)
        if len(kept) == len(found):
            return kept
        found = kept


def _too_little(before: Edit, after: Edit, first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether the words between two changes say less than the changes round them on both sides."""
    between = first[before[1] : after[0]]
    said = sum(len(word) for word in between if word not in _IDLE)
    sizes = [max(_length(first[a:b]), _length(second[c:d])) for a, b, c, d in (before, after)]
    both = all(edit[0] < edit[1] and edit[2] < edit[3] for edit in (before, after))
    if not said:
        return both or min(sizes) > len("和")
    return both and said * 3 <= min(sizes)


def _length(words: Sequence[str]) -> int:
    return sum(map(len, words))


def changes(
    first: Sequence[ChangedWord], second: Sequence[ChangedWord], found: Sequence[Edit]
) -> list[WordChange]:
    """Return the changes with their places; one that goes on in another clause or paragraph is several."""
    made: list[WordChange] = []
    for a, b, c, d in found:
        old, new = list(_places(first[a:b])), list(_places(second[c:d]))
        for at in range(max(len(old), len(new))):
            left = old[at] if at < len(old) else None
            right = new[at] if at < len(new) else None
            operation: Operation = "replace" if left and right else "delete" if left else "insert"
            made.append(WordChange(operation, left, right))
    return made


def _places(words: Sequence[ChangedWord]) -> Iterator[WordPlace]:
    """Yield the stretches of some words that follow each other, one for each part of a clause."""
    for stretch, group in groupby(words, key=lambda word: word.stretch):
        own = list(group)
        start, end = own[0].start, own[-1].end
        at = stretch.part.start
        text = stretch.part.text[start - at : end - at]
        in_text = None if stretch.in_text is None else stretch.in_text + start - at
        yield WordPlace(stretch.clause_id, start, end, text, in_text)
