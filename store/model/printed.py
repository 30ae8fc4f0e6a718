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

    ``index`` counts paragraphs within the clause (0 is 第一款), or tables for captions, rows and table
    notes, which also have their ``table``; ``row`` is the row's number within it.
    """

    kind: PartKind
    text: str
    start: int
    index: int = 0
    row: int = 0
    table: Table | None = field(default=None, repr=False)

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)


def parts(clause: Clause) -> tuple[Part, ...]:
    """The parts of a clause's own words in reading order, with their offsets in :func:`printed`."""
    return tuple(part for part in _print(clause).found if isinstance(part, Part))


def printed(clause: Clause) -> str:
    """The clause's own words as one string: heading, paragraphs, tables where they stand, duty note.

    Labels and children are left out. Parts are set apart by white space that search folds away, tables
    by :data:`HARD_BREAK`, which nothing matches.
    """
    return "".join(_print(clause).pieces)


def reading(clause: Clause) -> tuple[Part | Clause, ...]:
    """The clause's own parts and the clauses right below it, in the order in which they are read.

    The duty note closes the clause's own words: it stands behind the last of them, before the clauses
    that follow those.
    """
    return tuple(_print(clause).found)


@dataclass(slots=True)
class _Printer:
    """Joins the parts of a clause and remembers where each of them stands among its children."""

    found: list[Part | Clause] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    own: int = 0
    after_table: bool = False

    def add(self, gap: str, part: Part) -> None:
        """One part more; ``start`` of a part is set here."""
        gap = gap if self.length else ""
        start = self.length + len(gap)
        self.pieces += [gap, part.text]
        self.length = start + len(part.text)
        placed = Part(part.kind, part.text, start, part.index, part.row, part.table)
        if part.kind == "duty":
            self.found.insert(self.own, placed)
        else:
            self.found.append(placed)
        self.own = len(self.found)

    def add_table(self, table: Table, index: int) -> None:
        if table.caption:
            self.add(HARD_BREAK, Part("caption", table.caption, 0, index, 0, table))
        for number, row in enumerate(table.rows):
            self.add(HARD_BREAK, Part("row", CELL_BREAK.join(row), 0, index, number, table))
        if table.note:
            self.add(HARD_BREAK, Part("table_note", table.note, 0, index, 0, table))
        self.after_table = True


def _print(clause: Clause) -> _Printer:
    out = _Printer()
    mark = clause.heading_mark.rstrip("\n")
    if clause.heading:
        out.add("", Part("heading", clause.heading, 0))
    paragraphs = tables = 0
    for part in clause.body:
        if isinstance(part, Clause):
            out.found.append(part)
        elif isinstance(part, Table):
            out.add_table(part, tables)
            tables += 1
        else:
            opening = not paragraphs and clause.heading and not out.after_table
            gap = mark + "\n" if opening else HARD_BREAK if out.after_table else "\n"
            out.add(gap, Part("paragraph", part, 0, paragraphs))
            paragraphs, out.after_table = paragraphs + 1, False
    if clause.duty_note:
        mark = "" if paragraphs or tables else mark
        out.add(mark + (HARD_BREAK if out.after_table else "\n"), Part("duty", clause.duty_note, 0))
    return out
