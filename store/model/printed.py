"""Defines :func:`printed`: a clause's own words as one string, to which all offsets refer.

All offsets into a clause (search spans, annotation anchors, marks in the reader) count characters of
:func:`printed`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from store.model.clause import BodyPart, Clause
from store.model.table import Table

PartKind = Literal["heading", "paragraph", "caption", "row", "table_note", "duty"]
#: Separates table rows (and surrounds tables) in :func:`printed`; matches never cross it.
HARD_BREAK = "\v"
#: Separates the cells of one row in :func:`printed`.
CELL_BREAK = "\t"


@dataclass(frozen=True, slots=True)
class PrintedPart:
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
        """Return the offset after the last character."""
        return self.start + len(self.text)


def parts(clause: Clause) -> tuple[PrintedPart, ...]:
    """Return the parts of a clause's own words in reading order, with their offsets in :func:`printed`."""
    return tuple(part for part in _print(clause).found if isinstance(part, PrintedPart))


def printed(clause: Clause) -> str:
    """Return the clause's own words as one string: heading, paragraphs, tables and duty note in their order.

    Labels and children are left out. Parts are set apart by white space that search folds away, tables
    by :data:`HARD_BREAK`, which nothing matches.
    """
    return "".join(_print(clause).pieces)


def reading(clause: Clause) -> tuple[PrintedPart | Clause, ...]:
    """Return the clause's own parts and the clauses right below it, in the order in which they are read."""
    return tuple(_print(clause).found)


@dataclass(slots=True)
class _Printer:
    """Joins the parts of a clause and remembers the place of each among its children."""

    mark: str
    found: list[PrintedPart | Clause] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    own: int = 0
    paragraphs: int = 0
    tables: int = 0
    after_table: bool = False

    def add(
        self, gap: str, kind: PartKind, text: str, index: int = 0, row: int = 0, table: Table | None = None
    ) -> None:
        if self.length:
            self.pieces.append(gap)
            self.length += len(gap)
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        self.found.append(PrintedPart(kind, text, start, index, row, table))
        self.own += 1

    def add_body(self, body: tuple[BodyPart, ...]) -> None:
        for part in body:
            if isinstance(part, str):
                self.add_paragraph(part)
            elif isinstance(part, Table):
                self.add_table(part)
            else:
                self.found.append(part)

    def add_paragraph(self, text: str) -> None:
        self.add(self._gap(), "paragraph", text, self.paragraphs)
        self.paragraphs, self.after_table = self.paragraphs + 1, False

    def add_table(self, table: Table) -> None:
        index = self.tables
        if table.caption:
            self.add(HARD_BREAK, "caption", table.caption, index, 0, table)
        for number, row in enumerate(table.rows):
            self.add(HARD_BREAK, "row", CELL_BREAK.join(row), index, number, table)
        if table.note:
            self.add(HARD_BREAK, "table_note", table.note, index, 0, table)
        self.tables, self.after_table = index + 1, True

    def add_duty(self, text: str) -> None:
        self.add(self._gap(), "duty", text)
        self.after_table = False

    def _gap(self) -> str:
        """Return the separator before a paragraph or duty note: after the heading also its mark."""
        if self.after_table:
            return HARD_BREAK
        return self.mark + "\n" if self.own == 1 else "\n"


#: The clause that was printed last: who asks for its words asks for its parts, too.
_latest: tuple[Clause, _Printer] | None = None


def _print(clause: Clause) -> _Printer:
    """Print a clause; what comes back is shared and must not be changed."""
    global _latest
    known = _latest
    if known is not None and known[0] is clause:
        return known[1]
    made = _printed(clause)
    _latest = clause, made
    return made


def _printed(clause: Clause) -> _Printer:
    out = _Printer(clause.heading_mark.rstrip("\n") if clause.heading else "")
    if clause.heading:
        out.add("", "heading", clause.heading)
    at = _duty_place(clause) if clause.duty_note else len(clause.body)
    out.add_body(clause.body[:at])
    if clause.duty_note:
        out.add_duty(clause.duty_note)
        out.add_body(clause.body[at:])
    return out


def _duty_place(clause: Clause) -> int:
    """Count the parts of the body before the duty note."""
    if clause.duty_at is not None:
        return clause.duty_at
    own = [number for number, part in enumerate(clause.body) if not isinstance(part, Clause)]
    return own[-1] + 1 if own else 0
