"""Message and offers for a query that no clause answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.query.alternative import Alternative
from index.query.parser import AllOf, Term
from index.references.reference_units import names_clause
from index.results import Answer
from index.text import thesaurus
from store.model.message import Message

#: Characters of a query that a message repeats.
LONGEST_QUOTED = 24
#: Other queries that are offered.
MOST_OFFERED = 5


def nothing(answer: Answer, containing: Callable[[Alternative], Sequence[int]]) -> Answer:
    """Say plainly why nothing was found: a word that does not occur, or words that do not occur together."""
    query = answer.query
    absent = [term for term in query.terms if not containing(Alternative(term.normal))]
    free, _ = query.apart()
    if absent and names_clause(free.text):
        return answer.saying(Message("search.no_such_clause", what=shortened(free.text)))
    if absent:
        near = [
            query.text.replace(term.text, run, 1)
            for term in absent[:3]
            for run in thesaurus.rewritings(term.normal, related=True)
            if not term.literal and containing(Alternative(run))
        ]
        said = Message("search.absent", words=tuple(shortened(term.text) for term in absent[:3]))
        return answer.saying(said).meant(near[:MOST_OFFERED])
    if len(query.terms) > 1 and isinstance(query.root, AllOf):
        every = all(isinstance(node, Term) for node in query.root.nodes)
        either = [" OR ".join(term.text for term in query.terms)] if every else []
        said = Message("search.never_together", words=tuple(shortened(term.text) for term in query.terms[:3]))
        return answer.saying(said).meant(either)
    return answer.saying(Message("search.nothing"))


def shortened(text: str) -> str:
    """Cut what was typed to the length that a message repeats, with … for the rest."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown[:LONGEST_QUOTED] + ("…" if len(shown) > LONGEST_QUOTED else "")
