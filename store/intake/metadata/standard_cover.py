"""The cover of a standard: ICS, number, title, the days of its issue and its coming into force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.metadata.dates import iso
from store.intake.metadata.organisations import split_signature

_NUMBER = re.compile(
    r"^(?P<code>(?:DB[A-Z]?\s?\d{2}(?:\d{2}(?=[\s/]))?|[A-Z]{1,5})(?:\s*/\s*[A-Z]{1,8})?)\s*(?P<serial>[\d×Xx]{1,6}(?:[.．]\d{1,3})*)"
    r"\s*[—―–－-]{1,2}\s*(?P<year>(?:19|20)\d\d|[×Xx]{4,8})$"
)
_DAY = r"(?P<{0}y>(?:19|20)\d\d)\s*[-—–年./]\s*(?P<{0}m>\d{{1,2}})\s*[-—–月./]\s*(?P<{0}d>\d{{1,2}})\s*日?\s*"
_ISSUED = re.compile(_DAY.format("i") + r"(?:发\s*布|批\s*准)")
_IN_FORCE = re.compile(_DAY.format("f") + r"(?:实\s*施|施\s*行)")
#: XXXX-XX-XX 发布, as a draft has it.
_PLACEHOLDER_DAY = re.compile(r"^[Xx×\d\s—–-]+(?:发\s*布|实\s*施)?[Xx×\d\s—–-]*(?:实\s*施)?$")
_ISSUER = re.compile(r"^(?P<names>[一-鿿\s]{4,60}?)\s*(?:联\s*合\s*)?发\s*布$")
_ICS = re.compile(r"^ICS|^CCS\b|^备案号|^[A-Z]\s?\d{2}$|^[A-Z]{1,5}(?:/T)?$")
_SORT = re.compile(
    r"(?:国家|行业|地方|团体|企业|技术)标准$|^(?:代替|替代|部分代替)|^[（(].{2,12}稿[)）]$|^点击此处"
)
_LATIN = re.compile(r"^[A-Za-z0-9 ,.:;()'’/—–-]+$")
_HEADING = re.compile(r"^(?:目\s*[次录]|前\s*言|引\s*言|1[\s　]*范\s*围|1)$")
_ROMAN = re.compile(r"^[IVXⅠ-Ⅻ]{1,5}$")
_TITLE_LINES = 3
_MOST_ISSUERS = 4
_LONGEST = 40


@dataclass(slots=True)
class StandardCover:
    """Data of a cover; ``end`` is the number of the line behind it, ``others`` its further lines."""

    number: str
    title: str = ""
    issuers: list[str] = field(default_factory=list)
    issued: str | None = None
    in_force: str | None = None
    title_lines: list[PhysicalLine] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    end: int = 0


def read_cover(lines: Sequence[PhysicalLine]) -> StandardCover | None:
    """Return the cover that a file begins with; None where it begins with none."""
    texts = [line.text for line in lines[:_LONGEST]]
    at = next((i for i, text in enumerate(texts) if _NUMBER.match(text)), None)
    end = _end(texts, at) if at is not None else 0
    if at is None or not end:
        return None
    cover = StandardCover(_spell(texts[at]), end=end)
    title: list[str] = []
    dated = False
    for i, text in enumerate(texts[:end]):
        if i == at or _take_days(cover, text):
            dated = dated or i != at
            continue
        dated = dated or bool(_PLACEHOLDER_DAY.match(text) and "发" in text)
        if _take_issuer(cover, text, dated=dated):
            continue
        is_title = at < i and len(title) < _TITLE_LINES and not dated and not _is_aside(text)
        (title if is_title else cover.others).append(squeeze(text))
    cover.title = squeeze("".join(title))
    cover.title_lines = [PhysicalLine(text) for text in title]
    return cover if cover.title else None


def is_running_head(text: str) -> bool:
    """Return whether a line is on each page of a standard: its number, or a page number in Roman figures."""
    return bool(_NUMBER.match(text) or _ROMAN.match(text))


def _end(texts: Sequence[str], at: int) -> int:
    """Return the line behind the last day of issue or coming into force and the issuer; 0 where there is
    none.
    """
    days = [i for i, text in enumerate(texts) if i > at and (_ISSUED.search(text) or _IN_FORCE.search(text))]
    placeholder = [
        i for i, text in enumerate(texts) if i > at and _PLACEHOLDER_DAY.match(text) and "发" in text
    ]
    if not days and not placeholder:
        return 0
    end = max([*days, *placeholder]) + 1
    for i in range(end, min(end + 4, len(texts))):
        if _HEADING.match(squeeze(texts[i])):
            break
        if _ISSUER.match(texts[i]) or squeeze(texts[i]) == "发布":
            behind = takewhile(split_signature, texts[i + 1 : i + 1 + _MOST_ISSUERS])
            return i + 1 + len(list(behind))
    return end


def _take_days(cover: StandardCover, text: str) -> bool:
    issued, in_force = _ISSUED.search(text), _IN_FORCE.search(text)
    if issued:
        cover.issued = iso(issued["iy"], issued["im"], issued["id"])
    if in_force:
        cover.in_force = iso(in_force["fy"], in_force["fm"], in_force["fd"])
    return bool((issued and cover.issued) or (in_force and cover.in_force))


def _take_issuer(cover: StandardCover, text: str, *, dated: bool) -> bool:
    """Take who issues: named with 发布, or alone on a line below the days."""
    found = _ISSUER.match(text)
    names = split_signature(found["names"] if found else text) if found or dated else []
    if not names:
        return False
    cover.issuers += names
    return True


def _is_aside(text: str) -> bool:
    """Return whether a line of the cover is not the title: classification, sort of standard, English."""
    plain = squeeze(text).replace(" ", "")
    aside = _ICS.match(text) or _SORT.search(plain) or _LATIN.match(text) or _PLACEHOLDER_DAY.match(text)
    return bool(aside) or plain == "发布"


def _spell(text: str) -> str:
    found = _NUMBER.match(text)
    if not found:
        return squeeze(text)
    return f"{re.sub(chr(92) + 's', '', found['code'])} {found['serial']}—{found['year']}"
