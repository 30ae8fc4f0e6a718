"""Tables become rows: hairlines, the head repeated below 续表, a row that goes over a page left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.model.message import Message
from ui.printing.content.blocks import Grid, Run
from ui.printing.layout.column_widths import Columns, column_widths
from ui.printing.layout.line_breaking import Measure, TypesetLine, break_lines
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.layout.pagination import NOTES_GAP
from ui.printing.layout.placing import Chars, one_line, place
from ui.printing.layout.sheet_fonts import Faces
from ui.printing.layout.structure import Element
from ui.printing.layout.type_rows import Rule, Segment, TypeRow
from ui.printing.layout.typesetter import MIDDLE, Typesetter, note_rows, title_breaks
from ui.printing.layout.unbroken import inner_places
from ui.services.language import paper_text

HAIRLINE = 1.6
PADDING_Y = 12
#: A column that holds nothing longer than this many characters is centred.
SHORT = 7
#: A page neither begins nor ends with fewer rows of a table, its head apart, if they have not so many lines.
LEAST_ROWS, ENOUGH_LINES = 2, 3
#: A row of fewer lines is not cut, and no part of one that is has fewer.
CUT_FROM, LEAST_LINES = 6, 2
CONTINUED = Message("paper.continued")

#: The lines of a cell, each with its characters.
PlacedCell = Sequence[tuple[Chars, TypesetLine]]

#: The part of a page that a head may take which is repeated on the pages that follow.
HIGHEST_HEAD = 0.4


def table_rows(grid: Grid, sheet: Sheet, faces: Faces, typesetter: Typesetter) -> Iterator[TypeRow]:
    """Yield the rows of a table, the first of them its head where there is more than one.

    A table that fits on a page stays together; in a longer one high rows go over the page.
    """
    table = grid.table
    count = max((len(row) for row in table.rows), default=0)
    if not count:
        return
    setter = _TableSetter(grid, sheet, faces)
    gap, kept = typesetter.take_gap() + PADDING_Y, typesetter.take_kept()
    rows = [setter.row(number) for number in range(len(table.rows))]
    above = sheet.pitch if kept else 0.0
    notes = sum(note.height for row in rows for note in row.notes)
    below = notes + NOTES_GAP if notes else 0.0
    whole = sum(row.height for row in rows) + above + below <= sheet.depth
    head = rows[0] if len(rows) > 1 and rows[0].height < sheet.depth * HIGHEST_HEAD else None
    again = setter.continued(head) if head is not None else None
    first, last = _least_rows(rows[1:], setter.pitch), _least_rows(rows[:0:-1], setter.pitch)
    for number, row in enumerate(rows):
        row.together = whole and number > 0
        if number == 0:
            row.may_break, row.gap = not kept, gap
        else:
            row.may_break = head is None or first < number <= len(rows) - last
            row.repeat = again
        if row is head:
            row.cut = None
        yield row
    typesetter.add_gap(PADDING_Y)


def _least_rows(rows: Sequence[TypeRow], pitch: float) -> int:
    """Return how many of the rows, from the first, are enough for a page."""
    lines = (rows[0].height - 2 * PADDING_Y) / pitch if rows else 0
    return 1 if lines > ENOUGH_LINES - 0.5 else LEAST_ROWS


class _TableSetter:
    """Sets the rows of one table."""

    def __init__(self, grid: Grid, sheet: Sheet, faces: Faces) -> None:
        table = grid.table
        self._grid = grid
        self._notes = {note.mark: note for note in grid.footnotes}
        self._columns: Columns = column_widths(table, sheet)
        count = len(self._columns.widths)
        self._element = Element("Table")
        self._rows = [(*row, *[""] * (count - len(row))) for row in table.rows]
        self._sheet = sheet
        self._faces = faces
        size = faces.size(self._columns.level)
        self.pitch = sheet.cell_pitch * size / faces.size("cell")
        self._centred = [
            all(len(row[column]) <= SHORT for row in self._rows[1:] or self._rows) for column in range(count)
        ]

    def row(self, number: int) -> TypeRow:
        """Return a row of the table."""
        head = number == 0 and len(self._rows) > 1
        level = self._columns.head_level if head else self._columns.level
        cells = [
            self._lines(self._grid.runs(number, column) or (Run(text, level),), column, level, head)
            for column, text in enumerate(self._rows[number])
        ]
        line = Element("TR", self._element)
        elements = [Element("TH" if head else "TD", line) for _ in cells]
        return self._piece(cells, level, elements)

    def continued(self, head: TypeRow) -> TypeRow:
        """Return the head as repeated at the top of the pages that the table continues on, below 续表."""
        level: Level = "cell_head"
        height = self._sheet.cell_pitch + PADDING_Y / 2
        continued = paper_text(CONTINUED)
        width = sum(self._faces.widths(level, continued))
        baseline = self._sheet.cell_pitch / 2 + MIDDLE * self._faces.size(level)
        words = one_line(continued, level, self._sheet.measure - width, baseline, self._faces)[0]
        segments = [
            replace(segment, baseline=segment.baseline + height, element=None) for segment in head.segments
        ]
        rules = tuple(replace(rule, y=rule.y + height) for rule in head.rules)
        return TypeRow(head.height + height, [*words, *segments], rules, snap=False)

    def _lines(self, runs: Sequence[Run], column: int, level: Level, head: bool) -> PlacedCell:
        room = self._columns.widths[column] - 2 * self._columns.padding
        measure = Measure(room, room, self._faces.size(level), justify=False)
        chars = Chars.of(runs, self._faces, level)
        result: list[tuple[Chars, TypesetLine]] = []
        start = 0
        for text in chars.text.split("\n"):
            part = chars.between(start, start + len(text))
            start += len(text) + 1
            named = title_breaks(part, measure) if head else []
            kept = inner_places(text) | part.kept
            for line in named or break_lines(text, part.widths, measure, kept=kept):
                result.append((part, line))
        return result or [(chars, TypesetLine(0, 0, 0.0))]

    def _piece(
        self,
        cells: Sequence[PlacedCell],
        level: Level,
        elements: Sequence[Element],
        begins: bool = True,
        ends: bool = True,
    ) -> TypeRow:
        """Return a row or a part of it; ``begins``, ``ends``: whether its first and its last line are in
        it.
        """
        pitch = self.pitch
        count = max(len(lines) for lines in cells)
        height = count * pitch + PADDING_Y * (begins + ends)
        segments: list[Segment] = []
        rules = [self._line(0)] if begins else []
        rules += [self._line(height)] if ends else []
        x = 0.0
        for column, lines in enumerate(cells):
            top: float = PADDING_Y * begins
            if begins and ends:
                top = (height - len(lines) * pitch) / 2
            for number, (chars, line) in enumerate(lines):
                baseline = top + (number + 0.5) * pitch + MIDDLE * self._faces.size(level)
                found, drawn = self._cell(chars, line, x, column, level, baseline)
                for segment in found:
                    segment.element = elements[column]
                segments += found
                rules += drawn
            rules.append(Rule(x, 0, HAIRLINE, height))
            x += self._columns.widths[column]
        rules.append(Rule(x - HAIRLINE, 0, HAIRLINE, height))
        marks = {segment.text for segment in segments if segment.level == "footmark"}
        here = [note for mark, note in self._notes.items() if mark in marks]
        notes = note_rows(here, self._sheet, self._faces) if here else ()
        row = TypeRow(height, segments, tuple(rules), snap=False, notes=notes)
        row.cut = lambda room: self._cut(row, cells, level, elements, room, begins, ends)
        return row

    def _cut(
        self,
        row: TypeRow,
        cells: Sequence[PlacedCell],
        level: Level,
        elements: Sequence[Element],
        room: float,
        begins: bool,
        ends: bool,
    ) -> tuple[TypeRow, TypeRow] | None:
        count = max(len(lines) for lines in cells)
        fits = min(int((room - PADDING_Y * begins) / self.pitch), count - LEAST_LINES)
        if count < CUT_FROM or fits < LEAST_LINES:
            return None
        first = self._piece([lines[:fits] for lines in cells], level, elements, begins, ends=False)
        rest = self._piece([lines[fits:] for lines in cells], level, elements, begins=False, ends=ends)
        first.may_break, first.gap, first.repeat = row.may_break, row.gap, row.repeat
        first.anchor, rest.repeat = row.anchor, row.repeat
        return first, rest

    def _cell(
        self, chars: Chars, line: TypesetLine, x: float, column: int, level: Level, baseline: float
    ) -> tuple[list[Segment], tuple[Rule, ...]]:
        slack = self._columns.widths[column] - 2 * self._columns.padding - line.width
        centred = level == self._columns.head_level or self._centred[column]
        start = x + self._columns.padding + (max(slack, 0.0) / 2 if centred else 0.0)
        return place(chars, line, start, baseline, 0.0, self._faces)

    def _line(self, y: float) -> Rule:
        return Rule(0, y - HAIRLINE / 2, self._sheet.measure, HAIRLINE)
