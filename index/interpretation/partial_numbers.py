"""Document numbers that a part of one means (晋政发17号, 国办发2021 20), as the documents print them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from index.query.parser import Query, Term
from index.text.normalize import fold_query
from store.model.numbers import canonical_number

#: Returns where a run in normal form begins in the text.
PlacesOf = Callable[[str], Iterable[int]]

_PARTIAL = re.compile(
    r"(?P<head>[一-鿿]{1,8})?(?:\(?(?P<year>(?:19|20)\d\d)\)?年?)?第?(?P<serial>\d{1,4})号?"
)
_BEFORE_SERIAL = re.compile(r"([^\W\d_]{1,12})\(((?:19|20)\d\d)$")
_HEAD = re.compile(r"[一-鿿]{1,12}$")
#: 45号文 and 45号文件 mean the number.
_PAPER = re.compile("(?<=号)文件?$")
_LONGEST_HEAD = 20
#: How the head of a document number ends.
_HEADS_END = ("发", "函", "字", "规", "令")


def numbers_printed(run: str, text: str, places_of: PlacesOf) -> list[str]:
    """Return the document numbers, cited ones too, that a part of one means (国办发2021 20).

    ``run`` and ``text`` are in normal form; empty where ``run`` is no part of a number.
    """
    parts = _PARTIAL.fullmatch(run)
    if not parts or not _names_number(parts, run) or not (parts["head"] or parts["year"]):
        return []
    head, year, serial = parts["head"] or "", parts["year"], parts["serial"]
    found: dict[str, None] = {}
    # From the serial backwards: a pattern that begins with the issuer would try every character.
    for tail in (f"){serial}号", f")第{serial}号"):
        for at in places_of(tail):
            before = _BEFORE_SERIAL.search(text, max(0, at - _LONGEST_HEAD), at)
            if before and year in (None, before[2]) and before[1].endswith(head):
                found[f"{head}({before[2]}{tail}"] = None
    return list(found)


def numbers_like(number: str, text: str, places_of: PlacesOf) -> list[str]:
    """Return the numbers in the text with the year and serial of a canonical one, as they are printed
    there.
    """
    year, _, serial = number.partition("〔")[2].partition("〕")
    tail = f"({year}){serial}"
    heads = (_HEAD.search(text, max(0, at - _LONGEST_HEAD), at) for at in places_of(tail) if year)
    found = dict.fromkeys(head[0] for head in heads if head)
    return [f"{head}〔{year}〕{serial}" for head in found]


def number_query(query: Query) -> Query | None:
    """Return the query for a document number that the whole text is, in any spelling."""
    if query.literal or len(query.text) > 60:
        return None
    canonical = canonical_number(query.text)
    if canonical is None:
        tight = _PAPER.sub("", "".join(query.text.split()))
        partial = _PARTIAL.fullmatch(fold_query(tight))
        # Blanks in a number do not mean *and*.
        return Query(query.text, Term(tight)) if partial and _names_number(partial, tight) else None
    return Query(query.text, Term(canonical))


def _names_number(parts: re.Match[str], run: str) -> bool:
    """Return whether a head and a serial mean a document number: with 号, a year, or a head like 国办发."""
    return "号" in run or bool(parts["year"]) or (parts["head"] or "").endswith(_HEADS_END)
