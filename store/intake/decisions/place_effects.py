"""Effect of decisions on the place of a row: deeper or higher, joined with the one above, cut in two."""

from __future__ import annotations

from dataclasses import replace

from store.intake.cleanup.physical_line import squeeze
from store.intake.decisions.draft_rows import DraftRow
from store.intake.decisions.edited_rows import EditedRows
from store.intake.decisions.kind_effects import label_of, make_clause
from store.intake.decisions.row_anchors import place_of_words
from store.model.checking.decision import Decision


def outdent(state: EditedRows, at: int, _decision: Decision) -> None:
    """Move a row, and all below it, one level out."""
    _shift(state, at, -1)


def indent(state: EditedRows, at: int, _decision: Decision) -> None:
    """Move a row, and all below it, one level in, at most below the row above."""
    _shift(state, at, 1)


def _shift(state: EditedRows, at: int, by: int) -> None:
    row = state.rows[at]
    lowest = 0 if row.kind == "clause" else 1
    above = state.rows[at - 1] if at else None
    highest = 0 if above is None else above.depth + (above.kind == "clause")
    depth = min(max(row.depth + by, lowest), max(highest, lowest))
    if depth == row.depth:
        return
    end = at + 1
    while row.kind == "clause" and end < len(state.rows) and state.rows[end].depth > row.depth:
        end += 1
    moved = [replace(each, depth=each.depth + depth - row.depth) for each in state.rows[at:end]]
    state.rows[at:end] = moved


def merge(state: EditedRows, at: int, _decision: Decision) -> None:
    """Join a row with the one above it; without an effect on tables."""
    if at == 0:
        return
    above, row = state.rows[at - 1], state.rows[at]
    if "table" in (above.kind, row.kind):
        return
    words = row.printed
    if above.kind == "clause" and above.heading and not above.text and not above.heading_mark.strip():
        merged = replace(above, heading=_joined(above.heading, words), source=None)
    elif above.kind == "clause" and above.heading_mark.endswith("\n"):
        merged = replace(above, heading_mark=above.heading_mark.rstrip("\n"), text=words, source=None)
    else:
        merged = replace(above, text=_joined(above.text, words), source=None)
    state.rows[at - 1 : at + 1] = [merged]


def _joined(before: str, words: str) -> str:
    """Return two pieces of a line; a blank between Latin words only."""
    return squeeze(f"{before} {words}") if before else words


def split(state: EditedRows, at: int, decision: Decision) -> None:
    """Cut a row in two where the decision says; a second part with a label becomes a clause."""
    row = state.rows[at]
    place = place_of_words(row.printed, decision.value, decision.at)
    if row.kind == "table" or place is None or not 0 < place < len(row.printed):
        return
    first, behind = _cut(row, place), row.printed[place:].strip()
    if not behind or first is None:
        return
    label = label_of(behind)
    below = DraftRow(
        "text", row.depth + (row.kind == "clause"), text=behind, clause=row.clause, page=row.page
    )
    state.rows[at : at + 1] = [first, below]
    if label is not None and len(behind) > label.length:
        make_clause(state, at + 1, decision)


def _cut(row: DraftRow, place: int) -> DraftRow | None:
    """Return the row up to a place of its printed words; None where that is in its label."""
    if row.kind != "clause":
        return replace(row, text=row.printed[:place].strip())
    text_at = len(row.printed) - len(row.text)
    if row.text and place > text_at:
        return replace(row, text=row.text[: place - text_at].strip(), source=None)
    if place <= len(row.label):
        return None
    if place < text_at and row.heading:
        heading = row.printed[len(row.label) : place].strip("　 ")
        bare = heading.rstrip("。：:")
        mark = heading[len(bare) :]
        return replace(row, heading=bare, heading_mark=mark + "\n" if mark else "", text="", source=None)
    mark = row.heading_mark.rstrip("\n")
    return replace(row, heading_mark=mark + "\n" if mark else "", text="", source=None)
