"""One typographic form on paper, screen and clipboard: the marks of the sources as they are set; no Qt.

The printed reading stays in the library, and check codes are those of it. Every function keeps the number of
characters, so highlights stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from store.model.table import Table
from store.model.typography import typeset
from ui.printing.content.blocks import Block, Grid, Paragraph, Run
from ui.printing.layout.page_styles import Level

#: What is not the document's text: the user's words, codes, footnotes.
_AS_WRITTEN: frozenset[Level] = frozenset({"note", "code", "footmark", "footnote"})


def set_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks as they are set."""
    for block in blocks:
        yield Grid(set_table(block.table)) if isinstance(block, Grid) else _paragraph(block)


def set_table(table: Table) -> Table:
    """A table as it is set."""
    rows = tuple(tuple(typeset(cell) for cell in row) for row in table.rows)
    return table if rows == table.rows else replace(table, rows=rows)


def _stays(run: Run) -> bool:
    return run.verbatim or run.level in _AS_WRITTEN


def _paragraph(paragraph: Paragraph) -> Paragraph:
    """Its runs, set as one text: whether a mark is full-width depends on what is beside it."""
    own = [run for run in paragraph.runs if not _stays(run)]
    text = "".join(run.text for run in own)
    shown = typeset(text)
    if shown == text:
        return paragraph
    runs: list[Run] = []
    at = 0
    for run in paragraph.runs:
        if _stays(run):
            runs.append(run)
        else:
            runs.append(replace(run, text=shown[at : at + len(run.text)]))
            at += len(run.text)
    return replace(paragraph, runs=tuple(runs))
