"""The clauses by their labels: 第二十八条 of all documents, without reading one of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence


class ClauseLabels:
    """The clauses of a volume by their last label.

    ``clauses[starts[n]:starts[n + 1]]`` are the clauses with the label ``names[n]``, in order.
    """

    def __init__(self, names: Sequence[str], starts: array[int], clauses: Sequence[int]) -> None:
        self.names, self.starts, self.clauses = names, starts, clauses
        self._numbers: dict[str, int] | None = None

    @classmethod
    def of(cls, labels: Sequence[str]) -> ClauseLabels:
        """Return the labels of clauses that are given in order."""
        by_label: dict[str, array[int]] = {}
        for clause, label in enumerate(labels):
            by_label.setdefault(label, array("I")).append(clause)
        starts, clauses = array("I", [0]), array("I")
        for found in by_label.values():
            clauses += found
            starts.append(len(clauses))
        return cls(list(by_label), starts, clauses)

    def having(self, label: str, low: int, high: int) -> Iterator[int]:
        """Yield the clauses from ``low`` to below ``high`` that have a label, in order."""
        if self._numbers is None:
            self._numbers = {name: number for number, name in enumerate(self.names)}
        number = self._numbers.get(label)
        if number is None:
            return
        first, last = self.starts[number], self.starts[number + 1]
        for at in range(bisect_left(self.clauses, low, first, last), last):
            if self.clauses[at] >= high:
                return
            yield self.clauses[at]


class JoinedClauseLabels:
    """The labels of runs of clauses from several volumes."""

    def __init__(self) -> None:
        self._runs: list[tuple[int, int, ClauseLabels, int]] = []
        self._length = 0

    def add(self, labels: ClauseLabels | JoinedClauseLabels, low: int, high: int) -> None:
        """Go on with the clauses ``low`` to below ``high`` of these labels."""
        if isinstance(labels, JoinedClauseLabels):
            for start, count, own, first in labels._runs:
                begin, end = max(low, start), min(high, start + count)
                if begin < end:
                    self.add(own, first + begin - start, first + end - start)
        elif low < high:
            self._runs.append((self._length, high - low, labels, low))
            self._length += high - low

    def having(self, label: str, low: int, high: int) -> Iterator[int]:
        """Yield the clauses in a range that have a label, as :meth:`ClauseLabels.having` does."""
        for start, count, labels, first in self._runs:
            begin, end = max(low, start), min(high, start + count)
            if begin < end:
                by = start - first
                yield from (found + by for found in labels.having(label, begin - by, end - by))
