"""Walks through the hits of a search, or of the find bar while that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from store.model.document import Document
from store.model.passages import ReadingOrder
from ui.reader.navigation.document_finder import DocumentFinder
from ui.reader.navigation.find_bar import FindBar
from ui.reader.navigation.hit_counter import HitCounter
from ui.reader.navigation.hit_cursor import HitPlace, HitRanges
from ui.reader.page.page_marks import PageMarks


class HitWalk(QObject):
    """Knows which hits count, and which one is current; ``go`` brings one into view.

    While the find bar is open its matches replace the hits of the search, which come back after it.
    """

    changed = Signal(int, int)
    left = Signal()

    def __init__(
        self,
        marks: PageMarks,
        counter: HitCounter,
        bar: FindBar,
        go: Callable[[HitPlace], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._marks, self._counter, self._bar, self._go = marks, counter, bar, go
        self._document: Document | None = None
        self._order: ReadingOrder | None = None
        self._clause_id = ""
        self._search: HitRanges = {}
        self._finder: DocumentFinder | None = None
        self.finding = False
        for source in (counter, bar):
            source.next_requested.connect(lambda: self.step(1))
            source.previous_requested.connect(lambda: self.step(-1))
        bar.text_changed.connect(self._find)
        bar.closed.connect(self._end_find)

    def set_document(self, document: Document) -> None:
        """Switch to another document: no hits, no find bar."""
        self._document, self._order = document, None
        self._search, self._finder, self._clause_id = {}, None, ""
        self.finding = False
        self._bar.hide()
        self._take({})

    def set_clause(self, clause_id: str, choose: bool = False) -> None:
        """Set the clause in view; with ``choose`` the first hit there (or behind) becomes current."""
        self._clause_id = clause_id
        hit = self._marks.hits.at()
        if choose and (hit is None or hit.clause_id != clause_id):
            self._marks.hits.choose_from(clause_id)
            self.show()

    def set_search(self, hits: HitRanges) -> None:
        """Set the hits of a search."""
        self._search = hits
        if not self.finding:
            self._take(hits)

    def position(self) -> tuple[int, int]:
        """Return the number of the current hit (from 1; 0 if none) and the count of all."""
        return self._marks.hits.current + 1, len(self._marks.hits)

    def step(self, by: int) -> bool:
        """Go one hit on or back; False at the end."""
        if not self._marks.hits.step(by):
            return False
        self._visit()
        self.show()
        return True

    def last(self) -> bool:
        """Go to the last hit; False if there is none."""
        self._marks.hits.current = -1
        return self.step(-1)

    def show(self) -> None:
        """Bring marks, counter and listeners up to date."""
        current, total = self.position()
        self._marks.invalidate()
        self._counter.show_count(current, 0 if self.finding else total)
        self._bar.show_count(current, total)
        self.changed.emit(current, total)

    def open_find(self, text: str) -> None:
        """Open the find bar, with some words if there are any."""
        self.finding = True
        self._take({})
        self._bar.open_bar(text)

    def close_find(self) -> bool:
        """Close the find bar; False if it is not open."""
        if self.finding:
            self._bar.close_bar()
            return True
        return False

    def _take(self, hits: HitRanges) -> None:
        if self._order is None and self._document is not None and hits:
            self._order = ReadingOrder(self._document)
        if self._order is None:
            self._marks.hits.clear()
        else:
            self._marks.hits.set(hits, self._order)
        self._marks.hits.choose_from(self._clause_id)
        self.show()

    def _find(self, text: str) -> None:
        if self._document is not None and self.finding:
            self._finder = self._finder or DocumentFinder(self._document)
            self._take(self._finder.find(text))
            self._visit()
            self._marks.invalidate()

    def _visit(self) -> None:
        hit = self._marks.hits.at()
        if hit is not None:
            self._go(hit)

    def _end_find(self) -> None:
        self.finding = False
        self._take(self._search)
        self.left.emit()
