"""PDF files, by their characters with boxes and the lines drawn on their pages (pdfium)."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

from store.formats.lines import Box, FileContent
from store.formats.pages.glyphs import TableNumbering, fill_page
from store.formats.pages.page_layout import lay_out
from store.formats.pages.page_objects import PageObjects, fill_colour
from store.formats.pages.pieces import Glyph, SourcePage
from store.formats.pages.ruled_tables import RulingLines
from store.formats.pages.struck_words import part_struck
from store.formats.pdf_passwords import unlock, was_locked
from store.formats.recognised_words import RecognisedWord, with_words
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.formats.scans import drawn_pages, program, recognise_pages, recognised_page
from store.formats.struck_out import told_struck
from store.formats.symbols import symbol_of
from store.model.message import Message

_LOCKED = Message("reader.pdf_locked")
_DAMAGED = Message("reader.pdf_damaged")
_TOO_MANY = Message("reader.pdf_too_many_pages")
_MOST_PAGES = 3000
_MOST_CHARACTERS = 6_000_000
_MOST_PER_PAGE = 100_000
#: How far Chinese type reaches over its baseline and under it, in sizes.
_ABOVE, _BELOW = 0.88, 0.12
_BOLD = 600
#: A page with a picture and fewer characters is a scan.
_FEW = 10


def matches(data: bytes) -> bool:
    """Return whether a PDF begins within the first bytes."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, progress: Progress) -> FileContent:
    """Return lines in reading order; a file that has pictures of pages only is recognised, or said to be a
    scan.

    Raises:
        UnreadableError: the file is locked, damaged or has too many pages.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableError(_LOCKED if "password" in str(error).lower() else _DAMAGED) from error
    count = len(document)
    if count > _MOST_PAGES:
        raise UnreadableError(_TOO_MANY)
    if count == 0:
        raise UnreadableError(_DAMAGED)
    found = _read_pages(document, count, progress)
    if found.characters < _FEW * len(found.pages) and found.images:
        return recognise_pages(drawn_pages(document), count, progress)
    told: list[Message] = []
    words: list[RecognisedWord] = []
    if found.drawn and program():
        words = _recognise(document, found, progress)
        sure = round(100 * sum(word.confidence for word in words) / max(1, len(words)))
        told.append(Message("reader.recognised_pages", pages=tuple(found.drawn), share=sure))
    elif found.drawn:
        told.append(Message("reader.picture_pages", pages=tuple(found.drawn)))
    lines = list(with_words(lay_out(found.pages), words)) if words else lay_out(found.pages)
    strange = sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" for line in lines for c in line.text)
    strange += found.unreadable
    if strange:
        told.append(Message("reader.strange_characters", count=strange))
    told += told_struck(found.struck)
    if was_locked(data):
        told.append(Message("reader.was_locked"))
    hints = {key.lower(): value for key, value in document.get_metadata_dict(skip_empty=True).items()}
    return FileContent(tuple(lines), count, hints, found.images, tuple(told), whole=True)


@dataclass(slots=True)
class _Pages:
    """The pages of a document, the numbers of those that are scans, how many pictures and characters."""

    pages: list[SourcePage] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)
    images: int = 0
    characters: int = 0
    unreadable: int = 0
    struck: list[str] = field(default_factory=list)


def _read_pages(document: Any, count: int, progress: Progress) -> _Pages:
    """Return the pages as far as they can be read."""
    import pypdfium2 as pdfium

    found, tables = _Pages(), TableNumbering()
    for number in range(count):
        progress(number, count)
        try:
            source = document[number]
        except pdfium.PdfiumError:
            continue
        page = _PageReader(source, number + 1)
        page.read(tables)
        source.close()
        found.pages.append(page.page)
        found.images += page.images
        found.characters += page.characters
        found.unreadable += page.unreadable
        found.struck += page.struck
        if page.is_pictured and page.characters < _FEW:
            found.drawn.append(number + 1)
        if found.characters > _MOST_CHARACTERS:
            raise UnreadableError(_TOO_MANY)
    if not found.pages:
        raise UnreadableError(_DAMAGED)
    return found


def _recognise(document: Any, found: _Pages, progress: Progress) -> list[RecognisedWord]:
    """Put the words of scans between the pages on these."""
    words: list[RecognisedWord] = []
    place = {page.number: at for at, page in enumerate(found.pages)}
    for number, picture in zip(found.drawn, drawn_pages(document, found.drawn), strict=True):
        found.pages[place[number]], own = recognised_page(picture, number, len(document), progress)
        words += own
    return words


class _PageReader:
    """Reads the characters and drawn lines of one page."""

    def __init__(self, source: Any, number: int) -> None:
        import pypdfium2.raw as raw

        self._raw, self._source = raw, source
        self._rotation = source.get_rotation() % 360
        left, bottom, right, top = source.get_bbox()
        self._left, self._bottom = left, bottom
        self._width, self._height = right - left, top - bottom
        width, height = self._width, self._height
        if self._rotation in (90, 270):
            width, height = height, width
        self.page = SourcePage(number, width, height)
        self.images = 0
        self.is_pictured = False
        self.characters = 0
        self.unreadable = 0
        self.struck: list[str] = []

    def read(self, tables: TableNumbering) -> None:
        """Fill the page."""
        objects = PageObjects(self._raw, self._width, self._height)
        objects.look_at(self._source.raw)
        self.images, self.is_pictured = objects.images, objects.is_pictured
        rules, drawn = RulingLines(), [self._placed(*box) for box in objects.rules]
        for box in drawn:
            rules.add_box(box)
        glyphs, self.struck = part_struck(self._glyphs(objects), drawn)
        self.unreadable = fill_page(self.page, glyphs, rules, tables)

    def _placed(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box of the page's own coordinates in those of the page as it is shown, from the top
        left.
        """
        x0, x1 = left - self._left, right - self._left
        y0, y1 = bottom - self._bottom, top - self._bottom
        if self._rotation == 90:
            return y0, x0, y1, x1
        if self._rotation == 180:
            return self._width - x1, y0, self._width - x0, y1
        if self._rotation == 270:
            return self._height - y1, self._width - x1, self._height - y0, self._width - x0
        return x0, self._height - y1, x1, self._height - y0

    def _glyphs(self, objects: PageObjects) -> list[Glyph]:
        raw = self._raw
        text = raw.FPDFText_LoadPage(self._source.raw)
        if not text:
            return []
        try:
            count = min(raw.FPDFText_CountChars(text), _MOST_PER_PAGE)
            return self._read_glyphs(text, count, objects)
        finally:
            raw.FPDFText_ClosePage(text)

    def _read_glyphs(self, text: Any, count: int, objects: PageObjects) -> list[Glyph]:
        raw = self._raw
        rect, glyphs = raw.FS_RECTF(), []
        high = 0
        size, bold, straight, upright = 0.0, False, True, True
        last_object = None
        blank = False
        colour = ""
        for i in range(count):
            code = raw.FPDFText_GetUnicode(text, i)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
            if code in (0x20, 0xA0, 0x3000):
                blank = not raw.FPDFText_IsGenerated(text, i)
            if code in (0x02, 0xFFFE) and raw.FPDFText_IsHyphen(text, i) == 1:
                code = 0x2D  # the hyphen at the end of a line: SOP- / 017
            if code <= 32 or code in (0xA0, 0x3000, 0xFFFE, 0xFEFF) or not _is_character(code):
                continue
            if not raw.FPDFText_GetLooseCharBox(text, i, ctypes.byref(rect)):
                continue
            found = ctypes.addressof(raw.FPDFText_GetTextObject(text, i).contents)
            if found != last_object:
                last_object = found
                size = raw.FPDFText_GetFontSize(text, i) * _scale(raw, text, i)
                bold = raw.FPDFText_GetFontWeight(text, i) >= _BOLD
                angle = math.degrees(raw.FPDFText_GetCharAngle(text, i)) % 360
                straight = min(angle % 90, 90 - angle % 90) < 5
                upright = min(angle, 360 - angle) < 5
                colour, _ = fill_colour(raw, raw.FPDFText_GetTextObject(text, i))
            if not straight:
                continue  # a watermark across the page
            own = (rect.left, rect.bottom, rect.right, rect.top)
            if objects.is_hidden(found, own, colour):
                continue
            if upright and size:
                own = _on_baseline(raw, text, i, own, size)
            box = self._placed(*own)
            figure = objects.figures.get(found, 0)
            sign = symbol_of(code, _font(raw, text, i)) if 0xE000 <= code <= 0xF8FF else None
            glyphs.append(Glyph(sign or chr(code), box, size or box[3] - box[1], bold, colour, blank, figure))
            blank = False
        self.characters = len(glyphs)
        return glyphs


def _on_baseline(
    raw: Any, text: Any, i: int, box: tuple[float, float, float, float], size: float
) -> tuple[float, float, float, float]:
    """Return a character's box as high as its type, at its baseline.

    Some fonts give each character only the height of its ink: a comma would have its own line.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharOrigin(text, i, ctypes.byref(x), ctypes.byref(y)):
        return box
    return box[0], y.value - _BELOW * size, box[2], y.value + _ABOVE * size


def _is_character(code: int) -> bool:
    return code < 0x110000 and not 0xD800 <= code < 0xE000


def _font(raw: Any, text: Any, i: int) -> str:
    """Return the name of a character's font."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, i, name, 128, ctypes.byref(flags))
    return name.value.decode("utf-8", "replace")


def _scale(raw: Any, text: Any, i: int) -> float:
    """Return how much larger than its nominal size a character is drawn."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, i, ctypes.byref(matrix)):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


register(FileFormat("PDF 文件", ("pdf",), matches, read, rank=10, unlock=unlock))
