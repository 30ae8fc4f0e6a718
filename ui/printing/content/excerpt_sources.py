"""Sources of an excerpt besides a selection: chapters, hits, bookmarks, duties, notes, baskets; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.comparison.pairing import SettledPairs
from store.model.annotation import Basket, BasketEntry
from store.model.clause import Clause
from store.model.document import Document
from store.model.duty import DutyRole
from store.model.errors import YiceError
from store.model.message import Message
from store.notebook import Notebook
from ui.printing.content.annotation_cache import cached_annotations
from ui.printing.content.excerpt import UNNAMED, Excerpt, ExcerptItem, ExcerptLibrary, excerpt_of, make_item
from ui.services.language import paper_text
from ui.services.notebook.basket_places import BasketFinder, is_unnamed, shown_headings

#: What a person has decided of the measures of two documents, by their keys.
SettledOf = Callable[[str, str], SettledPairs]
#: The headings of a duty list, and the roles listed under each.
_DUTIES: tuple[tuple[Message, tuple[DutyRole, ...]], ...] = (
    (Message("duty.lead"), ("lead",)),
    (Message("duty.support"), ("support",)),
    (Message("duty.joint"), ("joint",)),
)
#: Their numbers on the paper; groups without clauses are not counted.
_NUMBERED: tuple[Callable[[Message], Message], ...] = (
    lambda title: Message("paper.group_one", title=title),
    lambda title: Message("paper.group_two", title=title),
    lambda title: Message("paper.group_three", title=title),
)


class NothingToPrint(YiceError):  # noqa: N818
    """Error: the requested part has no clause."""

    code = "print.nothing"


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A whole document, as something to print."""

    document_key: str
    clause_id: str | None = None


def document_excerpt(key: str, library: ExcerptLibrary, notebook: Notebook | None = None) -> Excerpt:
    """Return a whole document."""
    return excerpt_of([WholeDocument(key)], library, notebook)


def documents_excerpt(
    keys: Sequence[str], library: ExcerptLibrary, notebook: Notebook | None = None
) -> Excerpt:
    """Return several whole documents, in this order, as one paper."""
    return excerpt_of([WholeDocument(key) for key in keys], library, notebook)


def chapter_of(document: Document, clause_id: str) -> Clause | None:
    """Return the part of a document at its top (章, 一、, or the clause itself) that a clause is in."""
    for top in document.clauses:
        if any(clause.id == clause_id for clause in top.walk()):
            return top
    return None


def chapter_excerpt(clause_id: str, library: ExcerptLibrary, notebook: Notebook | None = None) -> Excerpt:
    """Return the chapter that a clause is in."""
    document, clause = library.clause(clause_id)
    chapter = chapter_of(document, clause_id) or clause
    return excerpt_of([chapter.id], library, notebook)


def hits_excerpt(
    query: str, clause_ids: Iterable[str | None], library: ExcerptLibrary, notebook: Notebook | None = None
) -> Excerpt:
    """Return the hits of a search: documents as the search orders them, clauses in the order of the text.

    A hit on a document itself (None) is not printed, nor is a clause twice where what holds it is a hit.

    Raises:
        NothingToPrint: there are no hits.
    """
    found = [library.clause(each) for each in dict.fromkeys(clause_ids) if each is not None]
    if not found:
        raise NothingToPrint(what=Message("print.quoted", text=query))
    ids = ids_in_text_order(found)
    return excerpt_of(ids, library, notebook, title=paper_text(Message("paper.results", query=query)))


def duties_excerpt(
    organisation: str,
    clause_ids: Iterable[str | None],
    library: ExcerptLibrary,
    notebook: Notebook | None = None,
) -> Excerpt:
    """Return the duties of an organisation: what it leads, what it supports, what it answers for with others.

    ``clause_ids`` are the clauses to look at.

    Raises:
        NothingToPrint: the organisation has no duties.
    """
    means = _names_of(organisation)
    notes = cached_annotations(notebook)
    found = [library.clause(each) for each in dict.fromkeys(clause_ids) if each is not None]
    items: list[ExcerptItem] = []
    groups = 0
    for title, roles in _DUTIES:
        heading = paper_text(_NUMBERED[groups](title))
        for document, clause in found:
            held = [duty.role for duty in clause.duties if means(duty.organisation)]
            if held and min(held, key=_rank) in roles:
                items.append(make_item(document, clause, notes, with_children=False, heading=heading))
        groups += any(item.heading == heading for item in items)
    if not items:
        raise NothingToPrint(what=Message("print.quoted", text=organisation))
    named = paper_text(Message("paper.duties_of", name=organisation))
    return excerpt_from(named, items, library, arranged=True)


def basket_excerpt(
    basket: Basket,
    library: ExcerptLibrary,
    notebook: Notebook | None = None,
    settled: SettledOf | None = None,
) -> Excerpt:
    """Return a basket in the user's order with the user's headings; what is gone from the library is left
    out.

    Raises:
        NothingToPrint: no clause of the basket is left.
    """
    headings, finder = shown_headings(basket), BasketFinder(library)
    notes = cached_annotations(notebook)
    items: list[ExcerptItem] = []
    heading = ""
    for entry in basket.entries:
        if entry.anchor is None:
            heading = headings[entry.id]
            continue
        if entry.compared_with:
            table = _comparison_item(entry, finder, heading, settled)
            items += [table] if table is not None else []
            continue
        found = finder.find(entry.anchor)
        if found is not None:
            item = make_item(found.document, found.clause, notes, entry.children, heading)
            items.append(replace(item, entry=entry.id))
    if not items:
        raise NothingToPrint(what=Message("print.basket", title=basket.title))
    title = paper_text(UNNAMED) if is_unnamed(basket.title) else basket.title
    return excerpt_from(title, items, library, arranged=True)


def _comparison_item(
    entry: BasketEntry, finder: BasketFinder, heading: str, settled: SettledOf | None
) -> ExcerptItem | None:
    """Return the comparison of two documents as they read now; None where the library lacks one."""
    from index.comparison.comparison import compare
    from ui.printing.content.tables.comparison_table import comparison_item_blocks, title_of

    key = entry.anchor.document_key if entry.anchor is not None else ""
    first, second = finder.document(key), finder.document(entry.compared_with)
    if first is None or second is None:
        return None
    found = compare(first, second, settled(first.key, second.key) if settled is not None else None)
    title = title_of(found)
    clause = Clause(id=f"{first.key}↔{second.key}", label=title, path=(title,), heading=title)
    return ExcerptItem(
        first,
        clause,
        title,
        heading=heading,
        table=lambda sheet: comparison_item_blocks(found, sheet),
        entry=entry.id,
    )


def find_basket(name: str, baskets: Sequence[Basket]) -> Basket | None:
    """Return the basket of that name; of several, the newest."""
    return next((each for each in reversed(baskets) if each.title == name.strip()), None)


def ids_in_text_order(found: Sequence[tuple[Document, Clause]]) -> list[str]:
    """Return clause ids: documents as they come first, in each the clauses in the order of the text."""
    wanted = {clause.id for _, clause in found}
    documents = {document.key: document for document, _ in found}
    return [clause.id for document in documents.values() for clause in document.walk() if clause.id in wanted]


def _rank(role: DutyRole) -> int:
    return ("lead", "support", "joint").index(role)


def _names_of(text: str) -> Callable[[str], bool]:
    from index.text.thesaurus import organisation

    wanted = organisation(text)
    return lambda name: wanted.covers(organisation(name))


def excerpt_from(
    title: str, items: Sequence[ExcerptItem], library: ExcerptLibrary, arranged: bool = False
) -> Excerpt:
    """Return the excerpt of today with these items, in the state that the library has now."""
    return Excerpt(title, tuple(items), date.today(), library.stamp(), arranged)
