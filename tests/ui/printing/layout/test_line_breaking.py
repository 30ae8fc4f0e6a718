"""Chinese line breaking, on widths that are given and not measured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.printing.layout.line_breaking import (
    BLANK,
    NO_END,
    NO_START,
    PAIRS,
    Measure,
    TypesetLine,
    break_lines,
    is_word,
    may_break,
)

EM = 10.0
TEXT = st.text(
    alphabet=st.sampled_from("一医院（）《》“”、，。；：—…〔〕2 0a%.(),\"'　·①"), min_size=1, max_size=120
)


def widths(text: str) -> list[float]:
    return [EM / 2 if char.isascii() else EM for char in text]


def lines_of(text: str, cells: float, indent: float = 0, **fields: object) -> list[str]:
    measure = Measure((cells - indent) * EM, cells * EM, EM, **fields)  # type: ignore[arg-type]
    return [text[line.start : line.end] for line in break_lines(text, widths(text), measure)]


def broken(text: str, cells: float) -> list[TypesetLine]:
    return break_lines(text, widths(text), Measure(cells * EM, cells * EM, EM))


def test_plain_text_fills_the_lines() -> None:
    assert lines_of("一二三四五六七八九十", 4) == ["一二三四", "五六七八", "九十"]


def test_the_first_line_is_indented() -> None:
    assert lines_of("一二三四五六七八九十", 4, indent=2) == ["一二", "三四五六", "七八九十"]


def test_a_closing_mark_is_pushed_in_where_there_is_white() -> None:
    assert lines_of("一，二，三。四五", 5) == ["一，二，三。", "四五"]


def test_a_closing_mark_takes_the_character_before_it_along() -> None:
    assert lines_of("一二三四五。六", 5) == ["一二三四", "五。六"]


def test_two_closing_marks_stay_with_their_word() -> None:
    assert lines_of("一二三四五。”六七", 5) == ["一二三四", "五。”六七"]


def test_an_opening_mark_does_not_end_a_line() -> None:
    assert lines_of("一二三四《五六》", 5) == ["一二三四", "《五六》"]


@pytest.mark.parametrize("pair", ["——", "……"])
def test_a_pair_stays_whole(pair: str) -> None:
    lines = lines_of(f"一二三四{pair}五六", 5)
    assert [pair in line for line in lines if set(pair) & set(line)] == [True]


def test_figures_and_words_stay_whole() -> None:
    assert lines_of("一二三四2024年MRI检查", 5) == ["一二三四", "2024年MRI", "检查"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert lines_of("a" * 25, 5) == ["a" * 10, "a" * 10, "a" * 5]


def test_blanks_at_the_end_of_a_line_are_dropped() -> None:
    assert lines_of("一二三四五　六", 5) == ["一二三四五", "六"]


def test_the_preferred_break_is_used_only_when_one_line_is_not_enough() -> None:
    text = "《一二三四》（五六七八）"
    measure = Measure(12 * EM, 12 * EM, EM)
    assert len(break_lines(text, widths(text), measure, preferred=6)) == 1
    narrow = Measure(9 * EM, 9 * EM, EM)
    assert [text[line.start : line.end] for line in break_lines(text, widths(text), narrow, preferred=6)] == [
        "《一二三四》",
        "（五六七八）",
    ]


def test_every_line_but_the_last_fills_the_measure() -> None:
    text = "一二三四五。六七八九十，甲乙丙丁" * 3
    *filled, _ = broken(text, 5)
    assert {round(line.width, 6) for line in filled} == {5 * EM}


def test_a_line_that_would_be_torn_apart_stays_ragged() -> None:
    first, *_ = broken("一二" + "a" * 9, 6)
    assert first.stretch == 0
    assert first.width < 6 * EM


@given(TEXT, st.integers(min_value=3, max_value=30))
def test_nothing_is_lost_and_nothing_comes_twice(text: str, cells: int) -> None:
    position = 0
    for line in broken(text, cells):
        assert line.start < line.end
        assert set(text[position : line.start]) <= BLANK
        position = line.end
    assert set(text[position:]) <= BLANK


@given(TEXT, st.integers(min_value=12, max_value=30))
def test_lines_neither_start_nor_end_where_they_must_not(text: str, cells: int) -> None:
    """Wherever a line offers a place to break, it is broken at such a place."""
    for line in broken(text, cells)[1:]:
        left, right = text[line.start - 1], text[line.start]
        if left in BLANK:
            continue
        before = next(other for other in broken(text, cells) if other.end == line.start)
        if any(may_break(text[at - 1], text[at]) for at in range(before.start + 1, before.end)):
            assert may_break(left, right)
            assert right not in NO_START or right in PAIRS
            assert left not in NO_END


@given(TEXT, st.integers(min_value=3, max_value=30))
def test_no_line_is_wider_than_the_measure(text: str, cells: int) -> None:
    for line in broken(text, cells):
        assert line.width <= cells * EM + 0.6 or line.end - line.start == 1
        assert sum(line.squeeze.values()) <= (line.end - line.start) * EM / 2
        assert not (line.stretch and line.squeeze)


@given(st.characters())
def test_words_are_western(char: str) -> None:
    assert not is_word(char) or char.isascii()
