"""How a query is read: which runs of characters count as a match of each of its terms, and how to say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from index import thesaurus
from index.matching import Alternative
from index.query import Query, Term
from index.records import Offer

#: How many clauses contain a run.
Counter = Callable[[Alternative], int]


@dataclass(slots=True)
class Reading:
    """The alternatives of each term, what to say about them, and searches that would find more."""

    query: Query
    plan: dict[Term, list[Alternative]]
    notes: list[str] = field(default_factory=list)
    related: list[Offer] = field(default_factory=list)


def read(query: Query, terms: list[Term], count: Counter) -> Reading:
    """Read the terms of a query; ``terms`` are all of them, the excluded ones too."""
    reading = Reading(query, {})
    for term in terms:
        reading.plan[term] = [Alternative(term.normal)]
        if term in query.terms and not term.literal:
            _add_synonyms(reading, term, count)
    return reading


def _add_synonyms(reading: Reading, term: Term, count: Counter) -> None:
    """Add the synonyms of a term that are at least as usual in the library as what was typed.

    Whoever types the usual word gets exactly that, and is offered the others; whoever types a full, former or
    colloquial name gets what the documents call it.
    """
    others = [Alternative(run, "synonym") for run in thesaurus.rewritings(term.normal)]
    if not others:
        return
    typed = count(reading.plan[term][0])
    counted = {other: count(other) for other in others}
    usual = {other for other in others if counted[other] > typed or (term.near and counted[other])}
    if usual:
        used = [other for other in others if counted[other]]
        reading.plan[term] += used
        reading.notes.append(f"含近义：{'、'.join(other.run for other in used)}")
    else:
        left = [other for other in others if counted[other]]
        if left:
            names = "、".join(other.run for other in left)
            asked = reading.query.text.replace(term.text, f"~{term.text}", 1)
            reading.related.append(Offer(f"含近义：{names}", asked, sum(counted[one] for one in left)))
