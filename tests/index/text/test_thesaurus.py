"""The lists that a librarian keeps: well formed, and nothing taken for the same that is not."""

from __future__ import annotations

from collections import Counter

import pytest

from index.text.thesaurus import (
    ORGANISATIONS,
    TERMS,
    organisation,
    organisations,
    rewritings,
    sounding,
    terms,
)
from store.system.paths import resources_dir
from tests.looping import some


@pytest.mark.parametrize("name", [ORGANISATIONS, TERMS])
def test_a_line_says_one_thing(name: str):
    for line in some((resources_dir() / "thesaurus" / name).read_text(encoding="utf-8").splitlines()):
        said = line.partition("#")[0]
        assert not ("=" in said and "~" in said), line
        parts = [part.strip() for part in said.replace("~", "=").split("=")]
        assert all(parts) or parts == [""], line
        assert len(set(parts)) == len(parts), line


def test_a_name_means_one_thing():
    same = [group for group in (*organisations(), *terms()) if not group.related]
    counted = Counter(name for group in same for name in group.names)
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("医保", "养老保险"),
        ("医疗保险", "养老保险"),
        ("医师", "护士"),
        ("医生", "护士"),
        ("医联体", "医疗集团"),
        ("医联体", "专科联盟"),
        ("远程医疗", "远程会诊"),
        ("卫健委", "医保局"),
        ("卫健委", "疾控局"),
        ("卫健委", "计生委"),
        ("疾控局", "疾控中心"),
        ("财政厅", "税务局"),
        ("教育厅", "科技厅"),
        ("药监局", "市场监管局"),
        ("人社厅", "医保局"),
        ("编办", "人社厅"),
        ("绩效工资", "协议工资"),
        ("基本医保", "大病保险"),
        ("乡镇卫生院", "村卫生室"),
    ],
)
def test_never_the_same(one: str, other: str):
    assert other not in rewritings(one)
    assert one not in rewritings(other)
    assert organisation(one) != organisation(other)


@pytest.mark.parametrize(
    ("given", "named", "covered"),
    [
        ("卫健委", "省卫健委", True),
        ("卫计委", "国家卫健委", True),
        ("省卫生厅", "省卫健委", True),
        ("省卫健委", "国家卫健委", False),
        ("国家卫健委", "省卫健委", False),
        ("卫生部", "国家卫生健康委", True),
        ("卫生部", "省卫健委", False),
        ("省编办", "省委编办", True),
        ("省委机构编制委员会办公室", "省委编办", True),
        ("省组织部", "省委组织部", True),
        ("省银保监局", "山西银保监局", True),
        ("银保监会", "山西银保监局", True),
        ("市卫健委", "太原市卫健委", True),
        ("太原市卫健委", "市卫健委", False),
        ("太原市卫健委", "晋城市卫健委", False),
        ("市卫健委", "省卫健委", False),
        ("人社局", "省人社厅", True),
        ("省药品监督管理局", "省药监局", True),
        ("发改委", "省发展改革委", True),
        ("山西省财政厅", "省财政厅", True),
        ("财政厅", "省教育厅", False),
    ],
)
def test_which_organisation_is_meant(given: str, named: str, covered: bool):
    assert organisation(given).covers(organisation(named)) == covered


def test_names_by_sound():
    assert "发改委" in sounding("fgw")
    assert "卫生厅" in sounding("weishengting")
    assert sounding("qqqq") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("举报", "检举"), ("销毁", "无害化处理"), ("放射源", "放射性同位素"), ("更正", ""), ("伪造", "篡改")],
)
def test_words_of_laws_that_are_near_help_questions_only(one: str, other: str):
    assert other not in rewritings(one)
    assert not other or other in rewritings(one, related=True)
