"""Pages: an excerpt set in type and spread over sheets of paper."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import replace

from store.model.message import Message
from ui.printing.content.blocks import Block, Options, with_notes_below
from ui.printing.content.document_blocks import blocks
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.footer import Occasion, footer_text
from ui.printing.content.printable import printable
from ui.printing.content.templates import NO_TEMPLATE, Template
from ui.printing.content.typographic import set_blocks
from ui.printing.layout.booklet_pages import CONTENTS, compose_booklet
from ui.printing.layout.contents_page import ContentsPage, OutlineEntry, contents_pages
from ui.printing.layout.page_styles import A4, Paper, Sheet, StyleName, sheet_for
from ui.printing.layout.pages import Page, Pages
from ui.printing.layout.paper_setup import Setting
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.spreading import outline_of, page_codes, spread_rows
from ui.services.language import paper_text

#: After how many blocks setting lets the window have a look at its events.
LOOK_UP = 16


def layout(
    excerpt: Excerpt,
    style: StyleName = "plain",
    options: Options | None = None,
    paper: Paper | None = None,
    template: Template | None = None,
) -> Pages:
    """Set an excerpt; for a long one that must not stop the window, run :func:`compose` in slices."""
    steps = compose(excerpt, style, options, paper, template)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            pages: Pages = end.value
            return pages


def compose(
    excerpt: Excerpt,
    style: StyleName = "plain",
    options: Options | None = None,
    paper: Paper | None = None,
    template: Template | None = None,
) -> Generator[float, None, Pages]:
    """Yield the same in small steps; yields how far it is, from 0 to 1, and returns the pages."""
    sheet = sheet_for(style, paper or A4)
    template = template or NO_TEMPLATE
    if sheet.booklet:
        return (yield from compose_booklet(excerpt, sheet, options or Options(), template))
    faces = Faces(sheet)
    todo: list[Block] = []
    for block in with_notes_below(blocks(excerpt, options or Options(), sheet, template)):
        todo.append(block)
        if not len(todo) % LOOK_UP:
            yield 0.0
    spread = yield from spread_rows(todo, sheet, faces)
    outline = list(outline_of(excerpt, spread, sheet))
    front: list[ContentsPage] = []
    if options is None or options.contents:
        front = contents_pages(outline, len(spread), sheet, faces)
    footer = footer_text(excerpt)
    codes = page_codes(excerpt, spread) if options is None or options.codes else [""] * len(spread)
    total = len(front) + len(spread)
    first_code = next((item.code for item in excerpt.items if item.table is None), "")
    code_of_all = (
        paper_text(Message("paper.code", code=first_code))
        if first_code and (options is None or options.codes)
        else ""
    )
    contents = [
        Page(number, total, tuple(page.rows), sheet, faces, footer, code_of_all, template, page.links)
        for number, page in enumerate(front, start=1)
    ]
    pages = [
        Page(number, total, tuple(placed), sheet, faces, footer, code, template)
        for number, (placed, code) in enumerate(zip(spread, codes, strict=True), start=len(front) + 1)
    ]
    if front:
        outline = [replace(entry, page=entry.page + len(front)) for entry in outline]
        outline.insert(0, OutlineEntry(0, paper_text(CONTENTS), 1, sheet.top))
    return Pages(excerpt.title, style, sheet, (*contents, *pages), tuple(outline), template)


def compose_blocks(
    paper: Excerpt, make: Callable[[Sheet], Iterable[Block]], setting: Setting, made: Occasion = "printed"
) -> Generator[float, None, Pages]:
    """Set any paragraphs and tables, such as a table of several documents; in small steps.

    Of ``paper`` only title, date and stamp are used; ``made`` says in the footer what was done with it.
    """
    sheet = sheet_for(setting.style, setting.paper)
    faces = Faces(sheet)
    todo = list(with_notes_below(map(printable, set_blocks(make(sheet)))))
    spread = yield from spread_rows(todo, sheet, faces)
    footer = footer_text(paper, made)
    pages = [
        Page(number, len(spread), tuple(placed), sheet, faces, footer, "", setting.template)
        for number, placed in enumerate(spread, start=1)
    ]
    return Pages(paper.title, setting.style, sheet, tuple(pages), (), setting.template)
