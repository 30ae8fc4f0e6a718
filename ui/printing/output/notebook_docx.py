"""The workbook as a Word file: a section for each document, its annotations one after another; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

from store.model.message import Message
from ui.printing.content.blocks import Paragraph, Run
from ui.printing.content.excerpt import Excerpt
from ui.printing.layout.page_styles import Sheet
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.docx.word import word_of
from ui.services.language import paper_day, paper_text

TITLE = Message("annotation.notebook")


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """An annotation in words: where it is, what it is, what it is on, what it says, and from when it is.

    ``section`` is the title that it is under; entries of one section follow one another.
    """

    section: str
    citation: str
    kind: str
    quote: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    updated: str = ""


def workbook_docx(entries: Iterable[PrintedEntry], library_stamp: str) -> bytes:
    """Return the Word file."""
    paper = Excerpt(paper_text(TITLE), (), date.today(), library_stamp)
    return word_of(lambda sheet: _blocks(entries, sheet), paper, Setting("plain"))


def _blocks(entries: Iterable[PrintedEntry], sheet: Sheet) -> Iterator[Paragraph]:
    yield Paragraph((Run(paper_text(TITLE), "title"),), sheet.heading_align)
    count = 0
    for section, group in groupby(entries, key=lambda each: each.section):
        yield Paragraph((Run(section, "document"),), "left", gap=1, keep_next=True, anchor=section)
        for entry in group:
            count += 1
            yield from _entry(entry)
    if not count:
        yield Paragraph((Run(paper_text(Message("annotation.none")), "body"),), gap=1)


def _entry(entry: PrintedEntry) -> Iterator[Paragraph]:
    head = "　".join(
        filter(None, (entry.kind, _day(entry.updated), " ".join(f"#{tag}" for tag in entry.tags)))
    )
    yield Paragraph(
        (Run(entry.citation or paper_text(Message("annotation.whole")), "citation"),),
        "left",
        gap=0.6,
        keep_next=True,
        small=True,
    )
    yield Paragraph((Run(head, "note_head"),), "left", keep_next=bool(entry.quote or entry.text), small=True)
    for line in _lines(entry.quote):
        yield Paragraph((Run(line, "body"),), inset=1, bar=True)
    for line in _lines(entry.text):
        yield Paragraph((Run(line, "note"),), inset=1, small=True)


def _day(moment: str) -> str:
    """Return the day of a moment, as it was here."""
    if not moment:
        return ""
    when = datetime.fromisoformat(moment)
    return paper_day((when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone().date())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\x1f", " ").splitlines() if line.strip()]
