"""Plan of writing: the parts of a document that are written together, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from store.model.clause import Clause
from store.model.document import Document
from store.model.passages import Passage, passages

#: Passages that must be written together: one clause, or one with clauses between its own words.
Unit = tuple[Passage, ...]


def units(document: Document) -> list[Unit]:
    """Return all passages of a document in the order in which they are read."""
    return [unit for clause in document.clauses for unit in _units(clause)]


def _units(clause: Clause) -> Iterator[Unit]:
    first = next(passages(clause))
    if not first.closes:
        yield tuple(passages(clause))
        return
    yield (first,)
    for child in clause.children:
        yield from _units(child)
