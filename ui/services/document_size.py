"""Sizes of documents in the unit that they count in."""

from __future__ import annotations

from store.model.document import Document
from store.model.measures import is_in_articles, measures
from store.model.message import Message


def document_size(document: Document) -> Message:
    """Return how much a document holds, as the library will say it."""
    return size_words(sum(1 for _ in measures(document)), is_in_articles(document))


def size_words(count: int, in_articles: bool) -> Message:
    """Return how much a document holds, in articles (32 条) or in measures (24 项).

    >>> size_words(32, in_articles=True).code, size_words(24, in_articles=False).code
    ('size.articles', 'size.measures')
    """
    if in_articles:
        return Message("size.articles", count=count)
    return Message("size.measures", count=count)
