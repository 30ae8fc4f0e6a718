"""Numbers are found in any writing, and never put right: neither to another number nor to another year."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engine import SearchEngine
from index.text.numeral_forms import figures, respellings, same_number
from store.model.wording import sentences
from tests.index.test_exact import shelf_of

CLAUSES = [
    "三级医院床位费每日八十元，二级医院每日六十元。",
    "违规收费的，处三万元罚款；拒不整改的，处五万元罚款。",
    "在编人员二十七名，聘用人员一百三十五名。",
    "自收到申请之日起十五日内作出决定，三年内不得再次申请。",
    "抗菌药物使用率不超过百分之六十，检出率1.5%。",
    "甲事项到二○二八年完成。",
    "乙事项到二〇二七年完成。",
    "丙事项到二零二九年完成，见2024年规划。",
    "丁事项到二O二六年完成。",
    "依照第一○二条、第一○三号文件，三○一医院，一百○五人。",
    "戊事项到20○5年完成，己事项到二\u041e二四年完成。",
    "二氧化碳用CO二表示，零售药店。",
    "廿八日前报送，比例≥95%，面积3×4米。",
    "决定期限为二百三十日。",
]


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    return SearchEngine(shelf_of([CLAUSES]), tmp_path_factory.mktemp("numbers"))


def found(engine: SearchEngine, query: str) -> list[int]:
    return sorted(int(hit.label[:-1]) for hit in engine.search(query, limit=None).hits)


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("2028年", [5]),
        ("二〇二八年", [5]),
        ("二零二八年", [5]),
        ("二O二八年", [5]),
        ("二0二七年", [6]),
        ("2029年", [7]),
        ("2026年", [8]),
        ("二零二六年", [8]),
        ("2024年", [7, 10]),
        ("第102条", [9]),
        ("第一百零二条", [9]),
        ("301医院", [9]),
        ("105人", [9]),
        ("一百零五人", [9]),
        ("CO二", [11]),
        ("co", [11]),
        ("零售", [11]),
        ("lingshou", [11]),
        ("28日前", [12]),
        ("二十八日前", [12]),
        (">=95%", [12]),
        ("3*4米", [12]),
        ("3万元罚款", [1]),
        ("60%", [4]),
    ],
)
def test_any_writing_of_a_number_finds_it(query: str, clauses: list[int], numbers: SearchEngine):
    assert found(numbers, query) == clauses


@pytest.mark.parametrize(
    "query",
    [
        *("四万元罚款", "4万元罚款", "十六日内", "16日内", "二十八名", "136名", "百分之七十", "九十元"),
        *("2025年", "二〇二五年", "2023年", "30日", "103条之一", "违规收费四万元", "罚款 四万元"),
    ],
)
def test_a_number_that_nobody_says_finds_nothing(query: str, numbers: SearchEngine):
    answer = numbers.search(query)
    assert (answer.total, answer.did_you_mean) == (0, ())
    assert "没有" in sentences(answer.remarks)


def test_the_nearest_numbers_are_named_as_what_they_are(numbers: SearchEngine):
    answer = numbers.search("四万元罚款")
    assert "数字不同的有“三万元罚款”“五万元罚款”" in sentences(answer.remarks)
    assert [(offer.query, offer.total) for offer in answer.related] == [("三万元罚款", 1), ("五万元罚款", 1)]


def test_slips_that_are_no_numbers_are_still_put_right(tmp_path: Path):
    engine = SearchEngine(shelf_of([["推进县域一体化，家庭医生签约，三甲医院对口帮扶。"]]), tmp_path)
    assert engine.search("家庭一生").total == 1
    assert {hit.match for hit in engine.search("二甲医院").hits} <= {"near"}


def test_forms_of_numbers():
    assert figures("一体化") == []
    assert figures("第六条三万元15日百分之六十") == ["六", "三", "15", "六十"]
    assert "二〇二八年" in same_number("2028年")
    assert same_number("28年") == []
    assert "一百〇五人" in respellings("105人")
