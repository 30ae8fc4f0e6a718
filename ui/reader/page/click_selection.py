"""Selection by clicks on the page: the second click takes a word, the third its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QScrollBar

from store.model.printed import parts, printed
from ui.reader.page.place_map import PlaceMap
from ui.reader.page.word_ranges import sentence_range, word_range


class WordSelection(Protocol):
    """The page, as far as a click selects words in it."""

    def select(self, ranges: list[tuple[int, int]]) -> None:
        """Select the document range that spans ``ranges``."""

    def cursorForPosition(self, point: QPoint, /) -> QTextCursor:
        """Return the cursor at a point of the viewport."""

    def cursorRect(self, cursor: QTextCursor, /) -> QRect:
        """Return the place of a cursor in the viewport."""

    def verticalScrollBar(self) -> QScrollBar:
        """Return the bar that scrolls the page."""


class ClickSelection:
    """Remembers the second click, so that the next one at the same point counts as the third.

    ``selected`` is true from a second or third click on until the caller takes it back at the next press.
    """

    def __init__(self, page: WordSelection, places: Callable[[], PlaceMap]) -> None:
        self._page, self._places = page, places
        self._since, self._at = QElapsedTimer(), QPoint()
        self.selected = False

    def second(self, point: QPoint) -> None:
        """Select the word at a point of the viewport."""
        self._since.start()
        self._at = point
        self._select(point, word_range)

    def third(self, point: QPoint) -> bool:
        """Select the sentence at a point that was clicked twice just now; False where it was not."""
        soon = self._since.isValid() and self._since.elapsed() < QApplication.doubleClickInterval()
        if not soon or (point - self._at).manhattanLength() >= QApplication.startDragDistance():
            return False
        self._since.invalidate()
        self._select(point, sentence_range)
        return True

    def _select(self, point: QPoint, find: Callable[[str, int], tuple[int, int]]) -> None:
        """Select what ``find`` takes of the printed words at a point; a label or a remark has none."""
        self.selected = True
        page = self._page
        position = self._position(point)
        place = self._places().at(position)
        covered = place.covered(position, position + 1) if place is not None else None
        if place is None or covered is None:
            return
        words = printed(place.clause)
        part = next((one for one in parts(place.clause) if one.start <= covered[0] < one.end), None)
        first, last = (part.start, part.end) if part is not None else (0, len(words))
        start, end = find(words[first:last], covered[0] - first)
        offset = page.verticalScrollBar().value()
        page.select(place.positions(first + start, first + end))
        page.verticalScrollBar().setValue(offset)

    def _position(self, point: QPoint) -> int:
        """Return the position of the character under a point, not of the gap that is nearest to it."""
        cursor = self._page.cursorForPosition(point)
        if cursor.positionInBlock() and self._page.cursorRect(cursor).left() > point.x():
            return cursor.position() - 1
        return cursor.position()
