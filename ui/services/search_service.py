"""What a search in the window asks for beyond the engine's answer; runs in a worker. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal, Protocol

from index.query import edit as narrowing
from index.results import Answer, Facet, Hit
from store.model.document import Document, DocumentSummary
from ui.services.notebook.note_hits import Findable, NoteHit, find_notes

Order = Literal["relevance", "document", "date"]
ORDERS: tuple[Order, ...] = ("relevance", "document", "date")
Cancelled = Callable[[], bool] | None


class Engine(Protocol):
    """What can answer a query; may be called from any thread."""

    def search(
        self,
        text: str,
        limit: int | None = 50,
        cancelled: Cancelled = None,
        literal: bool = False,
        near: bool = False,
    ) -> Answer:
        """The answer to ``text``; with ``literal`` it is one run, with ``near`` synonyms too."""


class Documents(Protocol):
    """The part of the library that is asked here."""

    def documents(self) -> Sequence[DocumentSummary]:
        """What documents there are."""

    def document(self, key: str) -> Document:
        """A document."""


class OwnMarks(Protocol):
    """What the notebook knows of clauses."""

    def noted(self) -> Collection[str]:
        """The ids of clauses with a note."""

    def bookmarked(self) -> Collection[str]:
        """The ids of clauses with a bookmark."""


@dataclass(frozen=True, slots=True)
class Reply(Answer):
    """An answer as the window shows it: hits in the wanted order, own facets, own notes."""

    notes: tuple[NoteHit, ...] = ()


class SearchService:
    """An engine for the window: synonyms come marked behind the exact hits, own notes beside them."""

    def __init__(
        self,
        engine: Callable[[], Engine],
        library: Documents | None = None,
        marks: OwnMarks | None = None,
        notebook: Callable[[], Findable] | None = None,
    ) -> None:
        self._engine, self._library, self._marks, self._notebook = engine, library, marks, notebook
        self._places: dict[str, tuple[Document, dict[str, int]]] = {}
        self.order: Order = "relevance"

    def search(
        self, text: str, limit: int | None = 50, cancelled: Cancelled = None, literal: bool = False
    ) -> Answer:
        """The answer; in another order than relevance all of it, as the first hits may be anywhere."""
        order = self.order
        limit = limit if order == "relevance" else None
        answer = self._ask(text, limit, cancelled, literal)
        facets = answer.facets + self._own(text, answer, cancelled, literal)
        values = {one.name: getattr(answer, one.name) for one in fields(Answer)}
        values |= {"facets": facets, "hits": self._sorted(answer.hits, order)}
        notes = find_notes(self._notebook(), answer.query) if self._notebook is not None else ()
        return Reply(**values, notes=notes)

    def _ask(self, text: str, limit: int | None, cancelled: Cancelled, literal: bool) -> Answer:
        engine = self._engine()
        kept = narrowing.literal(text) if literal else None
        if kept is not None:
            return replace(engine.search(kept, limit, cancelled), literal=True, related=())
        return engine.search(text, limit, cancelled, literal, not literal)

    def _own(self, text: str, answer: Answer, cancelled: Cancelled, literal: bool) -> tuple[Facet, ...]:
        """How many of the hits have a note or a bookmark."""
        if self._marks is None or not answer.total:
            return ()
        found = []
        for name, marked in (("有批注", self._marks.noted()), ("书签", self._marks.bookmarked())):
            if marked:
                base = narrow_base(text) if literal else text
                total = self._ask(narrowing.narrowed(base, name, ""), 0, cancelled, False).total
                found.append(Facet(name, "", name, total))
        return tuple(one for one in found if one.count)

    def _sorted(self, hits: tuple[Hit, ...], order: Order) -> tuple[Hit, ...]:
        if order == "relevance" or self._library is None:
            return hits
        documents = self._library.documents()
        rank = {one.key: number for number, one in enumerate(documents)}
        dates = {one.key: one.date or "" for one in documents}
        ordered = sorted(hits, key=lambda hit: (rank.get(hit.document_key, len(rank)), self._place(hit)))
        if order == "date":
            ordered.sort(key=lambda hit: dates.get(hit.document_key, ""), reverse=True)
        # What is only near stays behind what has the words.
        ordered.sort(key=lambda hit: hit.match == "near")
        return tuple(ordered)

    def _place(self, hit: Hit) -> int:
        """Where a hit stands in its document; one on the document itself stands first."""
        if hit.clause_id is None or self._library is None:
            return -1
        document = self._library.document(hit.document_key)
        known = self._places.get(document.key)
        if known is None or known[0] is not document:
            places = {clause.id: number for number, clause in enumerate(document.walk())}
            known = self._places[document.key] = (document, places)
        return known[1].get(hit.clause_id, -1)


def narrow_base(text: str) -> str:
    """What a query that was taken literally is, when a field is put to it."""
    kept = narrowing.literal(text)
    if kept is not None:
        return kept
    return text if '"' in text else f'"{text.strip()}"'
