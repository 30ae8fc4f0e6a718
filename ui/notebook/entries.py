"""Bookmarks and notes as lines of a list: where they stand now, or that their place is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from store.errors import YiceError
from store.notebook.anchors import Placement, locate
from store.records import Anchor, Bookmark, Document, Note
from ui.labels import clause_label, short_title

UNKNOWN = 1_000_000


class Library(Protocol):
    """What is needed of the library."""

    def document(self, key: str) -> Document:
        """One document; NotFound."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One bookmark or note in a list.

    ``placed`` is false when its words are nowhere in the library any more: it is then shown with ``quote``
    and cannot be opened. ``clause_id`` is where it holds now; ``order`` counts clauses in the document.
    """

    id: str
    kind: Literal["bookmark", "note"]
    document_key: str
    document_name: str
    clause_id: str
    place: str
    text: str
    quote: str
    time: str
    placed: bool = True
    order: int = UNKNOWN


def bookmark_entries(bookmarks: Sequence[Bookmark], library: Library) -> list[Entry]:
    """Bookmarks as lines, in the order given."""
    shelf = _Shelf(library)
    return [shelf.entry(item.id, "bookmark", item.anchor, item.title, item.created) for item in bookmarks]


def note_entries(notes: Sequence[Note], library: Library) -> list[Entry]:
    """Notes as lines, in the order given."""
    shelf = _Shelf(library)
    return [shelf.entry(item.id, "note", item.anchor, item.body, item.updated) for item in notes]


class _Shelf:
    """Documents that were asked for, with the order of their clauses."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._documents: dict[str, Document | None] = {}
        self._orders: dict[str, dict[str, int]] = {}

    def entry(
        self, item_id: str, kind: Literal["bookmark", "note"], anchor: Anchor, text: str, time: str
    ) -> Entry:
        document = self._document(anchor.document_key)
        placement = locate(document, anchor) if document else None
        if document is None or placement is None:
            return self._unplaced(item_id, kind, anchor, text, time, document)
        clause = placement.clause
        return Entry(
            id=item_id,
            kind=kind,
            document_key=document.key,
            document_name=short_title(document.name),
            clause_id=clause.id,
            place=clause_label(clause.label, clause.path),
            text=text,
            quote=anchor.quote,
            time=time,
            order=self._order(document, placement),
        )

    def _unplaced(
        self,
        item_id: str,
        kind: Literal["bookmark", "note"],
        anchor: Anchor,
        text: str,
        time: str,
        document: Document | None,
    ) -> Entry:
        name = short_title(document.name) if document else anchor.document_key
        label = anchor.clause_id.rsplit("/", 1)[-1]
        return Entry(
            id=item_id,
            kind=kind,
            document_key=anchor.document_key,
            document_name=name,
            clause_id=anchor.clause_id,
            place=clause_label(label),
            text=text,
            quote=anchor.quote,
            time=time,
            placed=False,
        )

    def _document(self, key: str) -> Document | None:
        if key not in self._documents:
            try:
                self._documents[key] = self._library.document(key)
            except YiceError:
                self._documents[key] = None
        return self._documents[key]

    def _order(self, document: Document, placement: Placement) -> int:
        if document.key not in self._orders:
            self._orders[document.key] = {clause.id: n for n, clause in enumerate(document.walk())}
        return self._orders[document.key].get(placement.clause.id, UNKNOWN)
