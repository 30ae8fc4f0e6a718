"""Documents meant by citations: the one whose number or title it is, not one that shares its words."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from sys import intern

from store.library.lookup import fold
from store.model.clause import Reference
from store.model.document import DocumentSummary
from store.model.numbers import NUMERAL, canonical_number

#: How many characters may come between a title and its short name: （以下称, （以下统一简称.
_CALLED = range(4, 8)
STATE = "中华人民共和国"
#: A number in brackets is no edition: 修正案（五） is another law than 修正案（十）.
_EDITION = re.compile(rf"\((?!(?:[{NUMERAL}]+|\d{{1,2}})\))[^()]*\)$")
_ISSUED = re.compile(r"关于(?:印发|转发|公布|发布)(.+)的(?:通知|公告|决定)$")
_ISSUER = re.compile(r"^(?:\w{2,30}?)(?=关于\w)")
#: Documents whose names are kept, so that of a library that has changed only what is new is worked out.
_KEPT = 20_000
#: What only a law, an order or a rule is called.
_LAW = re.compile(r"(?:条例|法|规定|办法|细则|规则|解释|决定)(?:\([^()]*\))?$")
_REGION = re.compile(r"^(?!中华)\w{2,8}?(?:自治区|自治州|特别行政区|省|市|州|盟|县|旗|区)")


class CitedNames:
    """The documents of a library by what they are cited as.

    That is the title, that of what a notice issues, either without the edition in brackets behind it, without
    中华人民共和国 or the issuer before 关于 …; and, in others of the same region, without the region, unless
    it is a law.
    """

    def __init__(self, documents: Sequence[DocumentSummary]) -> None:
        self._numbers: dict[str, str] = {}
        self._names: dict[str, tuple[DocumentSummary, ...]] = {}
        self._regions = {
            entry.key: _region(entry.title, entry.attached_title or "", *entry.issuers) for entry in documents
        }
        for entry in documents:
            if not entry.current:
                continue
            self._numbers.setdefault(entry.key, entry.key)
            if entry.number:
                self._numbers.setdefault(entry.number, entry.key)
            for name in _names(entry.title, entry.attached_title):
                self._names[name] = (*self._names.get(name, ()), entry)

    def key_of(self, number: str | None, title: str | None, here: str | None) -> str | None:
        """Return the key of the document that is cited in the document ``here``; None if the library lacks
        it.
        """
        if number:
            found = self._numbers.get(canonical_number(number) or number)
            if found is not None:
                return found
        for wanted in _wanted(title or ""):
            fits = [entry for entry in self._names.get(wanted, ()) if not (number and entry.number)]
            if fits:
                return next((entry.key for entry in fits if entry.key == here), fits[0].key)
        return self._in_region(number, fold(title or ""), here)

    def _in_region(self, number: str | None, cited: str, here: str | None) -> str | None:
        """Return the document of the same region that is cited without it.

        What is cited as a law is none: those of a region are cited with it, and 根据《建设工程质量管理条例》
        means that of the State also where the library has that of the province. Nor is the document itself.
        """
        if cited.startswith(STATE) or _LAW.search(cited):
            return None
        region = self._regions.get(here or "")
        if not region:
            return None
        known = [entry for wanted in _editions(cited) for entry in self._names.get(region + wanted, ())]
        if any(entry.key == here for entry in known):
            return None
        return next((entry.key for entry in known if not (number and entry.number)), None)


_guard = threading.Lock()
_last: tuple[list[DocumentSummary], CitedNames] | None = None


def cited_names(documents: list[DocumentSummary]) -> CitedNames:
    """Return the documents by what they are cited as; what was made for the same documents last is kept."""
    global _last
    with _guard:
        if _last is None or _last[0] != documents:
            _last = documents, CitedNames(documents)
        return _last[1]


def short_names(clauses: Iterable[Sequence[Reference]]) -> dict[str, Reference]:
    """Return the short names that a document defines for others: 《管理条例》（以下简称《条例》).

    ``clauses`` are the references of each clause in order; their order tells enough, without the words.
    """
    found: dict[str, Reference] = {}
    for references in clauses:
        for whole, short in pairwise(references):
            gap = short.start - whole.end
            if whole.title and short.title and gap in _CALLED and _is_short(short.title, whole.title):
                found.setdefault(short.title, whole)
    return found


def _is_short(short: str, whole: str) -> bool:
    """Return whether a name has only characters of another one, in their order."""
    rest = iter(whole)
    return len(short) < len(whole) and all(character in rest for character in short)


@lru_cache(maxsize=_KEPT)
def _wanted(title: str) -> tuple[str, ...]:
    """Return the names that a title may mean as it is cited, the likeliest first."""
    name = fold(title)
    return tuple(dict.fromkeys((*_editions(name), *_editions(name.removeprefix(STATE)))))


@lru_cache(maxsize=_KEPT)
def _names(title: str, attached: str | None) -> tuple[str, ...]:
    """Return the names by which a document is cited, the full title first."""
    found: list[str] = []
    for whole in filter(None, (title, attached)):
        for name in _editions(fold(whole)):
            found += (name, name.removeprefix(STATE))
            issued = _ISSUED.search(name)
            if issued:
                found += _editions(issued[1])
            found.append(_ISSUER.sub("", name))
    return tuple(dict.fromkeys(found))


def _editions(name: str) -> Iterator[str]:
    """Yield a title, and the title without what follows it in brackets: （试行）, （2020—2024年）."""
    if name:
        yield name
        short = _EDITION.sub("", name)
        if short and short != name:
            yield short


@lru_cache(maxsize=_KEPT)
def _region(*names: str) -> str:
    """Return the province or place of a document, by its titles or issuers; empty for none."""
    for name in names:
        found = _REGION.match(fold(name))
        if found:
            return intern(found[0])
    return ""
