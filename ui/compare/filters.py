"""Filters of the pairs of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from index.comparison.comparison import Pair

#: Every pair.
ALL = "all"


class Filter(NamedTuple):
    """A kind of pairs: its name, and which pairs are of it."""

    name: str
    takes: Callable[[Pair], bool]


FILTERS: tuple[Filter, ...] = (
    Filter(ALL, lambda _pair: True),
    Filter("changed", lambda pair: pair.kind in ("restated", "revised", "extended", "reduced")),
    Filter("added", lambda pair: pair.kind == "added"),
    Filter("parted", lambda pair: pair.kind in ("split", "merged")),
    Filter("left", lambda pair: pair.kind == "dropped"),
    Filter("moved", lambda pair: pair.moved),
    Filter("same", lambda pair: pair.kind == "same"),
)


def counted(pairs: Sequence[Pair]) -> dict[str, int]:
    """Return how many pairs each filter takes."""
    return {each.name: sum(map(each.takes, pairs)) for each in FILTERS}


def filtered(pairs: Sequence[Pair], name: str) -> list[int]:
    """Return the numbers of the pairs that a filter takes."""
    takes = next((each.takes for each in FILTERS if each.name == name), FILTERS[0].takes)
    return [number for number, pair in enumerate(pairs) if takes(pair)]
