"""Cache of what was worked out last, within a bound of memory."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_V = TypeVar("_V")

#: Numbers of clauses that are kept in mind, four bytes each.
MOST_NUMBERS = 1_000_000
#: As many numbers as the memory that a list takes beside its own.
BESIDE = 100


class RecentCache(Generic[_V]):
    """Cache by what was asked; what was asked for longest ago goes first. Any thread may ask.

    Who sorts the hits of a word, or types on behind it, asks for the same again. ``size`` tells what a thing
    counts, ``most`` is what all together may.
    """

    def __init__(self, most: int, size: Callable[[_V], int]) -> None:
        self._most, self._size = most, size
        self._kept: OrderedDict[Hashable, tuple[_V, int]] = OrderedDict()
        self._total = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return self._total

    def get(self, wanted: Hashable) -> _V | None:
        """Return a thing, None where it is not remembered."""
        with self._lock:
            found = self._kept.get(wanted)
            if found is None:
                return None
            self._kept.move_to_end(wanted)
            return found[0]

    def put(self, wanted: Hashable, found: _V) -> None:
        """Remember a thing, also again where it has grown; not one that alone is beyond the bound."""
        size = self._size(found)
        with self._lock:
            if wanted in self._kept:
                self._total -= self._kept.pop(wanted)[1]
            if size > self._most:
                return
            self._kept[wanted] = found, size
            self._total += size
            while self._total > self._most:
                self._total -= self._kept.popitem(last=False)[1][1]


def clause_lists(most: int = MOST_NUMBERS) -> RecentCache[array[int]]:
    """Return a cache of lists of clauses, which counts their numbers."""
    return RecentCache(most, lambda numbers: len(numbers) + BESIDE)
