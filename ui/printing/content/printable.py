"""Printable characters: those that no kind of file can hold are removed from any text; no Qt."""

from __future__ import annotations

import re
from dataclasses import replace

from ui.printing.content.blocks import Block, Grid, Run

#: Control characters, unpaired surrogates, and what Unicode says is no character.
_NOT_PRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Return the text without what XML, HTML and UTF-8 cannot hold."""
    return _NOT_PRINTABLE.sub("", text) if _NOT_PRINTABLE.search(text) else text


def printable(block: Block) -> Block:
    """Return a block that every kind of file can hold; the same one where nothing is amiss."""
    if isinstance(block, Grid):
        rows = tuple(tuple(map(clean, row)) for row in block.table.rows)
        if rows == block.table.rows:
            return block
        cells = tuple(tuple(_runs(cell) for cell in row) for row in block.cells)
        return replace(block, table=replace(block.table, rows=rows), cells=cells)
    parts = (*(run.text for run in block.runs), *(note.text for note in block.footnotes))
    if not any(map(_NOT_PRINTABLE.search, parts)):
        return block
    notes = tuple(replace(note, text=clean(note.text)) for note in block.footnotes)
    return replace(block, runs=_runs(block.runs), footnotes=notes)


def _runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, text=clean(run.text)) for run in runs)
