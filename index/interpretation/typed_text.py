"""Strategy: what was typed, found in the text as it is, with the references that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from index.interpretation.duty_questions import says_duty
from index.interpretation.partial_numbers import number_query, numbers_like
from index.interpretation.search_context import SearchContext
from index.interpretation.sound_readings import joined_syllables
from index.query.alternative import Alternative
from index.query.parser import Query, parse
from index.references.reference_lists import resolve_range, resolve_several
from index.references.resolver import leading_reference, reference_before_name, resolve_on
from index.results import Answer, ClauseTarget
from index.text import thesaurus
from store.model.message import Message
from store.model.numbers import canonical_number

#: Other numbers that are offered for one that is not there.
MOST_NUMBERS = 5
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class TypedText:
    """The literal reading: the query as it was read, the references it makes, and the answer.

    ``final``: nothing else is tried, even where the answer is empty.
    """

    query: Query
    targets: tuple[ClauseTarget, ...]
    answer: Answer
    final: bool = False


def typed_text(context: SearchContext) -> TypedText:
    """Look for what was typed, unchanged."""
    catalog, text = context.opened.catalog, context.free.text
    targets = own_named(context)
    targets = targets or resolve_range(catalog, text) or resolve_several(catalog, text)
    targets = targets or resolve_on(catalog, text)
    joined = joined_syllables(context.free)
    known = all(term.normal.isascii() or context.count(Alternative(term.normal)) for term in joined.terms)
    query = number_query(context.free) or (joined if known else context.free)
    if not targets:
        targets, query = _leading_reference(context) or (reference_before_name(catalog, text), query)
    query, meant = context.with_fields(query), tuple(targets)
    kept = [target for target in meant if context.lets_through(target)]
    if meant and not kept and meant[0].clause_id:
        answer = context.plain(query)
        return TypedText(
            query, meant, answer if answer.total else answer.saying(Message("search.nothing")), True
        )
    answer = context.plain(query, kept) if context.narrowing and kept else context.narrowed(query, kept)
    number = canonical_number(context.free.text)
    if number:
        return TypedText(query, meant, _with_number(context, answer, number, bool(kept)), True)
    return TypedText(query, meant, answer)


def own_named(context: SearchContext) -> list[ClauseTarget]:
    """Return the documents that the user calls so."""
    entries, text = context.corpus.entries, context.free.text.strip()
    own = context.fields.shelved("name", text) if len(text) >= _SHORTEST_NAME else ()
    return [ClauseTarget(entries[number].key, None, "title") for number in own]


def stands_in_text(context: SearchContext) -> bool:
    """Return whether a single run was typed that the text has.

    It is what is meant, even where it reads like a question.
    """
    single = context.free.single
    return bool(single and context.count(Alternative(single.normal)) and not says_duty(single.normal))


def _with_number(context: SearchContext, answer: Answer, number: str, held: bool) -> Answer:
    """Return the answer to a document number, saying where only citations of it are there, or nothing."""
    if answer.total:
        there = held or any(hit.clause_id is None for hit in answer.hits)
        return answer if there else answer.saying(Message("search.number_cited", number=number))
    known = [entry.number for entry in context.opened.catalog.entries]
    behind = number.partition("〔")[2]
    others = [other for other in known if other and behind and other.partition("〔")[2] == behind]
    others += numbers_like(number, context.opened.corpus.text, context.matcher.places)
    return answer.saying(Message("search.number_absent", number=number)).meant(others[:MOST_NUMBERS])


def _leading_reference(context: SearchContext) -> tuple[list[ClauseTarget], Query] | None:
    """Return a reference that words of the clause follow: 第三章 服务提升, 第二十八条 医疗保障基金."""
    for targets, rest in leading_reference(context.opened.catalog, context.free.text):
        words = parse(rest)
        kept = [target for target in targets if _has(context, target, words)]
        # A query that names the document wants the clause, whether the words are in it or not.
        kept = kept or [target for target in targets if target.how != "label"]
        if kept:
            return kept, words
    return None


def _has(context: SearchContext, target: ClauseTarget, query: Query) -> bool:
    """Return whether a clause, or one below it, contains the terms of a query."""
    found, corpus = context.hits.target(target, ()), context.corpus
    if query.root is None or found is None or found[0] is None:
        return False
    first = found[0]
    path, end = corpus.path(first), first + 1
    while end < len(corpus) and corpus.path(end)[: len(path)] == path:
        end += 1
    text = corpus.text[corpus.starts[first] : corpus.starts[end]]
    return all(
        any(run in text for run in (term.normal, *thesaurus.rewritings(term.normal))) for term in query.terms
    )
