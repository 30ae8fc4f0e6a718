"""Sets a booklet: cover, contents, chapters with running heads, indexes with the numbers of pages."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace

from store.model.message import Message
from ui.printing.content.blocks import Block, Options, Paragraph, with_notes_below
from ui.printing.content.booklet import (
    chapter_blocks,
    chaptered,
    cover,
    cover_blocks,
    document_index,
    organisation_index,
    pages_of,
)
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.footer import footer_text
from ui.printing.content.printable import printable
from ui.printing.content.templates import Template
from ui.printing.content.typographic import set_blocks
from ui.printing.layout.contents_page import OutlineEntry, contents_length, listed, set_contents
from ui.printing.layout.page_styles import Sheet
from ui.printing.layout.pages import Page, Pages
from ui.printing.layout.pagination import PlacedRows
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.spreading import outline_of, page_codes, spread_rows
from ui.services.language import paper_text

CONTENTS, COVER = Message("paper.contents"), Message("paper.cover")
_EDGE = 2


def compose_booklet(
    excerpt: Excerpt, sheet: Sheet, options: Options, template: Template
) -> Generator[float, None, Pages]:
    """Set a booklet in small steps; yields how far it is, and returns the pages.

    Pages are counted from the cover on, as readers of PDF files and print dialogs count them.
    """
    faces = Faces(sheet)
    book = chaptered(excerpt)
    both = sheet.paper.duplex

    def ready(blocks: Iterable[Block]) -> list[Block]:
        return list(with_notes_below(map(printable, blocks if options.as_printed else set_blocks(blocks))))

    spread = yield from spread_rows(ready(chapter_blocks(book, options, sheet)), sheet, faces)
    body = _at_right(spread) if both else spread
    outline = _named(book, list(outline_of(book, body, sheet)))
    places = _places(body)

    def index_blocks(moved: int) -> list[Block]:
        find = pages_of(places, moved)
        return ready([*organisation_index(book, find, sheet), *document_index(book, find, sheet)])

    heads = [block for block in index_blocks(0) if isinstance(block, Paragraph) and block.new_page]
    listed_heads = [OutlineEntry(0, head.text, 0, sheet.top, head.text, head.anchor) for head in heads]
    length = contents_length([*outline, *listed_heads], sheet, faces) if options.contents else 0
    front = (_EDGE if both else 1) + length
    front += front % 2 if both else 0
    index = yield from spread_rows(index_blocks(front), sheet, faces)
    index = _at_right(index, len(body)) if both else index
    found = {
        row.anchor: number
        for number, page in enumerate(index, len(body) + 1)
        for _, row in page
        if row.anchor
    }
    outline += [replace(entry, page=found[entry.anchor]) for entry in listed_heads]
    (first,) = yield from spread_rows(ready(cover_blocks(cover(book, template), sheet)), sheet, faces)
    contents = set_contents(outline, front, sheet, faces) if options.contents else []
    total = front + len(body) + len(index)
    footer = footer_text(excerpt)
    codes = list(page_codes(book, body)) if options.codes else [""] * len(body)
    shown = {entry.page + front: entry.heading or entry.title for entry in outline if entry.depth == 0}

    def page(number: int, rows: PlacedRows, head: str = "", code: str = "", bare: bool = False) -> Page:
        running = (excerpt.title, head) if head else ("", "")
        return Page(number, total, tuple(rows), sheet, faces, footer, code, template, head=running, bare=bare)

    pages = [page(1, _from_top(first), bare=True)]
    if both:
        pages.append(page(_EDGE, [], bare=True))
    for each in contents:
        made = page(len(pages) + 1, each.rows, paper_text(CONTENTS))
        pages.append(replace(made, links=each.links))
    while len(pages) < front:
        pages.append(page(len(pages) + 1, [], bare=True))
    chapter = ""
    for rows, code in zip((*body, *index), (*codes, *([""] * len(index))), strict=True):
        number = len(pages) + 1
        chapter = shown.get(number, chapter)
        pages.append(page(number, rows, chapter, code, bare=not rows))
    outline = [replace(entry, page=entry.page + front) for entry in outline]
    top = [OutlineEntry(0, paper_text(COVER), 1, 0.0)]
    if contents:
        top.append(OutlineEntry(0, paper_text(CONTENTS), (_EDGE if both else 1) + 1, sheet.top))
    moved = {anchor: number + front for anchor, number in (places | found).items()}
    return Pages(excerpt.title, sheet.style, sheet, tuple(pages), (*top, *outline), template, moved)


def _at_right(spread: Sequence[PlacedRows], before: int = 0) -> list[PlacedRows]:
    """Return the pages with empty ones inserted, so that each chapter begins at the right of the open
    booklet.
    """
    found: list[PlacedRows] = []
    for rows in spread:
        if rows and rows[0][1].new_page and (before + len(found)) % 2:
            found.append([])
        found.append(rows)
    return found


def _places(spread: Sequence[PlacedRows]) -> dict[str, int]:
    """Return the number of the page on which each anchor is for the first time."""
    places: dict[str, int] = {}
    for number, placed in enumerate(spread, start=1):
        for _, row in placed:
            if row.anchor:
                places.setdefault(row.anchor, number)
    return places


def _named(excerpt: Excerpt, outline: Sequence[OutlineEntry]) -> list[OutlineEntry]:
    """Return the outline with a line of the contents for every clause that was chosen, headed or not."""
    chosen = {item.clause.id for item in excerpt.items if not item.whole}
    headed = {entry.anchor for entry in outline if entry.heading}
    for item in excerpt.items:
        ids = {clause.id for clause in item.clauses()}
        # A list of measures without headings is listed by how each of them begins.
        if item.whole and not headed & (ids - {item.document.key}):
            chosen |= ids
    named = [
        replace(entry, heading=entry.title) if entry.anchor in chosen and not entry.heading else entry
        for entry in outline
    ]
    # Where these are too many, only headings are listed.
    return named if len(listed(named)) == sum(bool(entry.heading) for entry in named) else list(outline)


def _from_top(placed: PlacedRows) -> PlacedRows:
    """Return the cover with the white above its first row, which is left out at the top of other pages."""
    above = placed[0][1].gap if placed else 0.0
    return [(top + above, row) for top, row in placed]
