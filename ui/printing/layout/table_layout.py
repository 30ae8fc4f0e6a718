"""Tables become rows: columns by what they hold, hairlines, the header repeated at the top of each page."""

from __future__ import annotations

import math
from collections.abc import Iterator

from store.model.table import Table
from ui.printing.layout.fonts import Faces
from ui.printing.layout.line_breaking import Measure, break_lines
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.layout.typesetter import MIDDLE, Row, Rule, Segment, Typesetter, one_line

HAIRLINE = 1.6
PADDING_X, PADDING_Y = 18, 12
#: A column that holds nothing longer than this many characters is centred.
SHORT = 7
#: No column is narrower than this many characters.
NARROWEST = 2.2
#: A page neither begins nor ends with fewer rows of a table, its header apart.
LEAST_ROWS = 2


def table_rows(table: Table, sheet: Sheet, faces: Faces, typesetter: Typesetter) -> Iterator[Row]:
    """The rows of a table, the first of them its header where there is more than one."""
    count = max((len(row) for row in table.rows), default=0)
    if not count:
        return
    rows = [(*row, *[""] * (count - len(row))) for row in table.rows]
    setter = _TableSetter(rows, sheet, faces)
    header: Row | None = None
    gap, kept = typesetter.take_gap() + PADDING_Y, typesetter.take_kept()
    for number in range(len(rows)):
        for piece, row in enumerate(setter.pieces(number)):
            if number == 0:
                row.may_break = not kept and piece == 0
            else:
                row.may_break = header is None or LEAST_ROWS < number <= len(rows) - LEAST_ROWS
                row.repeat = header
            row.gap = gap
            gap = 0.0
            if number == 0 and len(rows) > 1 and row.height < sheet.depth / 3:
                header = row
            yield row
    typesetter.add_gap(PADDING_Y)


class _TableSetter:
    """Sets the rows of one table."""

    def __init__(self, rows: list[tuple[str, ...]], sheet: Sheet, faces: Faces) -> None:
        self._rows = rows
        self._sheet = sheet
        self._faces = faces
        self._columns = self._widths()
        self._centred = [
            all(len(row[column]) <= SHORT for row in rows[1:] or rows) for column in range(len(rows[0]))
        ]

    def pieces(self, number: int) -> Iterator[Row]:
        """A row of the table; in pieces only if it is higher than a page."""
        level: Level = "cell_head" if number == 0 and len(self._rows) > 1 else "cell"
        cells = [self._lines(text, column, level) for column, text in enumerate(self._rows[number])]
        most = max(1, int((self._sheet.depth / 2) // self._sheet.cell_pitch))
        height = max(len(lines) for lines in cells)
        if height * self._sheet.cell_pitch < self._sheet.depth * 0.6:
            most = height
        for start in range(0, height, most):
            yield self._piece([lines[start : start + most] for lines in cells], level)

    def _lines(self, text: str, column: int, level: Level) -> list[tuple[str, float]]:
        room = self._columns[column] - 2 * PADDING_X
        measure = Measure(room, room, self._faces.size(level), justify=False)
        result = []
        for part in self._faces.shown(level, text).split("\n"):
            widths = self._faces.widths(level, part)
            for line in break_lines(part, widths, measure):
                result.append((part[line.start : line.end], line.width))
        return result or [("", 0.0)]

    def _piece(self, cells: list[list[tuple[str, float]]], level: Level) -> Row:
        pitch = self._sheet.cell_pitch
        count = max(len(lines) for lines in cells)
        height = count * pitch + 2 * PADDING_Y
        segments: list[Segment] = []
        rules = [self._line(0, 0, self._sheet.measure), self._line(0, height, self._sheet.measure)]
        x = 0.0
        for column, lines in enumerate(cells):
            top = (height - len(lines) * pitch) / 2
            for number, (text, width) in enumerate(lines):
                baseline = top + (number + 0.5) * pitch + MIDDLE * self._faces.size(level)
                segments += self._cell(text, width, x, column, level, baseline, rules)
            rules.append(Rule(x, 0, HAIRLINE, height))
            x += self._columns[column]
        rules.append(Rule(x - HAIRLINE, 0, HAIRLINE, height))
        return Row(height, segments, tuple(rules), snap=False)

    def _cell(
        self, text: str, width: float, x: float, column: int, level: Level, baseline: float, rules: list[Rule]
    ) -> list[Segment]:
        if not text:
            return []
        slack = self._columns[column] - 2 * PADDING_X - width
        centred = level == "cell_head" or self._centred[column]
        start = x + PADDING_X + (max(slack, 0.0) / 2 if centred else 0.0)
        segments, bridges = one_line(text, level, start, baseline, self._faces)
        rules.extend(bridges)
        return segments

    def _line(self, x: float, y: float, width: float) -> Rule:
        return Rule(x, y - HAIRLINE / 2, width, HAIRLINE)

    def _widths(self) -> list[float]:
        """Each column gets what it needs; where that is too much, the longest texts wrap."""
        needs = [self._need(column) for column in range(len(self._rows[0]))]
        total = self._sheet.measure
        if sum(needs) <= total:
            return [need * total / sum(needs) for need in needs]
        widths = [0.0] * len(needs)
        left, room = sorted(range(len(needs)), key=lambda column: needs[column]), total
        while left:
            weight = math.sqrt(needs[left[0]]) / sum(math.sqrt(needs[column]) for column in left)
            column = left.pop(0)
            widths[column] = min(needs[column], room * weight) if left else room
            room -= widths[column]
        return widths

    def _need(self, column: int) -> float:
        """The width at which nothing in a column wraps."""
        longest = NARROWEST * self._faces.size("cell")
        for number, row in enumerate(self._rows):
            level: Level = "cell" if number else "cell_head"
            for line in row[column].split("\n"):
                longest = max(longest, sum(self._faces.widths(level, line)))
        return longest + 2 * PADDING_X + 0.4
