"""Origin of a document: its issuer, its region, and its rank.

Worked out from title, number, issuers and kind; what these do not say is the widest that they allow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from store.model.message import Message

#: The ranks of documents, the highest first.
LEVELS = ("法律", "行政法规", "司法解释", "地方性法规", "规章", "规范性文件", "本院制度")
#: What they are called for people.
LEVEL_WORDS = {
    "法律": Message("level.law"),
    "行政法规": Message("level.administrative_regulation"),
    "司法解释": Message("level.judicial_interpretation"),
    "地方性法规": Message("level.local_regulation"),
    "规章": Message("level.rule"),
    "规范性文件": Message("level.normative_document"),
    "本院制度": Message("level.own_rule"),
}
#: The region of what holds in the whole country.
NATION = "全国"

_REGION = re.compile(
    r"(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区|[一-鿿]{2,3}?省|[一-鿿]{2,7}?(?:自治州|自治县)"
    r"|(?:北京|上海|天津|重庆)市|[一-鿿]{2,5}?(?:经济特区|市(?!场|民|容|政|长)|县(?!级|域|以)|盟|地区)"
)
_STATE = re.compile("^(?:中华人民共和国|国务院|全国|最高人民|国家|中国|中共中央)")
_COURT = re.compile("最高人民法院|最高人民检察院")
_COURTS = re.compile("法院|检察院")
_HOUSE = re.compile("医院|卫生院|保健院|卫生服务中心|疗养院")
_LAW = re.compile(r"(?:(?<![办方做用])法|法典|宪法|修正案)(?:[（(][^（）()]*[）)])?$")
_DECREE = re.compile("令")


class DescribedDocument(Protocol):
    """Facts that a document states about itself."""

    @property
    def name(self) -> str:
        """Return its title, or that of what it issues."""
        ...

    @property
    def title(self) -> str:
        """Return its title."""
        ...

    @property
    def issuers(self) -> Sequence[str]:
        """Return who issued it."""
        ...

    @property
    def number(self) -> str | None:
        """Return its number."""
        ...

    @property
    def kind(self) -> str:
        """Return its kind."""
        ...


class DocumentOrigin(NamedTuple):
    """Region and rank of a document; ``region`` is 全国 for what holds in the whole country."""

    region: str
    level: str


def origin(entry: DescribedDocument) -> DocumentOrigin:
    """Tell region and rank of a document."""
    region = _region(entry)
    return DocumentOrigin(region, _level(entry, region))


def _region(entry: DescribedDocument) -> str:
    for name in (entry.name, entry.title, *entry.issuers):
        if _STATE.match(name):
            return NATION
        found = _REGION.match(name)
        if found:
            return found[0]
    return NATION


def _level(entry: DescribedDocument, region: str) -> str:
    issued = " ".join((entry.title, *entry.issuers))
    number = entry.number or ""
    if entry.kind in ("制度", "章程") or any(_HOUSE.search(name) for name in entry.issuers):
        return "本院制度"
    if _COURT.search(issued) and region == NATION:
        return "司法解释"
    if _COURTS.search(issued):
        return "规范性文件"
    if "〔" in number or entry.kind in ("通知", "意见", "方案", "清单", "规划", "函", "批复", "公告", "纪要"):
        return "规范性文件"
    if region == NATION:
        if _LAW.search(entry.name):
            return "法律"
        if entry.kind == "条例" or "国务院" in issued:
            return "行政法规"
    elif entry.kind == "条例" or "人民代表大会" in issued or "实施《" in entry.name:
        return "地方性法规"
    if entry.kind in ("办法", "规定", "细则", "规范") or _DECREE.search(number):
        return "规章"
    return "规范性文件"
