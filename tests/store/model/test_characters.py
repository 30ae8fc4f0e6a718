"""What is the same character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.characters import clean, fold_zeros, has_gap, ideographs, name_gaps, one_for_one, same
from store.model.numbers import canonical_number, find_numbers, to_int
from store.model.typography import typeset


@pytest.mark.parametrize(
    ("received", "meant"),
    [
        ("\u2003\u2009第一条", "\u3000 第一条"),
        ("第\u202f二\u205f条\u1680", "第 二 条 "),
        ("\u200e第\u200b三\u2060条\ufeff\ufe0f\u115f", "第三条"),
        ("葛\U000e0100城", "葛城"),
        ("⼈⺠⻓期⻛险⽤⼾", "人民长期风险用户"),
        ("\uf967得\ufa19灵", "不得神灵"),
        ("2014\xad2020年，CT\xad100，hos\xadpital，公\xad开", "2014-2020年，CT-100，hospital，公开"),
        ("二〇一四年\xad二〇二〇年", "二〇一四年-二〇二〇年"),
        ("Cafe\u0301 e\u0301\u0301", "Caf\u00e9 \u00e9\u0301"),
        ("20\ufffd5年，图\ufffc处", "20\ufffd5年，图\ufffc处"),
        ("锟斤拷得", "\ufffd\ufffd得"),
        ("a\x00b\x0bc\x1ed\te\n", "abc-d\te\n"),
    ],
)
def test_a_text_is_read_in_the_characters_that_are_meant(received: str, meant: str) -> None:
    assert clean(received) == meant


@given(st.text())
def test_cleaning_is_stable_and_loses_nothing_to_be_seen(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.count("\ufffc") == text.count("\ufffc")
    assert once.count("\ufffd") >= text.count("\ufffd")


@given(st.characters())
def test_the_same_is_the_same_again(character: str) -> None:
    assert "".join(map(same, same(character))) == same(character)
    assert len(one_for_one(character)) < 2


def test_every_radical_is_an_ideograph() -> None:
    radicals = [chr(code) for code in (*range(0x2E81, 0x2EF4), *range(0x2F00, 0x2FD6)) if code != 0x2E9A]
    assert not any("\u2e80" <= ideographs(one) <= "\u2fdf" for one in radicals)
    assert ideographs("⺀") == "⺀"  # of this one Unicode names none


def test_zeros_are_one_inside_chinese_numerals_only() -> None:
    assert fold_zeros("二O二六年二\u041e\u041e八年第一○三号一百◯五人O五年") == (
        "二〇二六年二〇〇八年第一〇三号一百〇五人〇五年"
    )
    for text in ("CO二氧化碳", "DRO一", "○ 项目", "COVID", "20○5"):
        assert fold_zeros(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("廿八", 28), ("卅一", 31), ("一百○五", 105), ("二O二六", 2026), ("二0二四", 2024), ("一\ufffd", None)],
)  # fmt: skip
def test_numerals(text: str, value: int | None) -> None:
    assert to_int(text) == value


def test_a_number_with_a_gap_is_no_number() -> None:
    assert canonical_number("某政发〔2024〕6\ufffd号") is None
    assert canonical_number("某\ufffd发〔2024〕6号") is None
    assert not find_numbers("按照某\ufffd政发〔2024〕6号和某政发〔20\ufffd4〕6号、某政发〔2024〕\ufffd6号")
    assert find_numbers("按照某政发〔2024〕6号")[0][2] == "某政发〔2024〕6号"


def test_gaps_are_shown() -> None:
    assert typeset("20\ufffd5年") == "20▢5年"
    assert name_gaps("医院\ufffd\ufffd公开，图\ufffc处") == "医院〔残缺〕公开，图〔残缺〕处"
    assert not has_gap("□▢")
