"""Lines of text that name a document: what tells it from others stays, whatever the room."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.services.library.short_names import fitting_title, fitting_words, narrow_form
from ui.widgets.painting import ELLIPSIS, draw_line

#: The end of a file's name that tells it from others: what is in brackets, a day or a number, the format.
_FILE_END = re.compile(
    r"(?:[(（\[【][^()（）\[\]【】]{1,12}[)）\]】]|[-_ 　.]?v?\d[-.\d]{0,9})?\.\w{1,6}$", re.IGNORECASE
)
#: The beginning of a file's name has at least this part of the room.
_LEAST_HEAD = 3
#: In less room than so many characters only the end of a name is shown.
_FEW = 7
#: How small a name is set that is not to be cut, beside its usual size.
LEAST_SIZE = 0.78


def draw_name(
    painter: QPainter, rect: QRectF, name: str, font: QFont, colour: str, right: bool = False
) -> float:
    """Return a document's name in one line: what tells it from others stays; returns the width it took.

    The shortest name that no other document has is set smaller before it is cut.
    """
    measure = QFontMetricsF(font).horizontalAdvance
    narrow = measure(narrow_form(name))
    if min(measure(name), narrow) > rect.width() >= LEAST_SIZE * narrow:
        shown, font = narrow_form(name), _smaller(font, rect.width() / narrow)
    else:
        shown = fitting_title(name, lambda each: measure(each) <= rect.width())
        shown = shown if measure(shown) <= rect.width() else name  # cut once, not twice
    return draw_line(painter, rect, shown, font, colour, right, Qt.TextElideMode.ElideMiddle)


def _smaller(font: QFont, share: float) -> QFont:
    """Return a font at a share of its size."""
    smaller = QFont(font)
    if font.pixelSize() > 0:
        smaller.setPixelSize(int(font.pixelSize() * share))
    else:
        smaller.setPointSizeF(font.pointSizeF() * share)
    return smaller


def cut_name(name: str, metrics: QFontMetrics, room: int) -> str:
    """Return a document's name for so many pixels: as it is, as it is called in narrow places, or cut."""
    shown = fitting_title(name, lambda each: metrics.horizontalAdvance(each) <= room)
    shown = shown if metrics.horizontalAdvance(shown) <= room else name  # cut once, not twice
    return metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, room)


def cut_words(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return a text that begins with a document's name for so many pixels: the name gives way first."""
    shown = fitting_words(text, lambda each: metrics.horizontalAdvance(each) <= room)
    return metrics.elidedText(shown, Qt.TextElideMode.ElideMiddle, room)


def cut_file_name(name: str, metrics: QFontMetricsF, room: float) -> str:
    """Return a file's name for so many pixels: its end stays whole, from what is in brackets there."""
    if metrics.horizontalAdvance(name) <= room:
        return name
    end = _FILE_END.search(name)
    tail = end[0] if end else name[-1:]
    left = room - metrics.horizontalAdvance(tail)
    if left < room / _LEAST_HEAD:
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
    return (
        metrics.elidedText(name[: len(name) - len(tail)] + ELLIPSIS, Qt.TextElideMode.ElideRight, left) + tail
    )


class NameDelegate(QStyledItemDelegate):
    """Cells that are names of documents: what tells one from others stays in view."""

    #: Width of the cell that is being painted; 0 while it is asked how wide it wants to be.
    _room = 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint as much of the name as there is room for."""
        self._room = option.rect.width()
        super().paint(painter, option, index)
        self._room = 0

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Cut the name to the width of the cell."""
        super().initStyleOption(option, index)
        if self._room:
            margin = 1 + QApplication.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin)
            option.text = cut_name(option.text, option.fontMetrics, self._room - 2 * margin)


class NameLabel(QLabel):
    """A name in one line, cut in the middle where it does not fit; in very little room its end stays."""

    def minimumSizeHint(self) -> QSize:
        """Return a small size: the line takes what room there is."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the name as far as there is room."""
        painter = QPainter(self)
        ink = self.palette().color(self.foregroundRole()).name()
        room = QRectF(self.contentsRect())
        if room.width() < _FEW * self.fontMetrics().height():
            draw_line(painter, room, self.text(), self.font(), ink, elide=Qt.TextElideMode.ElideLeft)
        else:
            draw_name(painter, room, self.text(), self.font(), ink)


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
