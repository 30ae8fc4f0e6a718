"""Order and groups of the documents in a library's list. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from functools import lru_cache
from typing import Literal, get_args

from index.query.origin import LEVELS, origin
from index.text import pinyin
from store.model.document import DocumentSummary

#: As they came into the library, by name, by their date, by when they were added or last read.
DocumentOrder = Literal["library", "name", "date", "added", "read"]
ORDERS: tuple[DocumentOrder, ...] = get_args(DocumentOrder)
#: Returns the headings that a document is listed under.
DocumentGrouping = Callable[[DocumentSummary], Sequence[str]]

#: The ways to group documents, by name; further ones may be added.
GROUPINGS: dict[str, DocumentGrouping] = {
    "issuer": lambda one: one.issuers,
    "region": lambda one: (origin(one).region,),
    "level": lambda one: (origin(one).level,),
    "kind": lambda one: (one.kind,),
    "year": lambda one: (one.date[:4],) if one.date else (),
}
_PLACES = {level: f"{place:02}" for place, level in enumerate(LEVELS)}


def ordered(
    documents: Sequence[DocumentSummary], order: DocumentOrder, read: Mapping[str, str]
) -> list[DocumentSummary]:
    """Return the documents in an order; texts of one title the newest first; ``read`` is when each was read
    last.
    """
    if order == "library":
        return list(documents)
    newest = sorted(documents, key=lambda one: one.date or "", reverse=True)
    if order == "date":
        return newest
    by_name = sorted(newest, key=lambda one: spelling(one.name))
    if order == "name":
        return by_name
    times = {one.key: one.added for one in documents} if order == "added" else read
    return sorted(by_name, key=lambda one: times.get(one.key, ""), reverse=True)


def spelling(name: str) -> str:
    """Return what a name is looked up by in a dictionary: its sounds, as a character each."""
    return name.translate(_PLACES_OF_SOUNDS)


class _PlacesOfSounds(dict[int, str]):
    """A character for the sound of each code point, in the order of the alphabet, behind all other text."""

    def __missing__(self, code: int) -> str:
        known = pinyin.table()
        sound = known.first[code]
        place = chr(code) if sound == chr(code) else chr(0xF0000 + _alphabet().index(sound))
        self[code] = place
        return place


_PLACES_OF_SOUNDS = _PlacesOfSounds()


@lru_cache(maxsize=1)
def _alphabet() -> list[str]:
    return sorted(pinyin.table().codes)


def key_of(clause: str, known: Container[str]) -> str | None:
    """Return the key of the document of a clause, by its id: a key may itself have slashes."""
    end = clause.find("/")
    while end >= 0:
        if clause[:end] in known:
            return clause[:end]
        end = clause.find("/", end + 1)
    return clause if clause in known else None


def grouped(
    documents: Sequence[DocumentSummary], grouping: DocumentGrouping | None
) -> list[tuple[str, list[DocumentSummary]]]:
    """Group documents under headings; those that belong to none come last, without one."""
    if grouping is None:
        return [("", list(documents))]
    groups: dict[str, list[DocumentSummary]] = {}
    for one in documents:
        for heading in grouping(one) or ("",):
            groups.setdefault(heading, []).append(one)
    years = all(heading.isdigit() for heading in groups if heading)
    headings = sorted(groups, key=lambda text: (_PLACES.get(text, ""), spelling(text)), reverse=years)
    return [(heading, groups[heading]) for heading in sorted(headings, key=lambda text: not text)]
