"""Sizes of documents in the unit that their kind is counted in; imports nothing, for quick commands."""

from __future__ import annotations

#: Kinds of documents that are made of articles (条); others of measures (项).
IN_ARTICLES = ("条例", "办法", "法律", "规定", "解释", "章程")


def is_in_articles(kind: str, name: str) -> bool:
    """Return whether a document of this kind and name is counted in articles (条), not in measures (项)."""
    return kind in IN_ARTICLES or name.endswith("细则")


def size_text(kind: str, name: str, count: int) -> str:
    """Return how much a document holds, in Chinese, as the window says it.

    >>> size_text("办法", "县域一体化办法", 32), size_text("通知", "政策清单", 24)
    ('32 条', '24 项')
    """
    return f"{count} {'条' if is_in_articles(kind, name) else '项'}"
