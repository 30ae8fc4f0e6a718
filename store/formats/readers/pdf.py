"""PDF files, by their characters with boxes and the lines drawn on their pages (pdfium)."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from store.formats.glyphs import Glyph, Tables, fill_page
from store.formats.lines import Box, Reading
from store.formats.page_layout import lay_out
from store.formats.pieces import Page
from store.formats.recognised_words import Word, with_words
from store.formats.registry import Format, Progress, UnreadableError, register
from store.formats.ruled_tables import Rules
from store.formats.scans import drawn_pages, program, recognise_pages, recognised_page
from store.model.message import Message

_LOCKED = Message("reader.pdf_locked")
_DAMAGED = Message("reader.pdf_damaged")
_TOO_MANY = Message("reader.pdf_too_many_pages")
_MOST_PAGES = 3000
_MOST_CHARACTERS = 6_000_000
_MOST_PER_PAGE = 100_000
_BOLD = 600
#: A page with a picture and fewer characters is a scan.
_FEW = 10
_PATH, _FORM, _IMAGE = 2, 5, 3
_DEEPEST = 4
_MOST_OBJECTS = 20_000


def matches(data: bytes) -> bool:
    """Return whether a PDF begins within the first bytes."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, progress: Progress) -> Reading:
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
    words: list[Word] = []
    if found.drawn and program():
        words = _recognise(document, found, progress)
        sure = round(100 * sum(word.confidence for word in words) / max(1, len(words)))
        told.append(Message("reader.recognised_pages", pages=tuple(found.drawn), share=sure))
    elif found.drawn:
        told.append(Message("reader.picture_pages", pages=tuple(found.drawn)))
    lines = list(with_words(lay_out(found.pages), words)) if words else lay_out(found.pages)
    strange = sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" for line in lines for c in line.text)
    if strange:
        told.append(Message("reader.strange_characters", count=strange))
    hints = {key.lower(): value for key, value in document.get_metadata_dict(skip_empty=True).items()}
    return Reading(tuple(lines), count, hints, found.images, tuple(told), whole=True)


@dataclass(slots=True)
class _Pages:
    """The pages of a document, the numbers of those that are scans, how many pictures and characters."""

    pages: list[Page] = field(default_factory=list)
    drawn: list[int] = field(default_factory=list)
    images: int = 0
    characters: int = 0


def _read_pages(document: Any, count: int, progress: Progress) -> _Pages:
    """Return the pages as far as they can be read."""
    import pypdfium2 as pdfium

    found, tables = _Pages(), Tables()
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
        if page.is_pictured and page.characters < _FEW:
            found.drawn.append(number + 1)
        if found.characters > _MOST_CHARACTERS:
            raise UnreadableError(_TOO_MANY)
    if not found.pages:
        raise UnreadableError(_DAMAGED)
    return found


def _recognise(document: Any, found: _Pages, progress: Progress) -> list[Word]:
    """Put the words of scans between the pages on these."""
    words: list[Word] = []
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
        self.page = Page(number, width, height)
        self.images = 0
        self.is_pictured = False
        self.characters = 0

    def read(self, tables: Tables) -> None:
        """Fill the page."""
        rules = Rules()
        objects = self._raw.FPDFPage_CountObjects(self._source.raw)
        for i in range(min(objects, _MOST_OBJECTS)):
            self._look_at(self._raw.FPDFPage_GetObject(self._source.raw, i), rules, (1, 0, 0, 1, 0, 0), 0)
        fill_page(self.page, self._glyphs(), rules, tables)

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

    def _glyphs(self) -> list[Glyph]:
        raw = self._raw
        text = raw.FPDFText_LoadPage(self._source.raw)
        if not text:
            return []
        try:
            count = min(raw.FPDFText_CountChars(text), _MOST_PER_PAGE)
            return self._read_glyphs(text, count)
        finally:
            raw.FPDFText_ClosePage(text)

    def _read_glyphs(self, text: Any, count: int) -> list[Glyph]:
        raw = self._raw
        rect, glyphs = raw.FS_RECTF(), []
        high = 0
        size, bold, straight = 0.0, False, True
        last_object = None
        blank = False
        for i in range(count):
            code = raw.FPDFText_GetUnicode(text, i)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
            if code in (0x20, 0xA0, 0x3000):
                blank = not raw.FPDFText_IsGenerated(text, i)
            if code <= 32 or code in (0xA0, 0x3000, 0xFFFE, 0xFEFF) or not _is_character(code):
                continue
            if not raw.FPDFText_GetLooseCharBox(text, i, ctypes.byref(rect)):
                continue
            found = ctypes.addressof(raw.FPDFText_GetTextObject(text, i).contents)
            if found != last_object:
                last_object = found
                size = raw.FPDFText_GetFontSize(text, i) * _scale(raw, text, i)
                bold = raw.FPDFText_GetFontWeight(text, i) >= _BOLD
                quarter = math.degrees(raw.FPDFText_GetCharAngle(text, i)) % 90
                straight = min(quarter, 90 - quarter) < 5
            if not straight:
                continue  # a watermark across the page
            box = self._placed(rect.left, rect.bottom, rect.right, rect.top)
            glyphs.append(Glyph(chr(code), box, size or box[3] - box[1], bold, blank=blank))
            blank = False
        self.characters = len(glyphs)
        return glyphs

    def _look_at(self, item: Any, rules: Rules, above: tuple[float, ...], depth: int) -> None:
        """Take the lines of a path, and those in a form, which has its own objects."""
        raw = self._raw
        kind = raw.FPDFPageObj_GetType(item)
        if kind == _IMAGE:
            self.images += 1
            self.is_pictured = self.is_pictured or self._is_large(item, above)
        elif kind == _FORM and depth < _DEEPEST:
            matrix = _times(_matrix(raw, item), above)
            for i in range(min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
                self._look_at(raw.FPDFFormObj_GetObject(item, i), rules, matrix, depth + 1)
        elif kind == _PATH:
            self._path(item, rules, _times(_matrix(raw, item), above))

    def _is_large(self, item: Any, above: tuple[float, ...]) -> bool:
        """Return whether a picture takes a third of the page: a logo is no scan."""
        m = _times(_matrix(self._raw, item), above)
        return bool(abs(m[0] * m[3] - m[1] * m[2]) > self._width * self._height / 3)

    def _path(self, item: Any, rules: Rules, matrix: tuple[float, ...]) -> None:
        raw = self._raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        if not (fill.value or stroke.value):
            return
        points: list[list[tuple[float, float]]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for i in range(min(raw.FPDFPath_CountSegments(item), 2000)):
            segment = raw.FPDFPath_GetPathSegment(item, i)
            if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                continue
            point = _applied(matrix, x.value, y.value)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not points:
                points.append([point])
            else:
                points[-1].append(point)
            if raw.FPDFPathSegment_GetClose(segment):
                points[-1].append(points[-1][0])
        for line in points:
            xs, ys = [p[0] for p in line], [p[1] for p in line]
            if rules.add_box(self._placed(min(xs), min(ys), max(xs), max(ys))) or not stroke.value:
                continue
            for (x0, y0), (x1, y1) in pairwise(line):
                if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                    rules.add_box(self._placed(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _is_character(code: int) -> bool:
    return code < 0x110000 and not 0xD800 <= code < 0xE000


def _scale(raw: Any, text: Any, i: int) -> float:
    """Return how much larger than its nominal size a character is drawn."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, i, ctypes.byref(matrix)):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


def _matrix(raw: Any, item: Any) -> tuple[float, ...]:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return 1, 0, 0, 1, 0, 0
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    """Return first ``m``, then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _applied(m: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


register(Format("PDF 文件", ("pdf",), matches, read, rank=10))
