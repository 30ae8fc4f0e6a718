"""The assignment is the best of all: compared with trying every one."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.comparison.assignment import assign
from tests.effort import share_of

SIDE = 5
ROWS = st.lists(
    st.dictionaries(st.integers(0, SIDE - 1), st.floats(0.01, 1), max_size=SIDE), min_size=0, max_size=SIDE
)


def best(scores: list[dict[int, float]]) -> float:
    width = SIDE + len(scores)
    return max(
        (
            sum(row.get(column, 0.0) for row, column in zip(scores, order, strict=True))
            for order in permutations(range(width), len(scores))
        ),
        default=0.0,
    )


@settings(max_examples=share_of(60), deadline=None)
@given(ROWS)
def test_no_other_assignment_scores_more(scores: list[dict[int, float]]) -> None:
    found = assign(scores)
    assert len(set(found.values())) == len(found)
    assert all(column in scores[row] for row, column in found.items())
    assert abs(sum(scores[row][column] for row, column in found.items()) - best(scores)) < 1e-9


def test_a_likely_pair_gives_way_where_the_whole_is_better() -> None:
    assert assign([{0: 0.9, 1: 0.8}, {0: 0.85}]) == {0: 1, 1: 0}
    assert assign([{0: 0.9, 1: 0.1}, {0: 0.2}]) == {0: 0}


def test_nothing_to_assign() -> None:
    assert assign([]) == {}
    assert assign([{}, {}]) == {}
