"""Effect of each decision on the rows of a reading. A decision on a row that is gone has no effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from store.intake.cleanup.physical_line import squeeze
from store.intake.decisions.draft_rows import DraftRow, quote_of
from store.intake.outline.labels import Label, parse_label
from store.intake.outline.tree import CLOSING, PREAMBLE
from store.model.checking.decision import Decision

#: A clause without a number is called by its first words, at most so many.
_LONGEST_NAME = 40
_STOPS = "，,。；;：:！？"
#: So many neighbours on each side make a correction unique at most.
_MOST_CONTEXT = 8
#: From so many characters on a row is also known by how it begins.
_ENOUGH = 8


@dataclass(slots=True)
class Rows:
    """Rows that decisions are applied to, and the corrections that these left: row, printed, corrected."""

    rows: list[DraftRow]
    corrected: list[tuple[str, str, str]] = field(default_factory=list)

    def apply(self, decision: Decision) -> bool:
        """Apply one decision; False where its row is not found, or it would change nothing."""
        at = find_row(self.rows, decision)
        if at is None:
            return False
        before = self.rows[:]
        _ACTIONS[decision.action](self, at, decision)
        return self.rows != before


def anchor(rows: Sequence[DraftRow], at: int) -> tuple[str, int]:
    """Quote and occurrence by which the row ``at`` is found again."""
    quote = quote_of(rows[at])
    return quote, sum(1 for row in rows[:at] if quote_of(row) == quote)


def find_row(rows: Sequence[DraftRow], decision: Decision) -> int | None:
    """Return the row that a decision is about: with its words, else the only one that begins with or has
    them.
    """
    quotes = [quote_of(row) for row in rows]
    same = [at for at, quote in enumerate(quotes) if quote == decision.quote]
    if same:
        return same[min(decision.occurrence, len(same) - 1)]
    if len(decision.quote) < _ENOUGH:
        return None
    for alike in (str.startswith, str.__contains__):
        found = [at for at, quote in enumerate(quotes) if alike(quote, decision.quote)]
        if len(found) == 1:
            return found[0]
    # A better program may have set apart what was one row: its beginning is meant.
    parts = [
        at for at, quote in enumerate(quotes) if len(quote) >= _ENOUGH and decision.quote.startswith(quote)
    ]
    return parts[0] if len(parts) == 1 else None


def label_of(text: str) -> Label | None:
    """Return the label that a text begins with, None where it has none or nothing else."""
    found = parse_label(text.strip())
    return found if found and found.firm else None


# -- what a row is ----------------------------------------------------------------------------------------


def _make_clause(state: Rows, at: int, _decision: Decision) -> None:
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


def _make_heading(state: Rows, at: int, _decision: Decision) -> None:
    if state.rows[at].kind not in ("clause", "table"):
        _make_clause(state, at, _decision)
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


def _make_text(state: Rows, at: int, _decision: Decision) -> None:
    row = state.rows[at]
    if row.kind == "note":
        state.rows[at] = replace(row, kind="text")
    elif row.kind == "clause":
        text = row.printed if row.label != PREAMBLE else row.printed[len(PREAMBLE) :]
        if text:
            state.rows[at] = DraftRow("text", row.depth + 1, text=text, clause=row.clause, page=row.page)


def _make_attachment(state: Rows, at: int, _decision: Decision) -> None:
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


def _take_out(state: Rows, at: int, _decision: Decision) -> None:
    del state.rows[at]


# -- position of a row -----------------------------------------------------------------------------------


def _outdent(state: Rows, at: int, _decision: Decision) -> None:
    _shift(state, at, -1)


def _indent(state: Rows, at: int, _decision: Decision) -> None:
    _shift(state, at, 1)


def _shift(state: Rows, at: int, by: int) -> None:
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


# -- what belongs together --------------------------------------------------------------------------------


def _merge(state: Rows, at: int, _decision: Decision) -> None:
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


def _split(state: Rows, at: int, decision: Decision) -> None:
    row = state.rows[at]
    place = _place(row.printed, decision.value, decision.at)
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
        _make_clause(state, at + 1, decision)


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


def _place(text: str, words: str, at: int) -> int | None:
    """Return where words are in a text: at ``at`` if they are there, else at the first occurrence."""
    if words and not text.startswith(words, at):
        found = text.find(words)
        return found if found >= 0 else None
    return at


# -- what is printed --------------------------------------------------------------------------------------


def _correct(state: Rows, at: int, decision: Decision) -> None:
    row, printed, value = state.rows[at], decision.printed, decision.value
    if not printed or printed == value:
        return
    place = _place(row.printed, printed, decision.at)
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


def _relabel(state: Rows, at: int, decision: Decision) -> None:
    row = state.rows[at]
    if row.kind == "clause" and decision.value and decision.value != row.label:
        state.rows[at] = replace(row, label=decision.value, source=None)
        state.corrected.append((quote_of(state.rows[at]), row.label, decision.value))


def _leave(_state: Rows, _at: int, _decision: Decision) -> None:
    """Change nothing: what was read is right."""


# -- names and depths -------------------------------------------------------------------------------------


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


_ACTIONS: dict[str, Callable[[Rows, int, Decision], None]] = {
    "heading": _make_heading,
    "clause": _make_clause,
    "text": _make_text,
    "outdent": _outdent,
    "indent": _indent,
    "merge": _merge,
    "split": _split,
    "attachment": _make_attachment,
    "furniture": _take_out,
    "correct": _correct,
    "relabel": _relabel,
    "confirm": _leave,
}
