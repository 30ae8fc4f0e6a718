"""Filters of the pairs of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from index.comparison.comparison import MeasurePair

#: Every pair.
ALL = "all"


class PairFilter(NamedTuple):
    """A kind of pairs: its name, and which pairs are of it."""

    name: str
    takes: Callable[[MeasurePair], bool]


FILTERS: tuple[PairFilter, ...] = (
    PairFilter(ALL, lambda _pair: True),
    PairFilter("changed", lambda pair: pair.kind in ("restated", "revised", "extended", "reduced")),
    PairFilter("added", lambda pair: pair.kind == "added"),
    PairFilter("parted", lambda pair: pair.kind in ("split", "merged")),
    PairFilter("left", lambda pair: pair.kind == "dropped"),
    PairFilter("moved", lambda pair: pair.moved),
    PairFilter("same", lambda pair: pair.kind == "same"),
)


def counted_pairs(pairs: Sequence[MeasurePair]) -> dict[str, int]:
    """Return how many pairs each filter takes."""
    return {each.name: sum(map(each.takes, pairs)) for each in FILTERS}


def filtered_pairs(pairs: Sequence[MeasurePair], name: str) -> list[int]:
    """Return the numbers of the pairs that a filter takes."""
    takes = next((each.takes for each in FILTERS if each.name == name), FILTERS[0].takes)
    return [number for number, pair in enumerate(pairs) if takes(pair)]
