"""Evaluates the fields of a query on one state of the library."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache

from index.corpus.corpus import CorpusDocument
from index.query.fields import ClauseMarks, DocumentFacts, QueryField, find
from index.query.parser import Field
from index.references.document_names import find_documents
from index.snapshot import IndexSnapshot
from index.text.normalize import fold_query


class FieldEvaluator:
    """Evaluates query fields; without a notebook its fields match nothing.

    This is the :class:`index.query.fields.FieldContext` that the fields ask.
    """

    def __init__(self, opened: IndexSnapshot, marks: ClauseMarks | None) -> None:
        self._opened = opened
        self._marks = marks
        self._found: dict[Field, frozenset[int]] = {}

    def clauses(self, field: Field) -> Collection[int]:
        """Return the numbers of the clauses that a field lets through."""
        known = find(field.name)
        if known is not None and known.clauses is not None:
            return known.clauses(self, field.value)
        return [
            clause
            for number, entry in enumerate(self._opened.corpus.entries)
            if self.document(number, field)
            for clause in range(entry.first, entry.end)
        ]

    def document(self, number: int, field: Field) -> bool:
        """Tell whether a document as a whole has a value of a field."""
        known = find(field.name)
        if known is None:
            return False
        if known.document is not None:
            return known.document(self._opened.corpus.entries[number], field.value)
        return known.documents is not None and number in self._documents(known, field)

    def with_duty(self, organisation: str, role: str | None) -> Collection[int]:
        """Return the clauses that an organisation answers for, in a role or in any."""
        return self._opened.duties.clauses(organisation, role, any_part=True)

    def in_notebook(self, ask: Callable[[ClauseMarks], Collection[str]]) -> Collection[int]:
        """Return the clauses that the notebook names; none without a notebook."""
        return self._opened.numbers(ask(self._marks) if self._marks is not None else ())

    def shelved(self, sort: str, name: str) -> Collection[int]:
        """Return the documents that the notebook has in a folder, with a tag or under a name."""
        keys = frozenset(self._marks.shelved(sort, name)) if self._marks is not None else frozenset()
        return [number for number, entry in enumerate(self._opened.corpus.entries) if entry.key in keys]

    def clauses_of(self, documents: Collection[int]) -> Collection[int]:
        """Return the clauses of documents."""
        entries = self._opened.corpus.entries
        return [clause for one in documents for clause in range(entries[one].first, entries[one].end)]

    def called(self, value: str, names: Callable[[DocumentFacts], Collection[str]]) -> Collection[int]:
        """Return the documents with a name that is the value; where none has it, that holds it."""
        wanted = fold_query(value)
        if not wanted:
            return ()
        folded = cache(fold_query)
        named = [tuple(map(folded, names(entry))) for entry in self._opened.corpus.entries]
        same = [number for number, some in enumerate(named) if wanted in some]
        return same or [number for number, some in enumerate(named) if any(wanted in name for name in some)]

    def holding(self) -> Collection[int]:
        """Return the documents of which the library has no later text."""
        return self._opened.current

    def named(self, value: str, by_number: bool) -> Collection[int]:
        """Return the documents with these words in name or source, or in their number; else the nearest."""
        wanted = fold_query(value)
        if not wanted:
            return ()
        said = map(_number, self._opened.corpus.entries) if by_number else self._opened.called
        found = [number for number, text in enumerate(said) if wanted in text]
        if found:
            return found
        named = find_documents(self._opened.catalog, value)
        best = max((one.score for one in named), default=0.0)
        return [one.entry for one in named if one.score == best and (not by_number or one.how == "number")]

    def _documents(self, known: QueryField, field: Field) -> frozenset[int]:
        found = self._found.get(field)
        if found is None and known.documents is not None:
            found = self._found[field] = frozenset(known.documents(self, field.value))
        return found or frozenset()


def _number(entry: CorpusDocument) -> str:
    return fold_query(entry.number or "")
