"""What stands on the paper, block by block: an excerpt and what to include become paragraphs and tables.

What is printed is Chinese whatever the language of the window: it lies beside Chinese documents. No Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import groupby

from store.records import Clause, Correction, Document, Note, Part, Table, parts
from ui.printing.excerpt import Excerpt, ExcerptItem
from ui.printing.sheet import Align, Level, Sheet

_PART = re.compile(r"第[〇零一二三四五六七八九十百千\d]+[编章节部分篇]+$")
_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千\d]+条(之[一二三四五六七八九十]+)?$")
_FIRST = re.compile(r"[一二三四五六七八九十百]+、$")
_SECOND = re.compile(r"[（(][一二三四五六七八九十百]+[）)]$")
_FIGURE = re.compile(r"[（(]?\d+[.．、）)]+$")
#: Who passed a law and when, in brackets below its title: stands in the middle there.
_PASSED = re.compile(r"（\d{4}年[^）]+）$")
#: The label that the intake gives to text before the first label; nothing of the kind is printed.
UNLABELLED = "前言"
CUT_OFF = "（来源在此处中断）"


@dataclass(frozen=True, slots=True)
class Options:
    """What is printed with the clauses."""

    citations: bool = True
    duties: bool = True
    notes: bool = False
    children: bool = True
    codes: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face."""

    text: str
    level: Level


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its runs and how it is set.

    ``indent`` and ``inset`` are in cells of body type: of the first line, and of all lines at the left.
    ``gap`` is the white above in lines, dropped at the top of a page. ``keep_next`` and ``keep_previous``
    forbid a page to end behind or before it. ``preferred`` is where to end the first line if one is not
    enough. ``aside`` stands at the left of a right-aligned line. ``bar`` draws a rule at the left.
    """

    runs: tuple[Run, ...]
    align: Align = "justify"
    indent: float = 0
    inset: float = 0
    gap: float = 0
    keep_next: bool = False
    keep_previous: bool = False
    preferred: int = 0
    aside: Run | None = None
    bar: bool = False
    small: bool = False
    anchor: str = ""

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to set; its caption and note are paragraphs round it."""

    table: Table


Block = Paragraph | Grid


def chinese_date(iso: str | date) -> str:
    """2020-04-03 → 2020年4月3日."""
    day = iso if isinstance(iso, date) else date.fromisoformat(iso[:10])
    return f"{day.year}年{day.month}月{day.day}日"


def blocks(excerpt: Excerpt, options: Options, sheet: Sheet) -> Iterator[Block]:
    """All blocks of an excerpt, in order."""
    if not options.children:
        excerpt = excerpt.without_children()
    yield from _head(excerpt, sheet)
    single = len(excerpt.documents) == 1 and excerpt.title == excerpt.items[0].document.name
    groups = groupby(excerpt.items, key=lambda item: item.document.key)
    for number, (_, group) in enumerate(groups):
        items = list(group)
        if not single:
            yield from _document_head(items[0].document, sheet, sheet.document_gap if number else 0)
        for place, item in enumerate(items):
            yield from _Item(item, options, sheet, first=place == 0).blocks()


def _head(excerpt: Excerpt, sheet: Sheet) -> Iterator[Paragraph]:
    align = sheet.heading_align
    yield Paragraph((Run(excerpt.title, "title"),), align, keep_next=True)
    single = len(excerpt.documents) == 1 and excerpt.title == excerpt.items[0].document.name
    mark = "（节录）" if excerpt.partial else ""
    if sheet.grid:
        if mark:
            yield Paragraph((Run(mark, "mark"),), align, keep_next=True)
        if single:
            yield from _source_line(excerpt.items[0].document, sheet)
    else:
        facts = [mark.strip("（）"), f"共 {len(excerpt.items)} 条" if mark else ""]
        facts += source_facts(excerpt.items[0].document) if single else []
        text = "　".join(filter(None, facts))
        if text:
            yield Paragraph((Run(text, "mark"),), align, keep_next=True)
    yield Paragraph((), gap=sheet.title_gap, keep_next=True)


def source_facts(document: Document) -> list[str]:
    """Number, issuers and date of a document, as far as it says them."""
    facts = [document.number or "", "、".join(document.issuers)]
    facts.append(chinese_date(document.date) if document.date else "")
    if document.effective:
        facts.append(f"自{chinese_date(document.effective)}起施行")
    return [fact for fact in facts if fact]


def _source_line(document: Document, sheet: Sheet) -> Iterator[Paragraph]:
    facts = source_facts(document)
    dated = next((place for place, fact in enumerate(facts) if fact.endswith("日")), 0)
    preferred = sum(len(fact) + 1 for fact in facts[:dated])
    if facts:
        run = Run("　".join(facts), "source")
        yield Paragraph((run,), sheet.heading_align, keep_next=True, preferred=preferred)


def _document_head(document: Document, sheet: Sheet, gap: float) -> Iterator[Paragraph]:
    yield Paragraph((Run(document.name, "document"),), sheet.heading_align, gap=gap, keep_next=True)
    yield from _source_line(document, sheet)


class _Item:
    """The blocks of one item."""

    def __init__(self, item: ExcerptItem, options: Options, sheet: Sheet, first: bool) -> None:
        self._item = item
        self._options = options
        self._sheet = sheet
        self._gap = 0.0 if first else sheet.item_gap
        clauses = list(item.document.walk())
        self._last = clauses[-1].id if clauses and not item.document.complete else ""

    def blocks(self) -> Iterator[Block]:
        """The clauses, then where they are from."""
        for clause in self._item.clauses():
            yield from self._clause(clause)
        yield from self._citation()

    def _clause(self, clause: Clause) -> Iterator[Block]:
        yield from self._words(clause)
        if clause.id == self._last:
            yield Paragraph((Run(CUT_OFF, "remark"),), "left", indent=2, keep_previous=True)
        for correction in self._item.document.corrections:
            if correction.clause in (clause.id, "/".join(clause.path)):
                yield _correction(correction)
        if self._options.notes:
            for note in self._item.notes:
                if note.anchor.clause_id == clause.id:
                    yield from _note(note, self._sheet)

    def _words(self, clause: Clause) -> Iterator[Block]:
        """Heading, paragraphs, tables and duty note; the label and the duty note run in with the text."""
        head = _heading(clause)
        level = _level(clause)
        pending = [Run(head, level)] if head else []
        runs_in = _runs_in(clause)
        waiting: Paragraph | None = None
        for part in parts(clause):
            if part.kind == "heading" or (part.kind == "duty" and not self._options.duties):
                continue
            if part.kind == "paragraph":
                yield from _shown(waiting)
                if pending and not runs_in:
                    yield self._titled(clause, pending)
                    pending = []
                waiting = self._paragraph(clause, [*pending, Run(part.text, "body")])
                pending = []
            elif part.kind == "duty" and waiting is not None:
                waiting = _with(waiting, Run(_bracketed(part.text), "duty"))
            else:
                yield from _shown(waiting)
                waiting = None
                if pending:
                    yield self._titled(clause, pending)
                    pending = []
                yield from _table_part(clause, part)
        yield from _shown(waiting)
        if pending:
            yield self._titled(clause, pending)

    def _paragraph(self, clause: Clause, runs: list[Run]) -> Paragraph:
        if clause.label == UNLABELLED and _PASSED.match(runs[0].text):
            return Paragraph((Run(runs[0].text, "mark"),), self._sheet.heading_align, gap=self._take_gap())
        return Paragraph(tuple(runs), indent=2, gap=self._take_gap(), anchor=clause.id)

    def _titled(self, clause: Clause, runs: list[Run]) -> Paragraph:
        """A heading on its own line, kept with what follows it."""
        part = _PART.match(clause.label) is not None
        align: Align = "center" if part else "left"
        gap = max(self._take_gap(), self._sheet.heading_gap)
        return Paragraph(
            tuple(runs), align, indent=0 if part else 2, gap=gap, keep_next=True, anchor=clause.id
        )

    def _take_gap(self) -> float:
        gap, self._gap = self._gap, 0.0
        return gap

    def _citation(self) -> Iterator[Paragraph]:
        code = Run(f"核验码 {self._item.code}", "code")
        if not self._options.citations:
            if self._options.codes:
                yield Paragraph((code,), "right", keep_previous=True, small=True)
            return
        text = f"——{self._item.citation}"
        preferred = text.rfind("》（") + 1
        runs = [Run(text, "citation")]
        columns = self._sheet.citation_columns
        if self._options.codes and not columns:
            runs.append(Run("　" + code.text, "code"))
        aside = code if self._options.codes and columns else None
        yield Paragraph(
            tuple(runs), "right", keep_previous=True, preferred=preferred, aside=aside, small=True
        )


def _shown(paragraph: Paragraph | None) -> Iterator[Paragraph]:
    if paragraph is not None:
        yield paragraph


def _with(paragraph: Paragraph, run: Run) -> Paragraph:
    return replace(paragraph, runs=(*paragraph.runs, run))


def _level(clause: Clause) -> Level:
    if _PART.match(clause.label):
        return "part"
    if _ARTICLE.match(clause.label):
        return "label"
    if _SECOND.match(clause.label):
        return "second" if clause.heading else "body"
    if _FIGURE.match(clause.label):
        return "third" if clause.heading else "body"
    return "first"


def _heading(clause: Clause) -> str:
    """Label and heading as printed before the text; empty for what has neither."""
    label = "" if clause.label == UNLABELLED else clause.label
    heading = clause.heading or ""
    if label == heading:
        return label
    if label.startswith("第"):
        label += "　"
    return label + heading + (clause.heading_mark if heading else "")


def _runs_in(clause: Clause) -> bool:
    """Whether the first paragraph goes on in the line of label and heading."""
    if clause.heading:
        return bool(clause.heading_mark)
    return _PART.match(clause.label) is None and _numbered(clause.label)


def _numbered(label: str) -> bool:
    return any(form.match(label) for form in (_ARTICLE, _FIRST, _SECOND, _FIGURE))


def _bracketed(duty_note: str) -> str:
    return duty_note if duty_note[:1] in "（(" else f"（{duty_note}）"


def _table_part(clause: Clause, part: Part) -> Iterator[Block]:
    """Caption, table (at its first row) or note; a duty note without a paragraph before it."""
    if part.kind == "row":
        if part.row == 0:
            yield Grid(clause.tables[part.index])
    elif part.kind == "caption":
        yield Paragraph((Run(part.text, "caption"),), "center", keep_next=True)
    elif part.kind == "table_note":
        yield Paragraph((Run(part.text, "remark"),), "left", keep_previous=True, small=True)
    elif part.kind == "duty":
        yield Paragraph((Run(_bracketed(part.text), "duty"),), indent=2, keep_previous=True)


def _correction(correction: Correction) -> Paragraph:
    reading = f"原文作“{correction.printed}”，" if correction.printed else "原文有缺漏，"
    if correction.applied:
        text = f"〔勘误〕{reading}今改作“{correction.corrected}”"
    else:
        text = f"〔存疑〕{reading}疑为“{correction.corrected}”，未改动"
    reason = correction.reason.rstrip("。")
    text += f"：{reason}。" if reason else "。"
    return Paragraph((Run(text, "remark"),), indent=2, keep_previous=True, small=True)


def _note(note: Note, sheet: Sheet) -> Iterator[Paragraph]:
    """The user's own words: behind a rule, in another face, with their date."""
    inset = 2.0
    day = datetime.fromisoformat(note.updated)
    if day.tzinfo is None:
        day = day.replace(tzinfo=UTC)
    head = f"批注 {chinese_date(day.astimezone().date())}"
    lines = [line for line in note.body.splitlines() if line.strip()] or [""]
    yield Paragraph(
        (Run(head, "note_head"),), "left", inset=inset, gap=0 if sheet.grid else 0.2,
        keep_previous=True, keep_next=True, bar=True, small=True,
    )  # fmt: skip
    for line in lines:
        yield Paragraph((Run(line.strip(), "note"),), inset=inset, bar=True, small=True)
