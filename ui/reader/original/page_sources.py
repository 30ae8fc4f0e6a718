"""Draws the pages of an original: a PDF by pdfium, a picture by Qt, other files as their reader saw them.

Everything here is called in worker threads; nothing touches a widget.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageReader, QPainter, QPen

from store.formats.drawing import MOST_PIXELS
from store.formats.page_artist import PageArtist
from store.formats.readers import ofd
from store.formats.readers.pictures import as_page
from store.formats.registry import UnreadableError
from store.model.message import Message
from ui.appearance.fonts import reading_family
from ui.reader.original.ofd_pages import OfdPages
from ui.services.originals.clause_places import read_lines
from ui.services.originals.line_pages import LinePage, LinePages, LineWords
from ui.services.originals.original_file import OriginalFile

#: Width in points that a picture of a page is taken for, and points to a pixel where that is not done.
_PICTURE_WIDTH, _POINTS_PER_PIXEL = 595.0, 72 / 250
_MOST_PICTURES = 300
_MEGABYTES = 512
_DAMAGED = Message("reader.damaged")
_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBX8888,
}
_ALIGN = {"center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}


class PageSource(Protocol):
    """Interface for drawing the pages of one file."""

    #: The lines that were read, where the pages are made of them.
    lines: LinePages | None

    def sizes(self) -> list[tuple[float, float]]:
        """Return width and height of each page in points; UnreadableError."""
        ...

    def draw(self, index: int, scale: float) -> QImage:
        """Return a page, counted from 0, with about so many pixels to a point; UnreadableError."""
        ...

    def close(self) -> None:
        """Let go of what is held."""
        ...


def source_of(file: OriginalFile) -> PageSource:
    """Return what draws the pages of a file; takes time, for some files are read again. UnreadableError."""
    if file.kind == "pages":
        return OfdPages(file.data) if ofd.matches(file.data) else PdfPages(file.data)
    return PicturePages(file.data) if file.kind == "picture" else ReadPages(read_lines(file))


class PdfPages:
    """The pages of a PDF."""

    lines: LinePages | None = None

    def __init__(self, data: bytes) -> None:
        self._artist = PageArtist(data)

    def sizes(self) -> list[tuple[float, float]]:
        """See PageSource."""
        return self._artist.sizes()

    def draw(self, index: int, scale: float) -> QImage:
        """See PageSource."""
        drawn = self._artist.draw(index, scale)
        image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, _FORMATS[drawn.channels])
        return image.copy()  # the pixels are Python's

    def close(self) -> None:
        """See PageSource."""
        self._artist.close()


class PicturePages:
    """A picture, or the pictures of a .tif file, each a page."""

    lines: LinePages | None = None

    def __init__(self, data: bytes) -> None:
        self._data = QByteArray(data)
        # The same measure as the places that were recognised on it have.
        self._as_page = bool(as_page(data))

    def sizes(self) -> list[tuple[float, float]]:
        """See PageSource.

        Raises:
            UnreadableError: the picture cannot be read.
        """
        found: list[tuple[float, float]] = []
        count = 1
        while len(found) < min(count, _MOST_PICTURES):
            reader, buffer = self._reader(len(found))
            count = max(1, reader.imageCount())
            size = reader.size()
            buffer.close()
            if not size.isValid() or size.isEmpty():
                if found:
                    break
                raise UnreadableError(_DAMAGED)
            scale = _PICTURE_WIDTH / size.width() if self._as_page else _POINTS_PER_PIXEL
            found.append((size.width() * scale, size.height() * scale))
        return found

    def draw(self, index: int, scale: float) -> QImage:
        """See PageSource.

        Raises:
            UnreadableError: the picture cannot be read.
        """
        reader, buffer = self._reader(index)
        size = reader.size()
        points = _PICTURE_WIDTH / max(size.width(), 1) if self._as_page else _POINTS_PER_PIXEL
        wanted = QSize(round(size.width() * points * scale), round(size.height() * points * scale))
        pixels = max(1, wanted.width() * wanted.height())
        if pixels > MOST_PIXELS:
            wanted = wanted * (MOST_PIXELS / pixels) ** 0.5
        if wanted.width() < size.width():
            reader.setScaledSize(wanted)
        image = reader.read()
        buffer.close()
        if image.isNull():
            raise UnreadableError(_DAMAGED)
        return image

    def close(self) -> None:
        """See PageSource."""

    def _reader(self, index: int) -> tuple[QImageReader, QBuffer]:
        buffer = QBuffer(self._data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAllocationLimit(_MEGABYTES)
        if index:
            reader.jumpToImage(index)
        return reader, buffer


class ReadPages:
    """Result of a format's reader."""

    def __init__(self, lines: LinePages) -> None:
        self.lines: LinePages | None = lines
        self._pages = lines.pages

    def sizes(self) -> list[tuple[float, float]]:
        """See PageSource."""
        return [(page.width, page.height) for page in self._pages]

    def draw(self, index: int, scale: float) -> QImage:
        """See PageSource."""
        page = self._pages[index]
        scale = min(scale, (MOST_PIXELS / (page.width * page.height)) ** 0.5)
        image = QImage(round(page.width * scale), round(page.height * scale), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        _paint(painter, page)
        painter.end()
        return image

    def close(self) -> None:
        """See PageSource."""


def _paint(painter: QPainter, page: LinePage) -> None:
    painter.setPen(QPen(QColor("#9a9a9a"), 0.5))
    for left, top, right, bottom in page.cells:
        painter.drawRect(QRectF(left, top, right - left, bottom - top))
    for words in page.words:
        _write(painter, words)


def _write(painter: QPainter, words: LineWords) -> None:
    """Write words into their box; what is too wide for it is set narrower, never cut off."""
    font = QFont(reading_family())
    # The painter is scaled: a pixel is a point here, and fractions of it count.
    font.setPixelSize(max(1, round(words.size)))
    font.setBold(words.bold)
    left, top, right, bottom = words.box
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(words.text)
    room = right - left
    squeeze = min(1.0, room / wide) if wide > 0 else 1.0
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(f"#{words.colour}") if words.colour else QColor("#1a1a1a"))
    painter.translate(left, top)
    painter.scale(squeeze, 1)
    area = QRectF(0, 0, room / squeeze, bottom - top)
    side = _ALIGN.get(words.align, Qt.AlignmentFlag.AlignLeft)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    painter.drawText(area, int(flags), words.text)
    painter.restore()
