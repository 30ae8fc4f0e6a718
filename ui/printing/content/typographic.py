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
    """Yield the same blocks as they are set."""
    for block in blocks:
        yield _grid(block) if isinstance(block, Grid) else _paragraph(block)


def set_table(table: Table) -> Table:
    """Return a table as it is set."""
    rows = tuple(tuple(typeset(cell) for cell in row) for row in table.rows)
    return table if rows == table.rows else replace(table, rows=rows)


def _stays(run: Run) -> bool:
    return run.verbatim or run.level in _AS_WRITTEN


def _grid(grid: Grid) -> Grid:
    """Return a table, each cell by itself."""
    if not grid.cells:
        return replace(grid, table=set_table(grid.table))
    cells = tuple(tuple(_runs(cell) for cell in row) for row in grid.cells)
    rows = tuple(tuple("".join(run.text for run in cell) for cell in row) for row in cells)
    return replace(grid, table=replace(grid.table, rows=rows), cells=cells)


def _paragraph(paragraph: Paragraph) -> Paragraph:
    runs = _runs(paragraph.runs)
    return paragraph if runs is paragraph.runs else replace(paragraph, runs=runs)


def _runs(found: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs set as one text: whether a mark is full-width depends on what is beside it."""
    text = "".join(run.text for run in found if not _stays(run))
    shown = typeset(text)
    if shown == text:
        return found
    runs: list[Run] = []
    at = 0
    for run in found:
        if _stays(run):
            runs.append(run)
        else:
            runs.append(replace(run, text=shown[at : at + len(run.text)]))
            at += len(run.text)
    return tuple(runs)
