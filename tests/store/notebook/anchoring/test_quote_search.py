"""Where an anchor is looked for when its words are not where they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.model.document import Document
from store.notebook import anchor_for
from store.notebook.anchoring.anchors import locate
from store.notebook.anchoring.quote_search import SURE, UNSURE, DocumentText, RelocatedAnchor
from tests.samples import clause, document

KEY = "晋卫发〔2021〕3号"
WORDS = "医疗机构应当按照核定的床位数设置床位，确需调整的，应当报原核定部门批准，不得擅自增加。"
#: Clauses that share many pairs of characters with the words, and are others.
FILLERS = tuple(
    f"医疗机构应当按照第{number}号目录报送{name}，由主管部门核定后公布。"
    for number, name in enumerate(
        ("药品价格", "人员编制", "设备清单", "科室设置", "病案首页", "检查结果") * 10
    )
)


def of(*texts: str, start: int = 1) -> Document:
    made = [
        clause(KEY, f"{number}.", body=(text,) if text else ()) for number, text in enumerate(texts, start)
    ]
    return document(KEY, clauses=tuple(made))


def test_long_words_hold_at_their_place_whatever_stands_round_them_now() -> None:
    old = of("从前的第一条。", WORDS, "从前的第三条。")
    anchor = anchor_for(old, old.clauses[1])
    assert DocumentText(of("全新的开头，", WORDS, "另外的结尾！")).refind(anchor) == RelocatedAnchor(
        (anchor,), 1.0
    )


def test_short_words_do_not_hold_at_their_place_among_others() -> None:
    old = of("甲乙丙丁床位戊己庚辛")
    anchor = anchor_for(old, old.clauses[0], 4, 6)
    found = DocumentText(of("子丑寅卯床位辰巳午未")).refind(anchor)
    assert found is None or not found.sure


@pytest.mark.parametrize("at", [1, 25, 59])
def test_words_that_were_changed_and_have_moved_far_are_found(at: int) -> None:
    old = of(*FILLERS[:30], WORDS, *FILLERS[30:])
    anchor = anchor_for(old, old.clauses[30])
    texts = list(FILLERS)
    texts.insert(at, WORDS.replace("原核定部门", "原审批机关").replace("不得擅自", "不能自行"))
    found = DocumentText(of(*texts, start=101)).refind(anchor)
    assert found is not None
    assert [each.clause_id for each in found.anchors] == [f"{KEY}/{101 + at}."]
    assert found.anchors[0].quote == texts[at]
    assert found.certainty >= UNSURE


def test_of_two_places_that_are_alike_none_is_sure() -> None:
    old = of("开头的话。", WORDS, "结尾的话。")
    anchor = replace(anchor_for(old, old.clauses[1]), prefix="", suffix="")
    changed = WORDS.replace("核定部门", "审批机关")
    found = DocumentText(of(FILLERS[0], changed, FILLERS[0], changed, FILLERS[0], start=7)).refind(anchor)
    assert found is not None
    assert not found.sure


def test_a_clause_without_words_is_known_by_its_number_and_neighbours() -> None:
    old = of("第一段的话在这里。", "", "第三段的话在这里。")
    anchor = anchor_for(old, old.clauses[1])
    assert DocumentText(old).refind(anchor) == RelocatedAnchor((anchor,), 1.0)
    found = DocumentText(of("完全是另外的内容。", "", "毫无关系的新条文。")).refind(anchor)
    assert found is not None
    assert (found.certainty, found.anchors[0].clause_id) == (UNSURE, f"{KEY}/2.")
    assert found.anchors[0].quote == ""
    assert DocumentText(of("第一段的话在这里。")).refind(anchor) is None
    assert DocumentText(of("完全是另外的内容。", "如今有话。", "毫无关系的新条文。")).refind(anchor) is None
    assert UNSURE < SURE


def test_the_longer_agreement_decides_and_of_equal_ones_the_first() -> None:
    old = of("甲乙丙床位")
    anchor = anchor_for(old, old.clauses[0], 3, 5)
    better = locate(of("子丑丙床位，子乙丙床位，甲乙丙床位", start=2), anchor)
    assert better is not None
    assert (better.start, better.moved) == (15, True)
    equal = locate(of("子丑丙床位，寅卯丙床位", start=2), anchor)
    assert equal is not None
    assert equal.start == 3


def test_context_is_taken_from_as_many_neighbours_as_it_needs() -> None:
    texts = ("前" * 40, "一二三", "四五六", "床位", "七八九", "十百千", "后" * 40)
    whole = of(*texts)
    anchor = anchor_for(whole, whole.clauses[3])
    assert anchor.prefix == "前" * 26 + "一二三四五六"
    assert anchor.suffix == "七八九十百千" + "后" * 26
