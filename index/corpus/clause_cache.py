"""The clauses of the runs that were asked for last, within a bound of memory."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Hashable

#: Numbers of clauses that are kept in mind, four bytes each.
MOST = 1_000_000
#: As many numbers as the memory that a list takes beside its own.
BESIDE = 100


class ClauseCache:
    """Lists of clauses by what they have; the one asked for longest ago goes first. Any thread may ask.

    Who sorts the hits of a word, or types on behind it, asks for the same list again.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lists: OrderedDict[Hashable, array[int]] = OrderedDict()
        self._total = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return self._total

    def get(self, wanted: Hashable) -> array[int] | None:
        """Return a list, None where it is not remembered."""
        with self._lock:
            found = self._lists.get(wanted)
            if found is not None:
                self._lists.move_to_end(wanted)
            return found

    def put(self, wanted: Hashable, found: array[int]) -> None:
        """Remember a list, unless it alone is beyond the bound."""
        with self._lock:
            if len(found) + BESIDE > self._most or wanted in self._lists:
                return
            self._lists[wanted] = found
            self._total += len(found) + BESIDE
            while self._total > self._most:
                self._total -= len(self._lists.popitem(last=False)[1]) + BESIDE
