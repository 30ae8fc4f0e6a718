"""Numerals and document numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.intake.metadata.dates import date_line, find_dates
from store.model.numbers import canonical_number, find_numbers, to_chinese, to_int


@given(st.integers(1, 9999))
def test_numerals_go_both_ways(number):
    assert to_int(to_chinese(number)) == number
    assert to_int(str(number)) == number


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_none(text):
    assert to_int(text) is None or to_int(text) >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十八", 28),
        ("２８", 28),
        ("一百零三", 103),
        ("一百一十", 110),
        ("二〇二〇", 2020),
        ("十", 10),
        ("廿三", 23),
        ("条", None),
        ("", None),
    ],
)
def test_to_int(text, value):
    assert to_int(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "晋政办函〔2020〕28号",
        "晋政办函2020 28号",
        "晋政办函[2020]28",
        "晋政办函(2020)28号",
        "晋政办函【2020】 28 号",
        "晋政办函［２０２０］２８号",
        "晋政办函 〔2020〕第28号",
        "晋政办函2020-28号",
        "晋政办函〔2O20〕28号",
    ],
)
def test_one_number_in_its_spellings(text):
    assert canonical_number(text) == "晋政办函〔2020〕28号"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国务院令 第 643 号", "国务院令第643号"),
        ("发改社会〔2019〕1670号", "发改社会〔2019〕1670号"),
        ("国卫办医函〔2021〕007号", "国卫办医函〔2021〕7号"),
        ("床位3000张", None),
        ("2020年4月3日", None),
        ("第二十八条", None),
        ("", None),
    ],
)
def test_other_numbers(text, number):
    assert canonical_number(text) == number


def test_numbers_in_a_text():
    text = "按照《通知》(国办发〔2021〕20 号)和发改社会〔2019〕1670号要求"
    assert [n for _, _, n in find_numbers(text)] == ["国办发〔2021〕20号", "发改社会〔2019〕1670号"]
    for start, end, _ in find_numbers(text):
        assert text[start:end].endswith("号")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020年4月3日", "2020-04-03"),
        ("2021 年 9 月 26 日", "2021-09-26"),
        ("二〇二〇年四月三日", "2020-04-03"),
        ("二○一九年十二月三十一日", "2019-12-31"),
        ("2021年l2月3日", "2021-12-03"),
        ("2020-04-03", "2020-04-03"),
        ("2020年13月3日", None),
        ("2020年2月30日", None),
        ("自2020年4月3日起施行。", None),
    ],
)
def test_date_lines(text, day):
    found = date_line(text)
    assert (found[1] if found else None) == day


def test_dates_in_a_text():
    assert [d for _, _, d in find_dates("2020年11月27 日通过，自2021年1月1日起")] == [
        "2020-11-27",
        "2021-01-01",
    ]
