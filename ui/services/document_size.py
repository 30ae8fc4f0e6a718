"""Sizes of documents in the unit that their kind is counted in."""

from __future__ import annotations

from store.model.message import Message

#: Kinds of documents that are made of articles (条); others of measures (项).
IN_ARTICLES = ("条例", "办法", "法律", "规定", "解释", "章程")


def is_in_articles(kind: str, name: str) -> bool:
    """Return whether a document of this kind and name is counted in articles (条), not in measures (项)."""
    return kind in IN_ARTICLES or name.endswith("细则")


def size_words(kind: str, name: str, count: int) -> Message:
    """Return how much a document of this kind and name holds: 32 条, 24 项.

    >>> size_words("办法", "县域一体化办法", 32).code, size_words("通知", "政策清单", 24).code
    ('size.articles', 'size.measures')
    """
    if is_in_articles(kind, name):
        return Message("size.articles", count=count)
    return Message("size.measures", count=count)
