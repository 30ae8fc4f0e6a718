"""Rules whose whole text is in one cell of the table that frames them: its paragraphs are the text's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from store.formats.lines import SourceLine
from store.intake.layout.paragraphs import begins_clause
from store.intake.layout.tables import BOX

#: A cell is the text where it has so many paragraphs, and so many of these begin with a label.
_PARAGRAPHS, _LABELS = 4, 3
#: Tables made here are counted from there.
_OWN = 2_000_000
#: What a cell beside the text calls it.
_NAME = re.compile(r"^(?:(?:制\s*度|文\s*件|具\s*体|主\s*要|工\s*作)?\s*内\s*容|正\s*文)$")


def without_frames(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines, the text in a cell of a table as paragraphs between the rows over and under it."""
    out: list[SourceLine] = []
    for number, found in groupby(lines, key=lambda line: line.cell[0] if line.cell else None):
        group = list(found)
        out += group if number is None else _opened(group)
    return out


def _opened(cells: list[SourceLine]) -> Iterator[SourceLine]:
    """Yield the cells of a table; those of each framed text as paragraphs, the rows behind it as another
    table.
    """
    number = -1
    for _, found in groupby(cells, key=lambda line: line.cell[1] if line.cell else 0):
        row = list(found)
        said = [line for line in row if line.text.strip() and not _NAME.match(line.text.strip())]
        paragraphs = [text.strip() for line in said for text in line.text.split("\n") if text.strip()]
        if len({line.cell for line in said}) == 1 and _is_text(paragraphs):
            number = _OWN + (said[0].cell[0] if said[0].cell else 0) * 100 + max(number % 100, 0) + 1
            yield from (replace(said[0], text=text, cell=None) for text in paragraphs)
            continue
        for line in row:
            yield replace(line, cell=(number, *line.cell[1:])) if number >= 0 and line.cell else line


def _is_text(paragraphs: Sequence[str]) -> bool:
    if paragraphs and BOX.match(paragraphs[0]):
        return False
    labels = sum(bool(begins_clause(text)) for text in paragraphs)
    return len(paragraphs) >= _PARAGRAPHS and labels >= _LABELS
