"""Clauses of one document that correspond to a clause of another: by citation, by number, by likeness."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from index.comparison.comparison import compare
from store.model.clause import Clause
from store.model.document import Document
from ui.services.library.links import LinkLibrary, Links

#: Reasons for a correspondence, the surest first.
Reason = Literal["cites", "cited", "number", "likeness"]
#: Pairs of documents whose comparison is kept.
KEPT = 4
#: Measures less alike than this are not said to correspond.
ALIKE = 0.12


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A corresponding clause and the reason: cited, citing, of the same number, or alike."""

    clause_id: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Alike:
    """Comparison of two documents: clauses of the second by the ids of those of the first, best first."""

    first: Document
    second: Document
    pairs: Mapping[str, tuple[str, ...]]
    #: The clauses above each clause of the first document, the nearest first.
    above: Mapping[str, tuple[str, ...]]


class Counterparts:
    """Finds counterparts for one user at a time; comparisons are kept. Slow: call it in a worker."""

    def __init__(self, library: LinkLibrary) -> None:
        self._links = Links(library)
        self._known: OrderedDict[tuple[str, str], _Alike] = OrderedDict()

    def find(self, here: Document, clause_id: str, there: Document) -> list[Counterpart]:
        """Return the counterparts of a clause, the surest first; none where nothing corresponds.

        In the same document only citations count: everything is like itself.
        """
        clause = next((each for each in here.walk() if each.id == clause_id), None)
        if clause is None:
            return []
        found = [*self._cited(here, clause, there), *self._citing(here, clause, there)]
        if here.key != there.key:
            found += self._alike(here, clause, there)
        once = {each.clause_id: each for each in reversed(found) if each.clause_id != clause_id}
        order = {each.clause_id: at for at, each in reversed(list(enumerate(found)))}
        return sorted(once.values(), key=lambda each: order[each.clause_id])

    def _cited(self, here: Document, clause: Clause, there: Document) -> list[Counterpart]:
        found = []
        for each in clause.walk():
            for reference in each.references:
                if self._links.key_of(reference, here) != there.key:
                    continue
                target = self._links.target(reference, here)
                if target is not None and target.clause_id:
                    found.append(Counterpart(target.clause_id, "cites"))
        return found

    def _citing(self, here: Document, clause: Clause, there: Document) -> list[Counterpart]:
        cites = self._links.cited_by(here, clause)
        return [Counterpart(line.clause_id, "cited") for line in cites.lines if line.key == there.key]

    def _alike(self, here: Document, clause: Clause, there: Document) -> list[Counterpart]:
        """Return what a comparison pairs with a clause, or with the nearest clause above or below it."""
        compared = self._compared(here, there)
        below = (each.id for each in clause.walk())
        for near in (clause.id, *compared.above.get(clause.id, ()), *below):
            if near in compared.pairs:
                return [_named(near, here, other, there) for other in compared.pairs[near]]
        same = there.key + clause.id.removeprefix(here.key)
        if here.name == there.name and any(each.id == same for each in there.walk()):
            return [Counterpart(same, "number")]
        return []

    def _compared(self, here: Document, there: Document) -> _Alike:
        key = (here.key, there.key)
        known = self._known.get(key)
        if known is None or known.first is not here or known.second is not there:
            known = self._known[key] = _alike(here, there)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return known


def _alike(here: Document, there: Document) -> _Alike:
    pairs: dict[str, tuple[str, ...]] = {}
    for pair in compare(here, there).pairs:
        others = tuple(unit.id for unit in pair.second)
        if others and (pair.likeness >= ALIKE or pair.settled):
            for unit in pair.first:
                for member in unit.members:
                    pairs[member.id] = others
    return _Alike(here, there, pairs, dict(_above(here.clauses, ())))


def _named(clause_id: str, here: Document, other: str, there: Document) -> Counterpart:
    """Return a counterpart found by its words; that it has the same number too is the surer reason."""
    same = clause_id.removeprefix(here.key) == other.removeprefix(there.key)
    return Counterpart(other, "number" if same and here.name == there.name else "likeness")


def _above(clauses: Sequence[Clause], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for clause in clauses:
        yield clause.id, above
        yield from _above(clause.children, (clause.id, *above))
