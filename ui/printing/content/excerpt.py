"""Excerpt to print: clauses with their citations and notes, as value objects; no Qt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from index.references.citation import document_number, edition_mark, titled
from store.model.annotation import Note
from store.model.clause import Clause
from store.model.document import Document
from store.model.measures import measures
from store.model.message import Message
from store.model.passages import Passage, passages
from store.model.printed import printed
from ui.printing.content.annotation_cache import AnnotationCache, cached_annotations
from ui.services.language import paper_text

if TYPE_CHECKING:
    from store.notebook import Notebook, PlacedAnnotation
    from ui.printing.content.blocks import Block
    from ui.printing.layout.page_styles import Sheet

#: Digits of the check code.
CODE_LENGTH = 10

#: The title of a paper of several documents that the user gave none.
UNNAMED = Message("paper.unnamed")


class ExcerptLibrary(Protocol):
    """Interface of the library, as far as an excerpt needs it."""

    def document(self, key: str) -> Document:
        """Return the full tree of a document."""

    def clause(self, clause_id: str) -> tuple[Document, Clause]:
        """Return a clause and the document it is in."""

    def stamp(self) -> str:
        """Return the state of the library."""


class PrintTarget(Protocol):
    """A document, or a clause in it, as the reference resolver finds it."""

    @property
    def document_key(self) -> str:
        """The document's key."""

    @property
    def clause_id(self) -> str | None:
        """The clause's id; None for the whole document."""


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """A highlight of the user: ``[start, end)`` of the printed text of a clause, and a style.

    ``name`` is what the user calls the style.
    """

    clause_id: str
    start: int
    end: int
    style: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptItem:
    """A clause to print; ``notes`` are those on it and on what is printed below it.

    ``unsure`` are the ids of notes whose place in a newer text the user has not confirmed.
    ``heading`` comes before it and holds for the items that follow; it is used in an arranged excerpt only.
    ``table`` makes what is printed in the place of the clause: a comparison. ``entry`` is the id of the entry
    of a basket that it is from.
    """

    document: Document
    clause: Clause
    citation: str
    notes: tuple[Note, ...] = ()
    with_children: bool = True
    heading: str = ""
    marks: tuple[PrintedMark, ...] = ()
    unsure: frozenset[str] = frozenset()
    table: Callable[[Sheet], Iterable[Block]] | None = None
    entry: str = ""

    @property
    def whole(self) -> bool:
        """True if this is the whole document."""
        return self.clause.id == self.document.key

    @property
    def code(self) -> str:
        """The check code of what is printed."""
        return check_code(self.clause, self.with_children)

    def clauses(self) -> Iterator[Clause]:
        """Return the clauses that are printed, in order."""
        return self.clause.walk() if self.with_children else iter((self.clause,))

    def count(self, acting: Set[str]) -> int:
        """Return how many clauses it is counted as: of a chapter the articles in it, else one.

        ``acting`` are the ids of the measures of its document.
        """

        def within(clause: Clause) -> int:
            return 1 if clause.id in acting else sum(map(within, clause.children))

        return max(1, within(self.clause)) if self.with_children and self.table is None else 1

    def passages(self) -> Iterator[Passage]:
        """Yield the printed text, stretch by stretch in reading order."""
        return passages(self.clause, self.with_children)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A paper: its title, what is on it, when it was made and from which state of the library.

    An ``arranged`` one is in its own order, with its own headings, and names its documents at the
    end; any other goes through documents one after another.
    """

    title: str
    items: tuple[ExcerptItem, ...]
    printed_on: date
    library_stamp: str
    arranged: bool = False

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that the excerpt is from, each once."""
        return tuple({item.document.key: item.document for item in self.items}.values())

    @property
    def partial(self) -> bool:
        """True if anything but whole documents is on it: then the paper is marked 节录."""
        return any(not item.whole for item in self.items)

    @property
    def clause_count(self) -> int:
        """Number of the clauses on it, counted as their documents count them."""
        acting = {one.key: frozenset(each.id for each in measures(one)) for one in self.documents}
        return sum(item.count(acting[item.document.key]) for item in self.items)

    def without_children(self) -> Excerpt:
        """Return the same excerpt with each clause alone; a whole document stays whole."""
        return replace(
            self,
            items=tuple(item if item.whole else replace(item, with_children=False) for item in self.items),
        )


def check_code(clause: Clause, with_children: bool = False) -> str:
    """Return the first ten hex digits of the SHA-256 of the clause's printed text, children included when
    asked.

    For a clause without children, the code is that of :func:`store.model.printed.printed` alone; with
    children that of all words in the order in which they are read.
    """
    text = printed(clause)
    if with_children:
        own = {each.id: printed(each) for each in clause.walk()}
        text = "\v".join(own[each.clause.id][each.start : each.end] for each in passages(clause))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:CODE_LENGTH]


def whole_document(document: Document) -> Clause:
    """Return a clause for the whole document: its id is the document's key."""
    return Clause(id=document.key, label="", path=(), body=document.clauses)


def document_citation(document: Document) -> str:
    """Return 《题名》（文号）."""
    return titled(document.name) + document_number(document.number) + edition_mark(document)


def excerpt_of(
    targets: Iterable[PrintTarget | str],
    library: ExcerptLibrary,
    notebook: Notebook | AnnotationCache | None = None,
    title: str = "",
    printed_on: date | None = None,
    cite: Callable[[Document, Clause], str] | None = None,
) -> Excerpt:
    """Return the excerpt of some clauses (ids or resolved references), in that order, each once.

    A clause is printed with what is below it, unless something below it is asked for by itself: then
    exactly that is printed. All clauses of a document are the whole document. ``title`` is by default the
    document's name, or 政策摘录 for several. Raises NotFound for an unknown clause or document.
    """
    found = _gather(targets, library)
    notes = cached_annotations(notebook)
    items = tuple(
        _item(document, clause, found, notes, cite or _cite()) for document, clause in found.values()
    )
    names = {item.document.key: item.document.name for item in items}
    return Excerpt(
        title=title or (next(iter(names.values())) if len(names) == 1 else paper_text(UNNAMED)),
        items=items,
        printed_on=printed_on or date.today(),
        library_stamp=library.stamp(),
    )


def _gather(
    targets: Iterable[PrintTarget | str], library: ExcerptLibrary
) -> dict[str, tuple[Document, Clause]]:
    """Return the clauses asked for, by id; a whole document gives all its clauses."""
    asked: dict[str, tuple[Document, Clause]] = {}
    for target in targets:
        document, clause = _find(target, library)
        asked.setdefault(clause.id, (document, clause))
    documents = {document.key: document for document, _ in asked.values()}
    whole = {
        key: whole_document(document)
        for key, document in documents.items()
        if key in asked or all(clause.id in asked for clause in document.walk())
    }
    found: dict[str, tuple[Document, Clause]] = {}
    for document, clause in asked.values():
        chosen = whole.get(document.key, clause)
        found.setdefault(chosen.id, (document, chosen))
    return found


def _cite() -> Callable[[Document, Clause], str]:
    from index.references.citation import cite

    return cite


def _find(target: PrintTarget | str, library: ExcerptLibrary) -> tuple[Document, Clause]:
    if isinstance(target, str):
        return library.clause(target)
    if target.clause_id is not None:
        return library.clause(target.clause_id)
    document = library.document(target.document_key)
    return document, whole_document(document)


def make_item(
    document: Document,
    clause: Clause,
    notebook: Notebook | AnnotationCache | None = None,
    with_children: bool = True,
    heading: str = "",
    cite: Callable[[Document, Clause], str] | None = None,
) -> ExcerptItem:
    """Return a clause to print, cited, with the notes on it and on what is printed below it."""
    whole = clause.id == document.key
    item = ExcerptItem(
        document=document,
        clause=clause,
        citation=document_citation(document) if whole else (cite or _cite())(document, clause),
        with_children=with_children,
        heading=heading,
    )
    written = cached_annotations(notebook)
    if written is None:
        return item
    ids = {each.id for each in item.clauses()}
    placed = [one for one in written.marks(document) if one.spans]
    notes = (_note(one) for one in placed if one.annotation.kind == "note")
    names = {each.key: paper_text(each.words) for each in written.styles()}
    marks = (
        PrintedMark(
            span.clause_id, span.start, span.end, one.annotation.style, names.get(one.annotation.style, "")
        )
        for one in placed
        for span in one.spans
        if one.annotation.kind == "highlight" and one.state == "placed"
    )
    return replace(
        item,
        unsure=frozenset(one.annotation.id for one in placed if one.state == "unsure"),
        notes=tuple(note for note in notes if note.anchor.clause_id in ids),
        marks=tuple(mark for mark in marks if mark.clause_id in ids),
    )


def _note(placed: PlacedAnnotation) -> Note:
    """Return a note at its place in the text of today."""
    found, span = placed.annotation, placed.spans[0]
    anchor = replace(found.anchor, clause_id=span.clause_id, start=span.start, end=span.end)
    return Note(
        found.id,
        anchor,
        found.text,
        found.created,
        found.updated,
        found.anchors[1:],
        found.tags,
        found.conflict_of,
    )


def _item(
    document: Document,
    clause: Clause,
    found: dict[str, tuple[Document, Clause]],
    notes: AnnotationCache | None,
    cite: Callable[[Document, Clause], str],
) -> ExcerptItem:
    whole = clause.id == document.key
    alone = any(below.id in found for child in clause.children for below in child.walk())
    return make_item(document, clause, notes, whole or not alone, cite=cite)
