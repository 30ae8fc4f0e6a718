"""Which bare figures are page numbers: never a number that says something."""

import pytest

from store.intake.cleanup.page_numbers import find_page_numbers

TEXT = "各级医疗机构应当加强管理，完善制度，提高服务质量。"


def test_figures_that_go_up_by_one_from_page_to_page():
    page = [TEXT] * 9
    assert find_page_numbers([*page, "1", *page, "2", *page, "3"]) == {9, 19, 29}


def test_one_figure_inside_a_sentence():
    assert find_page_numbers(["病区护士与实际开放床位比不", "7", "低于0.6:1，不得减少临床一线护士。"]) == {1}


@pytest.mark.parametrize(
    "lines",
    [
        ["砷（mg/L）", "0.01", "菌落总数", "100", "硒", "20"],
        ["1", "范围", TEXT, "2", "规范性引用文件", *[TEXT] * 9, "3", "术语和定义"],
        ["检验人员不少于", "5", "人。"],
    ],
    ids=["cells", "sections", "counted"],
)
def test_what_says_something_stays(lines):
    assert find_page_numbers(lines) == set()


def test_the_same_head_over_each_page():
    assert find_page_numbers(["甲规划", TEXT, "1", "甲规划", TEXT, "2", "甲规划", TEXT]) == {2, 5}
