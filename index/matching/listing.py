"""All hits of an answer in one order; only those that are asked for are made."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate
from typing import Protocol

from index.matching.leading_hits import LeadingHits
from index.results import Hit, HitList, Order
from index.snapshot import IndexSnapshot

#: Makes the hit of a clause.
MakeHit = Callable[[int], Hit]


class RankedListing(Protocol):
    """Puts clauses in the order of relevance, in two parts: few are ever looked at behind the first."""

    def head(self, clauses: Sequence[int]) -> Sequence[int]:
        """Return the first of the clauses."""
        ...

    def rest(self, clauses: Sequence[int], head: Sequence[int]) -> Sequence[int]:
        """Return those behind the head."""
        ...


class KnownOrder:
    """An order that is known."""

    def __init__(self, ranked: Sequence[int]) -> None:
        self._ranked = ranked

    def head(self, clauses: Sequence[int]) -> Sequence[int]:  # noqa: ARG002
        """Return all of them."""
        return self._ranked

    def rest(self, clauses: Sequence[int], head: Sequence[int]) -> Sequence[int]:  # noqa: ARG002
        """None."""
        return ()


class HitListing:
    """Hits by their place in an order: ``first``, then clauses.

    ``clauses`` are in document order; ``ranked`` puts them in that of relevance when it is asked for, where
    ``lead`` of them come before ``first``. A page takes as long at any depth. It holds numbers, no texts,
    and one state of the library.
    """

    def __init__(
        self,
        opened: IndexSnapshot,
        first: LeadingHits,
        clauses: Sequence[int],
        ranked: RankedListing,
        make: MakeHit,
        order: Order = "relevance",
        lead: int = 0,
    ) -> None:
        self._opened = opened
        self._first = first
        self._clauses = array("I", clauses)
        self._ranked = ranked
        self._make = make
        self._order = order
        self._lead = min(lead, len(self._clauses))
        self._head: Sequence[int] | None = None
        self._rest: Sequence[int] | None = None
        self._groups: tuple[list[int], list[int]] | None = None
        self._own: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self._first) + len(self._clauses)

    def page(self, start: int, count: int | None = None) -> tuple[Hit, ...]:
        """Return ``count`` hits from the index ``start`` on; all that follow where ``count`` is None."""
        stop = len(self) if count is None else min(len(self), start + count)
        if start >= stop:
            return ()
        if self._order != "relevance":
            return tuple(self._grouped(start, stop))
        lead, behind = self._lead, len(self._first)
        before = self._numbers(min(start, lead), min(stop, lead))
        after = self._numbers(max(lead, start - behind), max(lead, stop - behind))
        own = self._first[max(0, start - lead) : max(0, stop - lead)]
        return (*map(self._make, before), *own, *map(self._make, after))

    def having(self, ids: Collection[str]) -> int:
        """Return how many of the hits are clauses with one of these ids."""
        wanted = set(self._opened.numbers(ids))
        return self._first.having(frozenset(ids)) + sum(1 for number in wanted if self._has(number))

    def _has(self, clause: int) -> bool:
        at = bisect_left(self._clauses, clause)
        return at < len(self._clauses) and self._clauses[at] == clause

    def _numbers(self, start: int, stop: int) -> Sequence[int]:
        """Return clauses by relevance."""
        if self._head is None:
            self._head = self._ranked.head(self._clauses)
        head, first = self._head, len(self._head)
        if stop <= first:
            return head[start:stop]
        if self._rest is None:
            self._rest = self._ranked.rest(self._clauses, head)
        return [*head[start:], *self._rest[max(0, start - first) : stop - first]]

    # -- by document --

    def _grouped(self, start: int, stop: int) -> Iterator[Hit]:
        """Yield hits document by document: those on the document itself, then its clauses in order."""
        if self._groups is None:
            self._groups = self._count()
        entries, ends = self._groups
        at = bisect_right(ends, start)
        while start < stop:
            entry = self._opened.corpus.entries[entries[at]]
            own = self._own.get(entries[at], ())
            low = bisect_left(self._clauses, entry.first)
            begins = ends[at - 1] if at else 0
            for place in range(start - begins, min(stop, ends[at]) - begins):
                if place < len(own):
                    yield self._first[own[place]]
                else:
                    yield self._make(self._clauses[low + place - len(own)])
            start = ends[at]
            at += 1

    def _count(self) -> tuple[list[int], list[int]]:
        """Return the documents with hits in their order, and how many hits there are up to each of them."""
        corpus = self._opened.corpus
        own: dict[int, list[int]] = {}
        for at, number in enumerate(self._first.documents):
            own.setdefault(number, []).append(at)
        self._own = own
        borders = [bisect_left(self._clauses, end) for end in corpus.ends]
        counts = {
            number: count + len(own.get(number, ()))
            for number, (low, high) in enumerate(zip([0, *borders], borders, strict=False))
            if (count := high - low) or number in own
        }
        entries = list(counts)
        if self._order == "date":
            # Those that say no day come last; of one day the order is that of the library.
            entries.sort(key=lambda number: corpus.entries[number].date or "", reverse=True)
        return entries, list(accumulate(counts[number] for number in entries))


class JoinedListing:
    """The hits of several listings, one behind the other."""

    def __init__(self, *listings: HitList) -> None:
        self._listings = listings

    def __len__(self) -> int:
        return sum(map(len, self._listings))

    def page(self, start: int, count: int | None = None) -> tuple[Hit, ...]:
        """Return hits as :meth:`HitListing.page` does."""
        stop = len(self) if count is None else min(len(self), start + count)
        found: list[Hit] = []
        for listing in self._listings:
            if start < len(listing) and stop > 0:
                found += listing.page(max(0, start), min(stop, len(listing)) - max(0, start))
            start, stop = start - len(listing), stop - len(listing)
        return tuple(found)

    def having(self, ids: Collection[str]) -> int:
        """Count hits as :meth:`HitListing.having` does."""
        return sum(listing.having(ids) for listing in self._listings)
