"""Counts what is in a document, for its card: organisations, indicators, chapters."""

from __future__ import annotations

import re

from index.duties.duty_records import duty_records
from index.indicators.documents import indicators
from store.model.document import Document

_CHAPTER = re.compile(r"^(第[〇零一二三四五六七八九十百千\d]+章|[〇零一二三四五六七八九十百]+、)$")


def numbers_of(document: Document) -> tuple[int, int, int]:
    """Return how many organisations, indicators and chapters a document has."""
    names = {name for record in duty_records(document) for name in record.organisations}
    tops = [clause for clause in document.walk() if len(clause.path) == 1]
    chapters = sum(1 for clause in tops if _CHAPTER.match(clause.label))
    return len(names), len(indicators(document)), chapters
