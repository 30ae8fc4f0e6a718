"""Slips of the pen are offered and marked, and nothing is made up."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from store.model.wording import sentences


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("医报", "医保"),
        ("职称凭审", "职称评审"),
        ("床谓", "床位"),
        ("远成医疗", "远程医疗"),
        ("区域医疔中心", "区域医疗中心"),
        ("多点职业", "多点执业"),
        ("医疗中心心", "医疗中心"),
        ("drgg", "drg"),
        ("县医院", "县级医院"),
        ("家庭医生签约福务", "家庭医生签约服务"),
        ("区或医疗中新", "区域医疗中心"),  # one looks alike, one sounds alike
        ("医促", "医保"),  # no list of look-alikes has it, only the pictures of the characters
        ("医共休", "医共体"),  # the documents call it otherwise: 医疗集团
        ("药品集中采构", "药品 集中采购"),  # two words, one of them wrong
        ("多点职业申批流程", "多点执业 审批流程"),  # both wrong
    ],
)
def test_slips_are_offered_and_marked(typed: str, meant: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert answer.did_you_mean[0] == meant
    assert {hit.match for hit in answer.hits if hit.clause_id} == {"corrected"}
    assert typed in sentences(answer.remarks)


def test_every_wrong_word_of_several_is_put_right(engine: SearchEngine):
    answer = engine.search("省卫建委 医报 -药品")
    assert answer.did_you_mean[0] == "省卫健委 医保 -药品"
    assert answer.total == engine.search("省卫健委 医保 -药品").total
    assert "“省卫建委”“医报”" in sentences(answer.remarks)


def test_words_put_right_that_never_stand_together_are_found_apart(engine: SearchEngine):
    answer = engine.search("医报 职称凭审")
    assert not engine.search("医保 职称评审").said
    assert answer.did_you_mean == ("医保 OR 职称评审",)
    assert answer.total == engine.search("医保 OR 职称评审").total
    assert {hit.match for hit in answer.hits if hit.clause_id} == {"corrected"}


@pytest.mark.parametrize(
    "typed", ["疫苗接种", "消防安全", "增值税", "托育", "量子力学", "条例第五十条", "幼儿园托育"]
)
def test_what_is_no_slip_is_not_corrected(typed: str, engine: SearchEngine):
    assert not engine.search(typed).said
    assert engine.search(typed).did_you_mean == ()


def test_a_word_that_does_not_occur_says_so(engine: SearchEngine):
    answer = engine.search("疫苗")
    assert (answer.total, answer.did_you_mean) == (0, ())
    assert "没有条款包含“疫苗”" in sentences(answer.remarks)


@pytest.mark.parametrize("typed", ["80%", "1％", "1/3", "九十九张", "qygz", "银河系"])
def test_what_does_not_occur_is_not_made_up(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert answer.total == 0
    assert "没有条款包含" in sentences(answer.remarks)


@pytest.mark.parametrize(
    "typed",
    [
        "2025年",
        "1000张",
        "80%以上",
        "25万元",
        "市政府",
        "省医院",
        "统计",
        "失业",
        "公示",
        "兽医",
        "一级",
        "信访",
    ],
)
def test_numbers_and_usual_words_are_not_put_right(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert (answer.said, answer.did_you_mean) == ((), ())


@pytest.mark.parametrize("typed", ["区域医中心", "区域疗中心", "白求恩院", "国家域医疗中心"])
def test_a_character_that_is_missing_in_a_title_is_a_slip(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert answer.did_you_mean
    assert "corrected" in {hit.match for hit in answer.hits}
    assert "reference" not in {hit.match for hit in answer.hits}


@pytest.mark.parametrize(
    "typed",
    [
        "医疗通知",
        "卫生法",
        "医疗条例",
        "卫生条例",
        "人民医院",
        "医保目录",
        "麻醉药品怎么管理",
        "医院放假几天",
    ],
)
def test_nothing_is_made_up_of_what_is_not_there(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert not answer.said
    assert "没有条款" in sentences(answer.remarks)


@pytest.mark.parametrize("typed", ["省民政厅", "省公安厅", "上级医院"])
def test_another_organisation_is_no_correction(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert (answer.said, answer.did_you_mean) == ((), ())


@pytest.mark.parametrize(
    ("typed", "meant", "clause"),
    [("GRD", "DRG", "（五）"), ("DPI", "DIP", "（五）"), ("IUC", "ICU", "/3."), ("CIU", "ICU", "/3.")],
)
def test_letters_in_another_order_are_an_abbreviation(
    typed: str, meant: str, clause: str, engine: SearchEngine
) -> None:
    answer = engine.search(typed)
    assert f"以下是“{meant}”的结果" in sentences(answer.remarks)
    assert any((hit.clause_id or "").endswith(clause) for hit in answer.hits)
