"""The lines of a paged file that the rows of its reading were made of."""

from __future__ import annotations

from collections.abc import Sequence

from store.formats.lines import SourceLine
from store.intake.decisions.draft_rows import DraftRow, plain, quote_of
from ui.services.originals.clause_places import MarkedPlace

#: So many letters and figures tell a line from the others.
_ENOUGH = 12


class RowPlaces:
    """Finds the place of a row on the pages: a paragraph has its own, which is not that of its clause."""

    def __init__(self, lines: Sequence[SourceLine] = ()) -> None:
        placed = (line for line in lines if line.page and line.box)
        self._lines = [
            (plain(line.text), MarkedPlace(line.page or 0, line.box or (0, 0, 0, 0))) for line in placed
        ]

    def mark(self, row: DraftRow, before: Sequence[DraftRow]) -> MarkedPlace | None:
        """Return the place of a row's first line; of several with its words the one behind ``before``.

        That of its clause where no line has the words, None where that has no place either.
        """
        wanted = quote_of(row)[:_ENOUGH]
        found = [mark for words, mark in self._lines if wanted and _begins(words, wanted)]
        if found:
            repeats = sum(1 for each in before if quote_of(each)[:_ENOUGH] == wanted)
            return found[min(repeats, len(found) - 1)]
        return MarkedPlace(row.page.number, row.page.box) if row.page is not None else None


def _begins(words: str, wanted: str) -> bool:
    """Return whether a line begins as a row does; a short row only where the line is as short."""
    return words.startswith(wanted) if len(wanted) >= _ENOUGH else words == wanted
