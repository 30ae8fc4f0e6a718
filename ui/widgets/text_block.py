"""A paragraph that a delegate paints: a few lines with marked words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.widgets.painting import ELLIPSIS


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
