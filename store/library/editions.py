"""Which texts are editions of one document, and which of them is 现行."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from store.model.document import DocumentSummary


class Dated(NamedTuple):
    """What tells editions apart: their days, and the order in which they were added."""

    key: str
    date: str | None
    effective: str | None
    position: int


def family(entry: DocumentSummary) -> str:
    """The name that all editions of a document share; for one without other editions its key."""
    return entry.edition_of or entry.key


def with_editions(entries: Sequence[DocumentSummary]) -> list[DocumentSummary]:
    """The same entries, each knowing whether it is the current edition and how it is told from the others."""
    groups: dict[str, list[DocumentSummary]] = defaultdict(list)
    for entry in entries:
        groups[family(entry)].append(entry)
    found: dict[str, DocumentSummary] = {}
    for members in groups.values():
        if len(members) > 1:
            newest = current_of(members).key
            names = edition_names(members)
            for one in members:
                found[one.key] = replace(one, current=one.key == newest, edition=names[one.key])
    return [found.get(entry.key, entry) for entry in entries]


def current_of(members: Iterable[DocumentSummary]) -> DocumentSummary:
    """The edition that holds today: the newest by its own date, whatever the order in which they came.

    Where one of two says no date, the one that was added later counts as the newer.
    """
    ordered = sorted(members, key=lambda entry: entry.position)
    newest = ordered[0]
    for entry in ordered[1:]:
        if not (_day(entry) and _day(newest)) or _day(entry) >= _day(newest):
            newest = entry
    return newest


def editions_of(entries: Sequence[DocumentSummary], key: str) -> list[DocumentSummary]:
    """All editions of the document that ``key`` is one of, the current one first, then the newest first."""
    wanted = next((family(entry) for entry in entries if entry.key == key), key)
    members = [entry for entry in entries if family(entry) == wanted]
    members.sort(key=lambda entry: (entry.current, _day(entry), entry.position), reverse=True)
    return members


def _day(entry: DocumentSummary | Dated) -> str:
    return entry.date or entry.effective or ""


def edition_names(members: Sequence[DocumentSummary | Dated]) -> dict[str, str]:
    """A name for each edition that no other has: its year, its day, or the order in which it was added."""
    ordered = sorted(members, key=lambda entry: entry.position)
    for length in (4, 10):
        days = [_day(entry)[:length] for entry in ordered]
        if all(days) and len(set(days)) == len(days):
            return {entry.key: day for entry, day in zip(ordered, days, strict=True)}
    one_day = len(set(days)) == 1
    return {
        entry.key: f"{'' if one_day else _day(entry)[:10]} 第{number}版".strip()
        for number, entry in enumerate(ordered, start=1)
    }
