"""Message and offers for a query that no clause answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.query.alternative import Alternative
from index.query.parser import AllOf, AnyOf, Node, Term
from index.references.reference_units import bare_reference, names_clause
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
    free, _ = query.apart()
    absent = [] if query.root is None else list(_lacking(query.root, containing))
    if absent and names_clause(free.text):
        return answer.saying(Message("search.no_such_clause", what=shortened(bare_reference(free.text))))
    if absent:
        near = [
            query.text.replace(term.text, run, 1)
            for term in absent[:3]
            for run in thesaurus.rewritings(term.normal, related=True)
            if not term.literal and containing(Alternative(run))
        ]
        said = Message("search.absent", words=tuple(shortened(term.text) for term in absent[:3]))
        return answer.saying(said).meant(near[:MOST_OFFERED])
    if len(query.terms) > 1 and isinstance(query.root, AllOf) and free.root is not None:
        nodes = free.root.nodes if isinstance(free.root, AllOf) else (free.root,)
        if not all(isinstance(node, Term) for node in nodes):
            return answer.saying(Message("search.nothing"))
        either = [" OR ".join(term.text for term in query.terms)] if free.root is query.root else []
        said = Message("search.never_together", words=tuple(shortened(term.text) for term in query.terms[:3]))
        return answer.saying(said).meant(either)
    return answer.saying(Message("search.nothing"))


def _lacking(node: Node, containing: Callable[[Alternative], Sequence[int]]) -> Iterator[Term]:
    """Yield the terms that no clause has and without which nothing can be found: of either … or, all."""
    if isinstance(node, Term):
        if not containing(Alternative(node.normal)):
            yield node
    elif isinstance(node, AllOf):
        for one in node.nodes:
            yield from _lacking(one, containing)
    elif isinstance(node, AnyOf):
        each = [list(_lacking(one, containing)) for one in node.nodes]
        yield from (term for terms in each for term in terms if all(each))


def as_typed(word: str, text: str) -> str:
    """Return a word of a normal form in the capitals in which a text has it (U盘)."""
    at = text.lower().find(word)
    return text[at : at + len(word)] if at >= 0 else word


def shortened(text: str) -> str:
    """Cut what was typed to the length that a message repeats, with … for the rest."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown[:LONGEST_QUOTED] + ("…" if len(shown) > LONGEST_QUOTED else "")
