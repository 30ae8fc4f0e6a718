"""The headings of a corpus as one string to look through."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, count

from index.text.normalize import BOUNDARY


class ClauseHeadings:
    """The headings of clauses that have one: ``lengths`` are those of all clauses, 0 where there is none."""

    def __init__(self, text: str, starts: Sequence[int], lengths: Sequence[int]) -> None:
        self._clauses = array("I", compress(count(), lengths))
        begins = map(starts.__getitem__, self._clauses)
        pieces = [
            text[begin : begin + length] for begin, length in zip(begins, filter(None, lengths), strict=True)
        ]
        self._text = "".join(piece + BOUNDARY for piece in pieces)
        self._starts = array("I", accumulate((len(piece) + 1 for piece in pieces), initial=0))

    def __len__(self) -> int:
        return len(self._clauses)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Yield each clause that has a heading, and the heading."""
        for clause, begin, end in zip(self._clauses, self._starts, self._starts[1:], strict=False):
            yield clause, self._text[begin : end - 1]

    def containing(self, run: str) -> Iterator[int]:
        """Yield the clauses that have a run in their heading, in order."""
        at = self._text.find(run)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            begin = at + 1
            if at + len(run) < self._starts[number + 1]:
                yield self._clauses[number]
                begin = self._starts[number + 1]
            at = self._text.find(run, begin)
