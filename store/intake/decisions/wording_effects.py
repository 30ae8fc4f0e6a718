"""Effect of decisions on what a row prints: its words, its table, its label."""

from __future__ import annotations

from dataclasses import replace

from store.intake.decisions.draft_rows import DraftRow, quote_of
from store.intake.decisions.edited_rows import EditedRows
from store.intake.decisions.row_anchors import place_of_words
from store.model.checking.decision import Decision

#: So many neighbours on each side make a correction unique at most.
_MOST_CONTEXT = 8


def correct(state: EditedRows, at: int, decision: Decision) -> None:
    """Replace a printed reading by the corrected one, and note both."""
    row, printed, value = state.rows[at], decision.printed, decision.value
    if not printed or printed == value:
        return
    place = place_of_words(row.printed, printed, decision.at)
    if place is None:
        return
    mended = _mend_table(row, printed, value) if row.table is not None else _mend(row, place, printed, value)
    if mended is not None:
        state.rows[at] = mended
        state.corrected.append((quote_of(mended), *_told_apart(mended, place, printed, value)))


def _told_apart(row: DraftRow, place: int, printed: str, value: str) -> tuple[str, str]:
    """Return a printed reading and the corrected one with as many of their neighbours as make it unique."""
    text = row.printed
    start, end = place, place + len(value)
    if not text.startswith(value, place):  # in a table
        start, end = text.find(value), text.find(value) + len(value)
    before, after = printed, value
    for _ in range(_MOST_CONTEXT):
        if after and text.count(after) == 1:
            break
        if start > len(row.label) and not text[start - 1].isspace():
            start -= 1
            before, after = text[start] + before, text[start] + after
        if end < len(text) and not text[end].isspace():
            before, after = before + text[end], after + text[end]
            end += 1
    return before, after


def _mend(row: DraftRow, place: int, printed: str, value: str) -> DraftRow | None:
    text_at = len(row.printed) - len(row.text)
    if place >= text_at:
        inside = place - text_at
        text = row.text[:inside] + value + row.text[inside + len(printed) :]
        return replace(row, text=text, source=None)
    if row.heading and printed in row.heading:
        return replace(row, heading=row.heading.replace(printed, value, 1), source=None)
    return None


def _mend_table(row: DraftRow, printed: str, value: str) -> DraftRow | None:
    table = row.table
    assert table is not None
    for number, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if printed in cell:
                new = (*cells[:column], cell.replace(printed, value, 1), *cells[column + 1 :])
                rows = (*table.rows[:number], new, *table.rows[number + 1 :])
                return replace(row, table=replace(table, rows=rows))
    return None


def relabel(state: EditedRows, at: int, decision: Decision) -> None:
    """Replace the label of a clause, and note the printed one."""
    row = state.rows[at]
    if row.kind == "clause" and decision.value and decision.value != row.label:
        state.rows[at] = replace(row, label=decision.value, source=None)
        state.corrected.append((quote_of(state.rows[at]), row.label, decision.value))
