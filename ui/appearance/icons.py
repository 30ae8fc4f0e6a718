"""Lucide icons, tinted and drawn at the size that is asked for, so that they are crisp at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from store.system.paths import resources_dir
from ui.appearance.fonts import reading_family

STROKE = "1.6"


class _SvgEngine(QIconEngine):
    """Draws one SVG at any size; a disabled icon is the same one, paler."""

    def __init__(self, svg: bytes) -> None:
        super().__init__()
        self._svg = svg
        self._renderer = QSvgRenderer(QByteArray(svg))

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._svg)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * 0.35)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        self._renderer.render(painter, square)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    """Return the SVG text of an icon as it was drawn: another theme needs no file again."""
    return (resources_dir() / "icons" / "lucide" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def svg(name: str, color: str, filled: bool = False) -> bytes:
    """Return the SVG text of an icon in ``color``; ``filled`` also fills its shape."""
    text = (
        _drawing(name).replace('stroke-width="2"', f'stroke-width="{STROKE}"').replace("currentColor", color)
    )
    if filled:
        text = text.replace('fill="none"', f'fill="{color}"', 1)
    return text.encode("utf-8")


@lru_cache(maxsize=512)
def icon(name: str, color: str, filled: bool = False) -> QIcon:
    """Return the Lucide icon ``name`` in ``color`` (``#rrggbb``); FileNotFoundError if there is none."""
    return QIcon(_SvgEngine(svg(name, color, filled)))


@lru_cache(maxsize=256)
def pixmap(name: str, color: str, size: int, ratio: float = 1.0, filled: bool = False) -> QPixmap:
    """Return an icon as a pixmap of ``size`` logical pixels for a screen of ``ratio`` device pixels each."""
    side = round(size * ratio)
    image = QPixmap(side, side)
    image.setDevicePixelRatio(1.0)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg(name, color, filled))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def logo(color: str, ink: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the program's mark: 策 in a rounded square."""
    side = round(size * ratio)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.24, side * 0.24)
    font = QFont(reading_family())
    font.setPixelSize(round(side * 0.62))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(QRectF(0, -side * 0.01, side, side), Qt.AlignmentFlag.AlignCenter, "策")
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def app_icon() -> QIcon:
    """Return the window's icon in the usual sizes."""
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(logo("#0F6A64", "#FFFFFF", size))
    return result
