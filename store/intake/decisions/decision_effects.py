"""Effect of each decision on the rows of a reading. A decision on a row that is gone has no effect."""

from __future__ import annotations

from collections.abc import Callable

from store.intake.decisions.edited_rows import EditedRows
from store.intake.decisions.kind_effects import (
    make_attachment,
    make_clause,
    make_heading,
    make_text,
    take_out,
)
from store.intake.decisions.place_effects import indent, merge, outdent, split
from store.intake.decisions.row_anchors import find_row
from store.intake.decisions.wording_effects import correct, relabel
from store.model.checking.decision import Decision


def _leave(_state: EditedRows, _at: int, _decision: Decision) -> None:
    """Change nothing: what was read is right."""


_EFFECTS: dict[str, Callable[[EditedRows, int, Decision], None]] = {
    "heading": make_heading,
    "clause": make_clause,
    "text": make_text,
    "outdent": outdent,
    "indent": indent,
    "merge": merge,
    "split": split,
    "attachment": make_attachment,
    "furniture": take_out,
    "correct": correct,
    "relabel": relabel,
    "confirm": _leave,
}


def apply_decision(state: EditedRows, decision: Decision) -> bool:
    """Apply one decision to rows; False where its row is not found, or it would change nothing."""
    at = find_row(state.rows, decision)
    if at is None:
        return False
    before = state.rows[:]
    _EFFECTS[decision.action](state, at, decision)
    return state.rows != before
