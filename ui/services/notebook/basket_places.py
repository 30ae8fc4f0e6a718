"""Present places of a basket's clauses, in a library that may have been updated since; no Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from store.model.annotation import Anchor, Basket
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import YiceError
from store.model.message import Message
from store.model.numbers import to_chinese
from store.notebook.anchoring.anchors import locate

#: Headings that bring their own number are not numbered.
_NUMBERED = re.compile(
    r"\s*(?:第?[〇零一二三四五六七八九十百]+[、章节条部．.]|[（(].{1,3}[）)]|\d+\s*[、.．)）])"
)


class PlacedLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""


#: The names that a basket has until it gets one.
_NO_NAME = re.compile(r"(?:打印篮|Basket)?\s*\d*")


def is_unnamed(title: str) -> bool:
    """Return whether nobody has named a basket of this title.

    >>> is_unnamed("打印篮"), is_unnamed("Basket 2"), is_unnamed("价格专题会")
    (True, True, False)
    """
    return _NO_NAME.fullmatch(title.strip()) is not None


def content_title(name: str, count: int) -> Message:
    """Return what a basket with clauses of ``count`` documents is called after the first, ``name``."""
    if count == 1:
        return Message("basket.excerpt", name=name)
    return Message("basket.excerpts", name=name, count=count)


@dataclass(frozen=True, slots=True)
class BasketClause:
    """A clause of a basket as it is now; ``changed``: its words are not those it was put in with."""

    document: Document
    clause: Clause
    changed: bool = False


class BasketFinder:
    """Finds clauses by their anchors, looking at each document once."""

    def __init__(self, library: PlacedLibrary) -> None:
        self._library = library
        self._documents: dict[str, Document | None] = {}
        self._clauses: dict[str, dict[str, Clause]] = {}

    def find(self, anchor: Anchor) -> BasketClause | None:
        """Find where an anchor's words are now, else the clause of its name; None where neither is left."""
        document = self.document(anchor.document_key)
        if document is None:
            return None
        place = locate(document, anchor) if anchor.quote else None
        if place is not None:
            return BasketClause(document, place.clause)
        if document.key not in self._clauses:
            self._clauses[document.key] = {clause.id: clause for clause in document.walk()}
        home = self._clauses[document.key].get(anchor.clause_id)
        return BasketClause(document, home, bool(anchor.quote)) if home is not None else None

    def document(self, key: str) -> Document | None:
        """Return a document, or None where the library does not hold it any more."""
        if key not in self._documents:
            try:
                self._documents[key] = self._library.document(key)
            except YiceError:
                self._documents[key] = None
        return self._documents[key]


def numbered(headings: Iterable[str]) -> Iterator[str]:
    """Return headings as they are shown and printed: 一、 before each, unless it brings its own number."""
    count = 0
    for heading in headings:
        if _NUMBERED.match(heading):
            yield heading.strip()
        else:
            count += 1
            yield f"{to_chinese(count)}、{heading.strip()}"


def shown_headings(basket: Basket) -> dict[str, str]:
    """Return the headings of a basket with their numbers, by the id of the entry."""
    entries = [entry for entry in basket.entries if entry.anchor is None]
    return dict(
        zip((entry.id for entry in entries), numbered(entry.heading for entry in entries), strict=True)
    )
