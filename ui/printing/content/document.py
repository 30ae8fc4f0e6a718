"""What stands on the paper: an excerpt and what to include become paragraphs and tables; no Qt.

What is printed is Chinese whatever the language of the window: it lies beside Chinese documents.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby

from store.model.annotation import Note
from store.model.clause import Clause
from store.model.document import Correction, Document
from store.model.passages import Passage
from store.model.printed import printed
from ui.printing.content.blocks import Block, Footnote, Options, Paragraph, Run
from ui.printing.content.clause_blocks import Words
from ui.printing.content.excerpt import Excerpt, ExcerptItem
from ui.printing.content.templates import NO_TEMPLATE, Template
from ui.printing.content.typographic import set_blocks
from ui.printing.layout.page_styles import Sheet
from ui.printing.output.pdf_outline import heading_anchor

CUT_OFF = "（来源在此处中断）"
#: A clause with more corrections has them below it: they would leave a page no room for text.
MOST_FOOTNOTES = 6


def chinese_date(iso: str | date) -> str:
    """2020-04-03 → 2020年4月3日."""
    day = iso if isinstance(iso, date) else date.fromisoformat(iso[:10])
    return f"{day.year}年{day.month}月{day.day}日"


def blocks(
    excerpt: Excerpt, options: Options, sheet: Sheet, template: Template = NO_TEMPLATE
) -> Iterator[Block]:
    """All blocks of an excerpt, in order, as they are set."""
    found = _blocks(excerpt, options, sheet, template)
    return found if options.as_printed else set_blocks(found)


def _blocks(excerpt: Excerpt, options: Options, sheet: Sheet, template: Template) -> Iterator[Block]:
    marks = itertools.count(1)
    if not options.children:
        excerpt = excerpt.without_children()
    yield from _head(excerpt, sheet, template)
    if excerpt.arranged:
        yield from _arranged(excerpt, options, sheet, marks)
        return
    single = len(excerpt.documents) == 1 and excerpt.title == excerpt.items[0].document.name
    groups = groupby(excerpt.items, key=lambda item: item.document.key)
    for number, (_, group) in enumerate(groups):
        items = list(group)
        if not single:
            yield from _document_head(items[0].document, sheet, sheet.document_gap if number else 0)
        for place, item in enumerate(items):
            yield from _Item(item, options, sheet, marks, first=place == 0).blocks()


def _arranged(excerpt: Excerpt, options: Options, sheet: Sheet, marks: Iterator[int]) -> Iterator[Block]:
    """The items in their own order under their own headings, then the documents that they are from."""
    heading = ""
    for number, item in enumerate(excerpt.items):
        new = item.heading != heading
        heading = item.heading
        if new and heading:
            gap = sheet.heading_gap if number == 0 else max(sheet.item_gap, sheet.heading_gap)
            run = Run(heading, "first")
            yield Paragraph(
                (run,),
                "left",
                indent=2 if sheet.grid else 0,
                gap=gap,
                keep_next=True,
                anchor=heading_anchor(heading),
            )
        first = number == 0 or (new and bool(heading))
        yield from _Item(item, options, sheet, marks, first).blocks()
    yield from _documents(excerpt)


def _documents(excerpt: Excerpt) -> Iterator[Paragraph]:
    """Title, number, issuers and date of the documents that an arranged excerpt is from."""
    head = Run("摘自下列文件：", "note_head")
    yield Paragraph((head,), "left", gap=1.0, keep_next=True, small=True)
    for document in excerpt.documents:
        text = "　".join((f"《{document.name.strip('《》')}》", *source_facts(document)))
        if not document.complete:
            text += "（来源不全）"
        yield Paragraph((Run(text, "remark"),), indent=2, small=True)


def _head(excerpt: Excerpt, sheet: Sheet, template: Template) -> Iterator[Paragraph]:
    align = sheet.heading_align
    yield Paragraph((Run(excerpt.title, "title"),), align, keep_next=True)
    single = len(excerpt.documents) == 1 and excerpt.title == excerpt.items[0].document.name
    mark = "（节录）" if excerpt.partial else ""
    if excerpt.arranged and sheet.grid:
        mark = f"（节录，共{len(excerpt.items)}条）"
    if sheet.grid:
        if mark:
            yield Paragraph((Run(mark, "mark"),), align, keep_next=True)
        if template.hospital:
            yield Paragraph((Run(template.hospital, "mark"),), align, keep_next=True)
        if single:
            yield from _source_line(excerpt.items[0].document, sheet)
    else:
        facts = [mark.strip("（）"), f"共 {len(excerpt.items)} 条" if mark else ""]
        facts.append(template.hospital)
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
    run = Run(document.name, "document")
    yield Paragraph((run,), sheet.heading_align, gap=gap, keep_next=True, anchor=document.key)
    yield from _source_line(document, sheet)


class _Item:
    """The blocks of one item."""

    def __init__(
        self, item: ExcerptItem, options: Options, sheet: Sheet, marks: Iterator[int], first: bool
    ) -> None:
        self._marks = marks
        self._item = item
        self._options = options
        self._sheet = sheet
        self._gap = 0.0 if first else sheet.item_gap
        self._last = _last_clause(item.document)

    def blocks(self) -> Iterator[Block]:
        """The clauses, then where they are from."""
        for passage in self._item.passages():
            yield from self._passage(passage)
        yield from self._citation()

    def _passage(self, passage: Passage) -> Iterator[Block]:
        """The words of a passage, with what was corrected in it and what the user wrote on it."""
        gap, self._gap = self._gap, 0.0
        marks = self._item.marks if self._options.highlights else ()
        words = list(Words(passage, self._sheet, gap, self._options.duties, marks).blocks())
        found = [each for each in self._item.document.corrections if _is_corrected_in(each, passage)]
        at = next((place for place in reversed(range(len(words))) if _bears_notes(words[place])), None)
        if found and at is not None and len(found) <= MOST_FOOTNOTES:
            words[at] = self._with_notes(words[at], found)
            found = []
        yield from words
        if passage.closes and passage.clause.id == self._last:
            yield Paragraph((Run(CUT_OFF, "remark"),), "left", indent=2, keep_previous=True)
        for correction in found:
            run = Run(correction_text(correction), "remark", verbatim=True)
            yield Paragraph((run,), indent=2, keep_previous=True, small=True)
        if self._options.notes:
            for note in self._item.notes:
                if note.anchor.clause_id == passage.clause.id and passage.holds(note.anchor.start):
                    yield from _note(note, self._sheet, note.id in self._item.unsure)

    def _with_notes(self, block: Block, corrections: Sequence[Correction]) -> Block:
        """A paragraph with corrections as footnotes, their marks at its end."""
        assert isinstance(block, Paragraph)
        notes = tuple(Footnote(f"〔{next(self._marks)}〕", correction_text(each)) for each in corrections)
        marks = tuple(Run(note.mark, "footmark") for note in notes)
        return replace(block, runs=(*block.runs, *marks), footnotes=notes)

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


def _last_clause(document: Document) -> str:
    """The id of the clause at which the source breaks off; empty where it is complete."""
    if document.complete or not document.clauses:
        return ""
    last = document.clauses[-1]
    while last.body and isinstance(below := last.body[-1], Clause):
        last = below
    return last.id


def _is_corrected_in(correction: Correction, passage: Passage) -> bool:
    """Whether a correction is of a passage: where its words stand, else where its clause ends."""
    clause = passage.clause
    if correction.clause not in (clause.id, "/".join(clause.path)):
        return False
    if passage.opens and passage.closes:
        return True
    at = printed(clause).find(correction.corrected if correction.applied else correction.printed)
    return passage.holds(at) if at >= 0 else passage.closes


def _bears_notes(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.runs)


def correction_text(correction: Correction) -> str:
    """What a footnote says of a correction."""
    reading = f"原文作“{correction.printed}”，" if correction.printed else "原文有缺漏，"
    if correction.applied:
        text = f"〔勘误〕{reading}今改作“{correction.corrected}”"
    else:
        text = f"〔存疑〕{reading}疑为“{correction.corrected}”，未改动"
    reason = correction.reason.rstrip("。")
    return text + (f"：{reason}。" if reason else "。")


def _note(note: Note, sheet: Sheet, unsure: bool) -> Iterator[Paragraph]:
    """The user's own words: behind a rule, with their date, and told if their place is not sure."""
    inset = 2.0
    day = datetime.fromisoformat(note.updated)
    if day.tzinfo is None:
        day = day.replace(tzinfo=UTC)
    head = f"批注 {chinese_date(day.astimezone().date())}{'（位置待确认）' if unsure else ''}"
    lines = [line for line in note.body.splitlines() if line.strip()] or [""]
    yield Paragraph(
        (Run(head, "note_head"),), "left", inset=inset, gap=0 if sheet.grid else 0.2,
        keep_previous=True, keep_next=True, bar=True, small=True,
    )  # fmt: skip
    for line in lines:
        yield Paragraph((Run(line.strip(), "note"),), inset=inset, bar=True, small=True)
