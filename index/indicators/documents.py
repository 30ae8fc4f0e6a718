"""The indicators of a whole document, and the dates by which it wants something done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.indicators.deadlines import deadlines
from index.indicators.indicator import Indicator
from index.indicators.indicator_tables import in_table
from index.indicators.sentences import SentenceContext, in_text
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import PrintedPart, parts

_RULES = frozenset(
    ("法律", "条例", "办法", "规定", "规章", "细则", "行政法规", "地方性法规", "司法解释", "标准", "决定")
)
_ARTICLE = re.compile(r"第.+条")
#: 第四章 支持保障 says what its articles are about, not whose their figures are.
_CHAPTER = re.compile(r"第[〇零一二三四五六七八九十百\d]+[编章节]")
_WORKS = re.compile(r"(?:的?(?:建设|项目|工程|工作|计划|方案|规划|制度|机制|管理|实施|目标))+$")
_OWNER = re.compile(r"^(?P<who>.{2,20}?(?:医院|集团|中心|学院|公司|委员会|省|市|县|区))(?!域)")
_ABOUT = re.compile(r"[（(].*?[)）]|20\d\d.*$")
_ACTS = re.compile(
    r"^(?:推进|推动|加快|加强|深化|优化|建设|打造|完善|健全|强化|实施|开展|提升|提高|促进|扩大|支持|发展|做好|落实|规范|改革|加大|大力|全面|深入|积极|持续|培育|发挥)+"
)
#: 两项机制 and 一个总目标 head a list and are no things themselves.
_COUNTED = re.compile(r"^[一二三四五六七八九十两\d]+[个项大线座]")
_NO_OWNER = re.compile(r"支持|促进|推进|加强|关于|深化|保障|[项条]|实施")
_SHORTEST = 2


def indicators(document: Document) -> list[Indicator]:
    """Return the quantified targets of a document, in the order in which they are read."""
    settings = _Settings(document)
    return [found for clause in document.walk() for found in in_clause(clause, settings.of(clause))]


def indicators_of(document: Document, clause: Clause) -> list[Indicator]:
    """Return those of one clause of a document."""
    settings = _Settings(document)
    for each in document.walk():
        # Only clauses above this one name its subject.
        if each.path == clause.path[: len(each.path)]:
            setting = settings.of(each)
            if each.id == clause.id:
                return list(in_clause(clause, setting))
    return []


class _Settings:
    """Settings that the clauses of a document have from it, computed in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._in_rules = document.kind in _RULES
        self._year = int(document.date[:4]) if document.date else None
        self._last = _last_year(document)
        # A law binds many: what it is of is said by its sentences, or it is of the law.
        self._owner = "" if self._in_rules else document_subject(document)
        self._above: dict[tuple[str, ...], str] = {}

    def of(self, clause: Clause) -> SentenceContext:
        """Return the setting of a clause, with what is named above it."""
        heading = heading_subject(clause)
        above = self._above[clause.path] = heading or self._above.get(clause.path[:-1], "")
        return SentenceContext(
            self._document.key,
            clause.id,
            heading or self._owner or above or self._document.name,
            self._in_rules or bool(_ARTICLE.fullmatch(clause.label)),
            self._year,
            self._last,
        )


def in_clause(clause: Clause, setting: SentenceContext) -> Iterator[Indicator]:
    """Yield the indicators of a clause's own words and tables."""
    found = parts(clause)
    earlier: set[int] = set()
    for part in found:
        if part.kind in ("heading", "paragraph"):
            yield from in_text(part.text, part.start, setting)
        elif part.kind == "row" and part.table is not None and part.index not in earlier:
            earlier.add(part.index)
            rows = [other for other in found if other.kind == "row" and other.index == part.index]
            yield from in_table(part.table, rows, setting)
            yield from _in_cells(rows, setting)


def _in_cells(rows: list[PrintedPart], setting: SentenceContext) -> Iterator[Indicator]:
    """Yield the indicators in cells that hold whole sentences, as those of lists of tasks do."""
    for row in rows:
        at = row.start
        for cell in row.text.split("\t"):
            if len(cell) > 24 and re.search(r"[，。；,;]", cell):
                yield from in_text(cell, at, setting)
            at += len(cell) + 1


def heading_subject(clause: Clause) -> str:
    """Return the thing that a heading says is built or done: 科研教学楼 of 科研教学楼建设."""
    heading = (clause.heading or "").strip()
    if (
        _CHAPTER.fullmatch(clause.label)
        or not heading
        or len(heading) > 20
        or re.search(r"[，。；,“”]", heading)
        or _COUNTED.match(heading)
    ):
        return ""
    short = _ACTS.sub("", _WORKS.sub("", heading))
    whole = len(short) >= _SHORTEST and short[-1] not in "和与及的"
    return short if short != heading and whole else ""


def document_subject(document: Document) -> str:
    """Return the subject of a document by its title: 山西白求恩医院; "" where it names nobody."""
    found = _OWNER.match(_ABOUT.sub("", document.name))
    return found["who"] if found and not _NO_OWNER.search(found["who"]) else ""


def _last_year(document: Document) -> int | None:
    """Return the last year of the term that a plan's title gives."""
    terms = [each for each in deadlines(document.name) if each.kind == "within"]
    return terms[-1].year if terms else None
