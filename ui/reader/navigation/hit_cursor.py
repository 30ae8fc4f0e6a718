"""The hits in one document, in reading order, and the one that is current."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.model.passages import ReadingOrder

HitRanges = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class HitPlace:
    """One matched range of the printed text of a clause."""

    clause_id: str
    start: int
    end: int


class HitCursor:
    """Hits and a current one; moving past either end is refused, so that the caller can go on elsewhere."""

    def __init__(self) -> None:
        self.items: list[HitPlace] = []
        self.current = -1
        self._numbers: list[int] = []
        self._order: ReadingOrder | None = None

    def __len__(self) -> int:
        return len(self.items)

    def set(self, ranges: HitRanges, order: ReadingOrder) -> None:
        """Take the hits of a document that is read in ``order``; those of other documents are left out."""
        found = [
            HitPlace(clause_id, start, end)
            for clause_id, spans in ranges.items()
            if clause_id in order
            for start, end in spans
            if start < end
        ]
        found.sort(key=lambda hit: (order.number(hit.clause_id, hit.start), hit.start, hit.end))
        self.items, self._order, self.current = found, order, -1
        self._numbers = [order.number(hit.clause_id, hit.start) for hit in found]

    def clear(self) -> None:
        """Forget the hits."""
        self.items, self._order, self.current, self._numbers = [], None, -1, []

    def at(self) -> HitPlace | None:
        """Return the current hit."""
        return self.items[self.current] if 0 <= self.current < len(self.items) else None

    def choose_from(self, clause_id: str) -> bool:
        """Make the first hit at or behind a clause current, else the last one; False if there is none."""
        if not self.items or self._order is None:
            return False
        first = self._order.extent(clause_id)[0] if clause_id in self._order else 0
        index = bisect_left(self._numbers, first)
        self.current = min(index, len(self.items) - 1)
        return True

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) hit; False, and nothing changes, at the end."""
        wanted = self.current + by if self.current >= 0 else (0 if by > 0 else len(self.items) - 1)
        if not 0 <= wanted < len(self.items):
            return False
        self.current = wanted
        return True

    def within(self, clauses: Iterable[str]) -> list[tuple[int, HitPlace]]:
        """Return the hits, with their numbers, from the first to the last passage of some clauses."""
        order = self._order
        extents = [order.extent(clause_id) for clause_id in clauses if clause_id in order] if order else []
        if not extents:
            return []
        start = bisect_left(self._numbers, min(first for first, _ in extents))
        end = bisect_left(self._numbers, max(last for _, last in extents) + 1)
        return list(enumerate(self.items[start:end], start))
