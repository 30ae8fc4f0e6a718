"""Strategy: what was probably meant by words that occur nowhere."""

from __future__ import annotations

from functools import cache

from index.interpretation.corrected_query import correct_query
from index.interpretation.no_results import shortened
from index.interpretation.search_context import SearchContext
from index.interpretation.spelling import corrections
from index.interpretation.term_expansion import TermExpansion
from index.matching.matcher import terms_of
from index.query.parser import Query
from index.references.reference_units import names_clause
from index.results import Answer
from store.model.message import Message


def corrected(context: SearchContext, together: bool = False) -> Answer | None:
    """Return the answer to what was probably meant by terms that occur nowhere.

    With ``together`` only where a clause has all that was meant.
    """
    context.narrow()
    text, sounds = context.corpus.text, context.opened.sounds
    root = context.query.root
    assert root is not None
    expansion = context.expander.expand(context.query, terms_of(root))
    absent = [
        term
        for term in context.query.terms
        if not term.literal and not any(map(context.count, expansion.plan[term]))
    ]

    @cache
    def found(run: str) -> list[str]:
        context.matcher.pause()
        return corrections(run, text, sounds, context.has_run, context.matcher.places)

    if not absent or names_clause(context.free.text):
        return None
    mended = correct_query(root, context.query.text, expansion.plan, absent, found, context.has_run)
    if mended is None:
        return None
    clauses = context.matcher.clauses(mended.root, mended.plan)
    if not clauses and not together:
        mended = mended.either()
        clauses = context.matcher.clauses(mended.root, mended.plan)
    if not clauses:
        return None
    meant = TermExpansion(Query(context.query.text, mended.root), mended.plan, expansion.notes)
    typed = tuple(shortened(term.text) for term in absent[:3])
    meant.notes.append(Message("search.corrected", words=typed, meant=shortened(mended.offered[0])))
    return context.page(meant, context.titles(meant), clauses).meant(mended.offered)
