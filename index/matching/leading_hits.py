"""Hits that come before the clauses of an answer; those on documents are made when they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from index.results import Hit


class LeadingHits(Sequence[Hit]):
    """Hits that are made already, with their documents, and behind them ``later`` documents to make hits of.

    A common word is in a thousand titles, of which a page shows fifty. ``documents`` are those of all hits,
    by their numbers.
    """

    def __init__(
        self,
        made: Sequence[Hit] = (),
        documents: Sequence[int] = (),
        later: Sequence[int] = (),
        make: Callable[[int], Hit] | None = None,
    ) -> None:
        assert make is not None or not later
        self.documents = (*documents, *later)
        self._made = tuple(made)
        self._make = make

    def __len__(self) -> int:
        return len(self.documents)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, at: int | slice) -> Hit | tuple[Hit, ...]:
        if isinstance(at, slice):
            return tuple(map(self._at, range(len(self))[at]))
        return self._at(range(len(self))[at])

    def _at(self, place: int) -> Hit:
        if place < len(self._made) or self._make is None:
            return self._made[place]
        return self._make(self.documents[place])

    def having(self, ids: set[str] | frozenset[str]) -> int:
        """Return how many of the hits are clauses with one of these ids; only those made can be."""
        return sum(1 for hit in self._made if hit.clause_id in ids)
