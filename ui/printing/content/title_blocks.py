"""Makes the blocks round the clauses: titles, source, addressee and signature; no Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from index.references.citation import edition_mark, marked_title, titled
from store.library.validity import STATES, validity_of
from store.model.document import Document
from store.model.message import Message
from ui.printing.content.blocks import Block, Paragraph, Run
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.printed_highlights import mark_name, mark_order
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import Sheet
from ui.services.language import paper_text

#: What is said of a source that breaks off.
INCOMPLETE = Message("paper.incomplete")
#: How a notice ends that only hands on what is attached to it.
_HANDED_ON = re.compile(r"(?:印发|转发|发)给你们|现(?:予以?|将其)?(?:印发|发布|公布)")


def chinese_date(iso: str | date) -> str:
    """Return 2020年4月3日 for 2020-04-03."""
    day = iso if isinstance(iso, date) else date.fromisoformat(iso[:10])
    return f"{day.year}年{day.month}月{day.day}日"


def source_documents(excerpt: Excerpt) -> Iterator[Paragraph]:
    """Title, number, issuers and date of the documents that an arranged excerpt is from."""
    head = Run(paper_text(Message("paper.taken_from")), "note_head")
    yield Paragraph((head,), "left", gap=1.0, keep_next=True, small=True)
    for document in excerpt.documents:
        state = validity_of(document)
        mark = edition_mark(document)
        if state is not None and state != "现行有效":
            mark += paper_text(Message("paper.in_brackets", words=STATES[state]))
        text = "　".join((titled(document.name) + mark, *source_facts(document)))
        if not document.complete:
            text += paper_text(INCOMPLETE)
        yield Paragraph((Run(text, "remark"),), indent=2, small=True)


def head(excerpt: Excerpt, sheet: Sheet, template: Template) -> Iterator[Paragraph]:
    """Yield the title, that it is an excerpt and who made it, and where a single document is from."""
    align = sheet.heading_align
    yield Paragraph((Run(excerpt.title, "title"),), align, keep_next=True)
    single = len(excerpt.documents) == 1 and excerpt.title == excerpt.items[0].document.name
    mark = paper_text(Message("paper.excerpt")) if excerpt.partial else ""
    if excerpt.arranged and sheet.grid:
        mark = paper_text(Message("paper.excerpt_of", count=excerpt.clause_count))
    maker = paper_text(Message("paper.maker", name=template.hospital)) if template.hospital else ""
    if sheet.grid:
        if mark:
            yield Paragraph((Run(mark, "mark"),), align, keep_next=True)
        if maker:
            yield Paragraph((Run(maker, "mark"),), align, keep_next=True)
        if single:
            yield from _source_line(excerpt.items[0].document, sheet)
    else:
        count = paper_text(Message("paper.clauses", count=excerpt.clause_count)) if mark else ""
        facts = [mark.strip("（）()"), count]
        facts.append(maker)
        facts += source_facts(excerpt.items[0].document) if single else []
        text = "　".join(filter(None, facts))
        if text:
            yield Paragraph((Run(text, "mark"),), align, keep_next=True)
    if len(excerpt.documents) == 1:
        yield from _validity_line(excerpt.items[0].document, sheet)
    yield Paragraph((), gap=sheet.title_gap, keep_next=True)


def _validity_line(document: Document, sheet: Sheet) -> Iterator[Paragraph]:
    """Yield the statement that a document is repealed, amended or not yet in force, as its own line."""
    state = validity_of(document)
    if state is None or state == "现行有效":
        return
    said = Message("paper.validity", state=STATES[state])
    if document.effective and state == "尚未生效":
        said = Message("paper.not_yet", day=document.effective)
    yield Paragraph((Run(paper_text(said), "mark"),), sheet.heading_align, keep_next=True)


def source_facts(document: Document) -> list[str]:
    """Number, issuers and date of a document, as far as it says them."""
    facts = [edition_mark(document).strip("（）"), document.number or "", "、".join(document.issuers)]
    facts.append(chinese_date(document.date) if document.date else "")
    if document.effective:
        facts.append(paper_text(Message("paper.in_force", day=document.effective)))
    return [fact for fact in facts if fact]


def _source_line(document: Document, sheet: Sheet) -> Iterator[Paragraph]:
    facts = source_facts(document)
    dated = next((place for place, fact in enumerate(facts) if fact.endswith("日")), 0)
    preferred = sum(len(fact) + 1 for fact in facts[:dated])
    if facts:
        run = Run("　".join(facts), "source")
        yield Paragraph((run,), sheet.heading_align, keep_next=True, preferred=preferred)


def document_head(document: Document, sheet: Sheet, gap: float) -> Iterator[Paragraph]:
    """Yield the title of one of several documents, and where it is from."""
    run = Run(marked_title(document), "document")
    yield Paragraph((run,), sheet.heading_align, gap=gap, keep_next=True, anchor=document.key)
    yield from _source_line(document, sheet)
    yield from _validity_line(document, sheet)


def addressee(document: Document) -> Iterator[Paragraph]:
    """Yield the addressee of a notice, at the left edge, with the colon that is printed there."""
    names = (document.addressee or "").strip(" 　。：:")
    if names:
        yield Paragraph((Run(f"{names}：", "body"),), keep_next=True)


def signature(document: Document) -> Iterator[Paragraph]:
    """Yield the signature of a notice and its date, at the right, and the remark below on who may read it.

    None for what was not sent to anybody, as laws are.
    """
    if not document.addressee and document.kind != "通知":
        return
    for number, issuer in enumerate(document.issuers):
        run = Run(issuer, "body")
        yield Paragraph((run,), "right", gap=0 if number else 1, keep_next=True, keep_previous=True)
    if document.date:
        run = Run(chinese_date(document.date), "body")
        yield Paragraph((run,), "right", gap=0 if document.issuers else 1, keep_previous=True)
    if document.publication:
        yield Paragraph((Run(document.publication, "body"),), indent=2, keep_previous=True)


def closes_notice(block: Block, document: Document) -> bool:
    """Return whether a notice ends with this paragraph, because what it hands on follows: there it is
    signed.
    """
    return (
        document.attached_title is not None
        and isinstance(block, Paragraph)
        and block.level == "body"
        and _HANDED_ON.search(block.text) is not None
    )


def legend(excerpt: Excerpt) -> Iterator[Paragraph]:
    """Yield the legend of the highlight colours on the paper."""
    styles = {mark.style: mark.name for item in excerpt.items for mark in item.marks if mark.start < mark.end}
    if not styles:
        return
    runs = [Run(paper_text(Message("paper.highlights")), "remark")]
    for number, (style, name) in enumerate(sorted(styles.items(), key=lambda each: mark_order(each[0]))):
        runs += [Run("　", "remark")] if number else []
        runs.append(Run(name or mark_name(style), "remark", style))
    yield Paragraph(tuple(runs), "left", gap=1.0, small=True)
