"""A clause as it is cited on the screen and on paper."""

from __future__ import annotations

import pytest

from index.references.citation import cite, place, titled
from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import parts

LIST, PLAN, TASKS = "晋政办函〔2020〕28号", "晋政发〔2020〕17号", "晋政办发〔2021〕85号"
REPORT, RULES = "36项措施支持国家区域医疗中心建设", "山西省保障和促进县域医疗卫生一体化办法（2020-11-27）"


@pytest.mark.parametrize(
    ("clause", "citation"),
    [
        (f"{LIST}/9.", "《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）第九项"),
        (f"{REPORT}/36项保障措施/13.", "《36项措施支持国家区域医疗中心建设》第十三项"),
        (f"{RULES}/第三章/第九条", "《山西省保障和促进县域医疗卫生一体化办法》第九条"),
        (f"{RULES}/第五章", "《山西省保障和促进县域医疗卫生一体化办法》第五章"),
        (
            f"{PLAN}/二、/（四）/3./（1）",
            "《山西白求恩医院区域医疗中心建设发展规划(2020-2024年)》（晋政发〔2020〕17号）二、（四）3.（1）",
        ),
        (
            f"{TASKS}/二、/（八）",
            "《山西省深化医药卫生体制改革近期重点工作任务》（晋政办发〔2021〕85号）二、（八）",
        ),
    ],
)
def test_citations(clause: str, citation: str, shared_library: Library):
    assert cite(*shared_library.clause(clause)) == citation


def test_a_paragraph_of_an_article_is_cited_where_there_are_several(shared_library: Library):
    document, clause = shared_library.clause(f"{RULES}/第四章/第二十八条")
    paragraphs = [part for part in parts(clause) if part.kind == "paragraph"]
    assert len(paragraphs) > 1
    assert place(document, clause, paragraphs[1].start) == "第二十八条第二款"
    single = next(c for c in document.walk() if c.label.endswith("条") and len(c.paragraphs) == 1)
    assert place(document, single, 0) == single.label


@pytest.mark.parametrize(
    ("before", "behind", "below", "expected"),
    [
        (("有下列情形之一的：",), ("前款规定不适用于急救。",), (), "第十四条第一款第一项"),
        (("医疗机构应当公示。", "公示下列内容："), (), (), "第十四条第二款第一项"),
        (("有下列情形之一的：",), (), (), "第十四条第一项"),
        (("医疗机构应当公示。", "公示下列内容："), (), ("1.",), "第十四条第二款第一项第一目"),
        ((), (), (), "第十四条第一项"),
    ],
)
def test_an_item_is_cited_with_the_paragraph_that_it_stands_under(
    before: tuple[str, ...], behind: tuple[str, ...], below: tuple[str, ...], expected: str
):
    path = ("第二章", "第十四条", "（一）")
    parts_below = tuple(Clause("x1", label, (*path, label), body=("乙",)) for label in below)
    item = Clause("x0", "（一）", path, body=("甲", *parts_below))
    article = Clause("x", "第十四条", path[:2], body=(*before, item, *behind))
    chapter = Clause("c", "第二章", path[:1], body=(article,))
    document = Document("k", "s", "某办法", None, (), None, None, "办法", True, "", clauses=(chapter,))
    assert place(document, parts_below[0] if parts_below else item) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("某办法", "《某办法》"),
        ("《某办法》", "《某办法》"),
        ("实施《执业医师法》办法", "《实施〈执业医师法〉办法》"),
        ("《甲》和《乙》", "《〈甲〉和〈乙〉》"),
    ],
)
def test_titles_inside_a_title(name: str, expected: str):
    assert titled(name) == expected


def law(*path: str) -> tuple[Document, Clause]:
    clause = Clause("x", path[-1], path, body=("甲",))
    return Document("k", "s", "某办法", None, (), None, None, "办法", True, "", clauses=(clause,)), clause


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("第二章", "第一节", "第九条", "（三）"), "第九条第三项"),
        (("第九条", "（三）", "1."), "第九条第三项第一目"),
        (("第九条之一",), "第九条之一"),
        (("第一编", "第二章"), "第一编第二章"),
        (("前言",), "前言"),
        (("36项保障措施",), "“36项保障措施”部分"),
        (("一、",), "一"),
    ],
)
def test_places(path: tuple[str, ...], expected: str):
    assert place(*law(*path)) == expected
