"""Rows of a table that a page cut in two: the rest of each cell is at the top of the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from store.formats.lines import SourceLine
from store.formats.pages.page_paragraphs import glue
from store.intake.layout.paragraphs import is_final


def rows_over_pages(cells: Sequence[SourceLine]) -> dict[int, list[SourceLine]]:
    """Return the cells of a table by the numbers of its rows, those of a row that a page cut in one row.

    The heads of the columns, printed once more on a page, go with it.
    """
    rows = {number: list(row) for number, row in groupby(cells, key=lambda line: line.cell[1])}  # type: ignore[index]
    numbers = sorted(rows)
    head = _texts(rows[numbers[0]])
    kept: dict[int, list[SourceLine]] = {}
    last, page = numbers[0], _page(rows[numbers[0]])
    over = False
    for number in numbers:
        row = rows[number]
        over, page = over or (number > numbers[0] and _page(row) > page), _page(row)
        if over and last > numbers[0] and _texts(row) == head:
            continue
        if over and last > numbers[0] and _goes_on(kept[last], row):
            kept[last] = _joined(kept[last], row)
        else:
            kept[number], last = row, number
        over = False
    return kept


def _page(row: Sequence[SourceLine]) -> int:
    return row[0].page or 0


def _texts(row: Sequence[SourceLine]) -> dict[int, str]:
    return {line.cell[2]: line.text.strip() for line in row if line.cell and line.text.strip()}


def _goes_on(row: Sequence[SourceLine], following: Sequence[SourceLine]) -> bool:
    """Return whether a row is the rest of the one before: it has less cells, all of which were begun.

    A cell that was begun does not end in a full stop, and its number is whole: where rows are counted, the
    rest has none; elsewhere it has no more than half of the cells.
    """
    begun, rest = _texts(row), _texts(following)
    if not rest or not rest.keys() < begun.keys() or any(is_final(begun[column]) for column in rest):
        return False
    counted = [column for column, text in begun.items() if text.isdecimal()]
    return not rest.keys() & set(counted) if counted else 2 * len(rest) <= len(begun)


def _joined(row: Sequence[SourceLine], rest: Sequence[SourceLine]) -> list[SourceLine]:
    more = _texts(rest)
    return [
        replace(line, text=glue(line.text.strip(), more[line.cell[2]]))
        if line.cell and line.cell[2] in more
        else line
        for line in row
    ]
