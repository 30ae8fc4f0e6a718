"""The words of notes beside the text, where the window leaves room for them; each opens by a click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.appearance.fonts import ui_family
from ui.reader.page.page_geometry import extent_rect
from ui.reader.page.painted_page import PaintedPage
from ui.reader.page.place_map import Place

#: With less room the icon alone is shown, without words.
LEAST_ROOM = 120
#: Room that notes are given where there is any.
USUAL_ROOM = 190
MOST_WIDTH = 240
SIZE = 13
#: Pixels between notes, and between the line at the left of one and its words.
GAP, INSET = 8, 8
#: Lines of one note at most; the inspector has all of it.
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class NoteBox:
    """Position of a note, in document coordinates, and the lines of it that are shown."""

    note_id: str
    rect: QRectF
    lines: tuple[str, ...]


class MarginNotes:
    """Sets and paints the notes of the clauses in sight; none is longer than its clause is high."""

    def __init__(self, page: PaintedPage) -> None:
        self._page = page

    def boxes(self, place: Place) -> Iterator[NoteBox]:
        """Yield the notes of a clause, from its top down as far as it goes; the first is always there."""
        margin = self._page.margin.get(place.clause.id)
        width = min(self._page.note_room, MOST_WIDTH)
        if margin is None or not margin.notes or width < LEAST_ROOM:
            return
        size = self._page.styles.px(SIZE)
        height = _metrics(size).lineSpacing()
        whole = extent_rect(self._page.document(), place.extents[0], self._page.column)
        top = whole.top() + 0.4 * self._page.styles.em
        for note in margin.notes:
            room = int((whole.bottom() - top) // height)
            if room < 1 and note is not margin.notes[0]:
                return
            lines = _cut(_lines(note.text, width - INSET, size), max(1, min(room, MOST_LINES)))
            left = self._page.column.page_width
            yield NoteBox(note.id, QRectF(left, top, width, height * len(lines)), lines)
            top += height * len(lines) + GAP

    def paint(self, painter: QPainter, place: Place) -> None:
        """Paint the notes of a clause, in document coordinates."""
        theme = self._page.styles.theme
        for box in self.boxes(place):
            rect = box.rect
            painter.fillRect(QRectF(rect.left(), rect.top() + 2, 2, rect.height() - 4), QColor(theme.hitcur))
            font = _font(self._page.styles.px(SIZE))
            painter.setFont(font)
            painter.setPen(QColor(theme.ink2))
            metrics = _metrics(font.pixelSize())
            y = rect.top() + metrics.ascent()
            for line in box.lines:
                painter.drawText(QPointF(rect.left() + INSET, y), line)
                y += metrics.lineSpacing()

    def at(self, point: QPointF) -> str:
        """Return the id of the note whose words are at a point of the document; empty if none is."""
        places = self._page.visible_places() if self._page.margin else ()
        return next((box.note_id for p in places for box in self.boxes(p) if box.rect.contains(point)), "")


def _font(pixels: int) -> QFont:
    font = QFont(ui_family())
    font.setPixelSize(pixels)
    return font


@lru_cache(maxsize=8)
def _metrics(pixels: int) -> QFontMetricsF:
    return QFontMetricsF(_font(pixels))


@lru_cache(maxsize=512)
def _lines(text: str, width: int, pixels: int) -> tuple[str, ...]:
    """Return the words of a note broken into lines, one more than is ever shown."""
    found: list[str] = []
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        layout = QTextLayout(paragraph, _font(pixels))
        layout.setTextOption(option)
        layout.beginLayout()
        while len(found) <= MOST_LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            found.append(paragraph[start : start + line.textLength()].rstrip())
        layout.endLayout()
    return tuple(found)


def _cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Return at most some lines; the last ends with an ellipsis if there are more."""
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], f"{lines[most - 1][:-1]}…")
