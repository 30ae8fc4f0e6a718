"""The words in drawings: short lines in small type, which are kept together and make no paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from store.formats.pages.page_edges import PageRow
from store.formats.pages.pieces import union

_SMALLER, _SHORT, _FEWEST = 0.8, 16, 4


def with_drawings(pages: list[list[PageRow]]) -> list[list[PageRow]]:
    """Return the rows of each page, the words of a drawing put into one."""
    body = _body_size(row for rows in pages for row in rows)
    return [_merged(rows, body) for rows in pages]


def _merged(rows: list[PageRow], body: float) -> list[PageRow]:
    out: list[PageRow] = []
    for small, group in groupby(rows, key=lambda row: _is_small(row, body)):
        found = list(group)
        if small and len(found) >= _FEWEST:
            piece = found[0].piece
            text = "  ".join(row.piece.text.strip() for row in found)
            box = union(row.piece.box for row in found)
            found = [replace(found[0], piece=replace(piece, text=text, box=box))]
        out += found
    return out


def _is_small(row: PageRow, body: float) -> bool:
    piece = row.piece
    return piece.cell is None and 0 < piece.size < _SMALLER * body and len(piece.text.strip()) <= _SHORT


def _body_size(rows: Iterable[PageRow]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        if row.piece.cell is None:
            sizes[round(row.piece.size, 1)] += len(row.piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
