"""Scroll position of the page, kept over reflow and rewriting, and the clause that is being read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from PySide6.QtCore import QPoint

from ui.reader.page.page_geometry import baseline, extent_rect
from ui.reader.page.page_marks import PageMarks
from ui.reader.page.page_text import PageText
from ui.reader.page.place_map import Place

#: Distance from the top at which a clause is placed that is gone to, as a share of the page's height.
LANDING = 0.16
#: The height at which the reader's eye is taken to be.
EYE = 0.30
#: Hits that the strip places line by line; beyond, clause by clause.
FINE_MARKS = 300
#: Clauses that the strip marks at most: more than it has pixels.
FEW_MARKS = 2000


class PageScroll:
    """Scrolls one page, and keeps it where it is while text flows again.

    What was gone to (a clause, a hit) stays in view until the user scrolls; after that, the clause at the
    top of the page stays where it is. :meth:`hold` before a change of the text, :meth:`settle` after it.
    """

    def __init__(self, page: PageText) -> None:
        self._page = page
        self._landing: tuple[str, int, int] | None = None
        self._anchor = ""
        self._distance = 0.0
        self._held = 0
        self._waiting = False
        self._fractions_key: tuple[object, ...] = ()
        self._hit_fractions: list[float] = []
        self._note_fractions: list[float] = []

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the position: within this context, scrolling is not taken for reading."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1

    def is_held(self) -> bool:
        """Return whether the page is being scrolled by the program."""
        return self._held > 0 or self._waiting

    def hold(self) -> None:
        """Note the position before the text changes, and do not take scrolling for reading."""
        if not self._waiting:
            self._remember()
            self._waiting = True

    def settle(self) -> None:
        """Restore the position after the text has changed."""
        if self._landing is not None:
            self._land()
        else:
            place = self._page.places.place(self._anchor)
            if place is not None and self._waiting:
                self._to(baseline(self._page.document(), place.first) - self._distance)
        self._waiting = False

    def wanted_id(self) -> str:
        """Return the clause that :meth:`settle` will bring into view; empty for the beginning."""
        return self._landing[0] if self._landing else self._anchor

    def land_on(self, clause_id: str, start: int = 0, end: int = 0) -> None:
        """Bring a clause, or a printed range of it, into view."""
        self._landing = (clause_id, start, end)
        self._land()

    def forget_landing(self) -> None:
        """Forget the landing when the user scrolls: from now on the page stays where it is left."""
        self._landing = None

    def _land(self) -> None:
        clause_id, start, end = self._landing or ("", 0, 0)
        place = self._page.places.place(clause_id)
        if place is None:
            return
        ranges = place.positions(start, end) if start < end else []
        if ranges:
            self._to_range(ranges[0][0])
        else:
            self._to_place(place)

    def _remember(self) -> None:
        self._anchor = ""
        if self._page.offset() > 0:
            place = self._page.place_at(QPoint(self._page.viewport().width() // 2, 4))
            if place is not None:
                self._anchor = place.clause.id
                self._distance = baseline(self._page.document(), place.first) - self._page.offset()

    def to_top(self) -> None:
        """Show the beginning."""
        self._landing = None
        self._to(0)

    def to_fraction(self, fraction: float) -> None:
        """Go to a height of the document, as a reader would by the scroll bar."""
        height = self._page.document().size().height()
        self._page.verticalScrollBar().setValue(round(fraction * height - self._page.viewport().height() / 2))

    def _to_place(self, place: Place) -> None:
        """Bring a clause into view; if it is there already, nothing moves."""
        if place.order == 0:
            self._to(0)
            return
        rect = extent_rect(self._page.document(), place.extents[0], self._page.column)
        top, height = self._page.offset(), self._page.viewport().height()
        if rect.top() < top + 8 or rect.bottom() > top + height - 8:
            landing = min(height * LANDING, max(8.0, (height - rect.height()) / 2))
            self._to(rect.top() - landing)

    def _to_range(self, position: int) -> None:
        y = self._line_top(position)
        top, height = self._page.offset(), self._page.viewport().height()
        if y < top + height * 0.08 or y > top + height * 0.80:
            self._to(y - height * EYE)

    def reading_place(self) -> Place | None:
        """Return the clause being read: the current one while enough of it is in sight, else that at eye
        height.
        """
        page = self._page
        height = page.viewport().height()
        current = page.places.place(page.current_id)
        if current is not None:
            rect = page.rect_of(current)
            if rect.bottom() > height * 0.12 and rect.top() < height * 0.70:
                return current
        return page.place_at(QPoint(page.viewport().width() // 2, round(height * EYE)))

    def fractions(self, marks: PageMarks) -> tuple[list[float], list[float], float | None]:
        """Return the heights of hits, notes and the current hit, as shares of the document."""
        total = max(1.0, self._page.document().size().height())
        key = (id(marks.hits.items), len(marks.hits), id(marks.notes), id(self._page.highlights), total)
        if key != self._fractions_key:
            heights = self._hit_heights(marks)
            marked = dict.fromkeys([*marks.notes, *self._page.highlights.clause_ids()])
            notes = [self._height(clause_id, 0, 1) for clause_id in islice(marked, FEW_MARKS)]
            self._fractions_key = key
            self._hit_fractions = [y / total for y in heights if y is not None]
            self._note_fractions = [y / total for y in notes if y is not None]
        current = marks.hits.at()
        at = self._height(current.clause_id, current.start, current.end) if current else None
        return self._hit_fractions, self._note_fractions, at / total if at is not None else None

    def _hit_heights(self, marks: PageMarks) -> list[float | None]:
        hits = marks.hits.items
        if len(hits) <= FINE_MARKS:
            return [self._height(hit.clause_id, hit.start, hit.end) for hit in hits]
        ids = dict.fromkeys(hit.clause_id for hit in hits)
        return [self._height(clause_id, 0, 1) for clause_id in islice(ids, FEW_MARKS)]

    def _height(self, clause_id: str, start: int, end: int) -> float | None:
        place = self._page.places.place(clause_id)
        if place is None:
            return None
        ranges = place.positions(start, end)
        return self._line_top(ranges[0][0] if ranges else place.first)

    def _line_top(self, position: int) -> float:
        document = self._page.document()
        block = document.findBlock(position)
        rect = document.documentLayout().blockBoundingRect(block)
        if block.layout().lineCount() == 0:
            return rect.top()
        return rect.top() + block.layout().lineForTextPosition(position - block.position()).y()

    def _to(self, value: float) -> None:
        with self.held():
            self._page.document().size()  # the scroll bar knows its range only when all is laid out
            self._page.verticalScrollBar().setValue(round(value))
