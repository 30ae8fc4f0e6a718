"""The user's own notes that a query finds, beside the clauses of the documents. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from index.matching.snippets import merged, ranges_in, snippet
from index.query.alternative import Alternative
from index.query.parser import Query
from index.text.normalize import fold_query
from store.model.errors import YiceError
from store.notebook.model import AnnotationFilter, AnnotationPage

#: More notes than this are not listed; the panel of notes has all.
MOST = 50


class Findable(Protocol):
    """The annotations, as far as they are asked here."""

    def find(
        self, wanted: AnnotationFilter, sort: str = "updated", descending: bool = False
    ) -> AnnotationPage:
        """Return the annotations that a filter lets through."""


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note with its matched words; ``spans`` are ranges in ``snippet``."""

    note_id: str
    document_key: str
    clause_id: str
    snippet: str
    spans: tuple[tuple[int, int], ...]


def find_notes(annotations: Findable, query: Query) -> tuple[NoteHit, ...]:
    """Return the notes whose own words hold every term of a query, the latest first; none for fields
    alone.
    """
    terms = [Alternative(term.normal) for term in query.terms if term.normal]
    if not terms:
        return ()
    try:
        notes = annotations.find(AnnotationFilter(kinds=("note",)), "updated", True)
    except YiceError:
        return ()
    found: list[NoteHit] = []
    for note in notes.items:
        words = _folded(note.text)
        if not all(term.run in words for term in terms):
            continue
        text, spans = snippet(note.text, merged(ranges_in(note.text, terms)))
        found.append(NoteHit(note.id, note.document_key, note.clause_id, text, spans))
        if len(found) == MOST:
            break
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _folded(text: str) -> str:
    """Return the normal form of a note, which is asked for with each key that is typed."""
    return fold_query(text)
