"""Turns an excerpt and its options into paragraphs and tables for paper; no Qt.

The printed text is Chinese in any language of the window: it goes with Chinese documents.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from itertools import groupby

from ui.printing.content.blocks import Block, Options, Paragraph, Run
from ui.printing.content.booklet import chapter_blocks, chaptered, cover, cover_blocks
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.item_blocks import ItemBlocks
from ui.printing.content.printable import printable
from ui.printing.content.templates import NO_TEMPLATE, Template
from ui.printing.content.title_blocks import document_head, head, legend, source_documents
from ui.printing.content.typographic import set_blocks
from ui.printing.layout.page_styles import Sheet
from ui.printing.output.pdf_outline import heading_anchor


def blocks(
    excerpt: Excerpt, options: Options, sheet: Sheet, template: Template = NO_TEMPLATE
) -> Iterator[Block]:
    """Yield all blocks of an excerpt, in order, as they are set, of characters that every kind of file can
    hold.
    """
    found = _blocks(excerpt, options, sheet, template)
    yield from map(printable, found if options.as_printed else set_blocks(found))


def _blocks(excerpt: Excerpt, options: Options, sheet: Sheet, template: Template) -> Iterator[Block]:
    if sheet.booklet:
        book = chaptered(excerpt)
        yield from cover_blocks(cover(book, template), sheet)
        yield from chapter_blocks(book, options, sheet)
        yield from source_documents(book)
        return
    marks = itertools.count(1)
    if not options.children:
        excerpt = excerpt.without_children()
    yield from head(excerpt, sheet, template)
    if excerpt.arranged:
        yield from _arranged(excerpt, options, sheet, marks)
    else:
        yield from _by_document(excerpt, options, sheet, marks)
    if options.highlights:
        yield from legend(excerpt)


def _by_document(excerpt: Excerpt, options: Options, sheet: Sheet, marks: Iterator[int]) -> Iterator[Block]:
    """Yield the items of one document after another, each below its title."""
    single = len(excerpt.documents) == 1 and excerpt.title == excerpt.items[0].document.name
    groups = groupby(excerpt.items, key=lambda item: item.document.key)
    for number, (_, group) in enumerate(groups):
        items = list(group)
        if not single:
            yield from document_head(items[0].document, sheet, sheet.document_gap if number else 0)
        for place, item in enumerate(items):
            yield from ItemBlocks(item, options, sheet, marks, first=place == 0).blocks()


def _arranged(excerpt: Excerpt, options: Options, sheet: Sheet, marks: Iterator[int]) -> Iterator[Block]:
    """Yield the items in their own order under their own headings, then the documents that they are from."""
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
        yield from ItemBlocks(item, options, sheet, marks, first).blocks()
    yield from source_documents(excerpt)
