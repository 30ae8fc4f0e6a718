"""Printout of the place for paper: an excerpt with its parts, or a table; no Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from index.references.citation import cite
from store.model.clause import Clause
from store.model.printed import printed
from ui.printing.content.excerpt import Excerpt, ExcerptItem
from ui.printing.content.tables.table_paper import TablePaper
from ui.services.display_names import clause_label
from ui.services.library.short_names import stated_title

WORDS = 60


@dataclass(frozen=True, slots=True)
class PrintoutPart:
    """A part of a printout that can be left out; its ``anchors`` say where it is on paper.

    ``id`` is unique in the printout. ``title`` names document and place, ``place`` is its end; ``words`` say
    what it is about; ``heading`` is the heading above it.
    """

    id: str
    title: str
    place: str
    words: str
    heading: str
    item: ExcerptItem
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Printout:
    """A paper before it is set; :func:`printout_of` makes it.

    With a ``table`` it is that paper; of the excerpt only the title is used. ``notes`` asks for the notes to
    be included from the start. ``basket`` is the id of the basket that it is from, ``headings`` are the ids
    of that basket's headings by their printed words.
    """

    excerpt: Excerpt
    parts: tuple[PrintoutPart, ...] = ()
    table: TablePaper | None = None
    notes: bool = False
    basket: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)

    def only(self, ids: Collection[str]) -> Excerpt:
        """Return the excerpt of the parts with these ids; that of all parts is the whole again."""
        if all(part.id in ids for part in self.parts):
            return self.excerpt
        return replace(self.excerpt, items=tuple(part.item for part in self.parts if part.id in ids))


def printout_of(
    excerpt: Excerpt, notes: bool = False, basket: str = "", headings: Mapping[str, str] | None = None
) -> Printout:
    """Return an excerpt with its parts; a document that is printed whole consists of its chapters."""
    items = excerpt.items
    if len(items) == 1 and items[0].whole:
        parts = tuple(_part(each, alone=True) for each in chapters(items[0]))
    else:
        alone = len(excerpt.documents) == 1
        parts = tuple(_part(item, alone=alone and not item.whole) for item in items)
    return Printout(excerpt, parts, None, notes, basket, headings or {})


def chapters(item: ExcerptItem) -> Iterator[ExcerptItem]:
    """Yield the parts at the top of a whole document, each with what the user has written in it."""
    for clause in item.clause.body:
        if not isinstance(clause, Clause):
            continue
        ids = {each.id for each in clause.walk()}
        yield replace(
            item,
            clause=clause,
            citation=cite(item.document, clause),
            notes=tuple(note for note in item.notes if note.anchor.clause_id in ids),
            marks=tuple(mark for mark in item.marks if mark.clause_id in ids),
        )


def _part(item: ExcerptItem, alone: bool) -> PrintoutPart:
    """Return an item as a part; ``alone``: all are of one document, which is not named again."""
    clause = item.clause
    anchors = frozenset(each.id for each in item.clauses())
    key = item.entry or clause.id
    if item.table is not None:
        return PrintoutPart(key, item.citation, "", "", item.heading, item, anchors)
    if item.whole:
        return PrintoutPart(
            key, stated_title(item.document), "", item.document.number or "", item.heading, item, anchors
        )
    place = clause_label(clause.label, clause.path)
    title = place if alone else f"{stated_title(item.document)} {place}"
    words = clause.heading or " ".join((clause.text or printed(clause)).split())
    return PrintoutPart(key, title, place, words[:WORDS], item.heading, item, anchors)
