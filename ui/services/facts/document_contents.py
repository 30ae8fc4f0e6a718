"""Counts what is in a document, for its card: organisations, indicators, chapters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.duties.duty_records import duty_records
from index.indicators.documents import indicators
from store.model.document import Document

_CHAPTER = re.compile(r"^(第[〇零一二三四五六七八九十百千\d]+章|[〇零一二三四五六七八九十百]+、)$")


@dataclass(frozen=True, slots=True)
class DocumentContents:
    """Numbers of what a document has; 0 for none."""

    organisations: int
    indicators: int
    chapters: int


def contents_of(documents: Iterable[Document], check: Callable[[], None]) -> dict[str, DocumentContents]:
    """Return what is in documents by their keys; ``check`` is called before each and may raise."""
    found: dict[str, DocumentContents] = {}
    for document in documents:
        check()
        names = {name for record in duty_records(document) for name in record.organisations}
        tops = [clause for clause in document.walk() if len(clause.path) == 1]
        chapters = sum(1 for clause in tops if _CHAPTER.match(clause.label))
        found[document.key] = DocumentContents(len(names), len(indicators(document)), chapters)
    return found
