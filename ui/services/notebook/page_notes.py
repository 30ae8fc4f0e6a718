"""Annotations of one document, sorted for the page: bookmarks, notes, highlights by place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.model.annotation import Anchor, Note
from store.notebook import Annotation, PlacedAnnotation, Span


class PageNotes(NamedTuple):
    """The bookmarks and notes of each clause as they hold now, and the highlights with their places."""

    #: The ids of the bookmarks on each clause: more than one where a text has joined two clauses.
    bookmarks: dict[str, list[str]]
    notes: dict[str, list[Note]]
    highlights: list[PlacedAnnotation]


def page_notes(placed: Sequence[PlacedAnnotation]) -> PageNotes:
    """Sort annotations by what they are; those without a place are left out."""
    found = PageNotes({}, {}, [])
    for one in placed:
        if not one.spans:
            continue
        kind = one.annotation.kind
        if kind == "bookmark":
            found.bookmarks.setdefault(one.spans[0].clause_id, []).append(one.annotation.id)
        elif kind == "highlight":
            found.highlights.append(one)
        else:
            for span in _by_clause(one.spans):
                found.notes.setdefault(span.clause_id, []).append(_note(one.annotation, span))
    return found


def _by_clause(spans: Sequence[Span]) -> list[Span]:
    """Return one span a clause: a note on a column of a table is shown once, from its first cell to its
    last.
    """
    found: dict[str, Span] = {}
    for span in spans:
        known = found.get(span.clause_id, span)
        start, end = min(known.start, span.start), max(known.end, span.end)
        found[span.clause_id] = Span(span.clause_id, start, end)
    return list(found.values())


def _note(item: Annotation, span: Span) -> Note:
    quote = next((anchor.quote for anchor in item.anchors if anchor.clause_id == span.clause_id), item.quote)
    anchor = Anchor(item.document_key, span.clause_id, span.start, span.end, quote)
    return Note(
        item.id,
        anchor,
        item.text,
        item.created,
        item.updated,
        tags=item.tags,
        conflict_of=item.conflict_of,
    )
