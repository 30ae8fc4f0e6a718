"""Expected places of counterparts: where in one document a measure of the other should be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

#: Documents of which less than this share of the sure pairs are in one order have no common order.
_ORDERLY = 0.5
#: So many measures beside the expected place, a pair counts half.
_REACH = 2.0


class ExpectedPlaces:
    """Expects counterparts between those of sure pairs, as far as the two documents have a common order."""

    def __init__(self, sure: Iterable[tuple[int, int]], first: int, second: int) -> None:
        pairs = sorted(sure)
        kept = in_order(pairs)
        share = len(kept) / len(pairs) if pairs else 1.0
        #: 1 where all sure pairs are in one order, 0 where they have no order.
        self.order = max(0.0, (share - _ORDERLY) / (1 - _ORDERLY))
        self._rows = [-1, *(row for row, _ in kept), first]
        self._columns = [-1, *(column for _, column in kept), second]

    def nearness(self, row: int, column: int) -> float:
        """Return how near a place is to the expected one, 0 to 1."""
        if not self.order:
            return 0.0
        after = min(bisect_right(self._rows, row), len(self._rows) - 1)
        before = after - 1
        low, high = self._columns[before], self._columns[after]
        if self._rows[before] == row:
            return self.order if column == low else self.order / (1 + abs(column - low) / _REACH)
        if low < column < high:
            span = self._rows[after] - self._rows[before]
            expected = low + (row - self._rows[before]) * (high - low) / span
            # Between the same neighbours the rest of the way counts little.
            return self.order / (1 + abs(column - expected) / (4 * _REACH))
        gap = low - column if column <= low else column - high
        return self.order / (2 + abs(gap) / _REACH)


def in_order(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest list of pairs whose order is the same in both documents."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for at, (_, column) in enumerate(pairs):
        place = bisect_left(tails, column)
        back.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(column)
            ends.append(at)
        else:
            tails[place], ends[place] = column, at
    found: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = back[at]
    return found[::-1]
