"""The query language: the documented examples, and that anything parses and can be searched."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.engine import SearchEngine
from index.query import parser as query
from index.query.parser import AllOf, AnyOf, Field, Not, Term, describe, parse
from index.text import normalize as text
from index.text import numeral_forms as numerals
from index.text import pinyin, thesaurus
from index.text import segmenter as words


@pytest.mark.parametrize("module", [query, text, numerals, pinyin, thesaurus, words])
def test_documented_examples(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("医保", Term("医保")),
        ("医保　药品", AllOf((Term("医保"), Term("药品")))),
        ("医保 -药品", AllOf((Term("医保"), Not(Term("药品"))))),
        ("医保|药品", AnyOf((Term("医保"), Term("药品")))),
        ("医保 OR 药品", AnyOf((Term("医保"), Term("药品")))),
        ("医保 or 药品", AnyOf((Term("医保"), Term("药品")))),
        ("医保 ＯＲ 药品", AnyOf((Term("医保"), Term("药品")))),
        ("医保 或者 药品", AnyOf((Term("医保"), Term("药品")))),
        ("医保 and 药品", AllOf((Term("医保"), Term("药品")))),
        ("医保 & 药品 且 床位", AllOf((Term("医保"), Term("药品"), Term("床位")))),
        ("医保 not 药品", AllOf((Term("医保"), Not(Term("药品"))))),
        ("医保 - 药品", AllOf((Term("医保"), Not(Term("药品"))))),
        ("医保 –药品", AllOf((Term("医保"), Not(Term("药品"))))),
        ("2020 - 2024", AllOf((Term("2020"), Term("-"), Term("2024")))),
        ("或", Term("或")),
        ("or", Term("or")),
        ("单位: 省医保局", Field("单位", "省医保局")),
        ('"医保 药品"', Term("医保 药品", True)),
        ("「医保」", Term("医保", True)),
        ("~医保", Term("医保", near=True)),
        ("部门：省卫健委", Field("单位", "省卫健委")),
        ('文件:"发展 规划"', Field("文件", "发展 规划")),
        ("有批注", Field("有批注")),
        ("有批注:", Field("有批注")),
        ("有书签：床位", AllOf((Field("书签"), Term("床位")))),
        ("有批注: 床位", AllOf((Field("有批注"), Term("床位")))),
        ("（医保 药品） 床位", AllOf((AllOf((Term("医保"), Term("药品"))), Term("床位")))),
        ("(DRG)付费", Term("(DRG)付费")),
        ("三（三）", Term("三（三）")),
        ("责任：省卫健委", Term("责任：省卫健委")),
        ("--医保", Term("医保")),
        ("医保 OR", Term("医保")),
        ("| | |", Term("| | |")),
        ("-医保 -药品", Term("-医保 -药品")),
        ("  ", None),
        ("", None),
        ("\u200b", None),
    ],
)
def test_reading(typed: str, read):
    assert parse(typed).root == read


def test_literal_takes_the_whole_text():
    assert parse("医保 -药品 (", literal=True).root == Term("医保 -药品 (", True)


def test_fields_are_chips_that_can_be_taken_away():
    chips = parse("医保 单位:省卫健委 年：2020 有批注").chips()
    assert [(chip.label, chip.without) for chip in chips] == [
        ("单位：省卫健委", "医保 年：2020 有批注"),
        ("年：2020", "医保 单位:省卫健委 有批注"),
        ("有批注", "医保 单位:省卫健委 年：2020"),
    ]


PIECES = st.sampled_from(
    [
        *(
            "医保",
            "药品",
            " ",
            "　",
            "OR",
            "|",
            "-",
            "(",
            ")",
            "（",
            "）",
            '"',
            "“",
            "”",
            "单位:",
            "年：",
            "2020",
        ),
        *(
            "~",
            "第",
            "九",
            "条",
            "号",
            "20%",
            "负责",
            "谁",
            "？",
            "有批注",
            "yb",
            "ü",
            "\x00",
            "\v",
            "😀",
            "𠮷",
        ),
        *("\ud800", "%", "/"),
    ]
)


@given(typed=st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=16).map("".join)))
@example(typed="(" * 10_000)
@example(typed="“" * 5_000 + "”" * 5_000)
@example(typed="医 " * 5_000)
@example(typed="医疗" * 5_000)
@example(typed="- " * 5_000)
@example(typed="单位:" * 3_000)
@example(typed="yibao" * 2_000)
@example(typed="一" * 10_000)
@example(typed="第一条" * 3_000)
@example(typed="20%" * 3_000)
@example(typed="谁负责" * 3_000)
@example(typed="\x00\x01\x1b[31m")
@example(typed="条" * 9_999 + "?")
def test_anything_at_all_gets_an_answer(typed: str, engine: SearchEngine):
    parsed = parse(typed)
    assert parsed == parse(typed)
    assert isinstance(describe(parsed), str)
    assert all(isinstance(chip.without, str) for chip in parsed.chips())
    answer = engine.search(typed)
    assert answer.total >= len(answer.hits)
    for hit in answer.hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.spans)
    engine.search(typed, literal=True)


def test_nothing_takes_long(engine: SearchEngine):
    """Ten thousand characters are answered in a moment; the bound is generous, it guards against hours."""
    for typed in ("医疗" * 5_000, "yibao" * 2_000, "(" * 10_000, "一 " * 5_000, "a" * 10_000, "医" * 10_000):
        assert engine.search(typed).took_ms < 5_000
