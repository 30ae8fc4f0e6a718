"""Pages of an original that were drawn, kept while there is room for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection

from PySide6.QtGui import QImage

#: Bytes of drawn pages that are kept, beside those in view.
KEPT = 64 * 1024 * 1024


class DrawnPages:
    """Images by the number of their page, from 0, with the scale (pixels to a point) they were drawn in."""

    def __init__(self) -> None:
        self._images: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._failed: set[int] = set()

    def put(self, index: int, scale: float, image: QImage | None, visible: Collection[int]) -> None:
        """Keep a page (None: it cannot be drawn), and drop the oldest that are not visible."""
        if image is None:
            self._failed.add(index)
            return
        self._images[index] = (scale, image)
        self._images.move_to_end(index)
        total = sum(each.sizeInBytes() for _, each in self._images.values())
        for old in list(self._images):
            if total <= KEPT:
                return
            if old not in visible:
                total -= self._images.pop(old)[1].sizeInBytes()

    def image(self, index: int) -> QImage | None:
        """Return a page as it was drawn last, at any scale; None where it was not."""
        return self._images.get(index, (0.0, None))[1]

    def has_failed(self, index: int) -> bool:
        """Return whether a page cannot be drawn."""
        return index in self._failed

    def is_wanted(self, index: int, scale: float) -> bool:
        """Return whether a page is to be drawn at this scale."""
        return index not in self._failed and self._images.get(index, (0.0, None))[0] != scale
