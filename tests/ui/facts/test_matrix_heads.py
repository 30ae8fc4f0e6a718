"""A name of an organisation is written whole in the head of the matrix."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.facts.matrix_heads import MOST_COLUMNS, columns_of, lines_of


@given(st.text("省市县人民政府（、）", max_size=40), st.integers(1, 9))
def test_a_name_is_whole_as_far_as_columns_have_room(name: str, most: int) -> None:
    columns = columns_of(name, most)
    assert len(columns) <= MOST_COLUMNS
    assert all(len(column) <= most for column in columns)
    shown = "".join(columns)
    if len(name) <= most * MOST_COLUMNS:
        assert shown == name
    else:
        assert shown.endswith("⋮")
        assert name.startswith(shown[:-1])


def test_columns_are_about_equally_long() -> None:
    assert columns_of("县级以上人民政府卫生健康主管部门", 9) == ["县级以上人民政府", "卫生健康主管部门"]
    assert columns_of("省卫健委", 9) == ["省卫健委"]


def test_columns_are_read_from_left_to_right() -> None:
    assert lines_of("县级以上人民政府卫生健康主管部门", 9)[:2] == ["县卫", "级生"]
