"""Features by which the clauses of a library are compared: by sentence, with their headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from index.comparison.likeness import KIN, PAIR, Features, Rarity, features
from index.corpus.corpus import Corpus
from index.text.thesaurus import organisation
from store.intake.metadata.duty_notes import take_note

#: The text before the first clause names laws and dates, as in all documents of its kind; a long one says
#: more.
PREFACE, LONG_PREFACE = "前言", 300
#: Clauses with fewer characters, children not counted, are headings.
SHORTEST, SHORTEST_SENTENCE = 12, 8
_SENTENCES = re.compile(r"[。；;\n\v]")
_NOTHING: Features = frozenset()
#: Clauses of large libraries that are kept in mind.
_REMEMBERED = 4000


class PlainRarity(Rarity):
    """Rarity whose sums are plain: a clause on the same matter shares many words, not one rare one."""

    def of(self, found: Iterable[str]) -> float:
        """Return how much some features tell together."""
        return sum(map(self.weight, found))


@dataclass(slots=True)
class DescribedClause:
    """A clause's features: as a whole, of its heading, of the headings above it and of each sentence."""

    features: Features
    heading: Features
    above: Features
    sentences: tuple[Features, ...]
    organisations: frozenset[str]
    words: Features = _NOTHING
    _weight: tuple[Rarity | None, float] = field(default=(None, 0.0))

    def weight(self, rarity: Rarity) -> float:
        """Return how much all features tell together; remembered for one rarity."""
        if self._weight[0] is not rarity:
            self._weight = (rarity, rarity.of(self.features))
        return self._weight[1]


class ClauseFeatures:
    """The features of the clauses of one state of the library, worked out as they are asked for.

    ``roles`` gives the organisations that answer for a clause, each with its role.
    """

    def __init__(self, corpus: Corpus, roles: Callable[[int], Sequence[tuple[str, str]]]) -> None:
        self._corpus, self._roles = corpus, roles
        self._known: dict[int, DescribedClause | None] = {}
        self._rarity: Rarity | None = None
        self._headings: dict[int, dict[tuple[str, ...], str]] = {}

    def clause(self, number: int) -> DescribedClause | None:
        """Return the features of a clause; None for one that says nothing itself, and for a short preface."""
        if number not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[number] = self._describe(number)
        return self._known[number]

    def all_clauses(self, check: Callable[[], None]) -> dict[int, DescribedClause]:
        """Return those of all clauses of a small library; ``check`` stops the work by raising."""
        found = {}
        for number in range(len(self._corpus)):
            check()
            described = self.clause(number)
            if described is not None:
                found[number] = described
        return found

    def rarity(self) -> Rarity:
        """Return how rare each feature is among all clauses of a small library."""
        if self._rarity is None:
            self._rarity = PlainRarity.among(
                each.features for each in self._known.values() if each is not None
            )
        return self._rarity

    def _describe(self, number: int) -> DescribedClause | None:
        details = self._corpus.details(number)
        entry = self._corpus.entries[self._corpus.entry_of(number)]
        text = take_note(details.printed)[0]
        for wrong, right in entry.corrections:
            text = text.replace(wrong, right)
        own = text.removeprefix(details.heading or "").strip("。 \n\v")
        if len(own) < SHORTEST and not (own and details.heading):
            return None
        if details.path[-1:] == (PREFACE,) and len(text) < LONG_PREFACE:
            return None
        whole = features(text)
        return DescribedClause(
            whole,
            features(details.heading) if details.heading else _NOTHING,
            features("\n".join(self._above(number))),
            tuple(features(each) for each in _SENTENCES.split(text) if len(each) > SHORTEST_SENTENCE),
            frozenset(organisation(name).base for name, _role in self._roles(number)),
            frozenset(each for each in whole if each[0] not in (PAIR, KIN) and not each[0].isdigit()),
        )

    def _above(self, number: int) -> list[str]:
        """Return the headings of the clauses that contain a clause."""
        at = self._corpus.entry_of(number)
        if at not in self._headings:
            entry = self._corpus.entries[at]
            found = {}
            for clause in range(entry.first, entry.end):
                details = self._corpus.details(clause)
                if details.heading:
                    found[details.path] = details.heading
            self._headings[at] = found
        path = self._corpus.path(number)
        above = (self._headings[at].get(path[:depth], "") for depth in range(1, len(path)))
        return [heading for heading in above if heading]
