"""Lines of a list by typed words, pinyin and initials."""

from __future__ import annotations

import pytest

from ui.services.list_filter import ListFilter

LINES = ["上海市优化营商环境条例（2020）", "医疗机构管理条例", "晋政办函〔2020〕28号 政策清单"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2]),
        ("条例", [0, 1]),
        ("上海 2020", [0]),
        ("条例 营商", [0]),
        ("yiliao", [1]),
        ("yljg", [1]),
        ("yiliao 条例", [1]),
        ("28号", [2]),
        ("〔2020〕28", [2]),
        ("2020", [0, 2]),
        ("没有", []),
    ],
)
def test_what_is_found(typed: str, found: list[int]) -> None:
    matching = ListFilter(LINES).matching(typed)
    assert [number for number, kept in enumerate(matching) if kept] == found
