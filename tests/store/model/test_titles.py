"""Titles are broken between words, into lines of like length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.titles import broken_title, title_lines

SIGNS = "中文国务院办公厅改革（）《》“”·、abc12 ,:"
WORDS = "高质量 建立健全 体制改革 通知 办公厅 集中带量采购 支付方式改革"


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
        (
            "某市中小学校学生伤害事故预防与处理若干规定",
            ["某市中小学校学生伤害", "事故预防与处理若干规定"],
        ),
    ],
)
def test_titles_break_where_words_end(title: str, lines: list[str]) -> None:
    assert title_lines(title, 22) == lines


@given(st.text(alphabet=SIGNS, min_size=1, max_size=90), st.integers(8, 40))
def test_titles_lose_nothing(title: str, limit: int) -> None:
    lines = title_lines(title, limit)
    assert "".join(lines) == title
    assert all(lines)


@pytest.mark.parametrize(
    "title",
    [
        "山西省人民政府办公厅关于进一步贯彻落实国务院办公厅关于推动公立医院高质量发展的意见和建立健全现代医院管理制度"
        "全面推进紧密型县域医疗卫生共同体建设有关事项的实施意见（试行）",
        "关于印发《医疗机构依法执业自查管理办法》的通知",
        "关于进一步加强药品耗材集中带量采购及医保支付方式改革试点扩面工作的若干政策措施",
    ],
)
@pytest.mark.parametrize("limit", [12, 16, 20, 26])
def test_no_line_parts_a_word_or_is_too_long(title: str, limit: int) -> None:
    lines = title_lines(title, limit)
    assert max(map(len, lines)) <= limit
    ends = {len("".join(lines[:count])) for count in range(1, len(lines))}
    for word in WORDS.split():
        at = title.find(word)
        assert at < 0 or not ends & set(range(at + 1, at + len(word)))


@given(st.text(alphabet=SIGNS, min_size=1, max_size=90), st.integers(8, 40), st.integers(1, 9))
def test_any_title_over_any_count_of_lines(title: str, limit: int, count: int) -> None:
    lines = broken_title(title, limit, count)
    assert "".join(lines) == title
    assert all(lines)


def test_a_title_within_a_title_is_broken_between_its_words_too() -> None:
    title = "北京市实施《中华人民共和国国防教育法》办法"
    assert title_lines(title, 14) == ["北京市实施《中华人民共和国", "国防教育法》办法"]


def test_words_that_are_given_are_never_parted() -> None:
    title = "偃师二里头遗址和尸乡沟商城遗址保护条例"
    words = ["偃师", "二里头遗址", "和", "尸乡沟商城遗址", "保护", "条例"]
    for limit in range(11, 16):
        lines = title_lines(title, limit, words)
        assert "".join(lines) == title
        ends = {"".join(words[:count]) for count in range(len(words) + 1)}
        assert all("".join(lines[:count]) in ends for count in range(len(lines)))
