"""Locates the clauses of a document in its original."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from store.formats.lines import Box
from store.formats.registry import UnreadableError, recognise
from store.model.document import Document
from ui.services.originals.line_pages import LinePages, set_on_pages
from ui.services.originals.original_file import OriginalFile

#: How far a first line is indented at most, in heights of a line.
_INDENT = 2.4


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """A place to be marked: the page, from 1, and the box of the first words in points from its top left.

    ``end`` is the height at which what begins there ends, infinite for the end of the page, 0 for the box;
    ``side`` is the left edge of what follows, which is not indented as the first line is.
    """

    page: int
    box: Box
    end: float = 0.0
    side: float | None = None


@dataclass(frozen=True, slots=True)
class ClausePlaces:
    """The places of a document's clauses in document order."""

    order: tuple[tuple[str, MarkedPlace], ...] = ()
    #: First lines may be indented; where they are not, everything begins at one left edge.
    indented: bool = False

    def mark(self, clause_id: str) -> MarkedPlace | None:
        """Return where a clause begins and how far down its page it reaches; None where it was not found."""
        for at, (name, mark) in enumerate(self.order):
            if name == clause_id:
                below = next((other for _, other in self.order[at + 1 :] if other != mark), None)
                return self._sided(_until(mark, below))
        return None

    def _sided(self, mark: MarkedPlace) -> MarkedPlace:
        left, top, _right, bottom = mark.box
        if not self.indented or mark.end <= bottom:
            return mark
        return replace(mark, side=max(0.0, left - _INDENT * (bottom - top)))


def _until(mark: MarkedPlace, below: MarkedPlace | None) -> MarkedPlace:
    """Return the mark with the height at which the next clause begins, if that is below it in its column."""
    if below is None or below.page < mark.page:
        return mark
    if below.page > mark.page:
        return MarkedPlace(mark.page, mark.box, math.inf)
    left, _top, right, bottom = mark.box
    beside = below.box[2] < left or below.box[0] > right
    return mark if beside or below.box[1] <= bottom else MarkedPlace(mark.page, mark.box, below.box[1])


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
    """Return the places of the clauses: those of the intake, or in the lines of a file without pages."""
    found = document
    if lines is not None:
        from store.intake.source_text import with_places  # the intake is much, and few look at originals

        found = with_places(document, lines.content)
    marks = ((clause.id, clause.page) for clause in found.walk())
    order = tuple((name, MarkedPlace(page.number, page.box)) for name, page in marks if page)
    return ClausePlaces(order, indented=lines is None)
