"""Likeness of two clauses: the share of common words, rare words weighing more.

A clause's features are its words, its pairs of characters (which do not depend on where words end) and the
groups of the thesaurus that its words belong to (经费, 资金). How rare a feature is, is counted among the
clauses that are compared (:class:`Rarity`); a word that everyday Chinese is full of tells less.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from index.comparison.tokens import RUNS, made_of, words
from index.text import segmenter, thesaurus
from index.text.normalize import fold
from store.model.stopping import may_stop

#: Features of a text; a word is itself, a pair of characters has PAIR, a group KIN before it.
Features = frozenset[str]
PAIR, KIN = "·", "~"
#: How much a pair of characters and a group count beside a word.
_PAIR_SHARE, _KIN_SHARE = 0.5, 0.5
#: Between these binary logarithms of its frequency a word's weight falls from 1 to the least.
_RARE, _COMMON, _LEAST = 9, 17, 0.25
#: Characters that bind words and say nothing: no pair is made with them.
_IDLE = frozenset("的和与及或在对并等给以其按将为可于向由把被是有不了各该此之者所从到应当")


def features(text: str) -> Features:
    """Return the features of a printed text."""
    may_stop()
    found: set[str] = set()
    for run in RUNS.findall(fold(text)):
        if run.isascii():
            found.add(run)
            continue
        for word in words(run):
            for piece in _pieces(word):
                if len(piece) > 1:
                    found.add(piece)
                    found.update(KIN + name for name in _kin(piece))
        for at in range(len(run) - 1):
            if run[at] not in _IDLE and run[at + 1] not in _IDLE:
                found.add(PAIR + run[at : at + 2])
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    """Return a word and the words that it is made of, those in the middle included."""
    return (word, *(piece for part in made_of(word) for piece in _pieces(part)))


@lru_cache(maxsize=20_000)
def _kin(word: str) -> tuple[str, ...]:
    """Return the first names of the groups that a word belongs to."""
    return tuple(group.names[0] for group in thesaurus.groups_of(word) if len(group.names) > 1)


class Rarity:
    """Weight of each feature, from the number of clauses that have it.

    ``counts`` are these numbers, ``total`` is the number of clauses counted.
    """

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        self._counts, self._total = counts, total
        self._weights: dict[str, float] = {}
        self._squares: dict[str, float] = {}
        self._sums: dict[Features, float] = {}

    @classmethod
    def among(cls, clauses: Iterable[Features]) -> Rarity:
        """Return the rarity of features among some clauses."""
        counts: Counter[str] = Counter()
        total = 0
        for each in clauses:
            counts.update(each)
            total += 1
        return cls(counts, total)

    def weight(self, feature: str) -> float:
        """Return how much a feature tells: 0 where every clause has it."""
        known = self._weights.get(feature)
        if known is None:
            seen = max(1, self._counts.get(feature, 0))
            known = max(0.0, math.log((self._total + 1) / seen)) * _share(feature)
            self._weights[feature] = known
        return known

    def of(self, found: Iterable[str]) -> float:
        """Return how much some features tell together: rare ones count by the square, as they do where two
        meet.
        """
        if isinstance(found, frozenset):
            known = self._sums.get(found)
            if known is None:
                known = self._sums[found] = sum(map(self._square, found))
            return known
        return sum(map(self._square, found))

    def _square(self, feature: str) -> float:
        known = self._squares.get(feature)
        if known is None:
            known = self._squares[feature] = self.weight(feature) ** 2
        return known


@lru_cache(maxsize=50_000)
def _share(feature: str) -> float:
    if feature[0] == PAIR:
        return _PAIR_SHARE
    if feature[0] == KIN:
        return _KIN_SHARE
    frequency = segmenter.frequencies().get(feature, _RARE)
    return max(_LEAST, min(1.0, (_COMMON - frequency) / (_COMMON - _RARE)))


def likeness(first: Features, second: Features, rarity: Rarity, least: float = 0.0) -> float:
    """Return the likeness of two clauses, 0 to 1: the weight of common features relative to that of both.

    ``least`` is what a clause is taken to weigh at least, so that two that say nearly nothing are not alike
    by chance.
    """
    whole = math.sqrt(max(least, rarity.of(first)) * max(least, rarity.of(second)))
    return rarity.of(first & second) / whole if whole else 0.0


def shared_words(first: Features, second: Features, rarity: Rarity, most: int = 6) -> tuple[str, ...]:
    """Return the words that both have, the most telling first: why two clauses are called alike."""
    both = [each for each in first & second if each[0] not in (PAIR, KIN)]
    both.sort(key=lambda word: (-rarity.weight(word), word))
    return tuple(both[:most])
