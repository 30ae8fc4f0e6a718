"""Search service of the window: what it needs beyond the engine's answer; runs in a worker. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from typing import Protocol

from index.query import edit as narrowing
from index.results import Answer, Facet, Order
from ui.services.notebook.note_hits import Findable, NoteHit, find_notes

ORDERS: tuple[Order, ...] = ("relevance", "document", "date")
Cancelled = Callable[[], bool] | None


class SearchingEngine(Protocol):
    """Interface of the engine: answers a query; may be called from any thread."""

    def search(
        self,
        text: str,
        limit: int | None = 50,
        cancelled: Cancelled = None,
        literal: bool = False,
        near: bool = False,
        order: Order = "relevance",
    ) -> Answer:
        """Return the answer to ``text``; with ``literal`` it is one run, with ``near`` synonyms too."""


class OwnMarks(Protocol):
    """Facts about clauses from the notebook."""

    def noted(self) -> Collection[str]:
        """Return the ids of clauses with a note."""

    def bookmarked(self) -> Collection[str]:
        """Return the ids of clauses with a bookmark."""


@dataclass(frozen=True, slots=True)
class SearchReply(Answer):
    """An answer as the window shows it: hits in the wanted order, own facets, own notes."""

    notes: tuple[NoteHit, ...] = ()


class SearchService:
    """An engine for the window: synonyms come marked behind the exact hits, own notes beside them."""

    def __init__(
        self,
        engine: Callable[[], SearchingEngine],
        marks: OwnMarks | None = None,
        annotations: Callable[[], Findable] | None = None,
    ) -> None:
        self._engine, self._marks, self._annotations = engine, marks, annotations
        self.order: Order = "relevance"

    def search(
        self, text: str, limit: int | None = 50, cancelled: Cancelled = None, literal: bool = False
    ) -> Answer:
        """Return the answer with its first hits in the wanted order."""
        answer = self._ask(text, limit, cancelled, literal)
        values = {one.name: getattr(answer, one.name) for one in fields(Answer)}
        values |= {"facets": answer.facets + self._own(answer)}
        notes = find_notes(self._annotations(), answer.query) if self._annotations is not None else ()
        return SearchReply(**values, notes=notes)

    def _ask(self, text: str, limit: int | None, cancelled: Cancelled, literal: bool) -> Answer:
        engine = self._engine()
        kept = narrowing.literal(text) if literal else None
        if kept is not None:
            found = engine.search(kept, limit, cancelled, order=self.order)
            return replace(found, literal=True, related=())
        return engine.search(text, limit, cancelled, literal, not literal, self.order)

    def _own(self, answer: Answer) -> tuple[Facet, ...]:
        """Return how many of the hits have a note or a bookmark."""
        if self._marks is None or answer.listing is None:
            return ()
        own = (("有批注", self._marks.noted()), ("书签", self._marks.bookmarked()))
        found = [Facet(name, "", name, answer.listing.having(marked)) for name, marked in own if marked]
        return tuple(one for one in found if one.count)


def narrow_base(text: str) -> str:
    """Return the base query when a field is added to a query that was taken literally."""
    kept = narrowing.literal(text)
    if kept is not None:
        return kept
    return text if '"' in text else f'"{text.strip()}"'
