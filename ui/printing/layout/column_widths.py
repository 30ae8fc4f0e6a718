"""Widths of a table's columns, the same for every kind of file; no Qt.

Characters are counted in ems of the cell's type and never too small, so that what fits here fits in any
usual face. No column is narrower than its longest figure, date, unit or word of a head; what is left goes
where it saves most lines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.model.table import Table
from store.model.titles import title_lines
from store.model.typography import typeset
from ui.printing.layout.page_styles import Level, Sheet
from ui.printing.layout.unbroken import is_address, pieces

#: No column is narrower than this many ems, one with sentences than the second figure, if there is room.
NARROWEST, READABLE = 1.0, 4.0
#: A cell of more ems holds a sentence; a head of no more characters is one word.
SENTENCE, ONE_WORD = 8.0, 4
#: How many ems of an address stay together.
ADDRESS = 6.0
#: Small type is taken where the table is not much more than half as high in it.
MUCH_LOWER = 0.55
#: The white at both sides of a cell in units, and where the type is small; what rounding may need.
PADDING, SMALL_PADDING, ROUNDING = 18.0, 9.0, 0.15
#: Rows that decide where there are many, and how often the widths are tried.
MOST_ROWS, TRIES = 80, 6
#: Ems of Western characters, those of the widest fallback face on paper.
_WIDTHS = (
    ("ijl.,:;'|! ", 0.4),
    ('-()[]{}/\\tfrsI"', 0.58),
    ("0123456789", 0.6),
    ("w&", 0.88),
    ("mMW%@", 1.1),
)
_NARROW = {char: width for chars, width in _WIDTHS for char in chars}
_CAPITAL, _LETTER = 0.87, 0.69


@dataclass(frozen=True, slots=True)
class Columns:
    """The ``widths`` of a table's columns in units, white included; together they fill the measure.

    ``level`` and ``head_level`` are the type of the cells, smaller where the table would not fit else;
    ``padding`` is the white at each side of a cell.
    """

    widths: tuple[float, ...]
    level: Level = "cell"
    head_level: Level = "cell_head"
    padding: float = PADDING

    @property
    def shares(self) -> tuple[float, ...]:
        """The widths as parts of 1."""
        total = sum(self.widths)
        return tuple(width / total for width in self.widths)


def column_widths(table: Table, sheet: Sheet) -> Columns:
    """Return the columns of a table on a sheet; rows that lack cells have empty ones."""
    return _columns(table.rows, sheet.measure, sheet.faces["cell"].size, sheet.faces["cell_small"].size)


@lru_cache(maxsize=256)
def _columns(rows: tuple[tuple[str, ...], ...], measure: float, size: int, small: int) -> Columns:
    count = max((len(row) for row in rows), default=0)
    if not count:
        return Columns(())
    cells = [tuple(typeset(cell) for cell in (*row, *[""] * (count - len(row)))) for row in rows]
    known = [_Column([row[place] for row in cells]) for place in range(count)]
    normal = _Trial(cells, known, measure, size, PADDING)
    if normal.all_fits:
        return Columns(normal.columns())
    fine = _Trial(cells, known, measure, small, SMALL_PADDING)
    if normal.fits and normal.height * MUCH_LOWER < fine.height:
        return Columns(normal.columns())
    return Columns(fine.columns(), "cell_small", "cell_small_head", SMALL_PADDING)


class _Trial:
    """A table set in one size of type, in units; ``height`` is about what it would take."""

    def __init__(
        self,
        cells: Sequence[Sequence[str]],
        known: Sequence[_Column],
        measure: float,
        size: int,
        padding: float,
    ) -> None:
        self._measure = measure
        self._white = 2 * padding / size + ROUNDING
        room = measure / size - len(known) * self._white
        self.fits = sum(column.least for column in known) <= room
        self.all_fits = sum(column.most for column in known) <= room
        self._widths = _fill(cells, known, room)
        self.height = size * sum(_height(lengths, self._widths)[0] for lengths in _lengths(cells))

    def columns(self) -> tuple[float, ...]:
        """Return the widths in units, all of the measure."""
        scale = self._measure / (sum(self._widths) + len(self._widths) * self._white)
        return tuple((width + self._white) * scale for width in self._widths)


class _Column:
    """Needs of one column, in ems: ``least`` fits its longest piece, ``most`` its longest line.

    ``wish`` is what it has in a table with room; ``bare`` is enough for the figures, but not for the head.
    """

    def __init__(self, cells: Sequence[str]) -> None:
        head, *body = cells if len(cells) > 1 else ("", *cells)
        self.bare = max((_least(cell) for cell in body), default=0.0)
        self.bare = max(self.bare, NARROWEST)
        self.least = max(self.bare, _head(head))
        self.most = max(self.least, *(ems(line) for cell in cells for line in cell.split("\n")))
        longest = max((ems(cell) for cell in body), default=0.0)
        self.wish = min(self.most, max(self.least, READABLE if longest > SENTENCE else 0.0))


def ems(text: str) -> float:
    """Return the width of a line of text in ems, rather too much than too little.

    >>> ems("床位"), ems("") == 0
    (2.0, True)
    """
    return sum(_width(char) for char in text)


@lru_cache(maxsize=4096)
def _width(char: str) -> float:
    if not char.isascii():
        return 1.0
    return _NARROW.get(char) or (_CAPITAL if char.isupper() else _LETTER)


def _least(cell: str) -> float:
    """Return the longest piece of a cell that no line may part."""
    return max(
        (min(ems(piece), ADDRESS) if is_address(piece) else ems(piece) for piece in pieces(cell)), default=0.0
    )


def _head(cell: str) -> float:
    """Return the longest word of a column's name: short ones stay whole, longer ones are halved between
    words.
    """
    longest = 0.0
    for line in cell.split("\n"):
        words = [line] if len(line) <= ONE_WORD else title_lines(line, ONE_WORD + 1)
        longest = max([longest, *(ems(word) for word in words)])
    return min(longest, 2 * ONE_WORD) if longest > 2 * ONE_WORD else longest


def _fill(cells: Sequence[Sequence[str]], columns: Sequence[_Column], room: float) -> list[float]:
    """Return widths in ems that fill ``room``, as far as they can."""
    most = [column.most for column in columns]
    if sum(most) <= room:
        return most
    for kind in ("wish", "least", "bare"):
        least: list[float] = [getattr(column, kind) for column in columns]
        if sum(least) <= room:
            return _spread(cells, least, most, room)
    return [max(each * room / sum(least), NARROWEST / 2) for each in least]


def _lengths(cells: Sequence[Sequence[str]]) -> list[list[float]]:
    """Return the ems of the cells, of many rows only of some."""
    step = max(1, len(cells) // MOST_ROWS)
    return [[ems(cell) for cell in row] for row in cells[::step]]


def _height(lengths: Sequence[float], widths: Sequence[float]) -> tuple[int, int]:
    """Return how many lines a row has, and which of its cells is the highest."""
    lines = [length / width for length, width in zip(lengths, widths, strict=True)]
    highest = max(lines)
    return max(1, math.ceil(highest)), lines.index(highest)


def _spread(
    cells: Sequence[Sequence[str]], least: Sequence[float], most: Sequence[float], room: float
) -> list[float]:
    """Return the widths that make the table lowest: what a row's highest cell needs weighs."""
    lengths = _lengths(cells)
    weights = [max(sum(column), 0.01) for column in zip(*lengths, strict=True)]
    best: list[float] = []
    lowest = math.inf
    for _ in range(TRIES):
        widths = _share(least, most, room, [math.sqrt(weight) for weight in weights])
        height = 0
        decisive = [0.01] * len(widths)
        for row in lengths:
            lines, place = _height(row, widths)
            height += lines
            decisive[place] += row[place]
        if height < lowest:
            best, lowest = widths, height
        weights = [(old + new) / 2 for old, new in zip(weights, decisive, strict=True)]
    return best


def _share(
    least: Sequence[float], most: Sequence[float], room: float, weights: Sequence[float]
) -> list[float]:
    """``room`` by weight, each within its bounds."""
    widths = list(least)
    free = set(range(len(widths)))
    while free:
        left = room - sum(width for place, width in enumerate(widths) if place not in free)
        total = sum(weights[place] for place in free)
        ideal = {place: left * weights[place] / total for place in free}
        low = {place for place in free if ideal[place] < least[place]}
        high = {place for place in free if ideal[place] > most[place]}
        under = sum(least[place] - ideal[place] for place in low)
        over = sum(ideal[place] - most[place] for place in high)
        fixed = low if under >= over and low else high
        if not fixed:
            for place in free:
                widths[place] = ideal[place]
            break
        for place in fixed:
            widths[place] = least[place] if fixed is low else most[place]
        free -= fixed
    return widths
