"""Sets what the reader of a format saw on pages: at its place, or one line below the other.

All measures are in points from the top left of a page. Widths of characters are estimated: a Chinese one is
as wide as it is high, others about half.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from store.formats.lines import Align, Box, FileContent, SourceLine

A4 = (595.0, 842.0)
_MARGIN = 56.0
_SIZE, _SMALLEST, _LARGEST = 11.0, 8.0, 22.0
_LEADING = 1.55
_BETWEEN = 4.0
_PADDING = 4.0
_NARROWEST_COLUMN, _WIDEST_PAGE = 56.0, 4000.0
_NARROW, _WIDE = 0.55, 1.0
_BOLD_LEVELS = 3
_TITLE_STEPS = (16.0, 14.0, 12.0)
#: More characters of one cell are not shown; the text has them all.
_MOST_IN_CELL = 2000


@dataclass(frozen=True, slots=True)
class LineWords:
    """Words on one line of a page, in a box of this height; ``width`` is the room they have."""

    text: str
    box: Box
    size: float
    bold: bool = False
    colour: str = ""
    align: Align = ""


@dataclass(slots=True)
class LinePage:
    """A page: its size, its words, and the boxes of the cells of its tables."""

    width: float
    height: float
    words: list[LineWords] = field(default_factory=list)
    cells: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LinePages:
    """Pages of a file, and its lines with their present page and box."""

    pages: tuple[LinePage, ...]
    content: FileContent


def set_on_pages(content: FileContent) -> LinePages:
    """Set the lines of a file on pages; those that have a place in the file keep it."""
    if any(line.page and line.box for line in content.lines):
        return _as_placed(content)
    return _Setting(content).done()


def _as_placed(content: FileContent) -> LinePages:
    """Return pages as the file has them; their size is A4 or what the lines need."""
    placed = [line for line in content.lines if line.page and line.box]
    right = max(line.box[2] for line in placed if line.box)
    bottom = max(line.box[3] for line in placed if line.box)
    width = A4[0] if right <= A4[0] else right + _MARGIN / 2
    height = A4[1] if bottom <= A4[1] else bottom + _MARGIN / 2
    count = max(content.pages, *(line.page or 1 for line in placed))
    pages = tuple(LinePage(width, height) for _ in range(count))
    for line in placed:
        assert line.page is not None
        assert line.box is not None
        page = pages[line.page - 1]
        page.words += _in_box(line, line.box)
        if line.cell:
            page.cells.append(line.box)
    return LinePages(pages, content)


def _in_box(line: SourceLine, box: Box) -> Iterator[LineWords]:
    """Yield the words of a line in their box: broken where they are a paragraph."""
    size = (
        line.size
        if _SMALLEST / 2 < line.size < _LARGEST * 2
        else max(_SMALLEST, min(box[3] - box[1], _LARGEST))
    )
    parts = list(_broken(line.text, max(box[2] - box[0], size) * 1.03, size))
    step = max(size, (box[3] - box[1]) / len(parts))
    for number, part in enumerate(parts):
        top = box[1] + number * step
        place = (box[0], top, box[2], top + step)
        yield LineWords(part, place, size, line.bold, line.colour, line.align)


class _Setting:
    """Sets lines without a place one below the other."""

    def __init__(self, content: FileContent) -> None:
        self._content = content
        tables = [list(group) for table, group in _tables(content.lines) if table is not None]
        columns = max((1 + line.cell[2] for table in tables for line in table if line.cell), default=0)
        needed = columns * _NARROWEST_COLUMN + 2 * _MARGIN
        self._width = min(_WIDEST_PAGE, max(A4[0], needed))
        self._pages = [LinePage(self._width, A4[1])]
        self._lines: list[SourceLine] = []
        self._y = _MARGIN

    def done(self) -> LinePages:
        """Set everything."""
        for table, lines in _tables(self._content.lines):
            if table is None:
                for line in lines:
                    self._paragraph(line)
            else:
                self._table(list(lines))
        return LinePages(tuple(self._pages), replace(self._content, lines=tuple(self._lines)))

    @property
    def _room(self) -> float:
        return self._width - 2 * _MARGIN

    def _make_room(self, height: float) -> None:
        """Begin a page if there is too little of this one."""
        if self._y + height > A4[1] - _MARGIN and self._y > _MARGIN:
            self._pages.append(LinePage(self._width, A4[1]))
            self._y = _MARGIN

    def _paragraph(self, line: SourceLine) -> None:
        size, bold = _type(line)
        step = size * _LEADING
        if not line.text.strip():
            self._y += step / 2
            return
        self._make_room(step)
        begin, page = self._y, len(self._pages)
        bottom = begin
        for part in _broken(line.text, self._room, size):
            self._make_room(step)
            box = (_MARGIN, self._y, self._width - _MARGIN, self._y + step)
            self._pages[-1].words.append(LineWords(part, box, size, bold, line.colour, line.align))
            self._y += step
            if len(self._pages) == page:
                bottom = self._y
        self._y += _BETWEEN
        self._keep(line, page, (_MARGIN, begin, self._width - _MARGIN, bottom))

    def _table(self, cells: list[SourceLine]) -> None:
        columns = 1 + max(line.cell[2] for line in cells if line.cell)
        widths = _column_widths(cells, columns, self._room)
        lefts = [_MARGIN + sum(widths[:number]) for number in range(columns + 1)]
        for _, row in groupby(cells, key=lambda line: line.cell[1] if line.cell else 0):
            self._row(list(row), lefts)
        self._y += 2 * _BETWEEN

    def _row(self, cells: list[SourceLine], lefts: list[float]) -> None:
        step = _SIZE * _LEADING
        tall = A4[1] - 2 * _MARGIN
        texts = []
        for line in cells:
            assert line.cell is not None
            column = line.cell[2]
            room = lefts[column + 1] - lefts[column] - 2 * _PADDING
            parts = list(_broken(line.text[:_MOST_IN_CELL], room, _SIZE))
            texts.append((line, column, parts[: int(tall / step) - 1]))
        height = max(len(parts) for _, _, parts in texts) * step + 2 * _PADDING
        self._make_room(height)
        page = self._pages[-1]
        page.cells += [(left, self._y, right, self._y + height) for left, right in pairwise(lefts)]
        for line, column, parts in texts:
            left, right = lefts[column] + _PADDING, lefts[column + 1] - _PADDING
            for number, part in enumerate(parts):
                top = self._y + _PADDING + number * step
                box = (left, top, right, top + step)
                page.words.append(LineWords(part, box, _SIZE, line.bold, line.colour, line.align))
            cell = (lefts[column], self._y, lefts[column + 1], self._y + height)
            self._keep(line, len(self._pages), cell)
        self._y += height

    def _keep(self, line: SourceLine, page: int, box: Box) -> None:
        self._lines.append(replace(line, page=page, box=box))


def _tables(lines: Iterable[SourceLine]) -> Iterator[tuple[int | None, Iterator[SourceLine]]]:
    return groupby(lines, key=lambda line: line.cell[0] if line.cell else None)


def _type(line: SourceLine) -> tuple[float, bool]:
    """Size and weight of a paragraph: its own within bounds, or by its level as a heading."""
    if 1 <= line.level <= _BOLD_LEVELS and not line.size:
        return _TITLE_STEPS[line.level - 1], True
    return max(_SMALLEST, min(line.size or _SIZE, _LARGEST)), line.bold


def _column_widths(cells: list[SourceLine], columns: int, room: float) -> list[float]:
    """Return widths that give columns with longer text more room, none too little."""
    longest = [2.0] * columns
    for line in cells:
        if line.cell:
            longest[line.cell[2]] = max(longest[line.cell[2]], min(_ems(line.text), 40.0))
    least = min(_NARROWEST_COLUMN * 0.7, room / columns)
    spare, total = room - least * columns, sum(longest)
    return [least + spare * each / total for each in longest]


def _broken(text: str, room: float, size: float) -> Iterator[str]:
    """Yield the lines of a paragraph in so much room; at least one."""
    for paragraph in text.split("\n") or [""]:
        start, width = 0, 0.0
        for at, character in enumerate(paragraph):
            wide = _em(character) * size
            if width + wide > room and at > start:
                yield paragraph[start:at]
                start, width = at, 0.0
            width += wide
        yield paragraph[start:]


def _em(character: str) -> float:
    return _WIDE if unicodedata.east_asian_width(character) in "WFA" else _NARROW


def _ems(text: str) -> float:
    return sum(map(_em, text))
