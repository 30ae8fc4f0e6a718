"""The differences of two lists of rows, so that a view changes these rows and leaves all others. No Qt."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import compress, count
from operator import ne
from typing import NamedTuple


class RowChange(NamedTuple):
    """A run of rows that go and of rows that come in their place.

    ``at`` and ``gone`` are of the old list, ``source`` and ``come`` of the new one.
    """

    at: int
    gone: int
    source: int
    come: int


def row_changes(old: Sequence[Hashable], new: Sequence[Hashable], most: int) -> list[RowChange] | None:
    """Return where two lists of rows differ, from the first to the last.

    None where rows have changed places, or where more than ``most`` would go or come.
    """
    at = source = 0
    before: set[Hashable] | None = None
    after: set[Hashable] = set()
    found: list[RowChange] = []
    while True:
        alike = _alike(old[at:], new[source:])
        at, source = at + alike, source + alike
        if at == len(old) and source == len(new):
            return found
        if before is None:
            before, after = set(old), set(new)
        gone = next((n for n in range(at, len(old)) if old[n] in after), len(old)) - at
        come = next((n for n in range(source, len(new)) if new[n] in before), len(new)) - source
        most -= max(gone, come)
        if most < 0 or not (gone or come):
            return None
        found.append(RowChange(at, gone, source, come))
        at, source = at + gone, source + come


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many rows there are before the first that differ."""
    return next(compress(count(), map(ne, old, new)), min(len(old), len(new)))
