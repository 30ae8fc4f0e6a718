"""Other spellings, synonyms and sounds of what was typed."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from store.library import Library
from store.model.wording import sentences
from tests.index.answers import matches, texts
from tests.looping import some


def test_the_usual_word_is_exact_and_its_synonyms_are_offered(engine: SearchEngine):
    answer = engine.search("医保")
    assert set(matches(answer)) == {"exact"}
    assert [offer.query for offer in answer.related] == ["~医保"]
    near = engine.search("~医保")
    assert near.total > answer.total
    assert near.hits == engine.search("医保", near=True).hits
    assert [h.clause_id for h in near.hits[: answer.total]] == [h.clause_id for h in answer.hits]
    assert set(matches(near)[answer.total :]) == {"synonym"}
    assert "近义" in sentences(near.remarks)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("省卫生健康委员会", "省卫健委"),
        ("卫计委", "卫健委"),
        ("省人力资源和社会保障厅", "省人社厅"),
        ("省机构编制委员会办公室", ""),
        ("发改委", "发展改革委"),
        ("银保监会", "银保监局"),
        ("医共体", "医疗集团"),
        ("医保基金", "医疗保障基金"),
        ("医疗保险", "医保"),
        ("乡村医师", ""),
    ],
)
def test_synonyms(typed: str, meant: str, engine: SearchEngine, shared_library: Library):
    found = texts(shared_library, engine.search(typed, limit=None))
    assert not meant or any(meant in text for text in found)


def test_health_insurance_is_never_pensions(engine: SearchEngine, shared_library: Library):
    for typed in ("医疗保险", "医保", "医疗保障"):
        answer = engine.search(typed, limit=None, near=True)
        for text in some(texts(shared_library, answer)):
            assert any(name in "".join(text.split()) for name in ("医保", "医疗保险", "医疗保障"))


def test_literal_finds_only_what_stands_there(engine: SearchEngine):
    for typed in ("省卫生健康委员会", "yibao", "医报", "派驻专家有什么补贴", "百分之二十"):
        assert engine.search(typed).total > 0
        assert engine.search(typed, literal=True).total == 0
        assert engine.search(f'"{typed}"').total == 0


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("yibao", "医保"),
        ("YIBAO", "医保"),
        ("ｙｉｂａｏ", "医保"),
        ("chuangwei", "床位"),
        ("zklm", "专科联盟"),
        ("yi保", "医保"),
        ("quyu医疗中心", "区域医疗中心"),
        ("lvse", "绿色"),
        ("lüse", "绿色"),
        ("yuanchengyiliao", "远程医疗"),
        ("zhichengpingshen", "职称评审"),
        ("yljt", "医疗集团"),
    ],
)
def test_sounds(typed: str, word: str, engine: SearchEngine, shared_library: Library):
    answer = engine.search(typed, limit=None)
    assert word in sentences(answer.remarks)
    expected = {hit.clause_id for hit in engine.search(f'"{word}"', limit=None).hits}
    assert expected <= {hit.clause_id for hit in answer.hits}


def test_letters_that_occur_are_not_taken_for_sounds(engine: SearchEngine):
    assert set(matches(engine.search("drg"))) == {"exact"}


@pytest.mark.parametrize("typed", ["百分之二十", "２０％", "20%"])
def test_percent(typed: str, engine: SearchEngine):
    assert engine.search(typed).total == 2


@pytest.mark.parametrize(
    ("typed", "label", "printed"),
    [
        ("适合", "26.", "话合"),
        ("遴选条件", "31.", "遴选件"),
        ("感染性疾病诊疗中心", "（三）", "感染病诊疗中心"),
    ],
)
def test_a_misprint_hides_nothing(
    typed: str, label: str, printed: str, engine: SearchEngine, scanner: SearchEngine
):
    for each in (engine, scanner):
        answer = each.search(typed, limit=None)
        hit = next(one for one in answer.hits if one.label == label and one.match == "variant")
        assert printed in "".join(hit.snippet[low:high] for low, high in hit.spans)
        assert f"误印作“{printed}”" in sentences(answer.remarks)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("2周", "两周"),
        ("2021年底", "2021年年底"),
        ("2021年底以前", "2021年年底前"),
        ("2021-01-01", "2021年1月1日"),
        ("2021.1.1", "2021年1月1日"),
        ("县市区人民政府", "县（市、区）人民政府"),
        ("平米", "平方米"),
        ("省fgw", "省发展改革委"),
        ("中共山西省委组织部", "省委组织部"),
        ("山西省医疗保障局", "省医保局"),
        ("yanglao", "养老"),
        ("kang复", "康复"),
        ("养劳", "养老"),
        ("zhong liu zhong xin", "肿瘤中心"),
        ("三级甲等", "三甲"),
    ],
)
def test_another_way_to_write_it_finds_the_same(typed: str, other: str, engine: SearchEngine):
    answer = engine.search(typed, limit=None)
    assert answer.total
    assert {hit.clause_id for hit in answer.hits} == {
        hit.clause_id for hit in engine.search(f'"{other}"', limit=None).hits
    }


def test_the_other_way_to_write_a_number_is_offered_or_found_too(engine: SearchEngine):
    typed, both = engine.search("5年"), engine.search("5年", near=True)
    assert {hit.match for hit in typed.hits} == {"exact"}
    assert both.total > typed.total
    assert [hit.match for hit in both.hits] == ["exact"] * typed.total + ["variant"] * (
        both.total - typed.total
    )
    (offer,) = typed.related
    assert (offer.query, offer.total) == ("5年 OR 五年", both.total)
    assert engine.search(offer.query).total == both.total
