"""Pictures of the pages that were seen: painted one by one, kept while there is room for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.printing.layout.pages import Pages
from ui.printing.output.painter import paint, scale
from ui.printing.preview.page_grid import DPI

#: Painted pages that are kept, in bytes.
KEPT = 96 * 1024 * 1024


class PictureState(NamedTuple):
    """State that a picture depends on besides the number of its page: size in pixels, zoom and resolution."""

    size: tuple[int, int]
    zoom: int
    ratio: float


class PagePictures:
    """The pictures by the numbers of their pages, counted from 0."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[object, QPixmap]] = OrderedDict()
        self._version = 0

    def renew(self, keep: bool) -> None:
        """Take all pictures for old; with ``keep`` they are shown until there are new ones."""
        self._version += 1
        if not keep:
            self._kept.clear()

    def find(self, index: int) -> QPixmap | None:
        """Return the picture of a page, perhaps an old one; None where there is none."""
        return self._kept[index][1] if index in self._kept else None

    def is_new(self, index: int, state: PictureState) -> bool:
        """Return whether the picture shows the page as it is now."""
        return index in self._kept and self._kept[index][0] == (self._version, state)

    def paint(self, pages: Pages, index: int, state: PictureState, visible: Sequence[int]) -> None:
        """Paint a page; the oldest of the others are forgotten, except those that are ``visible``."""
        pixmap = QPixmap(round(state.size[0] * state.ratio), round(state.size[1] * state.ratio))
        pixmap.fill(QColor(255, 255, 255))
        painter = QPainter(pixmap)
        scale(painter, DPI * state.zoom / 100 * state.ratio)
        paint(pages.pages[index], painter)
        painter.end()
        pixmap.setDevicePixelRatio(state.ratio)
        self._kept[index] = ((self._version, state), pixmap)
        self._kept.move_to_end(index)
        self._forget(max(1, pixmap.width() ** 2 * 6), visible)

    def _forget(self, each: int, visible: Sequence[int]) -> None:
        while len(self._kept) > max(len(visible), KEPT // each):
            oldest = next((index for index in self._kept if index not in visible), None)
            if oldest is None:
                return
            del self._kept[oldest]
