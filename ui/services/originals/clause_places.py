"""Where the clauses of a document stand in its original."""

from __future__ import annotations

import math
from dataclasses import dataclass

from store.formats.lines import Box
from store.formats.registry import UnreadableError, recognise
from store.intake.entrance import with_places
from store.model.document import Document
from ui.services.originals.line_pages import LinePages, set_on_pages
from ui.services.originals.original_file import OriginalFile


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to be marked: the page, from 1, and the box of the first words in points from its top left.

    ``end`` is the height at which what begins there ends, infinite for the end of the page, 0 for the box.
    """

    page: int
    box: Box
    end: float = 0.0


@dataclass(frozen=True, slots=True)
class ClausePlaces:
    """The places of a document's clauses in document order."""

    order: tuple[tuple[str, Mark], ...] = ()

    def mark(self, clause_id: str) -> Mark | None:
        """Return where a clause begins and how far down its page it reaches; None where it was not found."""
        for at, (name, mark) in enumerate(self.order):
            if name == clause_id:
                below = next((other for _, other in self.order[at + 1 :] if other != mark), None)
                return _until(mark, below)
        return None


def _until(mark: Mark, below: Mark | None) -> Mark:
    """The mark with the height at which the next clause begins, if that is below it in its column."""
    if below is None or below.page < mark.page:
        return mark
    if below.page > mark.page:
        return Mark(mark.page, mark.box, math.inf)
    left, _top, right, bottom = mark.box
    beside = below.box[2] < left or below.box[0] > right
    return mark if beside or below.box[1] <= bottom else Mark(mark.page, mark.box, below.box[1])


def read_lines(file: OriginalFile) -> LinePages:
    """Read a file again and set what was seen on pages; UnreadableError. For the background."""
    from store.formats.isolated import read_isolated
    from store.model.errors import BadInput

    try:
        format_ = recognise(file.data, file.name)
    except BadInput as error:
        raise UnreadableError(error.reason) from error
    if format_.isolated:
        return set_on_pages(read_isolated(format_, file.data))
    return set_on_pages(format_.read(file.data, lambda _done, _total: None))


def places_of(document: Document, lines: LinePages | None = None) -> ClausePlaces:
    """Return where the clauses stand: as the intake has found, or in the lines of a file without pages."""
    found = document if lines is None else with_places(document, lines.reading)
    return ClausePlaces(
        tuple(
            (clause.id, Mark(clause.page.number, clause.page.box)) for clause in found.walk() if clause.page
        )
    )
