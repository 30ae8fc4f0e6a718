"""Editions: texts of one document, the current one, and marks that distinguish those of a title."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.library.claims import claim_of, relation
from store.library.identity import fold
from store.model.document import DocumentSummary
from store.model.message import Message, verbatim

#: The mark of the only one of several texts of a title that says no day.
UNDATED = "未注日期"


_COUNTED = re.compile(r"(?:(?P<day>[\d-]+) )?第(?P<count>\d+)(?P<what>[份版])")


def edition_words(mark: str) -> Message:
    """Return what an edition is called by its mark, as people of any language read it.

    The mark itself is the same in every language: it is part of how a document is cited.
    """
    if mark == UNDATED:
        return Message("edition.undated")
    counted = _COUNTED.fullmatch(mark)
    if counted is None:
        return verbatim(mark)
    if counted["what"] == "份":
        return Message("edition.copy", count=int(counted["count"]))
    if counted["day"]:
        return Message("edition.dated_number", day=counted["day"], count=int(counted["count"]))
    return Message("edition.number", count=int(counted["count"]))


def family(entry: DocumentSummary) -> str:
    """Return the name that all editions of a document share; for one without other editions its key."""
    return entry.edition_of or entry.key


def with_editions(entries: Sequence[DocumentSummary]) -> list[DocumentSummary]:
    """Return the same entries, each knowing what tells it from those of its title, and which text is newer.

    ``edition`` is set where another document has the same title or is an edition of it, ``current`` is false
    only for earlier editions; texts of one title are not taken for editions by themselves.
    """
    families: dict[str, list[DocumentSummary]] = defaultdict(list)
    titles: dict[str, list[DocumentSummary]] = defaultdict(list)
    for entry in entries:
        families[family(entry)].append(entry)
        titles[fold(entry.name)].append(entry)
    holding = {
        one.key: current_of(members).key
        for members in families.values()
        if len(members) > 1
        for one in members
    }
    marks: dict[str, str] = {}
    for group in _groups([*families.values(), *titles.values()]):
        marks |= distinguished(group)
    newer = _newer_texts([members for members in titles.values() if len(members) > 1])
    found = []
    for entry in entries:
        holds = holding.get(entry.key, entry.key)
        later = holds if holds != entry.key else newer.get(entry.key)
        if entry.key in marks or later is not None:
            current, mark = holds == entry.key, marks.get(entry.key)
            several = entry.key in holding
            entry = replace(entry, current=current, edition=mark, newer=later, has_editions=several)
        found.append(entry)
    return found


def _groups(several: Iterable[Sequence[DocumentSummary]]) -> list[list[DocumentSummary]]:
    """Return the documents that one or more of these groups join, in library order; no group of one."""
    joined: dict[str, list[DocumentSummary]] = {}
    for members in several:
        if len(members) < 2:
            continue
        whole: dict[str, DocumentSummary] = {}
        for one in members:
            whole |= {each.key: each for each in joined.get(one.key, (one,))}
        group = sorted(whole.values(), key=lambda entry: entry.position)
        joined |= dict.fromkeys(whole, group)
    return list({id(group): group for group in joined.values()}.values())


def _newer_texts(titles: Iterable[Sequence[DocumentSummary]]) -> dict[str, str]:
    """Return, for each document, the newest text of its title of a later day, where both may be one
    document.
    """
    found: dict[str, str] = {}
    for members in titles:
        dated = sorted((one for one in members if _day(one)), key=_day, reverse=True)
        claims = [claim_of(one) for one in dated]
        for at, one in enumerate(dated):
            later = (
                other.key
                for other, claim in zip(dated[:at], claims, strict=False)
                if _day(other) > _day(one) and relation(claims[at], claim) != "none"
            )
            key = next(later, None)
            if key is not None:
                found[one.key] = key
    return found


def distinguished(members: Sequence[DocumentSummary]) -> dict[str, str]:
    """Return, for each of several documents of one title, a mark that no other of them has.

    That is its year, its day, its number, its issuers or, where nothing else tells it apart, a count.
    """
    if len({family(entry) for entry in members}) == 1:
        return edition_names(members)
    for length in (4, 10):
        days = [_day(entry)[:length] for entry in members]
        if all(days) and len(set(days)) == len(days):
            return {entry.key: day for entry, day in zip(members, days, strict=True)}
    said = [_sayings(entry) for entry in members]
    counts = Counter(each for several in said for each in dict.fromkeys(several))
    undated = [entry.key for entry in members if not _day(entry)]
    found: dict[str, str] = {}
    for number, (entry, several) in enumerate(zip(members, said, strict=True), start=1):
        alone = next((each for each in several if counts[each] == 1), None)
        if alone is None and undated == [entry.key]:
            alone = UNDATED
        found[entry.key] = alone or f"第{number}份"
    return found


def _sayings(entry: DocumentSummary) -> list[str]:
    """Return the marks that may distinguish a document from others of its title, the best first."""
    day = _day(entry)
    return [each for each in (day[:4], day[:10], entry.number or "", "、".join(entry.issuers)) if each]


def current_of(members: Iterable[DocumentSummary]) -> DocumentSummary:
    """Return the edition that holds today: the newest by its own date, regardless of the order of import.

    Where one of two says no date, the one that was added later counts as the newer.
    """
    ordered = sorted(members, key=lambda entry: entry.position)
    newest = ordered[0]
    for entry in ordered[1:]:
        if not (_day(entry) and _day(newest)) or _day(entry) >= _day(newest):
            newest = entry
    return newest


def editions_of(entries: Sequence[DocumentSummary], key: str) -> list[DocumentSummary]:
    """Return all editions of the document that ``key`` is one of, the current one first, then the newest
    first.
    """
    wanted = next((family(entry) for entry in entries if entry.key == key), key)
    members = [entry for entry in entries if family(entry) == wanted]
    members.sort(key=lambda entry: (entry.current, _day(entry), entry.position), reverse=True)
    return members


def _day(entry: DocumentSummary) -> str:
    return entry.date or entry.effective or ""


def edition_names(members: Sequence[DocumentSummary]) -> dict[str, str]:
    """Return a name for each edition that no other has: its year, its day, or the order in which it was
    added.
    """
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
