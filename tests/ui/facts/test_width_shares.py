"""Columns of a table share its width by what they have to say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.facts.width_shares import shared_widths

COLUMNS = st.lists(
    st.tuples(st.integers(1, 50), st.integers(0, 900), st.integers(40, 120)), min_size=1, max_size=9
)


@given(st.integers(100, 2000), COLUMNS)
def test_the_width_is_used_and_no_column_is_below_its_least(
    width: int, columns: list[tuple[int, int, int]]
) -> None:
    shares, wanted, least = (list(each) for each in zip(*columns, strict=True))
    found = shared_widths(width, shares, wanted, least)
    assert all(got >= floor for got, floor in zip(found, least, strict=True))
    if sum(least) <= width:
        assert sum(found) == width
    if sum(map(max, wanted, least)) <= width:
        assert all(got >= need for got, need in zip(found, wanted, strict=True))


def test_what_needs_little_leaves_its_room_to_what_needs_much() -> None:
    assert shared_widths(300, [1, 1, 1], [60, 400, 70], [50, 50, 50]) == [60, 170, 70]
    assert shared_widths(300, [2, 1], [100, 100], [50, 50]) == [166, 134]
