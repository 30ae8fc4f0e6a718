"""The strip beside the scroll bar: where in the document hits and notes are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.appearance.theme import Theme

TICK = 3
WIDTH = 8


class MarkerStrip(QWidget):
    """Ticks at fractions of the document's height; a click asks to go there."""

    fraction_requested = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hits: Sequence[float] = ()
        self._notes: Sequence[float] = ()
        self._current: float | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Hits and notes in the document"))
        self.setFixedWidth(WIDTH)

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(WIDTH, 100)

    def set_marks(self, hits: Sequence[float], notes: Sequence[float], current: float | None) -> None:
        """Show hits, notes and the current hit, each as a fraction of the height."""
        self._hits, self._notes, self._current = hits, notes, current
        self.setVisible(bool(hits or notes))
        self.update()

    def marks(self) -> tuple[Sequence[float], Sequence[float], float | None]:
        """Return what is shown: hits, notes, current."""
        return self._hits, self._notes, self._current

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ticks, one per pixel row at most."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._ticks(painter, self._hits, self._theme.hitcur)
        self._ticks(painter, self._notes, self._theme.accent)
        if self._current is not None:
            self._ticks(painter, (self._current,), self._theme.ink2)

    def _ticks(self, painter: QPainter, fractions: Sequence[float], colour: str) -> None:
        painter.setBrush(QColor(colour))
        room = self.height() - TICK
        for y in sorted({round(fraction * room) for fraction in fractions}):
            painter.drawRoundedRect(QRectF(0, y, WIDTH, TICK), 1.5, 1.5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to go to that height."""
        self.fraction_requested.emit(max(0.0, min(1.0, event.position().y() / max(1, self.height()))))
