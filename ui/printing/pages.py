"""Pages: the rows of an excerpt spread over sheets of paper, and the one painter that draws them.

Preview, PDF and printer all call :func:`paint`, so what is seen is what comes out.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from ui.printing.blocks import Block, Grid, Options
from ui.printing.contents import blocks, chinese_date
from ui.printing.excerpt import Excerpt
from ui.printing.faces import Faces
from ui.printing.rows import MIDDLE, Row, Segment, Typesetter, one_line
from ui.printing.sheet import UNITS_PER_INCH, Level, Sheet, Style, mm, sheet_for
from ui.printing.tables import table_rows

#: The page number of the official style stands 7 mm below the type area, the dash at that height.
NUMBER_BELOW_MM = 7
TYPE_AREA_MM = 225
#: The footer's hairline and text, from the lower edge of the paper.
FOOTER_RULE_MM, FOOTER_TEXT_MM = 19, 15
STAMP_LENGTH = 10
#: After how many blocks setting lets the window have a look at its events.
LOOK_UP = 200


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its rows with their distance from the top of the type area."""

    number: int
    total: int
    rows: tuple[tuple[float, Row], ...]
    sheet: Sheet
    faces: Faces
    footer: str

    @property
    def text(self) -> str:
        """What the body of the page says, row by row."""
        return "\n".join(row.text for _, row in self.rows)


@dataclass(frozen=True, slots=True)
class Pages:
    """A paper that has been set."""

    title: str
    style: Style
    sheet: Sheet
    pages: tuple[Page, ...]

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)


def layout(excerpt: Excerpt, style: Style = "plain", options: Options | None = None) -> Pages:
    """Set an excerpt; for a long one that must not stop the window, run :func:`compose` in slices."""
    steps = compose(excerpt, style, options)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            pages: Pages = end.value
            return pages


def compose(
    excerpt: Excerpt, style: Style = "plain", options: Options | None = None
) -> Generator[float, None, Pages]:
    """The same in small steps; yields how far it is, from 0 to 1, and returns the pages."""
    sheet = sheet_for(style)
    faces = Faces(sheet)
    typesetter = Typesetter(sheet, faces)
    todo: list[Block] = []
    for block in blocks(excerpt, options or Options(), sheet):
        todo.append(block)
        if not len(todo) % LOOK_UP:
            yield 0.0
    rows: list[Row] = []
    for number, block in enumerate(todo):
        if isinstance(block, Grid):
            rows.extend(table_rows(block.table, sheet, faces, typesetter))
        else:
            rows.extend(typesetter.rows(block))
        yield number / len(todo)
    spread = list(paginate(rows, sheet))
    footer = footer_text(excerpt)
    pages = tuple(
        Page(number, len(spread), tuple(placed), sheet, faces, footer)
        for number, placed in enumerate(spread, start=1)
    )
    return Pages(excerpt.title, style, sheet, pages)


def paginate(rows: Sequence[Row], sheet: Sheet) -> Iterator[list[tuple[float, Row]]]:
    """Rows page by page, each with its distance from the top; a page ends only where a row allows it."""
    start = 0
    while start < len(rows):
        header = rows[start].repeat
        above = [] if header is None else [(0.0, header)]
        placed = _fill(rows, start, above, sheet)
        end = start + len(placed)
        last = end
        while start < end < len(rows) and not rows[end].may_break:
            end -= 1
        if end == start:
            end = last
        yield above + placed[: end - start]
        start = end


def _fill(
    rows: Sequence[Row], start: int, above: Sequence[tuple[float, Row]], sheet: Sheet
) -> list[tuple[float, Row]]:
    """As many rows as a page takes, at least one, below what stands there already."""
    placed: list[tuple[float, Row]] = []
    y = sum(row.height for _, row in above)
    for index in range(start, len(rows)):
        row = rows[index]
        top = y + (row.gap if y else 0.0)
        if sheet.grid and row.snap:
            top = math.ceil(top / sheet.pitch - 1e-6) * sheet.pitch
        if placed and top + row.height > sheet.depth + 0.1:
            break
        placed.append((top, row))
        y = top + row.height
    return placed


def footer_text(excerpt: Excerpt) -> str:
    """What stands at the foot of each page: where the text is from and when it was printed."""
    stamp = excerpt.library_stamp[:STAMP_LENGTH]
    parts = ["医策", f"文件库 {stamp}" if stamp else "", f"{chinese_date(excerpt.printed_on)}打印"]
    return " · ".join(part for part in parts if part)


def paper_size(sheet: Sheet, dots_per_inch: float) -> tuple[float, float]:
    """The width and height of a sheet in dots."""
    return sheet.width * dots_per_inch / UNITS_PER_INCH, sheet.height * dots_per_inch / UNITS_PER_INCH


def scale(painter: QPainter, dots_per_inch: float) -> None:
    """Make one unit of the painter one of the sheet."""
    painter.scale(dots_per_inch / UNITS_PER_INCH, dots_per_inch / UNITS_PER_INCH)


def paint(page: Page, painter: QPainter) -> None:
    """Draw a page; the painter is scaled to the sheet's units, its origin the corner of the paper."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    sheet = page.sheet
    for top, row in page.rows:
        _paint_row(page, painter, sheet.top + top, row)
    if sheet.style == "official":
        _paint_number(page, painter)
    _paint_footer(page, painter)


def _paint_row(page: Page, painter: QPainter, y: float, row: Row) -> None:
    left = page.sheet.left
    for rule in row.rules:
        colour = QColor(rule.grey, rule.grey, rule.grey)
        painter.fillRect(QRectF(left + rule.x, y + rule.y, rule.width, rule.height), colour)
    for segment in row.segments:
        _paint_segment(page, painter, left, y, segment)


def _paint_segment(page: Page, painter: QPainter, x: float, y: float, segment: Segment) -> None:
    grey = page.sheet.faces[segment.level].grey
    painter.setPen(QColor(grey, grey, grey))
    painter.setFont(page.faces.font(segment.level, segment.gap and segment.gap * _gap_factor(painter)))
    painter.drawText(QPointF(x + segment.x, y + segment.baseline), segment.text)


def _gap_factor(painter: QPainter) -> float:
    """What undoes the scaling of letter spacing with the device's resolution; pixel sizes have none."""
    return QGuiApplication.primaryScreen().logicalDotsPerInchY() / painter.device().logicalDpiY()


def _paint_number(page: Page, painter: QPainter) -> None:
    """— 1 —, outside: right on odd pages, left on even ones, one character from the edge."""
    sheet, faces = page.sheet, page.faces
    text = f"— {page.number} —"
    width = sum(faces.widths("number", text))
    character = faces.size("number")
    x = sheet.left + (sheet.measure - character - width if page.number % 2 else character)
    dash = sheet.top + mm(TYPE_AREA_MM + NUMBER_BELOW_MM)
    _paint_text(page, painter, text, "number", x, dash - faces.dash("number").center().y())


def _paint_footer(page: Page, painter: QPainter) -> None:
    sheet = page.sheet
    painter.fillRect(
        QRectF(sheet.left, sheet.height - mm(FOOTER_RULE_MM), sheet.measure, 1.2), QColor(150, 150, 150)
    )
    baseline = sheet.height - mm(FOOTER_TEXT_MM) + MIDDLE * page.faces.size("footer")
    _paint_text(page, painter, page.footer, "footer", sheet.left, baseline)
    if sheet.style == "plain":
        text = f"{page.number} / {page.total}"
        right = sheet.left + sheet.measure - sum(page.faces.widths("number", text))
        _paint_text(page, painter, text, "number", right, baseline)


def _paint_text(page: Page, painter: QPainter, text: str, level: Level, x: float, baseline: float) -> None:
    for segment in one_line(text, level, x, baseline, page.faces)[0]:
        _paint_segment(page, painter, 0, 0, segment)
