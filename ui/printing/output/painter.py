"""The one painter of pages: preview, PDF and printer all call :func:`paint`, so what is seen comes out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter

from ui.printing.layout.page_styles import UNITS_PER_INCH, Level, Sheet, mm
from ui.printing.layout.placing import one_line
from ui.printing.layout.type_rows import Segment, TypeRow
from ui.printing.layout.typesetter import MIDDLE

if TYPE_CHECKING:
    from ui.printing.layout.pages import Page

#: The page number of the official style is 7 mm below the type area, the dash at that height.
NUMBER_BELOW_MM = 7
#: The footer's hairline and text, from the lower edge of the paper.
FOOTER_RULE_MM, FOOTER_TEXT_MM = 19, 15
#: The head of a template: its hairline and the height of a logo above it, in the space above the text.
HEAD_ABOVE_MM, LOGO_MM, LOGO_WIDTH_MM = 5, 9, 40
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def paper_size(sheet: Sheet, dots_per_inch: float) -> tuple[float, float]:
    """Return the width and height of a sheet in dots."""
    return sheet.width * dots_per_inch / UNITS_PER_INCH, sheet.height * dots_per_inch / UNITS_PER_INCH


def page_layout(sheet: Sheet) -> QPageLayout:
    """Return the paper of a sheet as Qt wants it, without margins: the sheet has its own."""
    paper = sheet.paper
    names = {"A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3, "B5": QPageSize.PageSizeId.JisB5}
    turned = QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout()
    layout.setPageSize(QPageSize(names[paper.size]))
    layout.setOrientation(turned)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def scale(painter: QPainter, dots_per_inch: float) -> None:
    """Make one unit of the painter one of the sheet."""
    painter.scale(dots_per_inch / UNITS_PER_INCH, dots_per_inch / UNITS_PER_INCH)


def paint(page: Page, painter: QPainter) -> list[Segment]:
    """Draw a page; the painter is scaled to the sheet's units, its origin the corner of the paper.

    Returns what was written on it, in order.
    """
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    sheet = page.sheet
    written: list[Segment] = []
    if not page.bare and (page.template.has_head or any(page.head)):
        written += _paint_head(page, painter)
    for top, row in page.rows:
        _paint_row(page, painter, sheet.top + top, row)
        written += row.segments
    if page.bare:
        return written
    if sheet.numbering == "outside":
        written += _paint_number(page, painter)
    written += _paint_footer(page, painter)
    return written


def _paint_row(page: Page, painter: QPainter, y: float, row: TypeRow) -> None:
    left = page.left
    for rule in row.rules:
        colour = QColor(rule.colour) if rule.colour else QColor(rule.grey, rule.grey, rule.grey)
        painter.fillRect(QRectF(left + rule.x, y + rule.y, rule.width, rule.height), colour)
    for segment in row.segments:
        _paint_segment(page, painter, left, y, segment)


def _paint_segment(page: Page, painter: QPainter, x: float, y: float, segment: Segment) -> None:
    grey = page.sheet.faces[segment.level].grey
    painter.setPen(QColor(grey, grey, grey))
    painter.setFont(page.faces.font(segment.level, segment.gap and segment.gap * _gap_factor(painter)))
    painter.drawText(QPointF(x + segment.x, y + segment.baseline), segment.text)


def _gap_factor(painter: QPainter) -> float:
    """Return the factor against Qt's scaling of letter spacing with the resolution; pixel sizes have none."""
    return QGuiApplication.primaryScreen().logicalDotsPerInchY() / painter.device().logicalDpiY()


def _paint_head(page: Page, painter: QPainter) -> list[Segment]:
    """Logo and line of the template, or the running head, above the type area."""
    sheet, template = page.sheet, page.template
    rule = sheet.top - mm(HEAD_ABOVE_MM)
    painter.fillRect(QRectF(page.left, rule, sheet.measure, 1.2), QColor(150, 150, 150))
    x = page.left
    picture = logo(template.logo) if template.logo else None
    if picture is not None:
        size = QSizeF(picture.size()).scaled(mm(LOGO_WIDTH_MM), mm(LOGO_MM), _KEEP)
        target = QRectF(QPointF(x, rule - mm(1.5) - size.height()), size)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.drawImage(target, picture)
        x += size.width() + mm(3)
    baseline = rule - mm(3.5) + MIDDLE * page.faces.size("head")
    left, right = template.header or page.head[0], page.head[1]
    room = page.left + sheet.measure - x
    place = shortened(right, room / 2, page)
    width = sum(page.faces.widths("head", place))
    words = shortened(left, room - width - mm(6), page) if width else left
    written = _paint_text(page, painter, words, "head", x, baseline)
    return written + _paint_text(page, painter, place, "head", page.left + sheet.measure - width, baseline)


def shortened(text: str, room: float, page: Page) -> str:
    """Return a text of a running head, cut where there is no room for all of it."""
    if sum(page.faces.widths("head", text)) <= room:
        return text
    while text and sum(page.faces.widths("head", f"{text}…")) > room:
        text = text[:-1]
    return f"{text}…"


def _paint_number(page: Page, painter: QPainter) -> list[Segment]:
    """— 1 —, outside: right on odd pages, left on even ones, one character from the edge."""
    sheet, faces = page.sheet, page.faces
    text = f"— {page.number} —"
    width = sum(faces.widths("number", text))
    character = faces.size("number")
    x = page.left + (sheet.measure - character - width if page.number % 2 else character)
    dash = sheet.top + sheet.area + mm(NUMBER_BELOW_MM)
    return _paint_text(page, painter, text, "number", x, dash - faces.dash("number").center().y())


def _paint_footer(page: Page, painter: QPainter) -> list[Segment]:
    sheet = page.sheet
    painter.fillRect(
        QRectF(page.left, sheet.height - mm(FOOTER_RULE_MM), sheet.measure, 1.2), QColor(150, 150, 150)
    )
    baseline = sheet.height - mm(FOOTER_TEXT_MM) + MIDDLE * page.faces.size("footer")
    written = _paint_text(page, painter, page.footer, "footer", page.left, baseline)
    right = page.left + sheet.measure
    if sheet.numbering == "footer":
        text = f"{page.number} / {page.total}"
        right -= sum(page.faces.widths("number", text))
        written += _paint_text(page, painter, text, "number", right, baseline)
        right -= 2 * page.faces.size("footer")
    if page.code:
        x = right - sum(page.faces.widths("footer", page.code))
        written += _paint_text(page, painter, page.code, "footer", x, baseline)
    return written


def _paint_text(
    page: Page, painter: QPainter, text: str, level: Level, x: float, baseline: float
) -> list[Segment]:
    segments = one_line(text, level, x, baseline, page.faces)[0]
    for segment in segments:
        _paint_segment(page, painter, 0, 0, segment)
    return segments


@lru_cache(maxsize=8)
def logo(file: Path) -> QImage | None:
    """Return a logo; None where it cannot be read."""
    picture = QImage(str(file))
    if picture.isNull():
        return None
    # Files that are kept for good allow nothing that shines through.
    opaque = QImage(picture.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    painter = QPainter(opaque)
    painter.drawImage(0, 0, picture)
    painter.end()
    return opaque
