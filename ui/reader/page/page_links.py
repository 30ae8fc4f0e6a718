"""Links within the set text of a clause, and the Tab key that goes through them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor, QTextDocument

from ui.reader.page.place_map import Place


class LinkFocus:
    """Goes from link to link; ``on_link`` while what is selected is only the link that Tab went to."""

    def __init__(
        self, select: Callable[[list[tuple[int, int]]], object], clear: Callable[[], object]
    ) -> None:
        self._select, self._clear = select, clear
        self.on_link = False

    def step(self, links: list[tuple[int, int]], cursor: QTextCursor, forwards: bool) -> bool:
        """Select the next of these links, or the one before; False where Tab leaves the page."""
        at = (cursor.selectionStart(), cursor.selectionEnd()) if self.on_link else None
        number = links.index(at) if at in links else (-1 if forwards else 0)
        number += 1 if forwards else -1
        self.on_link = 0 <= number < len(links)
        if self.on_link:
            self._select([links[number]])
            return True
        if at is not None:
            self._clear()
        return at is not None and not forwards


def links_in(document: QTextDocument, place: Place) -> list[tuple[int, int]]:
    """Return the document ranges of the links in a clause, each whole, in their order."""
    found: list[tuple[int, int]] = []
    block = document.findBlock(place.first)
    while block.isValid() and block.position() <= place.last:
        walk = block.begin()
        while not walk.atEnd():
            piece = walk.fragment()
            left, right = piece.position(), piece.position() + piece.length()
            if piece.charFormat().isAnchor() and place.first <= left < place.last:
                joined = found and found[-1][1] == left
                found[-1:] = [(found[-1][0], right)] if joined else [*found[-1:], (left, right)]
            walk += 1
        block = block.next()
    return found
