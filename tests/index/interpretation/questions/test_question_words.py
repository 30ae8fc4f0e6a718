"""What of a question is a question, and what is its matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.interpretation.questions.question_words import (
    asks,
    content_words,
    quantities,
    with_verbs_joined,
    without_asking,
)


@pytest.mark.parametrize(
    "text",
    [
        "床位怎么审批",
        "会不会收费",
        "算不算超范围",
        "罚不罚",
        "急救几分钟",
        "要几个月",
        "有没有补贴",
        "医保?",
        "谁负责",
    ],
)
def test_these_ask(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["床位", "医疗保障基金", "省医保局负责的措施", "2021年年底前"])
def test_these_do_not(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("专家多久下一次乡", "专家多久下乡一次"),
        ("结婚请几天假", "结婚请假几天"),
        ("一年开几次会", "一年开会几次"),
        # These verbs are whole already, or their object is a longer word.
        ("最多几次会诊", "最多几次会诊"),
        ("签几年合同", "签几年合同"),
        ("病历保存几年后销毁", "病历保存几年后销毁"),
        ("旷工多少天会被开除", "旷工多少天会被开除"),
        ("两万块钱谁批", "两万元谁批"),
    ],
)
def test_a_verb_stands_beside_its_object(text: str, joined: str) -> None:
    assert with_verbs_joined(text) == joined


@given(st.text("请放下假乡会几多少一次天年的病历", max_size=24))
def test_joining_verbs_comes_to_an_end_and_keeps_all_but_a_particle(text: str) -> None:
    joined = with_verbs_joined(text)
    assert sorted(joined.replace("的", "")) == sorted(text.replace("的", ""))
    assert with_verbs_joined(joined) == with_verbs_joined(with_verbs_joined(joined))


def test_the_verb_of_an_alternative_stays() -> None:
    assert without_asking("迟报罚不罚").split("\v") == ["迟报", "罚"]
    assert without_asking("违不违法").strip("\v") == "违法"
    assert without_asking("收不收费").strip("\v") == "收费"
    assert "什么" not in without_asking("有什么补贴")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("派驻专家有什么补贴", ["派驻", "专家", "补贴"]),
        ("家里人能不能拿走病历", ["病历"]),
        ("2027年门诊量", ["门诊量"]),
    ],
)
def test_only_what_is_asked_about_is_content(text: str, words: list[str]) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [("床位400张", ["400张"]), ("10万人次门诊", ["10万人次"]), ("四百张床", ["四百张"]), ("第5条", [])],
)
def test_quantities_have_their_units(text: str, found: list[str]) -> None:
    assert quantities(text) == found


@given(st.text(max_size=40))
def test_any_text_has_words_or_none(text: str) -> None:
    assert all(len(word) > 1 for word in content_words(text))
    assert isinstance(asks(text), bool)
