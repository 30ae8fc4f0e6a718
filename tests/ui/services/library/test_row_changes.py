"""What a view has to change of its rows, and what it may leave."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.services.library.row_changes import RowChange, row_changes

ROWS = st.lists(st.integers(0, 9), max_size=10)


@given(old=ROWS, new=ROWS, most=st.integers(0, 10))
def test_the_changes_lead_from_one_list_to_the_other(old: list[int], new: list[int], most: int) -> None:
    changes = row_changes(old, new, most)
    if changes is None:
        return
    made = list(old)
    for at, gone, source, come in reversed(changes):
        assert gone or come
        made[at : at + gone] = new[source : source + come]
    assert made == new
    assert sum(max(one.gone, one.come) for one in changes) <= most


@given(rows=st.lists(st.integers(), unique=True, max_size=20), data=st.data())
def test_what_comes_and_goes_in_several_places_is_told_of_alone(rows: list[int], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from(rows))) if rows else set()
    left = [one for one in rows if one not in gone]
    for old, new in ((rows, left), (left, rows)):
        changes = row_changes(old, new, len(rows))
        assert changes is not None
        assert sum(one.gone + one.come for one in changes) == len(gone)


def test_a_row_that_says_something_else_is_one_change() -> None:
    assert row_changes("abc", "axc", 1) == [RowChange(1, 1, 1, 1)]


def test_rows_that_change_places_are_no_changes_of_rows() -> None:
    assert row_changes("abc", "cba", 9) is None
