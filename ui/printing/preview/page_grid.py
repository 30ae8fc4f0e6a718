"""Arrangement of pages in the preview: side by side where there is room, at a chosen or a fitting zoom."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

#: Dots per inch of 100 %.
DPI = 96.0
ZOOMS = (25, 33, 50, 67, 80, 100, 125, 150, 200)
MARGIN, GAP = 24, 20
#: Room for the bar that floats over the lower edge.
FOOT = 76
#: Pages are shown side by side while each is at least this wide.
NARROWEST = 290


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The places of ``count`` pages in a view of ``width`` × ``height``, in pixels from its corner.

    ``sheet`` is the size of a page at 100 %; ``fixed`` is the chosen zoom in percent, 0 to fit the window.
    """

    count: int = 0
    sheet: tuple[float, float] = (1.0, 1.0)
    width: int = 1
    height: int = 1
    fixed: int = 0

    @property
    def zoom(self) -> int:
        """The zoom in percent: at 0, two pages fit beside each other, or one page fits the window."""
        if self.fixed or not self.count:
            return self.fixed or ZOOMS[0]
        columns = self.columns
        zoom = (self._room - (columns - 1) * GAP) / columns / self.sheet[0]
        if self.count <= columns:
            zoom = min(zoom, max(0.5, (self.height - MARGIN - FOOT) / self.sheet[1]))
        return max(ZOOMS[0], min(ZOOMS[-1], int(zoom * 100)))

    @property
    def columns(self) -> int:
        """The number of pages side by side."""
        if self.count < 2:
            return 1
        if not self.fixed:
            return 2 if (self._room - GAP) / 2 >= NARROWEST else 1
        width = round(self.sheet[0] * self.fixed / 100)
        return max(1, min(self.count, (self._room + GAP) // (width + GAP)))

    @property
    def paper(self) -> tuple[int, int]:
        """The size of a page on the screen."""
        if not self.count:
            return 1, 1
        return round(self.sheet[0] * self.zoom / 100), round(self.sheet[1] * self.zoom / 100)

    @property
    def rows(self) -> int:
        """The number of rows of pages."""
        return -(-self.count // self.columns) if self.count else 0

    @property
    def step(self) -> int:
        """The distance from row to row."""
        return self.paper[1] + GAP

    @property
    def whole(self) -> tuple[int, int]:
        """Width and height of everything."""
        columns, (width, _height) = self.columns, self.paper
        return (
            columns * width + (columns - 1) * GAP + 2 * MARGIN,
            self.rows * self.step - GAP + MARGIN + FOOT,
        )

    def rect(self, index: int) -> QRect:
        """Return the place of a page, counted from 0."""
        (width, height), columns = self.paper, self.columns
        row, column = divmod(index, columns)
        block = columns * width + (columns - 1) * GAP
        left = max(MARGIN, (self.width - block) // 2)
        return QRect(left + column * (width + GAP), MARGIN + row * (height + GAP), width, height)

    def visible(self, top: int) -> range:
        """Return the pages that are in view when everything is moved up by ``top``."""
        if not self.count:
            return range(0)
        columns, step = self.columns, self.step
        first = max(0, (top - MARGIN) // step) * columns
        last = min(self.count, (max(0, top - MARGIN + self.height) // step + 1) * columns)
        return range(first, last)

    @property
    def _room(self) -> int:
        return max(1, self.width - 2 * MARGIN)
