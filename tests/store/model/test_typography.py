"""Setting Chinese keeps every character's place."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import typography
from store.model.typography import typeset

SIGNS = '中文字，。（）《》“”"(),:;?!.0123456789aB \t'


def test_the_example_holds() -> None:
    assert doctest.testmod(typography).failed == 0


@given(st.text(alphabet=SIGNS, max_size=40) | st.text(max_size=40))
def test_the_length_never_changes(text: str) -> None:
    shown = typeset(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert before == after or before in ',:;?!()"（）'


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("采购,降低虚高价格;区域", "采购，降低虚高价格；区域"),
        ("开放床位3,000张,", "开放床位3,000张，"),
        ("分组(DRG)付费", "分组(DRG)付费"),
        ("规划(2020-2024年)", "规划（2020-2024年）"),
        ("(责任单位:省卫健委)", "（责任单位：省卫健委）"),
        ('"互联网+"医疗', "“互联网+”医疗"),
        ('一个"', '一个"'),
        ("plain (text), only", "plain (text), only"),
        ("", ""),
    ],
)
def test_marks_become_full_width_beside_chinese(printed: str, shown: str) -> None:
    assert typeset(printed) == shown
