"""Where documents and clauses are named: with brackets, by short names, by words that point back."""

from __future__ import annotations

import pytest

from index.references.mentions import is_press, mentions
from store.intake.metadata.references import find_references
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed
from tests.looping import some


def document(*paragraphs: str) -> Document:
    clauses = tuple(
        Clause(f"键/{number}.", f"{number}.", (f"{number}.",), body=(text,), references=find_references(text))
        for number, text in enumerate(paragraphs, start=1)
    )
    return Document("键", "x.txt", "题名", None, (), None, None, "通知", True, "", clauses=clauses)


def named(*paragraphs: str) -> list[tuple[str, str | None, str | None]]:
    return [(m.printed, m.reference.title, m.reference.clause) for m in mentions(document(*paragraphs))]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["落实“健康中国2030”规划纲要。"], [("“健康中国2030”规划纲要", "健康中国2030规划纲要", None)]),
        (["按照本办法第九条第二款办理。"], [("本办法第九条第二款", None, "第九条第二款")]),
        (["依照刑法第二十条追究责任。"], [("刑法第二十条", "刑法", "第二十条")]),
        (["违反该规定的，依法处理。"], []),
        (["遵守法律、法规的规定，依照有关法律的规定办理。"], []),
        (["据《山西晚报》报道。"], []),
        (
            ["执行《医疗管理办法》。", "上述文件同时废止。"],
            [("《医疗管理办法》", "医疗管理办法", None), ("上述文件", "医疗管理办法", None)],
        ),
        (
            ["执行《医疗管理办法》。", "按该办法第三条办理。"],
            [("《医疗管理办法》", "医疗管理办法", None), ("该办法第三条", "医疗管理办法", "第三条")],
        ),
        (
            [
                "执行《支持区域医疗中心政策清单》（以下简称政策清单）。",
                "对照政策清单逐项落实，本政策清单除外。",
            ],
            [
                ("《支持区域医疗中心政策清单》", "支持区域医疗中心政策清单", None),
                ("政策清单", "支持区域医疗中心政策清单", None),
            ],
        ),
        (
            [
                "按照《省级专家（以下简称专家）管理办法》，《某意见》的组成人员（以下简称组成人员）到会。",
                "组成人员参加。",
            ],
            [
                ("《省级专家（以下简称专家）管理办法》", "省级专家（以下简称专家）管理办法", None),
                ("《某意见》", "某意见", None),
            ],
        ),
    ],
)
def test_what_is_named(paragraphs, expected):
    assert named(*paragraphs) == expected


def test_the_document_itself_is_told_apart():
    own, other = mentions(document("本办法自2021年1月1日起施行，《旧办法》同时废止。"))
    assert (own.itself, own.names_document) == (True, False)
    assert (other.itself, other.names_document) == (False, True)


def test_spans_are_in_the_printed_text(shared_library):
    for entry in some(shared_library.documents()):
        whole = shared_library.document(entry.key)
        words = {clause.id: printed(clause) for clause in whole.walk()}
        for one in some(mentions(whole)):
            assert words[one.clause][one.reference.start : one.reference.end] == one.printed


@pytest.mark.parametrize(
    ("title", "press"), [("山西晚报", True), ("人民日报", True), ("情况通报", False), ("公报条例", False)]
)
def test_newspapers(title, press):
    assert is_press(title) is press


@pytest.mark.parametrize(
    ("text", "repealed"),
    [
        ("《甲办法》（晋政发〔2001〕1号）、《乙办法》同时废止。", ["甲办法", "乙办法"]),
        ("本办法自公布之日起施行，《旧办法》同时废止。", ["旧办法"]),
        ("执行《新办法》。《旧办法》废止。", ["旧办法"]),
        ("按照《新办法》办理。", []),
        ("依照《产品质量法》第五十二条关于销售失效产品的规定处罚。", []),
        ("按《新办法》关于失效药品的规定办理。", []),
        ("《旧办法》第三条废止。", []),
        ("《旧办法》自本办法施行之日起废止。", ["旧办法"]),
    ],
)
def test_what_is_repealed(text, repealed):
    assert [one.reference.title for one in mentions(document(text)) if one.repeals] == repealed
