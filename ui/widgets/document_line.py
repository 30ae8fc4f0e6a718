"""Lines of text that name a document: what tells it from others stays, whatever the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ui.services.library.short_names import fitting
from ui.widgets.painting import ELLIPSIS, draw_line


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
