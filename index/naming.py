"""Which documents a name means: a number in any spelling, a title, a nickname, the number of its measures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index import thesaurus
from index.shelf import Shelf
from index.text import fold_query
from store.numbers import NUMERAL, canonical_number, to_int

_N = rf"(?:[{NUMERAL}]+|\d{{1,4}})"
#: 36项, 36条措施: a document by the number of its measures.
COUNT = re.compile(rf"(?P<n>{_N})[项条](?:保障)?(?:政策)?(?:措施)?")
_PARTIAL_NUMBER = re.compile(
    r"(?P<head>[一-鿿]{0,8}?)(?:\(?(?P<year>(?:19|20)\d\d)\)?年?)?第?(?P<serial>\d{1,4})号?(?:文件?)?"
)
_REGULATIONS = ("条例", "办法", "法律")


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a name may mean, how it was named, and how well that fits."""

    entry: int
    how: str
    score: float


def find_documents(shelf: Shelf, head: str) -> list[Found]:
    """The documents that a name means, best first: number, title, nickname, number of measures, kind."""
    wanted = fold_query(head)
    found = by_number(shelf, wanted)
    if not found:
        found = [one for number in range(len(shelf.entries)) if (one := _by_name(shelf, number, wanted))]
    if not found:
        others = thesaurus.rewritings(wanted)
        found = [
            one for other in others for n in range(len(shelf.entries)) if (one := _by_name(shelf, n, other))
        ]
    if not found and wanted == "条例":
        found = [
            Found(number, "kind", 0.3)
            for number, entry in enumerate(shelf.entries)
            if entry.kind in _REGULATIONS
        ]
    return sorted(found, key=lambda one: -one.score)


def by_number(shelf: Shelf, wanted: str) -> list[Found]:
    """The documents with a number, in any spelling, whole or in part."""
    canonical = canonical_number(wanted)
    if canonical:
        return [Found(n, "number", 2.0) for n, entry in enumerate(shelf.entries) if entry.number == canonical]
    partial = _PARTIAL_NUMBER.fullmatch(wanted)
    if not partial:
        return []
    if not ("号" in wanted or (partial["year"] and "(" in wanted)):
        # 晋政办函28: whoever gives the whole head need not say 号.
        heads = {parts[0] for entry in shelf.entries if (parts := entry.number_parts)}
        if partial["head"] not in heads:
            return []
    same = [
        (number, parts[0])
        for number, entry in enumerate(shelf.entries)
        if (parts := entry.number_parts)
        and parts[2] == partial["serial"]
        and (not partial["year"] or parts[1] == partial["year"])
    ]
    named = [number for number, head in same if head.startswith(partial["head"])]
    # 省政府2020年17号文: whoever gives year and serial in words names the issuer in words, too.
    found = named or ([number for number, _ in same] if partial["year"] and "年" in wanted else [])
    return [Found(number, "number", 1.5) for number in found]


def _by_name(shelf: Shelf, number: int, wanted: str) -> Found | None:
    entry = shelf.entries[number]
    title, name = entry.folded
    bare = wanted.strip('《》"')
    if bare in (title, name):
        return Found(number, "title", 2.0)
    count = COUNT.fullmatch(bare)
    if count and (f"{to_int(count['n'])}项" in title or to_int(count["n"]) == entry.measures):
        return Found(number, "count", 1.0 + (f"{to_int(count['n'])}项" in title))
    if len(bare) < 2:  # noqa: PLR2004
        return None
    score = max(_nickname(bare, entry.bare[1]), 0.8 * _nickname(bare, entry.bare[0]))
    if score:
        return Found(number, "nickname", score + 0.2 * name.split("(")[0].endswith(bare))
    return Found(number, "kind", 0.5) if bare == entry.kind else None


def _nickname(wanted: str, title: str) -> float:
    """How well a nickname fits a title that has its characters in order: 1 for one piece, less for more."""
    if wanted in title:
        return 1.0
    at, pieces, rest = 0, 0, wanted
    while rest:
        length = len(rest)
        while length and title.find(rest[:length], at) < 0:
            length -= 1
        if not length or (length == 1 and len(rest) > 1):
            return 0.0
        at = title.find(rest[:length], at) + length
        rest = rest[length:]
        pieces += 1
    return 1.0 / (1 + pieces) if len(wanted) >= 2 * pieces else 0.0
