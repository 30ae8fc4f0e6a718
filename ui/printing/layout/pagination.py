"""Rows are spread over pages: where a page may end, repeated table heads, footnotes at the foot; no Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from ui.printing.layout.page_styles import Sheet
from ui.printing.layout.type_rows import Rule, TypeRow

#: White between the text and its footnotes, with a short rule in it.
NOTES_GAP = 44
NOTES_RULE = 0.28
SLACK = 0.1

PlacedRows = list[tuple[float, TypeRow]]


def paginate(rows: Sequence[TypeRow], sheet: Sheet) -> Iterator[PlacedRows]:
    """Yield rows page by page, each with its distance from the top; a page ends only where a row allows it.

    A row that can be cut goes over the page rather than leave white at its foot.
    """
    left = list(rows)
    start = 0
    while start < len(left):
        header = left[start].repeat
        above = [] if header is None else [(0.0, header)]
        placed = _fill(left, start, above, sheet)
        end = _end(left, start, start + len(placed))
        body = placed[: end - start]
        yield [*above, *body, *_footnotes(body, sheet)]
        start = end


def _end(rows: Sequence[TypeRow], start: int, last: int) -> int:
    """Return the end of a page that can hold the rows up to ``last``: best where it splits nothing."""
    if last == len(rows) or rows[last].new_page:
        return last
    for parted in (False, True):
        places = (place for place in range(last, start, -1) if rows[place].may_break)
        end = next((place for place in places if parted or not rows[place].together), None)
        if end is not None:
            return end
    return last


def _fill(
    rows: list[TypeRow], start: int, above: Sequence[tuple[float, TypeRow]], sheet: Sheet
) -> PlacedRows:
    """Return as many rows as fit on a page, at least one, below what is already there.

    A row that is cut is replaced in ``rows`` by its two parts.
    """
    placed: PlacedRows = []
    y = sum(row.height for _, row in above)
    foot = 0.0
    index = start
    while index < len(rows):
        row = rows[index]
        if row.new_page and placed:
            break
        top = y + (row.gap if y else 0.0)
        if sheet.grid and row.snap:
            top = math.ceil(top / sheet.pitch - 1e-6) * sheet.pitch
        notes = sum(note.height for note in row.notes)
        more = foot + notes + (NOTES_GAP if notes and not foot else 0.0)
        room = sheet.depth - more + SLACK - top
        if row.height > room:
            parts = row.cut(room) if row.cut is not None and not row.together else None
            if parts is not None:
                rows[index : index + 1] = parts
                row = parts[0]
                notes = sum(note.height for note in row.notes)
                more = foot + notes + (NOTES_GAP if notes and not foot else 0.0)
            elif placed:
                break
        placed.append((top, row))
        y = top + row.height
        foot = more
        index += 1
        if row.height > room:
            break
    return placed


def _footnotes(body: PlacedRows, sheet: Sheet) -> PlacedRows:
    """Return the footnotes of a page's rows, below a short rule at the foot of the type area."""
    notes = [note for _, row in body for note in row.notes]
    if not notes:
        return []
    y = sheet.depth - sum(note.height for note in notes)
    rule = Rule(0, NOTES_GAP / 2, sheet.measure * NOTES_RULE, 2, 90)
    placed: PlacedRows = [(y - NOTES_GAP, TypeRow(NOTES_GAP, [], (rule,), snap=False))]
    for note in notes:
        placed.append((y, note))
        y += note.height
    return placed
