"""Pairing of measures between two documents: one to one, split, merged, or alone.

First the best assignment one to one, by likeness, place and label together. Then leftover measures are
compared with the leftover words of the pairs: a new measure that has the rest of an old one was split from
it, an old one that is in the rest of a new one was merged into it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.comparison.assignment import assign
from index.comparison.compared_units import ComparedUnit
from index.comparison.expected_places import ExpectedPlaces
from index.comparison.likeness import KIN, Features, Rarity, likeness
from store.model.stopping import may_stop

#: The least likeness of a pair; so much less is enough where place and label speak for it.
LEAST, PLACED = 0.15, 0.07
#: So much more it must be for what left its place in texts that have one order.
MOVED = 0.1
#: How much place and label count beside likeness, for choosing between pairs.
PLACE_BONUS, LABEL_BONUS = 0.1, 0.05
#: The least likeness of what is left over, how much more it must be for each further part of one measure,
#: and how much more it counts beside a clause of the same pair.
LEAST_REST, FURTHER, NEIGHBOUR = 0.09, 0.25, 1.5
#: Texts of one order are editions: what is new in them is rarely split off, unless it says the same words.
ORDERED = 0.2
#: A measure belongs to two others alike where the second is so near to the first.
TIE = 0.9
#: A clause or sentence is taken to weigh at least this, in units of one feature that two clauses share.
LEAST_WEIGHT = 16.0
#: A heading is at its place if it is so near.
HEADING_NEAR = 0.4
#: Pairs that come into question for one measure: those that share most.
CANDIDATES = 12
#: Features that more clauses than this have lead to no candidates.
COMMON = 40


@dataclass(frozen=True, slots=True)
class SettledPairs:
    """Decisions of a person: measures (by id) that correspond to each other, and pairs that do not."""

    joined: frozenset[tuple[str, str]] = frozenset()
    parted: frozenset[tuple[str, str]] = frozenset()


#: Nobody decided anything.
NOTHING_SETTLED = SettledPairs()


@dataclass(slots=True)
class PairLinks:
    """The pairs found so far, by position of the measures, with how alike they are."""

    likeness: dict[tuple[int, int], float] = field(default_factory=dict)
    of_first: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_second: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, first: int, second: int, alike: float) -> None:
        """Link two measures."""
        if (first, second) not in self.likeness:
            self.likeness[first, second] = alike
            self.of_first[first].append(second)
            self.of_second[second].append(first)


class MeasurePairing:
    """Pairs the measures of two documents; ``links`` is what was found."""

    def __init__(
        self,
        first: Sequence[ComparedUnit],
        second: Sequence[ComparedUnit],
        rarity: Rarity,
        settled: SettledPairs,
    ) -> None:
        self._first, self._second, self._rarity = first, second, rarity
        self._settled = settled
        self.links = PairLinks()
        self._join_settled()
        self._join_equal()
        self._candidates = self._find_candidates()
        self._assign()
        self._join_rest()

    def _may_join(self, first: int, second: int) -> bool:
        one, other = self._first[first], self._second[second]
        return one.sort == other.sort and (one.id, other.id) not in self._settled.parted

    def _join_settled(self) -> None:
        places = {unit.id: unit.position for unit in self._second}
        for unit in self._first:
            for one, other in sorted(self._settled.joined):
                if one == unit.id and other in places:
                    second = places[other]
                    self.links.add(unit.position, second, self._alike(unit.position, second))

    def _join_equal(self) -> None:
        """Link measures of the same words, where each document says them once."""
        first, second = _by_words(self._first), _by_words(self._second)
        for words, one in first.items():
            other = second.get(words)
            if other is not None and self._free(one, other) and self._may_join(one, other):
                self.links.add(one, other, 1.0)

    def _free(self, first: int, second: int) -> bool:
        return first not in self.links.of_first and second not in self.links.of_second

    def _alike(self, first: int, second: int) -> float:
        one, other = self._first[first], self._second[second]
        return 1.0 if one.words == other.words else likeness(one.features, other.features, self._rarity)

    def _find_candidates(self) -> dict[int, dict[int, float]]:
        """Return, for each measure of the first document, the likeness of those that share most with it."""
        having: dict[str, list[int]] = defaultdict(list)
        # Measures of the same words have nothing left over for others.
        done = [pair for pair, alike in self.links.likeness.items() if alike >= 1]
        rows, columns = {row for row, _ in done}, {column for _, column in done}
        for unit in self._second:
            if unit.position in columns:
                continue
            for feature in unit.features:
                having[feature].append(unit.position)
        norms = [max(LEAST_WEIGHT, self._rarity.of(unit.features)) for unit in self._second]
        found: dict[int, dict[int, float]] = {}
        for unit in self._first:
            if unit.position in rows:
                continue
            may_stop()
            shared: dict[int, float] = defaultdict(float)
            for feature in unit.features:
                holders = having.get(feature, ())
                if len(holders) <= COMMON:
                    weight = self._rarity.weight(feature) ** 2
                    for holder in holders:
                        shared[holder] += weight
            own = max(LEAST_WEIGHT, self._rarity.of(unit.features))
            alike = {at: weight / (own * norms[at]) ** 0.5 for at, weight in shared.items()}
            likest = sorted(alike, key=lambda at: (-alike[at], at))[:CANDIDATES]
            found[unit.position] = {at: alike[at] for at in likest}
        return found

    def _assign(self) -> None:
        """Pair what is not paired yet one to one, so that all pairs together are as good as they can be."""
        sure = {pair for pair, alike in self.links.likeness.items() if alike >= 1}
        sure |= self._mutual()
        places = ExpectedPlaces(sure, len(self._first), len(self._second))
        self._order = places.order
        rows = [at for at in self._candidates if at not in self.links.of_first]
        scores: list[dict[int, float]] = []
        for row in rows:
            own: dict[int, float] = {}
            for column, alike in self._candidates[row].items():
                if column in self.links.of_second or not self._may_join(row, column):
                    continue
                near = places.nearness(row, column)
                if alike >= LEAST - PLACED * near + MOVED * (places.order - near):
                    label = self._first[row].clause.label == self._second[column].clause.label
                    own[column] = alike + near * (PLACE_BONUS + LABEL_BONUS * label)
            self._add_heading(row, own, places)
            scores.append(own)
        for at, column in assign(scores).items():
            self.links.add(rows[at], column, self._alike(rows[at], column))

    def _add_heading(self, row: int, scores: dict[int, float], places: ExpectedPlaces) -> None:
        """Pair a heading of few words with the one that has its label, its place, and one of its words."""
        unit = self._first[row]
        if unit.sort != "heading":
            return
        for other in self._second:
            column = other.position
            if other.clause.label == unit.clause.label and column not in self.links.of_second:
                near = places.nearness(row, column)
                shared = any(self._rarity.weight(each) for each in unit.features & other.features)
                if near >= HEADING_NEAR and shared and self._may_join(row, column):
                    scores[column] = max(scores.get(column, 0.0), near * (PLACE_BONUS + LABEL_BONUS))

    def _mutual(self) -> set[tuple[int, int]]:
        """Measures that are each other's likest, and very much so: what places are told by."""
        best: dict[int, tuple[float, int]] = {}
        for row, alike in self._candidates.items():
            for column, value in alike.items():
                best[column] = max(best.get(column, (0.0, 0)), (value, -row))
        found: set[tuple[int, int]] = set()
        for row, alike in self._candidates.items():
            if not alike:
                continue
            column = next(iter(alike))
            if alike[column] >= 0.5 and -best[column][1] == row:
                found.add((row, column))
        return found

    # ---- what is left over -----------------------------------------------------------------------------

    def _join_rest(self) -> None:
        """Link measures that are alone to what pairs leave over, the likest first."""
        least = LEAST_REST + ORDERED * self._order
        scores = self._rest_scores(self._alone())
        while scores:
            pair = max(scores, key=lambda one: (scores[one], -one[0], -one[1]))
            if scores[pair] < least:
                return
            joined = [pair, *self._ties(pair, scores)]
            for one in joined:
                self.links.add(*one, self._alike(*one))
            alone = self._alone()
            touched = {one for one in scores if any(_touch(one, link) for link in joined)}
            scores = {one: value for one, value in scores.items() if one in alone}
            scores |= self._rest_scores(touched & alone)

    def _ties(self, pair: tuple[int, int], scores: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
        """Return other pairs of the measure that was alone, which are as likely as this one."""
        side = 1 if pair[1] not in self.links.of_second else 0
        least = max(LEAST_REST + ORDERED * self._order, TIE * scores[pair])
        return [one for one in scores if one != pair and one[side] == pair[side] and scores[one] >= least]

    def _alone(self) -> set[tuple[int, int]]:
        """Return the pairs in question: of which one measure has no partner yet."""
        found: set[tuple[int, int]] = set()
        for row, alike in self._candidates.items():
            for column in alike:
                lonely = row not in self.links.of_first or column not in self.links.of_second
                if lonely and (row, column) not in self.links.likeness and self._may_join(row, column):
                    found.add((row, column))
        return found

    def _rest_scores(self, pairs: set[tuple[int, int]]) -> dict[tuple[int, int], float]:
        return {pair: self._rest_score(*pair) for pair in pairs}

    def _rest_score(self, row: int, column: int) -> float:
        """Return the likeness of the words that two measures have besides those of their partners."""
        one, other = self._first[row], self._second[column]
        said = _union(self._second[at].features for at in self.links.of_first.get(row, ()))
        asked = _union(self._first[at].features for at in self.links.of_second.get(column, ()))
        whole = likeness(one.features - said, other.features - asked, self._rarity, LEAST_WEIGHT)
        if whole * NEIGHBOUR**2 < LEAST_REST / 2:
            return 0.0
        best = max(
            likeness(mine - said, theirs - asked, self._rarity, LEAST_WEIGHT)
            for mine in one.sentences
            for theirs in other.sentences
        )
        parts = max(len(self.links.of_first.get(row, ())), len(self.links.of_second.get(column, ())))
        score = float((whole * best) ** 0.5) / (1 + FURTHER * max(0, parts - 1))
        return score * NEIGHBOUR if self._has_neighbour(row, column) else score

    def _has_neighbour(self, row: int, column: int) -> bool:
        """Return whether a measure next to one of them belongs to the other: parts of a split are
        adjacent.
        """
        mine = self.links.of_first.get(row, ())
        theirs = self.links.of_second.get(column, ())
        return any(abs(at - column) == 1 for at in mine) or any(abs(at - row) == 1 for at in theirs)


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether a link makes another pair to be looked at again: the same measures, or those beside
    them.
    """
    return abs(one[0] - other[0]) <= 1 or abs(one[1] - other[1]) <= 1


def _by_words(units: Sequence[ComparedUnit]) -> dict[str, int]:
    """Return the positions of measures by their words, of those that no other has."""
    counts = Counter(unit.words for unit in units)
    return {unit.words: unit.position for unit in units if counts[unit.words] == 1 and unit.words}


def _union(features: object) -> Features:
    """Return the features of some clauses; groups of words are no such features: paying is said in many
    ways.
    """
    found: set[str] = set()
    for each in features:  # type: ignore[attr-defined]
        found.update(each)
    return frozenset(one for one in found if one[0] != KIN)
