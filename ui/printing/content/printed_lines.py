"""Lists the lines of a clause as they are printed, to compare them with a paper; no Qt."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from store.model.clause import Clause
from store.model.document import Document
from ui.printing.content.blocks import Grid, Options
from ui.printing.content.excerpt import ExcerptItem
from ui.printing.content.item_blocks import ItemBlocks
from ui.printing.content.printable import printable
from ui.printing.content.typographic import set_blocks
from ui.printing.layout.styles.plain_style import PLAIN

#: Neither citation nor codes: only the words of the document.
_WORDS = Options(citations=False, codes=False)


def reading_lines(document: Document, clause: Clause, with_children: bool) -> list[str]:
    """Return the words of a clause as they are printed today; cells of tables set apart by tabs."""
    item = ExcerptItem(document, clause, "", with_children=with_children)
    return list(_lines(item))


def _lines(item: ExcerptItem) -> Iterator[str]:
    for block in map(
        printable, set_blocks(ItemBlocks(item, _WORDS, PLAIN, itertools.count(1), True).blocks())
    ):
        if isinstance(block, Grid):
            yield from ("\t".join(" ".join(cell.split()) for cell in row) for row in block.table.rows)
        elif block.runs:
            yield block.text
        yield from (f"{note.mark}{note.text}" for note in block.footnotes)
