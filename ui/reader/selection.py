"""What is selected on the page: clauses, the range within one clause, the words as they are copied."""

from __future__ import annotations

from ui.reader.clipboard import piece_text
from ui.reader.copying import Piece, selected_pieces
from ui.reader.page_text import PageText
from ui.reader.places import Place


class PageSelection:
    """Reads the text cursor of a page in terms of clauses."""

    def __init__(self, page: PageText) -> None:
        self._page = page

    def clause_ids(self) -> list[str]:
        """The clauses whose words are touched; none without a selection."""
        first, last = self._range()
        places = self._page.places.between(first, last) if first < last else []
        return [place.clause.id for place in places if _touches(place, first, last)]

    def range(self) -> tuple[str, int, int] | None:
        """Clause id and printed range of a selection within one clause; None for any other."""
        ids = self.clause_ids()
        place = self._page.places.place(ids[0]) if len(ids) == 1 else None
        covered = place.covered(*self._range()) if place else None
        return (ids[0], *covered) if covered else None

    def ranges(self) -> list[tuple[str, int, int]]:
        """Clause id and printed range of the selection in every clause that it touches."""
        first, last = self._range()
        found = []
        for place in self._page.places.between(first, last) if first < last else ():
            covered = place.covered(first, last)
            if covered:
                found.append((place.clause.id, *covered))
        return found

    def pieces(self) -> list[Piece]:
        """The selected words clause by clause; none without a selection."""
        first, last = self._range()
        extents = self._page.places.extents(first, last) if first < last else []
        return selected_pieces(extents, first, last)

    def head(self) -> str:
        """What of the selection stands above the first clause."""
        first, last = self._range()
        extents = self._page.places.extents(first, last) if first < last else []
        return self._head_text(first, min(last, extents[0].first)) if extents else ""

    def text(self) -> str:
        """The selected words as they go to the clipboard; empty without a selection."""
        return "\n".join(text for text in (self.head(), *map(piece_text, self.pieces())) if text)

    def _range(self) -> tuple[int, int]:
        cursor = self._page.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _head_text(self, first: int, last: int) -> str:
        """The words above the first clause."""
        if first >= last:
            return ""
        cursor = self._page.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, cursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n").strip()


def _touches(place: Place, first: int, last: int) -> bool:
    return any(extent.first < last and extent.last > first for extent in place.extents)
