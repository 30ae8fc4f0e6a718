"""What the fields of a query let through.

单位 文号 文件 年 文种; 牵头 配合 共同负责 are 单位 with one role; with a notebook also 标签 有批注 书签.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Protocol

from index.corpus.corpus import Entry
from index.duties.duties import DUTY_FIELDS
from index.query.parser import Field
from index.references.document_names import find_documents
from index.snapshot import Opened
from index.text.normalize import fold_query

_YEARS = re.compile(r"((?:19|20)\d\d)年?(?:-+|至|到|\.\.)((?:19|20)\d\d)年?")
_OF_NOTEBOOK = ("标签", "有批注", "书签")


class Marks(Protocol):
    """What the user's notebook knows of clauses."""

    def noted(self) -> Collection[str]:
        """Return the ids of clauses with a note."""
        ...

    def bookmarked(self) -> Collection[str]:
        """Return the ids of clauses with a bookmark."""
        ...

    def tagged(self, tag: str) -> Collection[str]:
        """Return the ids of clauses with a tag."""
        ...


class Fields:
    """Evaluates fields on one state of the library; without a notebook its fields let nothing through."""

    def __init__(self, opened: Opened, marks: Marks | None) -> None:
        self._opened = opened
        self._marks = marks
        self._named: dict[Field, frozenset[int]] = {}

    def clauses(self, field: Field) -> Collection[int]:
        """Return the numbers of the clauses that a field lets through."""
        if field.name in DUTY_FIELDS:
            return self._opened.duties.clauses(field.value, DUTY_FIELDS[field.name], any_part=True)
        if field.name in _OF_NOTEBOOK:
            return self._opened.numbers(self._marked(field))
        return [
            clause
            for number, entry in enumerate(self._opened.corpus.entries)
            if self.document(number, field)
            for clause in range(entry.first, entry.end)
        ]

    def document(self, number: int, field: Field) -> bool:
        """Whether a document as a whole has a value of a field."""
        entry = self._opened.corpus.entries[number]
        if field.name == "年":
            return _in_years(entry, fold_query(field.value))
        if field.name == "文种":
            return fold_query(field.value) == fold_query(entry.kind)
        return field.name in ("文号", "文件") and number in self._documents(field)

    def _marked(self, field: Field) -> Collection[str]:
        if self._marks is None:
            return ()
        if field.name == "标签":
            return self._marks.tagged(field.value)
        return self._marks.noted() if field.name == "有批注" else self._marks.bookmarked()

    def _documents(self, field: Field) -> frozenset[int]:
        known = self._named.get(field)
        if known is None:
            known = self._named[field] = frozenset(self._find(field))
        return known

    def _find(self, field: Field) -> Collection[int]:
        value = fold_query(field.value)
        entries = self._opened.corpus.entries
        if not value:
            return ()
        found = [number for number, entry in enumerate(entries) if _says(entry, value, field.name)]
        if found:
            return found
        named = find_documents(self._opened.shelf, field.value)
        best = max((one.score for one in named), default=0.0)
        return [
            one.entry for one in named if one.score == best and (field.name == "文件" or one.how == "number")
        ]


def _in_years(entry: Entry, value: str) -> bool:
    years = _YEARS.fullmatch(value)
    year = (entry.date or "")[:4]
    return years[1] <= year <= years[2] if years else year == value.rstrip("年")


def _says(entry: Entry, value: str, name: str) -> bool:
    if name == "文号":
        return value in fold_query(entry.number or "")
    return any(value in fold_query(text) for text in (entry.title, entry.name, entry.key, entry.source))
