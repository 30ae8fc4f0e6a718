"""Blocks spread over pages, and what begins where on them: check codes, lines of the outline."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from store.model.message import Message
from ui.printing.content.blocks import Block, Grid
from ui.printing.content.excerpt import Excerpt
from ui.printing.layout.contents_page import OutlineEntry
from ui.printing.layout.page_styles import Sheet
from ui.printing.layout.pagination import PlacedRows, paginate
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.table_layout import table_rows
from ui.printing.layout.type_rows import TypeRow
from ui.printing.layout.typesetter import Typesetter
from ui.printing.output.pdf_outline import outline_names
from ui.services.language import paper_text


def spread_rows(
    todo: Sequence[Block], sheet: Sheet, faces: Faces
) -> Generator[float, None, list[PlacedRows]]:
    """Yield the rows of all blocks, page by page."""
    typesetter = Typesetter(sheet, faces)
    rows: list[TypeRow] = []
    for number, block in enumerate(todo):
        if isinstance(block, Grid):
            rows.extend(table_rows(block, sheet, faces, typesetter))
        else:
            rows.extend(typesetter.rows(block))
        yield number / len(todo)
    return list(paginate(rows, sheet))


def page_codes(excerpt: Excerpt, spread: Sequence[PlacedRows]) -> Iterator[str]:
    """Yield, for each page, the check code of the first wanted clause that begins on it, else of the one
    before.
    """
    codes: dict[str, str] = {}
    for item in excerpt.items:
        if item.table is not None:
            continue
        codes.update(dict.fromkeys((clause.id for clause in item.clauses()), item.code))
    last = next(iter(codes.values()), "")
    for placed in spread:
        begun = [codes[row.anchor] for _, row in placed if row.anchor in codes]
        code = begun[0] if begun else last
        yield paper_text(Message("paper.code", code=code)) if code else ""
        last = begun[-1] if begun else last


def outline_of(excerpt: Excerpt, spread: Sequence[PlacedRows], sheet: Sheet) -> Iterator[OutlineEntry]:
    """Yield a line for each heading, document and clause, where it begins."""
    names = outline_names(excerpt)
    for number, placed in enumerate(spread, start=1):
        for top, row in placed:
            name = names.pop(row.anchor, None) if row.anchor else None
            if name is not None:
                yield OutlineEntry(name.depth, name.title, number, sheet.top + top, name.heading, row.anchor)
