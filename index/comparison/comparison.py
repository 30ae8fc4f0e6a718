"""Comparison of two documents: pairs of measures, the kind of each pair, and the changed words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.comparison.compared_units import ComparedUnit, units
from index.comparison.duty_changes import NO_CHANGE, DutyChange, duty_change, names_duties
from index.comparison.expected_places import in_order
from index.comparison.likeness import Features, Rarity, likeness
from index.comparison.pair_kinds import PairKind, Swap, WordingChange, kind_of, new_names
from index.comparison.pairing import NOTHING_SETTLED, MeasurePairing, PairLinks, SettledPairs
from index.comparison.word_changes import ChangedWord, WordChange, changes, edits, unit_words
from store.model.document import Document
from store.model.stopping import may_stop


@dataclass(frozen=True, slots=True)
class MeasurePair:
    """Measures that answer to each other: usually one on each side, none on one side where it is alone.

    ``likeness`` is 0 to 1. ``moved`` is True if the measure is out of the order of its neighbours,
    ``settled`` if a person made the pair. ``duties`` has the organisations that were added and removed.
    """

    first: tuple[ComparedUnit, ...]
    second: tuple[ComparedUnit, ...]
    kind: PairKind
    likeness: float
    changes: tuple[WordChange, ...] = ()
    moved: bool = False
    settled: bool = False
    duties: DutyChange = NO_CHANGE

    @property
    def key(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of its measures: what tells it from other pairs."""
        return tuple(unit.id for unit in self.first), tuple(unit.id for unit in self.second)


@dataclass(frozen=True)
class Comparison:
    """Two documents and their pairs, in the order of the first, new measures after their predecessor."""

    first: Document
    second: Document
    pairs: tuple[MeasurePair, ...]
    settled: SettledPairs = NOTHING_SETTLED

    @cached_property
    def extracts(self) -> tuple[bool, bool]:
        """Return whether each document may leave out what the other has: nothing is dropped or new then."""
        return is_extract(self.first), is_extract(self.second)


#: What reports on a paper instead of being one: 近日，省政府办公厅出台《…工作方案》.
_REPORTS = re.compile("(?:近日|日前|近期|今天|昨日)[，,].{0,40}(?:出台|印发|发布|公布|下发|制定)")


def is_extract(document: Document) -> bool:
    """Return whether a document may give only a part of a policy: a press report, or a text that breaks
    off.
    """
    if not document.complete or document.kind in ("报道", "解读"):
        return True
    official = document.number or document.issuers or document.date
    return not official and any(_REPORTS.search(clause.text) for clause in document.walk())


def compare(first: Document, second: Document, settled: SettledPairs | None = None) -> Comparison:
    """Compare two documents, an older and a newer one, or any two on the same matter."""
    settled = settled or NOTHING_SETTLED
    everything = first.title == second.title
    known: dict[str, Features] = {}
    old, new = units(first, everything, known), units(second, everything, known)
    rarity = Rarity.among([unit.features for unit in (*old, *new)])
    links = MeasurePairing(old, new, rarity, settled).links
    groups = list(_groups(links, len(old), len(new)))
    wordings: list[tuple[list[ChangedWord], list[ChangedWord], WordingChange]] = []
    for mine, theirs in groups:
        may_stop()
        wordings.append(_wording([old[at] for at in mine], _ordered(old, new, mine, theirs, rarity)))
    single = [
        each[2]
        for each, (mine, theirs) in zip(wordings, groups, strict=True)
        if len(mine) == len(theirs) == 1
    ]
    names = new_names(single)
    wordings = [(left, right, wording.with_names_apart(names)) for left, right, wording in wordings]
    with_duties = names_duties(first) and names_duties(second)
    moved = _moved(links)
    pairs: list[MeasurePair] = []
    for (mine, theirs), (left, right, wording) in zip(groups, wordings, strict=True):
        one, other = tuple(old[at] for at in mine), tuple(new[at] for at in theirs)
        joined = [(at, to) for at in mine for to in theirs]
        alike = [links.likeness[pair] for pair in joined if pair in links.likeness]
        pairs.append(
            MeasurePair(
                one,
                other,
                _kind(mine, theirs, wording, names),
                round(min(1.0, sum(alike) / len(alike)), 3) if alike else 0.0,
                tuple(changes(left, right, wording.edits)),
                any(pair in moved for pair in joined),
                any((old[at].id, new[to].id) in settled.joined for at, to in joined),
                duty_change(one, other) if with_duties and one and other else NO_CHANGE,
            )
        )
    return Comparison(first, second, tuple(pairs), settled)


def _kind(
    mine: Sequence[int], theirs: Sequence[int], wording: WordingChange, names: frozenset[Swap]
) -> PairKind:
    if not mine:
        return "added"
    if not theirs:
        return "dropped"
    if len(theirs) > 1:
        return "split"
    return "merged" if len(mine) > 1 else kind_of(wording, names)


def _wording(
    one: Sequence[ComparedUnit], other: Sequence[ComparedUnit]
) -> tuple[list[ChangedWord], list[ChangedWord], WordingChange]:
    if not one or not other:
        left, right = unit_words(one), unit_words(other)
        words = [word.word for word in left], [word.word for word in right]
        return left, right, WordingChange(*words, [(0, len(left), 0, len(right))])
    if [unit.words for unit in one] == [unit.words for unit in other]:
        return [], [], WordingChange((), (), ())
    left, right = unit_words(one), unit_words(other)
    old, new = [word.word for word in left], [word.word for word in right]
    return left, right, WordingChange(old, new, edits(old, new))


def _ordered(
    old: Sequence[ComparedUnit],
    new: Sequence[ComparedUnit],
    mine: Sequence[int],
    theirs: Sequence[int],
    rarity: Rarity,
) -> list[ComparedUnit]:
    """Return the parts of a split measure, in the order in which it says them."""
    if len(mine) != 1 or len(theirs) < 2:
        return [new[at] for at in theirs]
    sentences = old[mine[0]].sentences

    def place(unit: ComparedUnit) -> tuple[int, float]:
        alike = [likeness(sentence, unit.features, rarity) for sentence in sentences]
        best = max(range(len(alike)), key=alike.__getitem__)
        return best, -alike[best]

    return sorted((new[at] for at in theirs), key=place)


def _groups(links: PairLinks, first: int, second: int) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the pairs by position, in the order of the first document; new measures follow their predecessor.

    A measure with several counterparts is split; several that have only one and the same are merged.
    """
    new: dict[int, list[int]] = {}
    last = -1
    for column in range(second):
        if column in links.of_second:
            last = column
        else:
            new.setdefault(last, []).append(column)
    yield from (([], [column]) for column in new.pop(-1, ()))
    told: set[int] = set()
    for row in range(first):
        if row in told:
            continue
        theirs = sorted(links.of_first.get(row, ()))
        mine = [row]
        if len(theirs) == 1:
            mine = [one for one in sorted(links.of_second[theirs[0]]) if len(links.of_first[one]) == 1]
            told.update(mine)
        yield mine, theirs
        yield from (([], [column]) for at in theirs for column in new.pop(at, ()))


def _moved(links: PairLinks) -> set[tuple[int, int]]:
    """Return the pairs that are out of the order of the others."""
    pairs = sorted(pair for pair in links.likeness)
    return set(pairs) - set(in_order(pairs))
