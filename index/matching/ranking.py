"""The order of hits: faithful before free, heading, whole word before part, density, position, measure."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, islice, repeat
from operator import itemgetter, truediv
from typing import NamedTuple

from index.corpus.corpus import CONTAINER, Corpus
from index.matching.matcher import CountedClauses, TermPlan
from index.query.alternative import Alternative, Match
from index.query.parser import Term

#: The kinds of match, most faithful first; a hit counts as the least faithful of its terms.
ORDER: tuple[Match, ...] = (
    "reference",
    "title",
    "duty",
    "exact",
    "variant",
    "synonym",
    "pinyin",
    "corrected",
    "question",
)
PLACE: dict[Match, int] = {match: place for place, match in enumerate(ORDER)}
#: Hits beyond this number are first ordered roughly, and only the best of them finely.
FINE = 200
#: Up to so many hits beyond those are ordered finely too.
FINE_REST = 2000
#: Runs longer than this are never only a part of a word.
LONGEST_PART = 3

#: Characters that each clause counts more than it has.
BARE = 30

_FAITH, _HEADING, _WORD, _DENSITY, _POSITION, _MEASURE = 0.1, 0.04, 0.025, 0.015, 0.006, 0.002

#: How much of a word a run is at a place of a text: 1 a whole word, 0 cut out of others.
WordAt = Callable[[str, int, int], float]


class RankedClause(NamedTuple):
    """A clause with its score (1 is best) and its kind of match."""

    score: float
    clause: int
    match: Match


class Ranker:
    """Scores clauses for the terms of one query."""

    def __init__(
        self,
        corpus: Corpus,
        terms: Sequence[Term],
        plan: TermPlan,
        word_at: WordAt | None,
        counted: Callable[[Alternative], CountedClauses | None] | None = None,
    ) -> None:
        self._corpus = corpus
        self._alternatives = [list(plan[term]) for term in terms]
        self._word_at = word_at
        leading = max((some[0] for some in self._alternatives), key=lambda one: len(one.run), default=None)
        self._run = leading.run if leading else ""
        self._counted = counted(leading) if counted and leading else None

    def head(self, clauses: Sequence[int]) -> list[int]:
        """Return the best of the clauses that are likely to be so, in order; ties in document order."""
        rough = len(clauses) > FINE and self._alternatives
        return self._best(self._likely(clauses, FINE) if rough else clauses)

    def rest(self, clauses: Sequence[int], head: Sequence[int]) -> Sequence[int]:
        """Return the clauses behind the head; those of very many in document order: nobody reads on by
        rank.
        """
        if len(head) == len(clauses):
            return ()
        left = array("I", clauses)
        for clause in sorted(head, reverse=True):
            del left[bisect_left(left, clause)]
        return self._best(left) if len(left) <= FINE_REST else left

    def _best(self, clauses: Sequence[int]) -> list[int]:
        scored = [self.score(clause) for clause in clauses]
        scored.sort(key=lambda one: (-one.score, one.clause))
        return [one.clause for one in scored]

    def _likely(self, clauses: Sequence[int], enough: int) -> Sequence[int]:
        """Return, for very common words, the clauses with the word in the heading and those where it is
        densest.

        All of it in C, for there may be tens of thousands of them.
        """
        counts = self._occurrences(clauses)
        # A few characters more for each: a bare heading is not the densest place for being short.
        spans = itemgetter(*clauses)(self._corpus.spans)
        densities = list(map(truediv, counts, map(BARE.__add__, spans)))
        least = heapq.nlargest(enough, densities)[-1]
        densest = compress(zip(densities, clauses, strict=True), map(least.__le__, densities))
        chosen = {clause for _, clause in sorted(densest, key=itemgetter(0), reverse=True)[:enough]}
        chosen.update(islice(self._headed(clauses), enough))
        return sorted(chosen)

    def _occurrences(self, clauses: Sequence[int]) -> Iterable[int]:
        """Return how often the longest run is in each of the clauses."""
        if self._counted and self._counted.clauses == clauses:
            return self._counted.counts
        starts = self._corpus.starts
        ends = map(starts.__getitem__, map((1).__add__, clauses))
        return map(self._corpus.text.count, repeat(self._run), map(starts.__getitem__, clauses), ends)

    def _headed(self, clauses: Sequence[int]) -> Iterator[int]:
        """Yield those of the clauses that have the longest run in their heading."""
        corpus, run = self._corpus, self._run
        if len(clauses) >= len(corpus.headed):
            yield from (clause for clause in corpus.headed.containing(run) if _has(clauses, clause))
            return
        for clause in clauses:
            start, size = corpus.starts[clause], corpus.headings[clause]
            if size and corpus.text.find(run, start, start + size) >= 0:
                yield clause

    def score(self, clause: int) -> RankedClause:
        """Return the score of one clause."""
        corpus = self._corpus
        start, end = corpus.starts[clause], corpus.starts[clause + 1] - 1
        length = end - start
        worst: Match = "exact"
        covered, heading, word, position, found = 0, 0.0, 0.0, 0.0, 0
        for alternatives in self._alternatives:
            one, at = self._first(alternatives, start, end)
            if one is None:
                continue
            found += 1
            if PLACE[one.match] > PLACE[worst]:
                worst = one.match
            covered += corpus.text.count(one.run, start, end) * len(one.run)
            heading += at - start < corpus.headings[clause]
            word += self._word(one.run, at, end)
            position += 1 - (at - start) / (length + 1)
        found = found or 1
        score = (
            1 - _FAITH * (PLACE[worst] - PLACE["exact"]) - _HEADING - _WORD - _DENSITY - _POSITION - _MEASURE
        )
        score += _HEADING * heading / found + _WORD * word / found + _POSITION * position / found
        # A few characters round a match are never text enough to make a bare heading the densest hit.
        score += _DENSITY * min(1.0, covered / (length + BARE))
        score += _MEASURE * (not corpus.flags[clause] & CONTAINER)
        return RankedClause(round(score, 6), clause, worst)

    def _first(
        self, alternatives: Sequence[Alternative], start: int, end: int
    ) -> tuple[Alternative | None, int]:
        """Return the most faithful alternative that occurs in a clause, and where first."""
        for one in alternatives:
            at = one.find(self._corpus.text, start, end)
            if at >= 0:
                return one, at
        return None, -1

    def _word(self, run: str, at: int, end: int) -> float:
        """Return the best that a run is anywhere in the clause: a whole word or a part."""
        if self._word_at is None or len(run) > LONGEST_PART:
            return 1.0
        best, looked = 0.0, 0
        while at >= 0 and looked < 4 and best < 1:
            best = max(best, self._word_at(self._corpus.text, at, at + len(run)))
            at = self._corpus.text.find(run, at + len(run), end)
            looked += 1
        return best


def _has(clauses: Sequence[int], clause: int) -> bool:
    at = bisect_left(clauses, clause)
    return at < len(clauses) and clauses[at] == clause
