"""User annotations on clauses: anchors, bookmarks, notes, highlights and baskets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """Target of an annotation: ``[start, end)`` of :func:`printed`, with the words there and around it.

    The quote with its prefix and suffix is what finds the place again when the text has changed.
    """

    document_key: str
    clause_id: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A marked clause with a title of the user's own; ``id`` is a uuid4 in hex, ``created`` ISO-8601 UTC."""

    id: str
    anchor: Anchor
    title: str
    created: str
    tags: tuple[str, ...] = ()

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Return the one anchor as a tuple, since other annotations have several."""
        return (self.anchor,)


@dataclass(frozen=True, slots=True)
class Note:
    """The user's words on a clause or a range; times are ISO-8601 UTC.

    ``more`` holds the rest of a range that crosses into further clauses. ``conflict_of`` names the note that
    it is a conflict copy of, what another notebook made of that at the same time; only told, never kept.
    """

    id: str
    anchor: Anchor
    body: str
    created: str
    updated: str
    more: tuple[Anchor, ...] = ()
    tags: tuple[str, ...] = ()
    conflict_of: str = ""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Return the stretches of the range, one for each clause."""
        return (self.anchor, *self.more)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked range: a stretch (``anchors``, at least one) in each clause it crosses, and a style's key."""

    id: str
    anchors: tuple[Anchor, ...]
    style: str
    created: str
    updated: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BasketEntry:
    """A line of a basket: a clause (``anchor``), with what is below it or without, or a heading.

    With both it is the comparison of the anchor's document with the one whose key is ``heading``.
    """

    id: str
    anchor: Anchor | None = None
    heading: str = ""
    children: bool = True

    @property
    def compared_with(self) -> str:
        """The key of the other document of a comparison; empty for clauses and headings."""
        return self.heading if self.anchor is not None else ""


@dataclass(frozen=True, slots=True)
class Basket:
    """Clauses from any documents in the user's order, to print as one paper; times are ISO-8601 UTC."""

    id: str
    title: str
    entries: tuple[BasketEntry, ...] = ()
    created: str = ""
    updated: str = ""
