"""Helpers for widgets and delegates that paint their own text."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.appearance.fonts import reading_family, ui_family

NORMAL = QFont.Weight.Normal
BOLD = QFont.Weight.Bold
ELLIPSIS = "…"


def ui_font(size: int, weight: QFont.Weight = NORMAL) -> QFont:
    """Return the sans font at ``size`` pixels."""
    return _font(ui_family(), size, weight)


def serif_font(size: int, weight: QFont.Weight = NORMAL) -> QFont:
    """Return the reading font at ``size`` pixels."""
    return _font(reading_family(), size, weight)


@lru_cache(maxsize=64)
def _made(family: str, size: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def _font(family: str, size: int, weight: QFont.Weight) -> QFont:
    """Return a font of the caller's own, whose data Qt shares until it is changed."""
    return QFont(_made(family, size, weight))


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: str,
    right: bool = False,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> float:
    """Draw one line of text, elided and centred vertically in ``rect``; return its width in pixels."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, elide, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    align = Qt.AlignmentFlag.AlignVCenter | (
        Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    )
    painter.drawText(rect, align, shown)
    return metrics.horizontalAdvance(shown)


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
