"""Geometry of the page in pixels: the column, the clauses, the lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument, QTextLine

from ui.reader.page.place_map import Extent

MIN_COLUMNS = 14
#: Room of the card beside the column, and of the margin icons beside the card.
CARD = 14
EDGE = 20
#: Room for the marker strip at the right of the page, and for nothing at its left.
STRIP = 16
#: Pixels that a line may be wider than its characters: Qt breaks a line that fits exactly.
SLACK = 2


@dataclass(frozen=True, slots=True)
class TextColumn:
    """The text column: ``columns`` characters wide beside a gutter of two."""

    columns: int
    em: int
    #: Height of a line in characters.
    line: float = 1.85

    @property
    def text_width(self) -> int:
        """Width of text and gutter."""
        return (self.columns + 2) * self.em

    @property
    def page_width(self) -> int:
        """Width with the card's and the icons' room on both sides."""
        return self.text_width + 2 * (CARD + EDGE)


def fit_column(available: int, em: int, most: int, line: float) -> TextColumn:
    """Return the widest column of whole characters, ``most`` of them, that fits into ``available`` pixels."""
    columns = (available - 2 * (CARD + EDGE)) // em - 2
    return TextColumn(max(MIN_COLUMNS, min(most, columns)), em, line)


def baseline(document: QTextDocument, position: int) -> float:
    """Return the y of the baseline of the first line of the block at a document position."""
    block = document.findBlock(position)
    rect = document.documentLayout().blockBoundingRect(block)
    if block.layout().lineCount() == 0:
        return rect.bottom()
    line = block.layout().lineAt(0)
    return rect.top() + line.y() + line.ascent()


def last_baseline(document: QTextDocument, position: int) -> float:
    """Return the y of the baseline of the last line of the block at a document position."""
    block = document.findBlock(position)
    rect = document.documentLayout().blockBoundingRect(block)
    layout = block.layout()
    if layout.lineCount() == 0:
        return rect.bottom()
    line = layout.lineAt(layout.lineCount() - 1)
    return rect.top() + line.y() + line.ascent()


def line_rects(document: QTextDocument, left: int, right: int, em: int) -> list[QRectF]:
    """Return a rectangle for each line of the document range ``[left, right)``, as high as its characters."""
    found: list[QRectF] = []
    block = document.findBlock(left)
    while block.isValid() and block.position() < right:
        layout, at = block.layout(), block.position()
        origin = document.documentLayout().blockBoundingRect(block).topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = max(left - at, line.textStart())
            end = min(right - at, line.textStart() + line.textLength())
            if start >= end:
                continue
            x, far = _x_of(line, start), _x_of(line, end)
            foot = origin.y() + line.y() + line.ascent()
            found.append(QRectF(origin.x() + min(x, far), foot - 1.02 * em, abs(far - x), 1.34 * em))
        block = block.next()
    return found


def _x_of(line: QTextLine, at: int) -> float:
    """Return where a character of a line begins; Qt also returns the position that it found."""
    x, _found = cast(tuple[float, int], line.cursorToX(at))
    return x


def extent_rect(document: QTextDocument, extent: Extent, column: TextColumn) -> QRectF:
    """Return a stretch of a clause with the card's room round it, in document coordinates."""
    top = baseline(document, extent.first) - (column.line - 0.29) * column.em
    bottom = last_baseline(document, extent.last) + 0.68 * column.em
    left = EDGE
    return QRectF(left, top, column.text_width + 2 * CARD, bottom - top)
