"""No two documents of a library look alike, however little room there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.segmenter import segment
from ui.services.library.short_names import DocumentNames, elided, piece, short_title, tell_apart

PLACES = st.sampled_from(
    [
        "山西省",
        "上海市",
        "广西壮族自治区",
        "太原市",
        "河南省人民政府关于印发",
        "某县",
        "山西省人民政府办公厅关于",
    ]
)
MATTERS = st.sampled_from(
    [
        "优化营商环境",
        "医院章程",
        "城乡居民基本医疗保险",
        "实施《中华人民共和国消防法》",
        "中外合作经营企业法实施",
        "国家区域医疗中心建设运营政策",
    ]
)
KINDS = st.sampled_from(["条例", "办法", "细则", "清单", "的通知", "（试行）", "实施办法"])
TITLES = st.lists(st.builds("".join, st.tuples(PLACES, MATTERS, KINDS)), unique=True, max_size=40)


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    yield
    tell_apart(())


@given(TITLES)
def test_no_two_documents_look_alike(titles: list[str]) -> None:
    names = DocumentNames(titles)
    for name in (names.short_title, names.piece):
        assert len({name(title) for title in titles}) == len(titles)


def test_a_short_name_is_used_where_it_is_the_only_one() -> None:
    titles = ["上海市优化营商环境条例", "河南省优化营商环境条例", "山西省医疗机构管理条例"]
    names = DocumentNames(titles)
    assert [names.short_title(title) for title in titles] == [*titles[:2], "医疗机构管理条例"]
    assert len({names.piece(title) for title in titles}) == 3


@given(TITLES, st.integers(8, 40))
def test_a_title_is_never_cut_inside_a_word(titles: list[str], length: int) -> None:
    for title in titles:
        head, mark, tail = elided(title, length).partition("…")
        borders = {0, *accumulate(map(len, segment(title)))}
        if mark:
            assert title.startswith(head)
            assert title.endswith(tail)
            assert {len(head), len(title) - len(tail)} <= borders


def test_the_library_that_is_open_decides() -> None:
    assert short_title("上海市优化营商环境条例") == "优化营商环境条例"
    tell_apart(["上海市优化营商环境条例", "河南省优化营商环境条例"])
    assert short_title("上海市优化营商环境条例") == "上海市优化营商环境条例"
    assert piece("上海市优化营商环境条例") != piece("河南省优化营商环境条例")
