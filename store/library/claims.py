"""Claims of a document about its identity, and whether two documents claim to be the same one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from store.library.identity import fold
from store.model.document import Document, DocumentSummary

#: What two claims are to each other: nothing; the same document; texts of one title that say other days or
#: numbers, or of which one says no day, as the editions of a law do, and the notices of two years.
Relation = Literal["none", "same", "dated"]

_EDITION = re.compile(
    r"[(（]\s*(?:(?:19|20)\d\d\s*年?(?:-\d\d-\d\d)?\s*(?:版|修订?|修正?|修[订正][版本案稿]?)?|(?:最新)?修[订正][版本案稿]?"
    r"|第[一二三四五六七八九十\d]+版|现行(?:有效)?)\s*[)）]$"
)
#: Papers about a document that bear its title or number and are not it.
_ROLES = re.compile(
    r"摘要|摘编|摘登|节选|要点|解读|图解|问答|说明|附件|附表|附录|征求意见稿|草案|送审稿|讨论稿|英文|清单(?=[)）]$)"
)
#: Titles that differ by no more than this are one title that was read or typed a little otherwise.
_TITLE_SLIP = 0.93
#: Characters at the head of a text in which it says whose it is.
_HEAD = 800
_HOUSE = re.compile(
    r"(?:人民|中心|中医|附属|第[一二三四五六七八九十]|妇幼|专科|综合|儿童|肿瘤|口腔|眼科)*"
    r"(?:医院|卫生院|卫生服务中心|服务中心|保健院|疗养院|诊所|有限公司|公司|大学|学院|学校|研究院|研究所|协会|学会|集团)"
)
_KIND_OF_HOUSE = re.compile(
    r"(?:公立|民营|社会办|三级|二级|一级|定点|基层|专科|综合|中医|[各本我该省市县区乡镇村其一二三四五六七八九十百\d级类等家所个])+"
)


@dataclass(frozen=True, slots=True)
class DocumentClaim:
    """Titles, number, day, issuers and part of a document, in one spelling."""

    names: frozenset[str]
    number: str | None
    date: str | None
    issuers: frozenset[str]
    part: str | None
    roles: frozenset[str]


def claim_of(entry: Document | DocumentSummary) -> DocumentClaim:
    """Return what a document says of itself."""
    titles = [title for title in (entry.title, entry.attached_title) if title]
    return DocumentClaim(
        frozenset(filter(None, map(name_of, titles))),
        entry.number,
        entry.date,
        frozenset(map(fold, entry.issuers)),
        entry.part,
        frozenset(_ROLES.findall(entry.title)),
    )


@lru_cache(maxsize=20_000)
def name_of(title: str) -> str:
    """Return a title in one spelling, without the edition in brackets behind it."""
    return fold(_EDITION.sub("", title.strip()))


def relation(one: DocumentClaim, other: DocumentClaim) -> Relation:
    """Return whether two documents claim to be the same.

    The same number under a title of another wording is another document, and so is the same title of another
    issuer, and what calls itself an attachment, a digest or a draft of the other.
    """
    numbers = bool(one.number and other.number)
    same_number = numbers and one.number == other.number
    same_name = bool(one.names & other.names)
    if one.part != other.part or one.roles != other.roles:
        return "none"
    if same_number:
        return "same" if same_name or _akin(one.names, other.names) else "none"
    if not same_name or (one.issuers and other.issuers and not one.issuers & other.issuers):
        return "none"
    return "dated" if numbers or one.date != other.date else "same"


def other_house(one: str, other: str) -> bool:
    """Return whether two alike texts are about different houses: 甲医院 here where 乙医院 is there.

    Takes the words of the texts; only names of which the other text knows nothing count.
    """
    first, second = one[:_HEAD], other[:_HEAD]
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        here, there = _house(first, a, b), _house(second, c, d)
        if here and there and here not in other and there not in one:
            return True
    return False


def _house(text: str, start: int, end: int) -> str:
    """Return the name of a house that a stretch ends in the middle of or is a part of; empty if there is
    none.
    """
    found = _HOUSE.match(text, end)
    name = text[start:end]
    if found is None or not name or _KIND_OF_HOUSE.fullmatch(name):
        return ""
    return name + found[0]


def _akin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether a title of one holds one of the other, or differs by a slip."""
    for a in one:
        for b in other:
            if a in b or b in a or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _TITLE_SLIP:
                return True
    return False
