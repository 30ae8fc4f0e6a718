"""Sets one clause after another as text, and notes where each printed character went."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from store.model.clause import Clause, Reference
from store.model.document import Correction
from store.model.passages import Passage
from store.model.printed import PrintedPart, printed
from store.model.typography import typeset
from ui.reader.page.place_map import Extent, Place, PlaceSegment, Slice
from ui.reader.page.writing.clause_table import write_table
from ui.reader.page.writing.decorations import Decoration, decorations
from ui.reader.page.writing.duty_runs import SPACE, duty_runs
from ui.reader.page.writing.text_styles import LabelKind, Styles, label_kind

_TOPS: dict[LabelKind, float] = {
    "chapter": 30,
    "name": 26,
    "heading": 22,
    "measure": 12,
    "article": 12,
    "item": 12,
    "preface": 12,
}


def gutter_label(clause: Clause) -> str:
    """Return the number that hangs beside a measure: 9 for 9.; empty for everything else."""
    return clause.label.split("~")[0].rstrip(".．、") if label_kind(clause) == "measure" else ""


def shown_label(clause: Clause) -> str:
    """Return the label as it is shown: empty for a preface, without the counter of a repeated label."""
    return "" if label_kind(clause) == "preface" else clause.label.split("~")[0]


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """Notes on the words of a document: corrections by clause, and whether a reference leads anywhere."""

    corrections: Mapping[str, Sequence[Correction]] = field(default_factory=dict)
    holds: Callable[[Reference], bool] = lambda _reference: True


class ClauseWriter:
    """Writes clauses at a cursor; the places it returns count from the base of ``part``."""

    def __init__(self, cursor: QTextCursor, styles: Styles, notes: SourceNotes) -> None:
        self._cursor = cursor
        self._styles = styles
        self._notes = notes
        self._place = Place(Clause("", "", ()), 0, Slice())
        self._open: dict[str, Place] = {}
        self._marks: list[Decoration] = []
        self._left = 0.0
        self._start = -1

    def write(self, passage: Passage, order: int, part: Slice) -> None:
        """Write one passage of a clause at the cursor, and record its place in ``part``."""
        clause = passage.clause
        kind, place = label_kind(clause), self._open.get(clause.id)
        if place is None:
            place = self._open[clause.id] = Place(clause, order, part, gutter=gutter_label(clause))
            part.places.append(place)
        self._place, self._start = place, -1
        self._marks = decorations(
            clause, order, self._notes.corrections.get(clause.id, ()), self._notes.holds
        )
        nested = any(label_kind_of(label) == "measure" for label in clause.path[:-1])
        self._left = 2.0 if kind == "measure" or nested else 0.0
        rest = list(passage.parts)
        self._body(clause, self._opening(clause, kind, rest) if passage.opens else rest)
        if self._start >= 0:
            extent = Extent(place, self._start, self._here())
            place.extents.append(extent)
            part.extents.append(extent)

    def _block(self, form: QTextBlockFormat) -> None:
        self._cursor.insertBlock(form)
        if self._start < 0:
            self._start = self._here()

    def _here(self) -> int:
        return self._cursor.position() - self._place.slice.base

    def _opening(self, clause: Clause, kind: LabelKind, rest: list[PrintedPart]) -> list[PrintedPart]:
        """Return the first block: label, heading and the rest of the same line; returns the other
        parts.
        """
        heading = rest.pop(0) if rest and rest[0].kind == "heading" else None
        bold = self._styles.heading if kind in ("chapter", "name", "heading") else self._styles.strong
        self._block(self._first_block(kind, heading is not None))
        self._label(kind, shown_label(clause), bold, heading is not None)
        if heading:
            self._text(heading, bold)
        if rest and rest[0].kind == "paragraph" and self._runs_on(clause, kind, heading):
            if heading:
                mark = PrintedPart("heading", clause.heading_mark, heading.end)
                self._text(mark, bold)
            self._text(rest.pop(0), self._styles.text)
        return rest

    def _runs_on(self, clause: Clause, kind: LabelKind, heading: PrintedPart | None) -> bool:
        if heading is None:
            return kind not in ("chapter", "name")
        mark = clause.heading_mark
        return clause.heading_runs_on and printed(clause)[heading.end :].startswith(mark + "\n")

    def _first_block(self, kind: LabelKind, headed: bool) -> QTextBlockFormat:
        styles, top = self._styles, _TOPS[kind]
        if kind == "chapter":
            return styles.block(line=32, top=top, bottom=2, align=styles.center)
        if kind == "name" or (kind == "heading" and headed):
            return styles.block(line=32, top=top, align=styles.flush)
        return styles.block(top=top, left=self._left, indent=0 if self._left else 2)

    def _label(self, kind: LabelKind, label: str, bold: QTextCharFormat, headed: bool) -> None:
        if kind == "measure" or not label:
            return
        plain = kind == "item" and not headed
        gap = SPACE if kind in ("chapter", "article") else ""
        self._cursor.insertText(label + gap, self._styles.text if plain else bold)

    def _text(self, part: PrintedPart, form: QTextCharFormat) -> None:
        """Write one part at the cursor, split where references and corrections begin and end."""
        if not part.text:
            return
        self._place.segments.append(PlaceSegment(part.start, self._here(), len(part.text)))
        shown = typeset(part.text)
        at = part.start
        for mark in self._marks:
            left, right = max(mark.start, at), min(mark.end, part.end)
            if left >= right:
                continue
            self._cursor.insertText(shown[at - part.start : left - part.start], form)
            self._cursor.insertText(shown[left - part.start : right - part.start], self._marked(mark, form))
            at = right
        self._cursor.insertText(shown[at - part.start :], form)

    def _marked(self, mark: Decoration, form: QTextCharFormat) -> QTextCharFormat:
        if mark.href and mark.tip:
            return self._styles.missing(form, mark.href)
        if mark.href:
            return self._styles.reference(form, mark.href)
        return self._styles.corrected(form, mark.tip)

    def _body(self, clause: Clause, rest: list[PrintedPart]) -> None:
        styles = self._styles
        while rest:
            part = rest[0]
            if part.table:
                rest = self._table(rest)
                continue
            rest = rest[1:]
            if part.kind == "duty":
                self._duty(clause, part)
            else:
                indent = 0 if self._left else 2
                top = 2 if self._start >= 0 else _TOPS["item"]
                self._block(styles.block(top=top, left=self._left, indent=indent))
                self._text(part, styles.text)

    def _table(self, rest: list[PrintedPart]) -> list[PrintedPart]:
        """Write the table that the parts begin with; returns the parts behind it."""
        styles, table, index = self._styles, rest[0].table, rest[0].index
        mine = list(takewhile(lambda part: part.table and part.index == index, rest))
        rows = [part for part in mine if part.kind == "row"]
        for part in (part for part in mine if part.kind == "caption"):
            self._block(styles.block(line=26, top=10, left=self._left, align=styles.center))
            self._text(part, styles.caption)
        if rows and table:
            self._block(styles.spacer(6))
            self._place.segments += write_table(
                self._cursor, table, rows, styles, self._place.slice.base, self._left
            )
        for part in (part for part in mine if part.kind == "table_note"):
            self._block(styles.block(line=22, left=self._left, align=styles.flush))
            self._text(part, styles.small)
        return rest[len(mine) :]

    def _duty(self, clause: Clause, part: PrintedPart) -> None:
        styles = self._styles
        self._block(styles.block(line=22, top=1, left=max(self._left, 2.0), align=styles.flush))
        form = QTextCharFormat(styles.small)
        form.setToolTip(typeset(part.text))
        label = QCoreApplication.translate("Reader", "Responsible")
        for number, run in enumerate(duty_runs(part.text, clause.duties, label)):
            if number:
                self._cursor.insertText(SPACE, form)
            if run.at is not None:
                self._place.segments.append(PlaceSegment(part.start + run.at, self._here(), len(run.text)))
            self._cursor.insertText(typeset(run.text), form)


def label_kind_of(label: str) -> LabelKind:
    """Return how a bare label would be set."""
    return label_kind(Clause("", label, (label,)))
