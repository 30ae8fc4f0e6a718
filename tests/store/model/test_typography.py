"""Setting Chinese keeps every character's place."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import typography
from store.model.typography import title_lines, typeset

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


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("山西省支持区域医疗中心建设运营政策清单", ["山西省支持区域医疗中心", "建设运营政策清单"]),
        (
            "山西白求恩医院区域医疗中心建设发展规划（2020-2024年）",
            ["山西白求恩医院区域医疗中心", "建设发展规划（2020-2024年）"],
        ),
        ("山西省深化医药卫生体制改革近期重点工作任务", ["山西省深化医药卫生体制改革", "近期重点工作任务"]),
        ("医疗机构管理条例", ["医疗机构管理条例"]),
    ],
)
def test_titles_break_where_words_end(title: str, lines: list[str]) -> None:
    assert title_lines(title, 22) == lines


@given(st.text(alphabet=SIGNS, min_size=1, max_size=90), st.integers(8, 40))
def test_titles_lose_nothing(title: str, limit: int) -> None:
    lines = title_lines(title, limit)
    assert "".join(lines) == title
    assert all(lines)
