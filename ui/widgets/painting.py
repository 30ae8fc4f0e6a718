"""Helpers for widgets and delegates that paint their own text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ui.appearance.fonts import reading_family, ui_family
from ui.services.library.short_names import fitting

NORMAL = QFont.Weight.Normal
BOLD = QFont.Weight.Bold
ELLIPSIS = "…"


def ui_font(size: int, weight: QFont.Weight = NORMAL) -> QFont:
    """Return the sans font at ``size`` pixels."""
    return _font(ui_family(), size, weight)


def serif_font(size: int, weight: QFont.Weight = NORMAL) -> QFont:
    """Return the reading font at ``size`` pixels."""
    return _font(reading_family(), size, weight)


def _font(family: str, size: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: str,
    right: bool = False,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> float:
    """Return one line of text, elided, centred vertically in ``rect``; returns the width it took."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, elide, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    align = Qt.AlignmentFlag.AlignVCenter | (
        Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    )
    painter.drawText(rect, align, shown)
    return metrics.horizontalAdvance(shown)


def draw_name(
    painter: QPainter, rect: QRectF, name: str, font: QFont, colour: str, right: bool = False
) -> float:
    """Return a document's name in one line: what tells it from others stays; returns the width it took."""
    measure = QFontMetricsF(font).horizontalAdvance
    shown = fitting(name, lambda each: measure(each) <= rect.width())
    return draw_line(painter, rect, shown, font, colour, right, Qt.TextElideMode.ElideMiddle)


def draw_place(
    painter: QPainter, rect: QRectF, name: str, place: str, font: QFont, colour: str, more: str = ""
) -> None:
    """Draw a document's name and a place in it in one line: the name is cut first, then ``more``, the place
    last.
    """
    measure = QFontMetricsF(font).horizontalAdvance
    behind = f" {place}" if name and place else place
    short = min(measure(name), max(rect.width() / 4, measure(name[:3] + ELLIPSIS)))
    room = max(short, rect.width() - measure(behind) - measure(more))
    room = max(0.0, min(room, rect.width() - measure(behind)))
    left = rect.left() + draw_name(painter, rect.adjusted(0, 0, room - rect.width(), 0), name, font, colour)
    draw_line(
        painter, QRectF(left, rect.top(), rect.right() - left, rect.height()), behind + more, font, colour
    )


def card(painter: QPainter, rect: QRectF, fill: str, border: str | None, radius: float = 8) -> None:
    """Draw a rounded rectangle, with a hairline if ``border`` is given."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill))
    if border:
        painter.setPen(QColor(border))
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def outline(painter: QPainter, rect: QRectF, colour: str, radius: float) -> None:
    """Paint the edge of what has the focus: two pixels wide, inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


class TextBlock:
    """A paragraph in at most ``lines`` lines, with marked ranges; what does not fit ends in an ellipsis."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        lines: int,
        line_height: float,
        spans: Sequence[tuple[int, int]] = (),
        mark: QTextCharFormat | None = None,
    ) -> None:
        self._line_height = line_height
        self._spans = list(spans)
        self._mark = mark
        self._layout = self._lay_out(text, font, width, lines)
        if self._overflow:
            text = self._shorten(text, font, width)
            self._spans = [
                (start, min(end, len(text) - 1)) for start, end in self._spans if start < len(text) - 1
            ]
            self._layout = self._lay_out(text, font, width, lines)

    @property
    def height(self) -> float:
        """The height of the lines that there are."""
        return self._layout.lineCount() * self._line_height

    def draw(self, painter: QPainter, where: QPointF, colour: str) -> None:
        """Paint with the first line's top at ``where``."""
        painter.setPen(QColor(colour))
        self._layout.draw(painter, where)

    def _lay_out(self, text: str, font: QFont, width: float, lines: int) -> QTextLayout:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(
            [self._range(start, end, len(text)) for start, end in self._spans if start < len(text)]
        )
        layout.beginLayout()
        self._end = 0
        self._last = 0
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._line_height + (self._line_height - line.height()) / 2))
            self._last, self._end = line.textStart(), line.textStart() + line.textLength()
        layout.endLayout()
        self._overflow = self._end < len(text)
        return layout

    def _range(self, start: int, end: int, length: int) -> QTextLayout.FormatRange:
        mark = QTextLayout.FormatRange()
        mark.start = start
        mark.length = min(end, length) - start
        mark.format = self._mark or QTextCharFormat()
        return mark

    def _shorten(self, text: str, font: QFont, width: float) -> str:
        metrics = QFontMetricsF(font)
        room = width - metrics.horizontalAdvance(ELLIPSIS) - 1
        end = self._end
        while end > self._last and metrics.horizontalAdvance(text[self._last : end]) > room:
            end -= 1
        return text[:end].rstrip() + ELLIPSIS
