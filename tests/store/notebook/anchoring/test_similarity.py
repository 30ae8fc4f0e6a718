"""How stretches of text are compared and aligned, figure by figure."""

from __future__ import annotations

import pytest

from store.notebook.anchoring import similarity


@pytest.mark.parametrize(
    ("prefix", "suffix", "before", "after", "expected"),
    [
        ("甲乙", "丙丁", "甲乙", "丙丁", 1.0),
        ("甲乙", "丙丁", "甲乙", "戊己", 0.65),
        ("甲乙", "丙丁", "庚辛", "丙丁", 0.65),
        ("甲乙", "丙丁", "庚辛", "戊己", 0.0),
        ("", "丙丁", "甲乙", "丙丁", 1.0),
        ("", "丙丁", "甲乙", "甲乙", 0.0),
        ("甲乙", "", "甲乙", "丙丁", 1.0),
        ("甲乙", "", "丙丁", "甲乙", 0.0),
        # What is nearer than the context goes matters only.
        ("甲乙", "丙丁", "庚辛甲乙", "丙丁戊己", 1.0),
    ],
)
def test_the_better_side_of_the_surroundings_counts_more(
    prefix: str, suffix: str, before: str, after: str, expected: float
) -> None:
    assert similarity.fit(prefix, suffix, before, after) == pytest.approx(expected)


def test_long_words_need_no_surroundings_and_short_ones_do() -> None:
    assert similarity.certainty(2, 1.0) == 1.0
    assert similarity.certainty(2, 0.0) < 0.2
    assert similarity.certainty(40, 0.0) > 0.95
    assert similarity.certainty(10, 0.5) > similarity.certainty(5, 0.5) > similarity.certainty(5, 0.4)


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("甲乙丙丁子戊己", (2, 5)),
        ("寅卯甲乙丙丁子戊己", (4, 7)),
        ("甲乙丑丁子戊己", (2, 5)),
        ("甲乙丙丁丑戊己", (2, 5)),
        ("甲乙丙丑丑子戊己", (2, 6)),
        ("丁子戊己", (0, 2)),
        ("甲乙丙丁", (2, 4)),
        ("甲乙戊己", None),
    ],
)
def test_the_words_are_found_between_what_stood_round_them(
    window: str, expected: tuple[int, int] | None
) -> None:
    assert similarity.align("甲乙", "丙丁子", "戊己", window) == expected


def test_words_among_others_are_found_by_themselves() -> None:
    quote = "医疗机构应当建立床位统一调配制度"
    window = "为了提高效率，各级" + quote.replace("统一", "统筹") + "并报告。"
    assert similarity.align_alone(quote, window) == (9, 9 + len(quote))
    assert similarity.align_alone(quote, "药品价格由市场决定，药品价格由市场决定。") is None
    assert similarity.align_alone(quote, "床位") is None


def test_characters_that_are_compared_as_one_and_where_they_stand() -> None:
    assert similarity.squash("Ａ 床\t位\n１") == similarity.squash("A床位1")
    assert similarity.offsets("床 位\t数") == [0, 2, 4]
    assert similarity.starts(["床位", "", "数"]) == [0, 2, 2, 3]


def test_what_stood_beside_the_words_is_not_taken_for_them() -> None:
    prefix, suffix = "卫生健康主管部门负责", "应当公布床位数量"
    assert similarity.is_neighbour("由" + prefix, "核定床位", prefix, suffix)
    assert similarity.is_neighbour(suffix, "核定床位", prefix, suffix)
    assert not similarity.is_neighbour("核定床位的", "核定床位", prefix, suffix)
    # Too little to tell, and what is in the words themselves.
    assert not similarity.is_neighbour("由部门", "核定床位", "部门", "")
    assert not similarity.is_neighbour(prefix, prefix + "床位", prefix, suffix)
