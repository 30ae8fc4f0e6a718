"""The best assignment: of all ways to pair two lists one to one, the one with the highest sum of scores.

Shortest augmenting paths (Jonker and Volgenant) on the few pairs that come into question at all: packages
that do this come with a whole numerical library of tens of megabytes.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

#: What a row may score: its columns with their scores, all above 0.
Scores = Sequence[Mapping[int, float]]


def assign(scores: Scores) -> dict[int, int]:
    """Return the pairs of row and column with the highest sum of scores; a row may stay alone.

    >>> assign([{0: 0.9, 1: 0.8}, {0: 0.8}])
    {0: 1, 1: 0}
    """
    columns = 1 + max((column for row in scores for column in row), default=-1)
    # Each row has its own column in which it stays alone, at a score of 0.
    costs = [
        {column: -score for column, score in row.items()} | {columns + at: 0.0}
        for at, row in enumerate(scores)
    ]
    taken: dict[int, int] = {}
    price: dict[int, float] = {}
    owned: dict[int, int] = {}
    for row in range(len(costs)):
        _augment(row, costs, taken, owned, price)
    return {row: column for row, column in sorted(owned.items()) if column < columns}


def _augment(
    start: int,
    costs: Sequence[Mapping[int, float]],
    taken: dict[int, int],
    owned: dict[int, int],
    price: dict[int, float],
) -> None:
    """Give a row a column by the cheapest chain of exchanges; ``price`` keeps reduced costs from 0 up."""
    distance: dict[int, float] = {}
    before: dict[int, int] = {}
    done: dict[int, float] = {}
    queue: list[tuple[float, int]] = []
    row, length = start, 0.0
    while True:
        # The reduced cost of the row's own column is 0: lengths are counted from there.
        base = costs[row][owned[row]] - price.get(owned[row], 0.0) if row in owned else 0.0
        for column, cost in costs[row].items():
            reach = length + cost - price.get(column, 0.0) - base
            if column not in done and reach < distance.get(column, float("inf")) - 1e-12:
                distance[column], before[column] = reach, row
                heapq.heappush(queue, (reach, column))
        while True:
            length, column = heapq.heappop(queue)
            if column not in done and length <= distance[column] + 1e-12:
                break
        done[column] = length
        if column not in taken:
            break
        row = taken[column]
    for passed, far in done.items():
        price[passed] = price.get(passed, 0.0) + far - length
    while True:
        row = before[column]
        left = owned.get(row)
        taken[column], owned[row] = row, column
        if row == start or left is None:
            return
        column = left
