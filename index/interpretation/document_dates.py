"""Strategy: the documents that were issued in a year or month or on a day (2020年发的文件)."""

from __future__ import annotations

import re

from index.interpretation.search_context import SearchContext
from index.results import Answer
from store.model.message import Message

#: A day as documents bear it.
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})[日号]?")
_DATE = r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月份?(?:(?P<day>\d{1,2})[日号])?)?"
_ISSUED = "(?:发布|印发|公布|颁布|出台|下发|通过|成文|发出|发|出)"
_WHICH = "(?:有?(?:哪些|什么|哪几[个份]|几[个份])|是哪[个些份])"
_KIND = "(?P<kind>政策文件|文件|政策|文|通知|办法|意见|方案|规定|规划|条例|法律|制度|清单)"
#: What is asked for: documents of a date, of any kind or of one.
_ASKED = (
    _DAY,
    re.compile(f"{_DATE}{_ISSUED}?过?了?的?{_WHICH}?{_KIND}{_WHICH}?[?？]?"),
    re.compile(f"{_WHICH}{_KIND}是?在?{_DATE}{_ISSUED}的?[?？]?"),
)
_ANY = frozenset(("文件", "政策文件", "政策", "文"))


def issued_documents(context: SearchContext) -> Answer | None:
    """Return the documents of a date that is asked for, the latest first; None where none is."""
    asked = next((found for each in _ASKED if (found := each.fullmatch(context.normal))), None)
    if asked is None or context.narrowing:
        return None
    parts = [asked["year"], *(f"{int(one):02}" for one in (asked["month"], asked["day"]) if one)]
    kind = asked.groupdict().get("kind")
    begun, when = "-".join(parts), context.normal[asked.start("year") : _end(asked)]
    entries = [
        entry
        for entry in context.corpus.entries
        if (entry.date or "").startswith(begun)
        # A 清单 may be issued by a 通知.
        and (kind in (None, *_ANY, entry.kind) or (kind and kind in entry.title))
    ]
    if not entries and kind is None:
        return None
    if not entries:
        return context.empty(Message("search.none_issued", when=when, kind=kind))
    entries.sort(key=lambda entry: entry.date or "", reverse=True)
    hits = tuple(context.hits.document(entry, "title", 1.0, ()) for entry in entries)
    documents = context.hits.per_document((), context.hits.leading(hits).documents)
    return Answer(
        context.query, len(hits), 0.0, hits, documents, remarks=(Message("search.issued", when=when),)
    )


def _end(asked: re.Match[str]) -> int:
    """Return where the date ends: behind its last figure and the 年, 月 or 日 that follows."""
    return max(asked.end(part) for part in ("year", "month", "day") if asked[part]) + 1
