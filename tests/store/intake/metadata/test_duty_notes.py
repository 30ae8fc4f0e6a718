"""Duty notes in their shapes."""

import pytest

from store.intake.metadata.duty_notes import parse_note, take_note
from store.intake.metadata.organisations import is_organisation, split_list

L, S, J = "lead", "support", "joint"


@pytest.mark.parametrize(
    ("note", "duties"),
    [
        ("(责任单位:省财政厅、省卫健委)", [("省财政厅", J), ("省卫健委", J)]),
        ("（责任单位：省财政厅、省卫健委)", [("省财政厅", J), ("省卫健委", J)]),
        ("【责任部门：省药监局】", [("省药监局", J)]),
        ("(省医改办、各相关部门按职责分工负责)", [("省医改办", J), ("各相关部门", J)]),
        ("(省医保局、省药监局等按职责分工负责)", [("省医保局", J), ("省药监局", J)]),
        ("（省医保局负责）", [("省医保局", J)]),
        (
            "（国家卫生健康委牵头，财政部、国家医保局配合）",
            [("国家卫生健康委", L), ("财政部", S), ("国家医保局", S)],
        ),
        (
            "（国家卫生健康委、财政部牵头，各有关部门按职责分工负责）",
            [("国家卫生健康委", L), ("财政部", L), ("各有关部门", J)],
        ),
        ("（省卫生健康委负责，各市人民政府配合）", [("省卫生健康委", L), ("各市人民政府", S)]),
        ("（省医保局会同省市场监管局负责）", [("省医保局", L), ("省市场监管局", S)]),
        ("(牵头单位：医政处；配合单位：基层处、信息中心)", [("医政处", L), ("基层处", S), ("信息中心", S)]),
        ("(牵头单位:省卫健委 配合单位:省医保局等)", [("省卫健委", L), ("省医保局", S)]),
        ("（牵头单位：省工信厅；责任单位：省卫健委）", [("省工信厅", L), ("省卫健委", J)]),
        ("（责任单位：省财政厅；完成时限：2023年底）", [("省财政厅", J)]),
        ("（各市、县（市、区）人民政府负责）", [("各市、县（市、区）人民政府", J)]),
        ("责任单位：省医保局、省公安厅", [("省医保局", J), ("省公安厅", J)]),
        (
            "（人力资源社会保障部、国家卫生健康委及各省级人民政府按职责分工负责）",
            [("人力资源社会保障部", J), ("国家卫生健康委", J), ("各省级人民政府", J)],
        ),
    ],
)
def test_notes(note, duties):
    assert [(d.organisation, d.role) for d in parse_note(note)] == duties


@pytest.mark.parametrize(
    "text",
    [
        "（试行）",
        "(山西医学科学院)",
        "（以下简称办法）",
        "（含撤并乡镇后保留的机构）",
        "",
        "（）",
        "((((",
        "（DRG）",
    ],
)
def test_what_is_no_note(text):
    assert parse_note(text) == ()


@pytest.mark.parametrize(
    ("text", "left", "note"),
    [
        ("支持调剂。（责任单位：省卫健委）", "支持调剂。", "（责任单位：省卫健委）"),
        ("支持调剂（省卫健委负责）。", "支持调剂。", "（省卫健委负责）"),
        ("支持调剂。责任单位：省卫健委、省药监局", "支持调剂。", "责任单位：省卫健委、省药监局"),
        ("依托医院（山西医学科学院）", "依托医院（山西医学科学院）", None),
    ],
)
def test_taking_a_note_off(text, left, note):
    assert take_note(text) == (left, note)


def test_lists():
    assert split_list("省卫健委、省财政厅等部门") == ["省卫健委", "省财政厅"]
    assert split_list("各市、县人民政府") == ["各市、县人民政府"]
    assert is_organisation("国家卫生健康委")
    assert not is_organisation("现印发给你们")
