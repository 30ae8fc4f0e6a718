"""Objects of a PDF page beside its text: ruling lines, pictures, figures, and what hides text."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from store.formats.lines import Box
from store.formats.pages.ruled_tables import RulingLines

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_DEEPEST = 4
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2000
#: Limits for the search for paths and pictures that hide text or are behind it: their number, and the least
#: size.
_MOST_FILLS, _SMALLEST_FILL = 400, 60.0
#: A form with so many curves and slanting lines, on less than so much of the page, is a figure.
_FEWEST_CURVES, _MOST_OF_PAGE = 12, 0.6
_WHITE = 250


@dataclass(slots=True)
class _Fill:
    """A filled path or a picture: its place in the order of drawing, its box, and whether it is white."""

    order: int
    box: Box
    white: bool


@dataclass(slots=True)
class PageObjects:
    """The objects of a page, in boxes of the page's own coordinates (left, bottom, right, top).

    By the address of a text object, ``order`` has its place in the order of drawing, and ``figures`` the
    number of its figure: a drawing that came as one object.
    """

    raw: Any
    width: float
    height: float
    rules: list[Box] = field(default_factory=list)
    images: int = 0
    is_pictured: bool = False
    figures: dict[int, int] = field(default_factory=dict)
    order: dict[int, int] = field(default_factory=dict)
    _fills: list[_Fill] = field(default_factory=list)
    _curves: int = 0
    _at: int = 0

    def look_at(self, page: Any) -> None:
        """Take all objects of a page."""
        for i in range(min(self.raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
            self._take(self.raw.FPDFPage_GetObject(page, i), (1, 0, 0, 1, 0, 0), 0)

    def is_hidden(self, address: int, box: Box, colour: str) -> bool:
        """Return whether a character of a text object is painted over in white, or white on white."""
        if not self._fills and colour != "FFFFFF":
            return False
        order = self.order.get(address)
        if order is None:
            return False
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        there = [fill for fill in self._fills if _contains(fill.box, x, y)]
        if colour == "FFFFFF":
            return not any(fill.order < order and not fill.white for fill in there)
        behind = [fill for fill in there if fill.order > order]
        return bool(behind) and all(fill.white for fill in behind)

    def _take(self, item: Any, above: tuple[float, ...], depth: int) -> None:
        raw = self.raw
        self._at += 1
        kind = raw.FPDFPageObj_GetType(item)
        if kind == _TEXT:
            self.order[ctypes.addressof(item.contents)] = self._at
        elif kind == _IMAGE:
            self.images += 1
            matrix = _times(_matrix(raw, item), above)
            size = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
            self.is_pictured = self.is_pictured or size > self.width * self.height / 3
            corners = [_applied(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
            self._fill(_bounds(corners), white=False)
        elif kind == _FORM and depth < _DEEPEST:
            self._form(item, above, depth)
        elif kind == _PATH:
            self._path(item, _times(_matrix(raw, item), above))

    def _form(self, item: Any, above: tuple[float, ...], depth: int) -> None:
        raw = self.raw
        matrix = _times(_matrix(raw, item), above)
        curves, rules, begin = self._curves, len(self.rules), self._at
        for i in range(min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
            self._take(raw.FPDFFormObj_GetObject(item, i), matrix, depth + 1)
        if depth or self._curves - curves < _FEWEST_CURVES:
            return
        box = _object_bounds(raw, item)
        if (box[2] - box[0]) * (box[3] - box[1]) < _MOST_OF_PAGE * self.width * self.height:
            del self.rules[rules:]
            number = 1 + max(self.figures.values(), default=0)
            self.figures |= {address: number for address, at in self.order.items() if at > begin}

    def _path(self, item: Any, matrix: tuple[float, ...]) -> None:
        raw = self.raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        if not (fill.value or stroke.value):
            return
        lines = self._lines(item, matrix)
        if fill.value and lines:
            colour, opaque = fill_colour(raw, item)
            if opaque:
                self._fill(_bounds([point for line in lines for point in line]), white=_is_white(colour))
        for line in lines:
            box = _bounds(line)
            if RulingLines().add_box(box):
                self.rules.append(box)
                continue
            if not stroke.value:
                continue
            for (x0, y0), (x1, y1) in pairwise(line):
                if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                    self.rules.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
                else:
                    self._curves += 1

    def _lines(self, item: Any, matrix: tuple[float, ...]) -> list[list[tuple[float, float]]]:
        """Return the subpaths of a path as points."""
        raw = self.raw
        found: list[list[tuple[float, float]]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for i in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
            segment = raw.FPDFPath_GetPathSegment(item, i)
            if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                continue
            point = _applied(matrix, x.value, y.value)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not found:
                found.append([point])
            else:
                found[-1].append(point)
            if raw.FPDFPathSegment_GetClose(segment):
                found[-1].append(found[-1][0])
        return found

    def _fill(self, box: Box, *, white: bool) -> None:
        large = (box[2] - box[0]) * (box[3] - box[1]) > _SMALLEST_FILL
        if large and min(box[2] - box[0], box[3] - box[1]) > 2 and len(self._fills) < _MOST_FILLS:
            self._fills.append(_Fill(self._at, box, white))


def fill_colour(raw: Any, item: Any) -> tuple[str, bool]:
    """Return the colour that an object is filled with (RRGGBB, empty for black), and whether it is opaque."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, parts)):
        return "", False
    red, green, blue, alpha = (part.value for part in parts)
    return (f"{red:02X}{green:02X}{blue:02X}" if red or green or blue else ""), alpha > _WHITE


def _is_white(colour: str) -> bool:
    return bool(colour) and all(int(colour[i : i + 2], 16) >= _WHITE for i in (0, 2, 4))


def _contains(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _bounds(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _object_bounds(raw: Any, item: Any) -> Box:
    parts = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, parts))
    left, bottom, right, top = (part.value for part in parts)
    return left, bottom, right, top


def _matrix(raw: Any, item: Any) -> tuple[float, ...]:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return 1, 0, 0, 1, 0, 0
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    """First ``m``, then ``n``."""
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
