"""Clauses of other documents on the same matter: the same measure in a later list, what a plan takes up.

Two clauses are alike by the words, pairs of characters and groups of the thesaurus that both have, each the
more telling the rarer it is (:mod:`index.comparison.likeness`); as wholes, by their two likest sentences, by
the headings of each, and a little by the organisations that answer for both.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.comparison.clause_features import DescribedClause, PlainRarity
from index.comparison.likeness import KIN, PAIR, Features, Rarity, shared_words
from index.matching.matcher import Matcher
from index.query.alternative import Alternative
from index.snapshot import IndexSnapshot
from store.model.errors import Cancelled

#: In a library of no more clauses than this, all are compared; else those that share the rarest words.
SMALL, MOST_WORDS, MOST_CANDIDATES = 1500, 24, 60
#: Of a large library, words in more than this share of its blocks do not lead to candidates.
COMMON = 0.2
#: Characters that are added to a clause's length, so that the shortest do not come first.
SHORT = 60
#: How many of the likest clauses are compared sentence by sentence, too.
FINALISTS = 60
#: How much likeness of the likest sentences and of the headings counts beside that of the wholes.
SENTENCES, HEADINGS, ORGANISATIONS, ABOVE = 0.4, 0.3, 0.2, 0.2
#: What two sentences of this weight and more share counts fully; shorter ones are alike by chance.
FULL_SENTENCE, SHORTEST_SENTENCE = 60.0, 20.0
#: A clause that is less alike is not shown, nor one that shares fewer words.
LEAST, FEWEST_WORDS = 0.045, 1
#: Words that are told as the reason.
MOST_REASONS = 5
#: Words that tell less than this share of what the most telling one does are no reason.
TELLING = 0.5
#: Of a clause without a heading, so many characters tell what it is about.
FIRST_WORDS = 40


@dataclass(frozen=True, slots=True)
class RelatedClause:
    """A clause on the same matter as another; ``words`` are its heading or its first words.

    ``why`` are the reasons: words that both have, the most telling first; ``organisations`` answer for both.
    """

    document_key: str
    clause_id: str
    path: tuple[str, ...]
    words: str
    score: float
    why: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class _Counts(Mapping[str, int]):
    """Block counts of the features of one clause in a large library; other features count as average.

    The posting lists tell at most how many; to ask them for each feature of each candidate takes too long.
    """

    def __init__(self, own: Features, estimate: Callable[[str], int]) -> None:
        self._known = {feature: estimate(feature.lstrip(PAIR + KIN)) for feature in own}
        seen = sorted(self._known.values())
        self._usual = seen[len(seen) // 2] if seen else 1

    def __getitem__(self, feature: str) -> int:
        return self._known.get(feature, self._usual)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def related(
    opened: IndexSnapshot, clause_id: str, limit: int, cancelled: Callable[[], bool] | None = None
) -> tuple[RelatedClause, ...]:
    """Return the clauses of other documents on the matter of a clause, the likest first; none for a short
    one.
    """
    number = next(iter(opened.numbers([clause_id])), None)
    described = opened.features

    def check() -> None:
        if cancelled and cancelled():
            raise Cancelled

    check()
    own = described.clause(number) if number is not None else None
    if number is None or own is None:
        return ()
    matcher = Matcher(opened.corpus, opened.postings, lambda _field: (), cancelled)
    candidates, rarity = _candidates(opened, matcher, number, check)
    here = opened.corpus.entry_of(number)
    scored: list[tuple[float, int, DescribedClause]] = []
    for other in candidates:
        check()
        found = described.clause(other) if opened.corpus.entry_of(other) != here else None
        if found is not None and len(own.words & found.words) >= FEWEST_WORDS:
            scored.append((_likeness(own, found, rarity), other, found))
    finalists = heapq.nlargest(FINALISTS, scored, key=lambda one: (one[0], -one[1]))
    ranked = [
        (_final(own, found, score, rarity), other, found) for score, other, found in finalists if score > 0
    ]
    ranked.sort(key=lambda one: (-one[0], one[1]))
    return tuple(
        _related(opened, other, score, own, found, rarity)
        for score, other, found in ranked[:limit]
        if score >= LEAST
    )


def _candidates(
    opened: IndexSnapshot, matcher: Matcher, number: int, check: Callable[[], None]
) -> tuple[Iterable[int], Rarity]:
    """Return the clauses that are worth comparing with one, and how rare each feature is."""
    total, described = len(opened.corpus), opened.features
    if total <= SMALL:
        return described.all_clauses(check), described.rarity()
    own = described.clause(number)
    assert own is not None
    blocks = len(opened.corpus.blocks)
    estimate = opened.postings.estimate if opened.postings else opened.corpus.text.count
    counts = _Counts(own.features, estimate)
    rarity = PlainRarity(counts, blocks)
    here, starts = opened.corpus.entry_of(number), opened.corpus.starts
    telling = [word for word in own.words if counts[word] <= max(FINALISTS, COMMON * blocks)]
    scores: dict[int, float] = defaultdict(float)
    for word in sorted(telling, key=lambda word: (counts[word], word))[:MOST_WORDS]:
        check()
        clauses = matcher.containing(Alternative(word))
        weight = math.log((total + 1) / max(1, len(clauses)))
        for clause in clauses:
            scores[clause] += weight

    def density(clause: int) -> float:
        """Return what a clause shares, the more telling the shorter it is."""
        return scores[clause] / math.sqrt(starts[clause + 1] - starts[clause] + SHORT)

    others = (clause for clause in scores if opened.corpus.entry_of(clause) != here)
    return heapq.nlargest(MOST_CANDIDATES, others, key=lambda one: (density(one), -one)), rarity


def _share(one: Features, other: Features, rarity: Rarity, whole: float, other_whole: float) -> float:
    """Return the common weight of two clauses relative to the mean of both: a short one in a long one is
    alike, too.
    """
    return rarity.of(one & other) / math.sqrt(whole * other_whole) if whole and other_whole else 0.0


def _likeness(own: DescribedClause, other: DescribedClause, rarity: Rarity) -> float:
    whole, other_whole = own.weight(rarity), other.weight(rarity)
    score = _share(own.features, other.features, rarity, whole, other_whole)
    for head, text, weight in (
        (own.heading, other.features, other_whole),
        (other.heading, own.features, whole),
    ):
        score += HEADINGS * _share(head, text, rarity, rarity.of(head), weight)
    above = rarity.of(own.above & other.features) + rarity.of(other.above & own.features)
    return score + (ABOVE * above / math.sqrt(whole * other_whole) if whole and other_whole else 0.0)


def _final(own: DescribedClause, other: DescribedClause, score: float, rarity: Rarity) -> float:
    """Return the likeness, 0 to 1, with that of the likest sentences and of the organisations."""
    best = 0.0
    for one in own.sentences:
        weight = rarity.of(one)
        if weight < SHORTEST_SENTENCE:
            continue
        for two in other.sentences:
            shared = rarity.of(one & two)
            if shared:
                other_weight = rarity.of(two)
                if other_weight >= SHORTEST_SENTENCE:
                    smaller = min(1.0, math.sqrt(min(weight, other_weight) / FULL_SENTENCE))
                    best = max(best, smaller * shared / math.sqrt(weight * other_weight))
    score += SENTENCES * best
    both = len(own.organisations & other.organisations)
    if both:
        score *= 1 + ORGANISATIONS * both / math.sqrt(len(own.organisations) * len(other.organisations))
    return min(1.0, score / (1 + SENTENCES))


def _related(
    opened: IndexSnapshot,
    number: int,
    score: float,
    own: DescribedClause,
    other: DescribedClause,
    rarity: Rarity,
) -> RelatedClause:
    corpus = opened.corpus
    details = corpus.details(number)
    entry = corpus.entries[corpus.entry_of(number)]
    first = " ".join(details.printed.split())
    words = details.heading or (first if len(first) <= FIRST_WORDS else first[:FIRST_WORDS].rstrip() + "…")
    both = shared_words(own.features, other.features, rarity, 2 * MOST_REASONS)
    top = rarity.weight(both[0]) if both else 0.0
    why = [
        word
        for word in both
        if rarity.weight(word) >= TELLING * top
        and not any(word != longer and word in longer for longer in both)
    ]
    return RelatedClause(
        entry.key,
        details.id,
        details.path,
        words,
        round(score, 3),
        tuple(why[:MOST_REASONS]),
        tuple(sorted(own.organisations & other.organisations)),
    )
