"""Fields put to queries and taken from them."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import edit as narrowing
from index.query.parser import parse
from ui.services.export_results import safe_cell

WORDS = st.text(alphabet='医保 |()（）"“”:-年单位省20OR有批注书签：　', max_size=24)


def test_the_examples() -> None:
    assert doctest.testmod(narrowing).failed == 0


@given(WORDS)
def test_splitting_and_joining_never_changes_what_is_meant(text: str) -> None:
    free, fields = narrowing.split(text)
    if not fields:
        assert free == text
        return
    root = parse(narrowing.joined(free, fields)).root
    assert set(narrowing._nodes(root)) == set(narrowing._nodes(parse(text).root))


@given(
    WORDS, st.sampled_from([("单位", "省卫健委"), ("年", "2020"), ("有批注", ""), ("文件", "规划 (2020)")])
)
def test_what_was_narrowed_can_be_widened(text: str, field: tuple[str, str]) -> None:
    narrow = narrowing.narrowed(text, *field)
    chip = narrowing.field_text(*field)
    if chip in narrowing.split(narrow).fields and chip not in narrowing.split(text).fields:
        assert chip not in narrowing.split(narrowing.widened(narrow, *field)).fields


@pytest.mark.parametrize(
    "typed", ["(床位 OR 编制) 年:2020", "（床位 OR 编制） 年:2020", "年:2020 ( 床位 OR 编制 )"]
)
def test_a_choice_is_shown_without_the_brackets_that_keep_it_from_the_fields(typed: str) -> None:
    assert narrowing.split(typed) == ("床位 OR 编制", ("年:2020",))
    assert narrowing.narrowed(typed, "单位", "省卫健委") == "(床位 OR 编制) 年:2020 单位:省卫健委"


def test_brackets_of_parts_stay() -> None:
    assert narrowing.split("(床位 OR 编制) (人才 OR 医师) 年:2020").free == "(床位 OR 编制) (人才 OR 医师)"
    assert narrowing.narrowed("(床位) OR (编制)", "年", "2020") == "((床位) OR (编制)) 年:2020"


@pytest.mark.parametrize(
    ("keys", "query"),
    [
        (["甲"], "文件:甲"),
        (["甲", "乙 丙"], '(文件:甲 | 文件:"乙 丙")'),
        (["甲", "乙", "丙"], "(文件:甲 | 文件:乙 | 文件:丙)"),
    ],
)
def test_some_documents_are_a_choice_in_brackets(keys: list[str], query: str) -> None:
    assert narrowing.within(keys) == query
    assert narrowing.joined("床位", [query]) == f"床位 {query}"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", " =1", "　＝1", "\n-1", "＋1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["医保", "（一）", "20%", ""])
def test_other_cells_are_as_they_are(text: str) -> None:
    assert safe_cell(text) == text
