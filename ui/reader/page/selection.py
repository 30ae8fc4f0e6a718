"""Selection on the page: clauses, the range within one clause, the words as they are copied."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from store.model.clause import Clause
from store.model.printed import parts
from ui.reader.copying.clause_words import ClauseRange, selected_pieces
from ui.reader.copying.clipboard import piece_text
from ui.reader.page.page_text import PageText
from ui.reader.page.place_map import Extent, Place

Stretch = tuple[int, int]


class PageSelection:
    """Reads the text cursor of a page in terms of clauses.

    A selection across the cells of a table is what Qt paints: every cell between the first and the last.
    """

    def __init__(self, page: PageText) -> None:
        self._page = page

    def bounds(self) -> Stretch:
        """Return the document positions that enclose the whole selection; equal without a
        selection.
        """
        stretches = self._stretches()
        return stretches[0][0], stretches[-1][1]

    def clause_ids(self) -> list[str]:
        """Return the clauses whose words are touched; none without a selection."""
        found = (
            place.clause.id
            for first, last in self._stretches()
            for place in self._page.places.between(first, last)
            if first < last and _touches(place, first, last)
        )
        return list(dict.fromkeys(found))

    def ranges(self) -> list[tuple[str, int, int]]:
        """Return clause id and printed range of the selection in every clause that it touches.

        Some columns of a table are one range a row, as the cells between them are not selected.
        """
        found = []
        for first, last in self._stretches():
            for place in self._page.places.between(first, last) if first < last else ():
                covered = place.covered(first, last)
                if covered:
                    found.append((place.clause.id, *covered))
        return found

    def pieces(self) -> list[ClauseRange]:
        """Return the selected words clause by clause; none without a selection."""
        found = [
            piece
            for first, last in self._stretches()
            for piece in selected_pieces(self._extents(first, last), first, last)
        ]
        return [_whole_rows(piece) for piece in found] if self._in_whole_rows() else found

    def head(self) -> str:
        """Return the part of the selection above the first clause."""
        first, last = self.bounds()
        extents = self._extents(first, last)
        return self._head_text(first, min(last, extents[0].first)) if extents else ""

    def text(self) -> str:
        """Return the selected words as they go to the clipboard; empty without a selection."""
        return "\n".join(text for text in (self.head(), *map(piece_text, self.pieces())) if text)

    # -- inside ---------------------------------------------------------------------------------------

    def _extents(self, first: int, last: int) -> list[Extent]:
        return self._page.places.extents(first, last) if first < last else []

    def _stretches(self) -> list[Stretch]:
        """Return the document ranges that are selected, in order; a single empty one without a selection.

        Of cells Qt tells only where the last one begins.
        """
        cursor = self._page.textCursor()
        row, rows, column, columns = _cells(cursor)
        table = cursor.currentTable()
        if table is None or rows < 1:
            return [(cursor.selectionStart(), cursor.selectionEnd())]

        def stretch(top: int, bottom: int) -> Stretch:
            last = table.cellAt(bottom, column + columns - 1)
            return table.cellAt(top, column).firstPosition(), last.lastPosition()

        if columns == table.columns():
            return [stretch(row, row + rows - 1)]
        return [stretch(number, number) for number in range(row, row + rows)]

    def _in_whole_rows(self) -> bool:
        cursor = self._page.textCursor()
        table = cursor.currentTable()
        return table is not None and _cells(cursor)[3] == table.columns()

    def _head_text(self, first: int, last: int) -> str:
        """Return the words above the first clause."""
        if first >= last:
            return ""
        cursor = self._page.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, cursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n").strip()


def _cells(cursor: QTextCursor) -> tuple[int, int, int, int]:
    """Return first row and number of rows, first column and number of columns; all negative outside
    tables.
    """
    return cursor.selectedTableCells()  # type: ignore[return-value]


def _touches(place: Place, first: int, last: int) -> bool:
    return any(extent.first < last and extent.last > first for extent in place.extents)


def _whole_rows(piece: ClauseRange) -> ClauseRange:
    """Return a piece of rows from edge to edge: an empty first cell keeps the columns below one another."""
    rows = _rows_of(piece.clause, piece.start, piece.end or 0)
    return ClauseRange(piece.clause, rows[0][0], rows[-1][1], piece.label) if rows else piece


def _rows_of(clause: Clause, start: int, end: int) -> list[Stretch]:
    return [
        (part.start, part.end)
        for part in parts(clause)
        if part.kind == "row" and part.start < end and part.end > start
    ]
