"""What one document says of whether another holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.references.validity_statements import validity_statements
from store.intake.metadata.references import find_references
from store.model.clause import Clause
from store.model.printed import printed
from tests.samples import clause, document


def article(text: str) -> Clause:
    """An article with these words and the references in them."""
    bare = clause("乙", "第九条", body=(text,))
    return replace(bare, references=find_references(printed(bare)))


def said(text: str) -> list[tuple[str | None, str, str | None]]:
    """Title, state and day of each statement of a clause with these words."""
    found = validity_statements(document("乙", clauses=(article(text),)))
    return [(each.mention.reference.title, each.state, each.effective) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本办法自2024年5月1日起施行。《县域医疗管理办法》同时废止。",
            [("县域医疗管理办法", "已废止", None)],
        ),
        (
            "《甲办法》（晋卫发〔2019〕3号）、《乙办法》即行废止。",
            [("甲办法", "已废止", None), ("乙办法", "已废止", None)],
        ),
        ("对《医疗机构管理条例》作如下修改：", [("医疗机构管理条例", "已修改", None)]),
        ("将《医疗机构管理条例》第九条修改为：“…”", [("医疗机构管理条例", "已修改", None)]),
        (
            "《医疗机构管理条例》的部分条款予以修改。",
            [("医疗机构管理条例", "已修改", None)],
        ),
        (
            "《县域医疗管理办法》自2027年1月1日起施行。",
            [("县域医疗管理办法", "尚未生效", "2027-01-01")],
        ),
        ("依照《医疗机构管理条例》修改本单位制度。", []),
        ("《医疗机构管理条例》第五十二条关于失效产品的规定不再适用。", []),
    ],
)
def test_what_is_said_of_another_document(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


def test_the_sentence_that_says_so_is_given() -> None:
    text = "本办法由省卫健委解释。自2024年5月1日起施行，《甲办法》同时废止。此前规定不一致的，以本办法为准。"
    (found,) = validity_statements(document("乙", clauses=(article(text),)))
    assert found.words == "自2024年5月1日起施行，《甲办法》同时废止。"


@pytest.mark.parametrize(
    "text",
    [
        "原《会诊制度》（LCYY-YW-012）同时作废。",
        "《会诊制度》自本规定施行之日起停止使用。",
        "《会诊制度》不再执行。",
    ],
)
def test_what_a_hospital_says_of_its_old_rule_is_a_repeal(text):
    assert said(text) == [("会诊制度", "已废止", None)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("上述标准自2025年2月1日起施行，WS 233-2017同时废止。", ["WS 233—2017"]),
        ("WS/T 233—2024 通用准则（代替WS 233—2017）", ["WS 233—2017"]),
        ("本标准部分代替WS 233—2017。", []),
        ("检测方法应当符合DB14/T 2765—2023的要求。", []),
    ],
)
def test_a_standard_is_repealed_or_replaced_by_its_number(text, numbers):
    found = validity_statements(document("乙", clauses=(article(text),)))
    assert [each.mention.reference.number for each in found] == numbers
    assert all(each.state == "已废止" for each in found)
