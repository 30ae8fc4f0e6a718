"""Strategies: what an organisation answers for, where that is what was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.interpretation.document_scope import within_names
from index.interpretation.duty_questions import PLACE, YEAR, DutyQuestion, duty_question
from index.interpretation.search_context import SearchContext
from index.matching.leading_hits import LeadingHits
from index.matching.listing import HitListing, KnownOrder
from index.matching.matcher import terms_of
from index.query.alternative import Alternative
from index.query.parser import AllOf, Field, Node, Query, Term, parse
from index.references.document_names import find_documents
from index.results import Answer, Hit
from index.text import thesaurus
from store.model.message import Message

#: What an organisation does in a role, where the role is asked for.
_ROLES = {"lead": Message("duty.leads"), "support": Message("duty.supports")}
_ANSWERS = Message("duty.answers")


def responsible_for(context: SearchContext, loose: bool = False) -> Answer | None:
    """Return the clauses that an organisation is responsible for, where that is what was asked."""
    duties = context.opened.duties
    known = duties.names
    # 人民政府 负责 is two words to be found, not a question about every 某某人民政府.
    one = loose or len(context.free.text.split()) == 1
    asked = duty_question(context.free, lambda name: bool(known(name, one)), loose)
    within: frozenset[int] | None = context.allowed
    if asked is None:
        asked, within = _duty_among_words(context)
    if asked is None:
        return None
    names = [name for one in asked.organisations for name in known(one)]
    shown = tuple(dict.fromkeys(names))
    clauses = duties.shared(asked.organisations, asked.role)
    role = _ROLES.get(asked.role or "", _ANSWERS)
    note = Message("search.duty", names=shown, role=role)
    if not clauses and asked.role:
        # Most notes do not set roles apart: then what it answers for together with others is the answer.
        clauses = duties.shared(asked.organisations, "joint")
        note = Message("search.duty_jointly", names=shown, role=role)
        if not clauses:
            return _no_role(context, asked, shown, role)
    said = _said_to(context, asked.organisations, clauses) if asked.role != "support" else []
    if context.free.single:
        # The text may also have what was typed as it is.
        typed = context.containing(Alternative(context.free.single.normal))
        said = sorted({*said, *typed}.difference(clauses))
    ordered = duties.leading_first(clauses, names)
    # Where the notes call it otherwise, what the text says of it by this name comes first.
    ordered = ordered + said if any(one in names for one in asked.organisations) else said + ordered
    if within is not None:
        ordered = [clause for clause in ordered if clause in within]
        note = note if ordered else Message("search.duty_not_within", duty=note)
    return _duty_page(context, ordered, names, note)


def _duty_page(context: SearchContext, ordered: Sequence[int], names: Sequence[str], note: Message) -> Answer:
    clauses = sorted(ordered)

    def make(clause: int) -> Hit:
        return context.hits.clause(clause, "duty", 1.0, (), names)

    listing = HitListing(context.opened, LeadingHits(), clauses, KnownOrder(ordered), make, context.order)
    hits = context.first_page(listing)
    documents = context.hits.per_document(clauses, ())
    facets = context.hits.facets(documents, clauses)
    return Answer(
        context.query, len(clauses), 0.0, hits, documents, (), (note,), facets=facets, listing=listing
    )


def _no_role(context: SearchContext, asked: DutyQuestion, names: tuple[str, ...], role: Message) -> Answer:
    """No clause names an organisation in a role, but some do in another."""
    others = [f"{'和'.join(asked.organisations)}负责的措施"]
    return context.empty(Message("search.no_duty", names=names, role=role)).meant(others)


def without_duties(context: SearchContext) -> Answer | None:
    """Answer for an organisation that no duty note names: what the text says of it, or the empty answer."""
    asked = duty_question(context.free, thesaurus.is_organisation)
    if asked is None:
        return None
    said = _said_to(context, asked.organisations, ())
    if said:
        note = Message("search.told_to_do", name=asked.organisations[0])
        return _duty_page(context, said, _spoken(asked.organisations[0]), note)
    name = "和".join(asked.organisations)
    mentioned = context.containing(Alternative(name)) if len(asked.organisations) == 1 else ()
    role = _ROLES.get(asked.role or "", _ANSWERS)
    empty = context.empty(Message("search.no_duty", names=asked.organisations, role=role))
    return empty.meant([name] if mentioned else [])


def _duty_among_words(context: SearchContext) -> tuple[DutyQuestion | None, frozenset[int] | None]:
    """Return a question about duties beside a document's name or other words, and the clauses these allow."""
    for text, rest in _partings(context):
        asked = duty_question(parse(text), lambda name: bool(context.opened.duties.names(name)))
        if asked is None:
            continue
        query = Query(context.free.text, AllOf((*rest, *context.narrowing)))
        query = within_names(query, context.opened.catalog)
        assert query.root is not None
        plan = context.expander.expand(query, terms_of(query.root)).plan
        return asked, frozenset(context.matcher.clauses(query.root, plan))
    return None, None


def _partings(context: SearchContext) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Yield the ways to part a query into what may be a question about duties, and what narrows it."""
    root = context.free.root
    nodes = root.nodes if isinstance(root, AllOf) else ()
    for count in (1, 2):
        for at in range(len(nodes) - count + 1):
            some = nodes[at : at + count]
            if count < len(nodes) and all(isinstance(node, Term) and not node.literal for node in some):
                text = "".join(node.text for node in some if isinstance(node, Term))
                yield text, (*nodes[:at], *nodes[at + count :])
    if isinstance(root, Term):
        yield from _within_sentence(context, root.normal)


def _within_sentence(context: SearchContext, text: str) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Yield a sentence without the year or the document that it names: 省教育厅在政策清单中负责什么."""
    year = YEAR.search(text)
    if year:
        yield text[: year.start()] + text[year.end() :], (Field("年", year[1]),)
    place = PLACE.search(text)
    for at in range(place.start("name"), place.end("name") - 1) if place else ():
        assert place is not None
        name = text[at : place.end("name")]
        found = find_documents(context.opened.catalog, name)
        if found and found[0].score >= 1:
            before = text[:at].removesuffix("在")
            yield before + text[place.end() :], (Field("文件", name),)
            return


def _said_to(context: SearchContext, organisations: Sequence[str], noted: Sequence[int]) -> list[int]:
    """Return the clauses that say in their own words what an organisation has to do (审计部门应当…)."""
    if len(organisations) > 1:
        return []
    said = {
        clause
        for name in _spoken(organisations[0])
        for does in ("负责", "应当")
        for clause in context.containing(Alternative(name + does))
    }
    return sorted(said.difference(noted))


def _spoken(organisation: str) -> list[str]:
    """Return the names by which the text may speak of an organisation: as typed, and otherwise in full."""
    others = thesaurus.rewritings(organisation)
    return [organisation, *(one for one in others if len(one) > len(organisation))]
