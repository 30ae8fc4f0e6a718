"""Editions that a query asks for (current, all or earlier ones), and the join of two answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from index.matching.listing import JoinedListing
from index.results import Answer, Facet
from store.model.message import Message

Editions = Literal["current", "all", "earlier"]

_ASKED = re.compile(r"(?:^|\s)(?:版本|版)[:：]\s*(?P<which>\S+)")
#: What is found by guessing, where nothing has what was typed.
_DOUBTFUL = ("corrected", "question", "near")
_WHICH: dict[str, Editions] = {
    "现行": "current", "当前": "current", "最新": "current",
    "全部": "all", "所有": "all", "各版": "all", "全": "all",
    "以前": "earlier", "以前的版本": "earlier", "旧": "earlier", "旧版": "earlier", "历史": "earlier",
}  # fmt: skip


def editions_asked(text: str) -> tuple[str, Editions]:
    """Return a query without its field 版本:, and what that asks for: 全部, 以前, else the current ones."""
    found = _ASKED.search(text)
    which = _WHICH.get(found["which"]) if found else None
    if found is None or which is None:
        return text, "current"
    return f"{text[: found.start()]} {text[found.end() :]}".strip(), which


def with_hint(current: Answer, ask_earlier: Callable[[], Answer]) -> Answer:
    """Return the answer of the current editions; where none has what was typed, it says what earlier ones
    have.
    """
    if current.total and current.hits and current.hits[0].match not in _DOUBTFUL:
        return current
    earlier = ask_earlier()
    if not earlier.hits or earlier.hits[0].match in _DOUBTFUL:
        return current
    hint = Message("search.earlier_editions", count=earlier.total, query="版本:全部")
    return current.saying(*current.remarks, hint)


def joined(current: Answer, earlier: Answer, limit: int | None) -> Answer:
    """Return the hits of the current editions, and behind them those of the earlier ones."""
    hits = (*current.hits, *earlier.hits)
    counts: Counter[tuple[str, str, str]] = Counter()
    for facet in (*current.facets, *earlier.facets):
        counts[facet.field, facet.value, facet.label] += facet.count
    return replace(
        current if current.total or not earlier.total else earlier,
        total=current.total + earlier.total,
        near=current.near + earlier.near,
        hits=hits if limit is None else hits[:limit],
        documents=(*current.documents, *earlier.documents),
        facets=tuple(Facet(*key, count) for key, count in counts.items()),
        took_ms=current.took_ms + earlier.took_ms,
        listing=JoinedListing(*(one.listing for one in (current, earlier) if one.listing is not None)),
    )
