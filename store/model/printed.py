"""The one string that a clause's own words make when read from top to bottom.

All offsets into a clause (search spans, annotation anchors, marks in the reader) count characters of
:func:`printed`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from store.model.clause import Clause
from store.model.table import Table

PartKind = Literal["heading", "paragraph", "caption", "row", "table_note", "duty"]
#: Stands between table rows (and round tables) in :func:`printed`; matches never cross it.
HARD_BREAK = "\v"
#: Stands between the cells of one row in :func:`printed`.
CELL_BREAK = "\t"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch ``[start, end)`` of :func:`printed`: a heading, a paragraph, a table row, a duty note …

    ``index`` counts paragraphs within the clause, or tables for captions, rows and table notes;
    ``row`` is the row's number within its table.
    """

    kind: PartKind
    text: str
    start: int
    index: int = 0
    row: int = 0

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class _Printer:
    """Joins the parts of a clause and remembers where each of them stands."""

    parts: list[Part] = field(default_factory=list)
    text: str = ""

    def add(self, gap: str, kind: PartKind, text: str, index: int = 0, row: int = 0) -> None:
        self.text += gap if self.text else ""
        self.parts.append(Part(kind, text, len(self.text), index, row))
        self.text += text

    def add_table(self, table: Table, index: int) -> None:
        if table.caption:
            self.add(HARD_BREAK, "caption", table.caption, index)
        for number, row in enumerate(table.rows):
            self.add(HARD_BREAK, "row", CELL_BREAK.join(row), index, number)
        if table.note:
            self.add(HARD_BREAK, "table_note", table.note, index)


def parts(clause: Clause) -> tuple[Part, ...]:
    """The parts of a clause's own words in reading order, with their offsets in :func:`printed`."""
    return tuple(_print(clause).parts)


def printed(clause: Clause) -> str:
    """The clause's own words as one string: heading, paragraphs, tables where they stand, duty note.

    Labels and children are left out. Parts are set apart by white space that search folds away, tables
    by :data:`HARD_BREAK`, which nothing matches.
    """
    return _print(clause).text


def _print(clause: Clause) -> _Printer:
    out = _Printer()
    if clause.heading:
        out.add("", "heading", clause.heading)
    after_table = False
    for position in range(len(clause.paragraphs) + 1):
        for index, table in enumerate(clause.tables):
            if min(table.after, len(clause.paragraphs)) == position:
                out.add_table(table, index)
                after_table = True
        if position < len(clause.paragraphs):
            gap = HARD_BREAK if after_table else "\n"
            if position == 0 and clause.heading and not after_table:
                gap = clause.heading_mark.rstrip("\n") + "\n"
            out.add(gap, "paragraph", clause.paragraphs[position], position)
            after_table = False
    if clause.duty_note:
        mark = clause.heading_mark.rstrip("\n") if not clause.paragraphs and not clause.tables else ""
        out.add(mark + (HARD_BREAK if after_table else "\n"), "duty", clause.duty_note)
    return out
