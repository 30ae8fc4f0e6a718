"""Tables of a Word file: columns as on the pages, heads that are repeated, rows that stay whole; no Qt."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from ui.printing.content.blocks import Grid, Run
from ui.printing.layout.column_widths import Columns, column_widths, ems
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.output.docx.docx_styles import paragraph_style, pitch, twips
from ui.printing.output.docx.xml import element

#: The white above and below the words of a cell, as on the pages, in units.
_ABOVE = 12
#: A column that holds nothing longer than this many characters is centred.
_SHORT = 7
#: A row of fewer lines is not parted by the end of a page.
_CUT_FROM = 6


#: Writes a run of a paragraph of a level.
Write = Callable[[Run, Level], str]


def table(grid: Grid, sheet: Sheet, kept: bool, write: Write) -> str:
    """Return a table over the whole measure; ``kept``: what follows may not be parted from its last row."""
    columns = column_widths(grid.table, sheet)
    return _Table(grid, sheet, columns, kept, write).xml() if columns.widths else ""


class _Table:
    """Writes one table; how many lines a row takes is reckoned, as Word sets it only later."""

    def __init__(self, grid: Grid, sheet: Sheet, columns: Columns, kept: bool, write: Write) -> None:
        count = len(columns.widths)
        self._rows = [(*row, *[""] * (count - len(row))) for row in grid.table.rows]
        self._grid, self._write = grid, write
        self._sheet, self._columns, self._kept = sheet, columns, kept
        self._widths = [twips(width) for width in columns.widths]
        body = self._rows[1:] or self._rows
        self._centred = [all(len(row[place]) <= _SHORT for row in body) for place in range(count)]

    def xml(self) -> str:
        """Return the table."""
        lines = [self._lines(row) for row in self._rows]
        high = sum(each * pitch(self._sheet, self._columns.level) + 2 * _ABOVE for each in lines)
        whole = high < self._sheet.depth
        last = len(self._rows) - 1
        made = []
        for number in range(len(self._rows)):
            head = number == 0 and last > 0
            keep = (whole and number < last) or head or (self._kept and number == last)
            made.append(self._row(number, head, keep, cut=lines[number] >= _CUT_FROM and not head))
        grid = element("tblGrid", *(element("gridCol", w=width) for width in self._widths))
        return element("tbl", self._properties(), grid, *made)

    def _lines(self, row: Sequence[str]) -> int:
        size = self._sheet.faces[self._columns.level].size
        rooms = [(width - 2 * self._columns.padding) / size for width in self._columns.widths]
        return max(
            sum(max(1, math.ceil(ems(line) / max(room, 1))) for line in cell.split("\n"))
            for cell, room in zip(row, rooms, strict=True)
        )

    def _properties(self) -> str:
        side, above = twips(self._columns.padding), twips(_ABOVE)
        margins = (("top", above), ("left", side), ("bottom", above), ("right", side))
        return element(
            "tblPr",
            element("tblStyle", val="TableGrid"),
            element("tblW", w=sum(self._widths), type="dxa"),
            element("jc", val="center"),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(name, w=space, type="dxa") for name, space in margins)),
        )

    def _row(self, number: int, head: bool, keep: bool, cut: bool) -> str:
        level: Level = self._columns.head_level if head else self._columns.level
        properties = element(
            "trPr", "" if cut else element("cantSplit"), element("tblHeader") if head else ""
        )
        made = []
        upright = [head and _is_upright(cell) for cell in self._rows[number]]
        if any(upright):
            high = max(cell.count("\n") + 2 for cell in self._rows[number])
            height = twips(high * self._sheet.faces[level].size)
            properties = element(
                "trPr",
                element("cantSplit"),
                element("trHeight", val=height, hRule="atLeast"),
                element("tblHeader"),
            )
        for place, (width, centred) in enumerate(zip(self._widths, self._centred, strict=True)):
            paragraph = element(
                "pPr",
                element("pStyle", val=paragraph_style(level)),
                element("keepNext") if keep else "",
                element("jc", val="center" if head or centred else "left"),
            )
            turned = element("textDirection", val="tbRlV") if upright[place] else ""
            size = element(
                "tcPr", element("tcW", w=width, type="dxa"), turned, element("vAlign", val="center")
            )
            runs = [
                self._write(_joined(run, upright[place]), level) for run in self._grid.runs(number, place)
            ]
            made.append(element("tc", size, element("p", paragraph, *runs)))
        return element("tr", properties if properties != "<w:trPr/>" else "", *made)


def _is_upright(cell: str) -> bool:
    """Return whether a head is read from top to bottom: a character a line."""
    lines = cell.split("\n")
    return len(lines) > _CUT_FROM // 2 and all(len(line) <= 1 for line in lines)


def _joined(run: Run, upright: bool) -> Run:
    """Return the words of an upright head in one line: Word turns them."""
    return replace(run, text="".join(part or "　" for part in run.text.split("\n"))) if upright else run
