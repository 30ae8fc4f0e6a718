"""Makes the records of hits and the counts over all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import compress, repeat
from operator import itemgetter, sub

from index.corpus.corpus import CorpusDocument
from index.duties.duties import DUTY_FIELDS, ROLES
from index.matching.leading_hits import LeadingHits
from index.matching.snippets import merged, ranges_in, snippet
from index.query.alternative import Alternative, Match
from index.query.fields import CURRENT
from index.results import ClauseTarget, Facet, Hit
from index.snapshot import IndexSnapshot
from index.text.normalize import fold
from store.model.message import Message
from store.model.printed import CELL_BREAK

_FIELD_OF_ROLE = {role: name for name, role in DUTY_FIELDS.items() if role}
#: A title is cut less than a clause.
TITLE_LENGTH = 120


class HitBuilder:
    """Makes hits on one state of the library."""

    def __init__(self, opened: IndexSnapshot) -> None:
        self._opened = opened
        self._corpus = opened.corpus

    def clause(
        self,
        number: int,
        match: Match,
        score: float,
        alternatives: Sequence[Alternative],
        names: Sequence[str] = (),
    ) -> Hit:
        """Return a hit on a clause, where these alternatives (and names, for duties) are marked."""
        details = self._corpus.details(number)
        entry = self._corpus.entries[self._corpus.entry_of(number)]
        marked = [*alternatives, *(Alternative(run) for name in names if (run := fold(name)))]
        ranges = ranges_in(details.printed, marked)
        # An organisation that answers for a clause is named behind it, in its note, or in rows of its table.
        around = ranges[-1:] if names and not alternatives and CELL_BREAK not in details.printed else ranges
        roles = self._roles(number, names) if not alternatives else ()
        if roles and CELL_BREAK not in details.printed:
            # The note that names it says nothing of the matter, which begins the clause.
            around = ()
        cut, spans = snippet(details.printed, around)
        label = details.path[-1] if details.path else ""
        return Hit(
            entry.key,
            entry.source,
            details.id,
            details.path,
            label,
            details.heading,
            cut,
            spans,
            ranges,
            score,
            match,
            roles,
        )

    def _roles(self, number: int, names: Sequence[str]) -> tuple[Message, ...]:
        """Return the roles of organisations in a clause, as readers call them: 牵头, 配合, 共同负责."""
        held = self._opened.duties.by_clause.get(number, ()) if names else ()
        return tuple(dict.fromkeys(ROLES[role] for name, role in held if name in names))

    def document(
        self, entry: CorpusDocument, match: Match, score: float, alternatives: Sequence[Alternative]
    ) -> Hit:
        """Return a hit on a document itself; its ranges are in the title."""
        ranges = ranges_in(entry.title, alternatives)
        before = f"{entry.number} " if entry.number else ""
        spans: list[tuple[int, int]] = [(low + len(before), high + len(before)) for low, high in ranges]
        if before:
            spans += ranges_in(before, alternatives)
        cut, marked = snippet(before + entry.title, merged(spans), TITLE_LENGTH)
        return Hit(entry.key, entry.source, None, (), "", entry.title, cut, marked, ranges, score, match)

    def target(
        self, target: ClauseTarget, alternatives: Sequence[Alternative]
    ) -> tuple[int | None, Hit] | None:
        """Return what a reference leads to, with the number of its clause."""
        at = self._opened.entry_numbers.get(target.document_key)
        if at is None:
            return None
        entry = self._corpus.entries[at]
        if target.clause_id is None:
            return None, self.document(entry, "reference", 1.0, alternatives)
        number = self._opened.catalog.numbers.get(target.clause_id)
        if number is None:
            number = next(iter(self._opened.numbers([target.clause_id])), None)
        if number is None:
            return None
        hit = self.clause(number, "reference", 1.0, alternatives)
        return number, hit if target.paragraph is None else self._at_paragraph(number, hit, target.paragraph)

    def _at_paragraph(self, number: int, hit: Hit, paragraph: int) -> Hit:
        """Return the hit with the paragraph (款) that a reference means marked, and no other words."""
        details = self._corpus.details(number)
        place = details.paragraphs[paragraph - 1 : paragraph]
        cut, spans = snippet(details.printed, place)
        return replace(hit, snippet=cut, spans=spans, ranges=place)

    def leading(
        self, made: Sequence[Hit], titled: Sequence[int] = (), alternatives: Sequence[Alternative] = ()
    ) -> LeadingHits:
        """Return hits to come before the clauses: those made, then documents by their titles."""
        documents = [self._opened.entry_numbers[hit.document_key] for hit in made]
        entries = self._corpus.entries
        return LeadingHits(
            made, documents, titled, lambda number: self.document(entries[number], "title", 1.0, alternatives)
        )

    def per_document(self, clauses: Sequence[int], first: Sequence[int]) -> tuple[tuple[str, int], ...]:
        """Return how many hits each document has; ``clauses`` in order, ``first`` are documents that have
        one besides.
        """
        entries, counted = self._corpus.entries, Counter[int]()
        if len(clauses) < len(self._corpus.ends):
            counted.update(map(self._corpus.entry_of, clauses))
        else:
            borders = list(map(bisect_left, repeat(clauses), self._corpus.ends))
            counted.update(dict(enumerate(map(sub, borders, [0, *borders]))))
        counted.update(first)
        return tuple((entries[number].key, n) for number, n in sorted(counted.items()) if n)

    def facets(self, documents: Sequence[tuple[str, int]], clauses: Collection[int]) -> tuple[Facet, ...]:
        """Return the values of fields among the hits, with their counts, the commonest first within each
        field.
        """
        rows, chosen = self._opened.facet_rows
        entries, numbers, current = self._corpus.entries, self._opened.entry_numbers, self._opened.current
        hits = [0] * len(entries)
        totals: dict[tuple[str, str, str], int] = {}
        holding, all_hold = 0, True
        for key, count in documents:
            number = numbers[key]
            hits[number] = totals["文件", key, entries[number].name] = count
            holds = number in current
            holding, all_hold = holding + count * holds, all_hold and holds
        counts = [sum(of_row(hits)) for of_row in chosen]
        totals.update(zip(compress(rows, counts), filter(None, counts), strict=True))
        if not all_hold and holding:
            totals[CURRENT, "", CURRENT] = holding
        for name, organisation in self._responsible(clauses):
            row = (name, organisation, organisation)
            totals[row] = totals.get(row, 0) + 1
        # By their names first, as most of them are: thousands are compared but once.
        ordered = sorted(sorted(totals.items()), key=itemgetter(1), reverse=True)
        return tuple(Facet(*row, count) for row, count in ordered)

    def _responsible(self, clauses: Collection[int]) -> Iterator[tuple[str, str]]:
        """Yield the organisations of clauses, each once a clause as 单位, and once for each role it has
        there.

        Where no role is told apart among all of them, 单位 says everything.
        """
        by_clause = self._opened.duties.by_clause
        held = [set(by_clause[clause]) for clause in filter(by_clause.__contains__, clauses)]
        apart = any(role != "joint" for duties in held for _, role in duties)
        for duties in held:
            yield from (("单位", organisation) for organisation in {one for one, _ in duties})
            yield from ((_FIELD_OF_ROLE[role], one) for one, role in duties if apart)
