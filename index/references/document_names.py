"""Names of documents: a number in any spelling, a title, a nickname, the number of its measures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.references.catalog import IDLE, Catalog, CatalogEntry, in_digits
from index.references.citations_read import fits_standard, is_standard, title_and_number
from index.references.reference_units import NUMBER
from index.text import thesaurus
from index.text.confusables import similar
from index.text.normalize import fold_query
from store.model.numbers import NUMERAL, canonical_number, to_int

#: 36项, 36条措施: a document by the number of its measures.
COUNT = re.compile(rf"(?P<n>{NUMBER})[项条](?:保障)?(?:政策)?(?:措施)?")
_PARTIAL_NUMBER = re.compile(
    r"(?P<head>[一-鿿]{0,8}?)(?:\(?(?P<year>(?:19|20)\d\d)\)?年?)?第?(?P<serial>\d{1,4})号?(?:文件?)?"
)
_ORDER_PARTS = re.compile(r"(.*令)第(\d+)号")
_PARTS = re.compile(r"(.*)〔(\d{4})〕(\d+)号")
_ORDINAL = re.compile(rf"\(([{NUMERAL}]+|\d{{1,2}})\)")
_REGULATIONS = ("条例", "办法", "法律")
#: Common names of regulations, independent of the word in the title (县域一体化条例 for 办法).
_REGULATION = re.compile(r"(?P<about>.{3,})(?:条例|办法|规定)")
#: How the names of documents end.
KIND_ENDS = ("规划", "清单", "办法", "条例", "任务", "意见", "方案", "措施", "规定", "细则", "纲要")


@dataclass(frozen=True, slots=True)
class DocumentMatch:
    """Document that a name may mean: its place in the catalog, how it was named, and how well that fits."""

    entry: int
    how: str
    score: float


def find_documents(catalog: Catalog, head: str) -> list[DocumentMatch]:
    """Return the documents that a name means, best first: number, title, nickname, number of measures,
    kind.
    """
    wanted = fold_query(head)
    cited = title_and_number(wanted)
    if cited and cited[1]:
        # Both must fit: a title with another document's number means neither of them.
        titled = {one.entry for one in find_documents(catalog, f"《{cited[0]}》")}
        return [one for one in _numbered(catalog, cited[1]) if one.entry in titled]
    found = by_number(catalog, wanted)
    if not found:
        found = _named(catalog, wanted)
    if not found:
        others = thesaurus.rewritings(wanted)
        found = [one for other in others for one in _named(catalog, other)]
    if not found and wanted == "条例":
        found = [
            DocumentMatch(number, "kind", 0.3)
            for number, entry in enumerate(catalog.entries)
            if entry.kind in _REGULATIONS
        ]
    return sorted(found, key=lambda one: -one.score)


def _numbered(catalog: Catalog, wanted: str) -> list[DocumentMatch]:
    """Find documents as :func:`by_number`, and by irregular numbers (2022年第30号), as printed."""
    same = [
        DocumentMatch(n, "number", 2.0)
        for n, entry in enumerate(catalog.entries)
        if entry.number and fold_query(entry.number).strip("()") == wanted.strip("()")
    ]
    return same or by_number(catalog, wanted)


def called(catalog: Catalog, text: str) -> list[DocumentMatch]:
    """Find the documents that are called so where nothing else is meant by it: 医改任务, a title.

    A name in several pieces must end as names of documents do: 国家中心 is no document.
    """
    name = fold_query(text).strip('《》"')
    whole = any(name in entry.bare[1] or name in entry.bare[0] for entry in catalog.entries)
    if not whole and not name.endswith(KIND_ENDS):
        return []
    return find_documents(catalog, name)


def by_number(catalog: Catalog, wanted: str) -> list[DocumentMatch]:
    """Find the documents with a number, in any spelling, whole or in part; empty where it is no number.

    The first rule that has an answer gives it. A number that is whole is not looked for by its parts.
    """
    canonical = canonical_number(wanted)
    rules = _WHOLE_NUMBER if canonical else _PART_OF_NUMBER
    return next((found for rule in rules if (found := rule(catalog, canonical or wanted))), [])


def _numbers(catalog: Catalog) -> Iterator[tuple[int, str]]:
    """Return the documents that have a number, with it."""
    return ((n, entry.number) for n, entry in enumerate(catalog.entries) if entry.number)


def _same_number(catalog: Catalog, canonical: str) -> list[DocumentMatch]:
    return [DocumentMatch(n, "number", 2.0) for n, number in _numbers(catalog) if number == canonical]


def _end_of_number(catalog: Catalog, canonical: str) -> list[DocumentMatch]:
    """政办发〔2021〕85号 and 国务院令第788号 leave out what comes before."""
    return [DocumentMatch(n, "number", 1.5) for n, number in _numbers(catalog) if number.endswith(canonical)]


def _short_order(catalog: Catalog, canonical: str) -> list[DocumentMatch]:
    """省政府令第301号 for 某省人民政府令第301号."""
    order = _ORDER_PARTS.fullmatch(canonical)
    if not order:
        return []
    same = (n for n, number in _numbers(catalog) if _same_order(number, order[1], order[2]))
    return [DocumentMatch(n, "number", 1.5) for n in same]


def _misspelt_head(catalog: Catalog, canonical: str) -> list[DocumentMatch]:
    typed = _PARTS.fullmatch(canonical)
    return _sloppy(catalog, typed[1], typed[2], typed[3]) if typed else []


def _standard(catalog: Catalog, wanted: str) -> list[DocumentMatch]:
    """Return the number of a standard, with or without its year."""
    folded = fold_query(wanted)
    if not is_standard(folded):
        return []
    scores = ((n, fits_standard(number, folded)) for n, number in _numbers(catalog))
    return [DocumentMatch(n, "number", score) for n, score in scores if score]


def _head_and_serial(catalog: Catalog, wanted: str) -> list[DocumentMatch]:
    """Return the head of a number, or one end of it, with its serial and perhaps its year."""
    partial = _PARTIAL_NUMBER.fullmatch(wanted)
    if not partial or not _means_number(catalog, partial, wanted):
        return []
    head, year, serial = partial["head"], partial["year"], partial["serial"]
    same = [
        (number, parts[0])
        for number, entry in enumerate(catalog.entries)
        if (parts := entry.number_parts) and parts[2] == serial and year in (None, "", parts[1])
    ]
    named = [number for number, known in same if known.startswith(head) or known.endswith(head)]
    if not named and year and len(head) > 1:
        named = [one.entry for one in _sloppy(catalog, head, year, serial)]
    if not named and year and "年" in wanted:
        # 省政府2020年17号文: a query with year and serial in words has the issuer in words, too.
        named = [number for number, _ in same]
    return [DocumentMatch(number, "number", 1.5) for number in named]


def _means_number(catalog: Catalog, partial: re.Match[str], wanted: str) -> bool:
    """Return whether a head and a serial mean a number: with 号, a bracketed year, or a head that is known
    whole.
    """
    if "号" in wanted or (partial["year"] and "(" in wanted):
        return True
    # 晋政办函28: a query with the whole head may omit 号.
    return any(parts and parts[0] == partial["head"] for parts in (e.number_parts for e in catalog.entries))


_Rule = Callable[[Catalog, str], list[DocumentMatch]]
#: How a whole number is looked for, the surest first.
_WHOLE_NUMBER: tuple[_Rule, ...] = (_same_number, _end_of_number, _short_order, _misspelt_head)
#: How part of a number, or one of another form, is looked for.
_PART_OF_NUMBER: tuple[_Rule, ...] = (_standard, _head_and_serial)


def _same_order(number: str, head: str, serial: str) -> bool:
    """Return whether 省政府令第301号 is short for this number: the same serial, and its characters in
    order.
    """
    parts = _ORDER_PARTS.fullmatch(number)
    rest = iter(parts[1] if parts else "")
    return bool(parts) and parts[2] == serial and all(character in rest for character in head)  # type: ignore[index]


def _sloppy(catalog: Catalog, head: str, year: str, serial: str) -> list[DocumentMatch]:
    """Return the documents of that year and serial whose head is nearly so: 晋政办涵 or 晋办函 for
    晋政办函.
    """

    def meant(known: str) -> bool:
        if len(known) == len(head):
            return all(map(similar, known, head))
        rest = iter(known)
        return len(known) - len(head) == 1 and all(character in rest for character in head)

    return [
        DocumentMatch(number, "number", 1.2)
        for number, entry in enumerate(catalog.entries)
        if (known := entry.number_parts) and known[1:] == (year, serial) and meant(known[0])
    ]


@dataclass(frozen=True, slots=True)
class _Meant:
    """A name that may be meant, in the spelling of :attr:`CatalogEntry.bare`, and how much it counts."""

    text: str
    letters: frozenset[str]
    weight: float
    #: Only a regulation is meant.
    regulation: bool = False


@lru_cache(maxsize=256)
def _names(bare: str) -> tuple[_Meant, ...]:
    """Return possible readings of a name: as it is, without words that titles omit, and a regulation by any
    word.
    """
    found = {bare: (1.0, False)}
    for other in (IDLE.sub("", bare), bare.removeprefix("山西")):
        if len(other) > 2:
            found.setdefault(other, (0.9, False))
    regulation = _REGULATION.fullmatch(bare)
    if regulation:
        found.setdefault(regulation["about"], (0.6, True))
    return tuple(
        _Meant(text, frozenset(text), *found[name]) for name in found if len(text := in_digits(name)) > 1
    )


def _named(catalog: Catalog, wanted: str) -> list[DocumentMatch]:
    """Find documents by a title, a nickname, the number of their measures, or their kind, in order."""
    bare = wanted.strip('《》"')
    counted = COUNT.fullmatch(bare)
    count = to_int(counted["n"]) if counted else None
    spellings = [meant.letters for meant in _names(bare)]
    likely = catalog.names.may_mean(bare, spellings, count)
    return [one for number in likely if (one := _by_name(catalog, number, bare, count))]


def _by_name(catalog: Catalog, number: int, bare: str, count: int | None) -> DocumentMatch | None:
    entry = catalog.entries[number]
    title, name = entry.folded
    if bare in (title, name):
        return DocumentMatch(number, "title", 2.0)
    if _ordinals(bare) - _ordinals(title):
        return None
    if count is not None:
        said = bool(re.search(rf"(?<!\d){count}[项条]", in_digits(title)))
        if said or count == entry.measures:
            return DocumentMatch(number, "count", 1.0 + said)
    score = max((_likeness(entry, meant) for meant in _names(bare)), default=0.0)
    if score:
        return DocumentMatch(number, "nickname", score)
    return DocumentMatch(number, "kind", 0.5) if bare == entry.kind else None


def _ordinals(name: str) -> set[int | None]:
    """Return the numbers in brackets in a name: what has another one is another document of a series."""
    return {to_int(found) for found in _ORDINAL.findall(name)}


def _likeness(entry: CatalogEntry, meant: _Meant) -> float:
    # Most titles lack a character of the name: that is known at once.
    if not meant.letters <= entry.letters or (meant.regulation and entry.kind not in _REGULATIONS):
        return 0.0
    title, name = entry.bare
    # 医疗卫生条例 is not the 办法 on 县域医疗卫生一体化: the end of a title says what it is about.
    core = name.partition("(")[0]
    if meant.regulation and not any(core.removesuffix(k).endswith(meant.text[-3:]) for k in _REGULATIONS):
        return 0.0
    score = max(_nickname(meant.text, name), 0.8 * _nickname(meant.text, title))
    return meant.weight * (score + 0.2 * name.split("(")[0].endswith(meant.text)) if score else 0.0


def _nickname(wanted: str, title: str) -> float:
    """Return how well a nickname fits a title that has its characters in order: 1 for one piece, less for
    more.
    """
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
