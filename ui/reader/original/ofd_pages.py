"""Draws the pages of an OFD file: characters at their places in the reading font, paths and pictures."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from store.formats.drawing import MOST_PIXELS
from store.formats.page_artist import PageArtist
from ui.appearance.fonts import reading_family
from ui.services.originals.line_pages import LinePages

#: Lines are at least so many points wide, or they would vanish.
_THINNEST = 0.4


class OfdPages:
    """The pages of an OFD file; see ui.reader.original.page_sources.PageSource."""

    lines: LinePages | None = None

    def __init__(self, data: bytes) -> None:
        self._artist = PageArtist(data)

    def sizes(self) -> list[tuple[float, float]]:
        """See PageSource."""
        return self._artist.sizes()

    def draw(self, index: int, scale: float) -> QImage:
        """See PageSource."""
        width, height = self._artist.sizes()[index]
        scale = min(scale, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
        image = QImage(
            max(1, round(width * scale)), max(1, round(height * scale)), QImage.Format.Format_RGB888
        )
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        for item in self._artist.items(index):
            _PAINTERS[item["kind"]](painter, item)
        painter.end()
        return image

    def close(self) -> None:
        """See PageSource."""
        self._artist.close()


def _paint_text(painter: QPainter, item: dict[str, Any]) -> None:
    font = QFont(reading_family())
    # Sizes in pixels are whole numbers; what is drawn is scaled instead.
    font.setPixelSize(100)
    font.setBold(item["bold"])
    painter.save()
    painter.translate(item["x"], item["y"])
    size = item["size"] / 100
    # The file's own font may have been narrower.
    wide = QFontMetricsF(font).horizontalAdvance(item["text"]) * size
    painter.scale(size * min(1.0, item["room"] / wide) if item["room"] and wide else size, size)
    painter.setFont(font)
    painter.setPen(QColor("#" + item["colour"]))
    painter.drawText(QPointF(0, 0), item["text"])
    painter.restore()


def _paint_path(painter: QPainter, item: dict[str, Any]) -> None:
    path = QPainterPath()
    for command, *numbers in item["steps"]:
        if command in "MS":
            path.moveTo(*numbers)
        elif command == "L":
            path.lineTo(*numbers)
        elif command == "Q":
            path.quadTo(*numbers)
        elif command == "B":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    if item["fill"]:
        painter.fillPath(path, QColor("#" + item["fill"]))
    if item["stroke"]:
        painter.strokePath(path, QPen(QColor("#" + item["stroke"]), max(_THINNEST, item["width"])))


def _paint_picture(painter: QPainter, item: dict[str, Any]) -> None:
    try:
        data = base64.b64decode(item["data"], validate=True)
    except (binascii.Error, ValueError):
        return
    image = QImage.fromData(QByteArray(data))
    if not image.isNull():
        painter.drawImage(QRectF(*item["box"]), image)


_PAINTERS: dict[str, Callable[[QPainter, dict[str, Any]], None]] = {
    "text": _paint_text,
    "path": _paint_path,
    "picture": _paint_picture,
}
