"""Who is responsible for which clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property

from index.corpus import Corpus
from index.thesaurus import Organisation, organisation

#: The fields of the query language that ask for a responsible organisation, and the role they ask for.
DUTY_FIELDS: dict[str, str | None] = {"单位": None, "牵头": "lead", "配合": "support", "共同负责": "joint"}


class Duties:
    """The duty notes of a corpus, by organisation."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for duty in self._corpus.duties:
            found[duty.organisation].append((duty.clause, duty.role))
        return dict(found)

    @cached_property
    def _named(self) -> dict[str, Organisation]:
        return {name: organisation(name) for name in self._by_name}

    @cached_property
    def by_clause(self) -> dict[int, list[tuple[str, str]]]:
        """The organisations and roles of each clause that has any."""
        found: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for duty in self._corpus.duties:
            found[duty.clause].append((duty.organisation, duty.role))
        return dict(found)

    @property
    def all_names(self) -> list[str]:
        """All organisations in the notes, as they are named there, those with most clauses first."""
        return sorted(self._by_name, key=lambda name: (-len(self._by_name[name]), name))

    def names(self, text: str) -> list[str]:
        """The organisations in the notes that a name, in any of its forms, means."""
        wanted = organisation(text)
        return [name for name, known in self._named.items() if wanted.covers(known)]

    def clauses(self, text: str, role: str | None = None) -> list[int]:
        """The clauses for which an organisation is responsible, with a role where one is given, in order."""
        found = {
            clause
            for name in self.names(text)
            for clause, held in self._by_name[name]
            if role in (None, held)
        }
        return sorted(found)

    def shared(self, organisations: Sequence[str], role: str | None = None) -> list[int]:
        """The clauses for which all of these organisations are responsible, in order."""
        found = [set(self.clauses(one, role)) for one in organisations]
        return sorted(set.intersection(*found)) if found else []

    def leading_first(self, clauses: Sequence[int], names: Collection[str]) -> list[int]:
        """Clauses in the order of how much these organisations have to do with them: lead, joint, support."""
        weight = {"lead": 0, "joint": 1, "support": 2}

        def nearness(clause: int) -> int:
            held = (weight.get(role, 1) for name, role in self.by_clause.get(clause, ()) if name in names)
            return min(held, default=1)

        return sorted(clauses, key=lambda clause: (nearness(clause), clause))
