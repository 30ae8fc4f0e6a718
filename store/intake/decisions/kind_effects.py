"""Effect of decisions on what a row is: a clause, a heading, text, an attachment, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.intake.cleanup.physical_line import squeeze
from store.intake.decisions.draft_rows import DraftRow
from store.intake.decisions.edited_rows import EditedRows
from store.intake.outline.labels import Label, parse_label
from store.intake.outline.tree import CLOSING, PREAMBLE
from store.model.checking.decision import Decision

#: A clause without a number is called by its first words, at most so many.
_LONGEST_NAME = 40
_STOPS = "，,。；;：:！？"


def label_of(text: str) -> Label | None:
    """Return the label that a text begins with, None where it has none or nothing else."""
    found = parse_label(text.strip())
    return found if found and found.firm else None


def make_clause(state: EditedRows, at: int, _decision: Decision) -> None:
    """Make a paragraph a clause, named by its number or its first words; a heading its text."""
    row = state.rows[at]
    if row.kind == "table":
        return
    if row.kind == "clause":
        # A heading becomes the clause's words.
        text = row.heading + row.heading_mark.rstrip("\n") + row.text
        state.rows[at] = replace(row, heading="", heading_mark="", text=text, source=None)
        return
    label, rest = _named(row.text)
    depth = _depth_for(state.rows, at, label)
    state.rows[at] = DraftRow("clause", depth, label, text=rest, clause=row.clause, page=row.page)


def make_heading(state: EditedRows, at: int, _decision: Decision) -> None:
    """Make the words of a row the heading of a clause; without an effect on a table."""
    if state.rows[at].kind not in ("clause", "table"):
        make_clause(state, at, _decision)
    row = state.rows[at]
    if row.kind != "clause" or row.heading or not row.text:
        return
    words = squeeze(row.text)
    heading = words.rstrip("。：:")
    if heading:
        mark = words[len(heading) :]
        state.rows[at] = replace(
            row, heading=heading, heading_mark=mark + "\n" if mark else "", text="", source=None
        )


def make_text(state: EditedRows, at: int, _decision: Decision) -> None:
    """Make a duty note or a clause a paragraph of the clause above it."""
    row = state.rows[at]
    if row.kind == "note":
        state.rows[at] = replace(row, kind="text")
    elif row.kind == "clause":
        text = row.printed if row.label != PREAMBLE else row.printed[len(PREAMBLE) :]
        if text:
            state.rows[at] = DraftRow("text", row.depth + 1, text=text, clause=row.clause, page=row.page)


def make_attachment(state: EditedRows, at: int, _decision: Decision) -> None:
    """Begin an attachment with a row, and move the clauses behind it below that."""
    row = state.rows[at]
    if row.kind == "table" or not row.printed:
        return
    behind = at + 1
    while behind < len(state.rows) and not _begins_part(state.rows[behind]):
        behind += 1
    below = state.rows[at + 1 : behind]
    shift = 1 - min((each.depth for each in below if each.kind == "clause"), default=1)
    moved = [replace(each, depth=max(1, each.depth + shift)) for each in below]
    name = row.printed.rstrip("。")
    state.rows[at:behind] = [DraftRow("clause", 0, name, clause=row.clause, page=row.page), *moved]


def _begins_part(row: DraftRow) -> bool:
    """Return whether a row begins a part of the document with its own name, such as an
    attachment.
    """
    named = row.kind == "clause" and row.depth == 0 and row.label not in (PREAMBLE, CLOSING)
    return named and parse_label(row.label) is None


def take_out(state: EditedRows, at: int, _decision: Decision) -> None:
    """Remove a row: it is no part of the text."""
    del state.rows[at]


def _named(text: str) -> tuple[str, str]:
    """Return the label of a new clause and what follows it: its number, else its first words are its name."""
    text = text.strip()
    found = label_of(text)
    if found is not None and len(text) > found.length:
        return found.canonical, text[found.length :].strip()
    stop = next((at for at, c in enumerate(text) if c in _STOPS), len(text))
    if stop <= _LONGEST_NAME:
        return text[:stop] or text, text[stop:] if text[:stop] else ""
    return text[:_LONGEST_NAME], text[_LONGEST_NAME:]


def _depth_for(rows: Sequence[DraftRow], at: int, label: str) -> int:
    """Return the depth of a new clause: as the last one of its style, else beside the clause above it."""
    style = found.style if (found := parse_label(label)) else None
    owner = next((row for row in reversed(rows[:at]) if row.kind == "clause"), None)
    if style is not None:
        for row in reversed(rows[:at]):
            other = parse_label(row.label) if row.kind == "clause" else None
            if other is not None and other.style == style:
                return row.depth
    if owner is None:
        return 0
    named = owner.label in (PREAMBLE, CLOSING)
    return owner.depth if style is None or named else owner.depth + 1
