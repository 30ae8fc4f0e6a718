"""How a clause was put before: editions first, then older documents on its matter; what is gone is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from store.intake.importer import read_bytes
from store.model.document import Document, DocumentSummary
from ui.services.library.earlier_wording import EarlierWordings

LAW = "某某管理办法\n\n第一条 {}\n\n第二条 床位数量由卫生行政部门核定。\n\n第三条 急救人员每年培训两次。\n"


def law(key: str, words: str, date: str | None) -> Document:
    return replace(read_bytes(LAW.format(words).encode(), f"{key}.txt"), date=date)


class Texts:
    """A library of some texts; those of one group are editions."""

    def __init__(self, *texts: tuple[str, Document, str | None]) -> None:
        self.known = {key: (replace(document, key=key), group) for key, document, group in texts}

    def document(self, key: str) -> Document:
        return self.known[key][0]

    def documents(self) -> Sequence[DocumentSummary]:
        return [
            DocumentSummary(
                key,
                "",
                one.title if group else key,
                None,
                one.issuers,
                one.date,
                None,
                one.kind,
                True,
                one.sha256,
                edition_of=group,
            )
            for key, (one, group) in self.known.items()
        ]


OLD = law("old", "医疗机构应当在三十日内随时办理登记。", "2014-01-17")
NEW = law("new", "医疗机构应当在十五日内办理登记。", "2024-07-10")


def clause_id(document: Document, label: str) -> str:
    return next(clause.id for clause in document.walk() if clause.label == label)


def test_an_earlier_edition_is_shown_with_what_is_gone() -> None:
    library = Texts(("old", OLD, "g"), ("new", NEW, "g"))
    [found] = EarlierWordings(library).find("new", clause_id(NEW, "第一条"), ())
    assert (found.first_key, found.second_key, found.place, found.older) == ("old", "new", "第一条", True)
    assert "".join(words for words, _ in found.words) == "医疗机构应当在三十日内随时办理登记。"
    gone = "".join(words for words, dropped in found.words if dropped)
    assert "随时" in gone
    assert "医疗机构" not in gone


def test_nothing_is_earlier_than_the_oldest() -> None:
    library = Texts(("old", OLD, "g"), ("new", NEW, "g"))
    assert EarlierWordings(library).find("old", clause_id(OLD, "第一条"), ()) == []


@pytest.mark.parametrize(
    ("date", "own", "issuer", "count", "older"),
    [
        ("2014-01-17", "2024-07-10", "某市卫生健康委员会", 1, True),
        ("2014-01-17", "2024-07-10", "别市卫生健康委员会", 1, False),
        ("2014-01-17", "2024-07-10", "", 1, False),
        ("2024-07-11", "2024-07-10", "某市卫生健康委员会", 0, False),
        ("2014-01-17", None, "某市卫生健康委员会", 1, False),
    ],
)
def test_other_documents_count_where_they_are_not_newer_and_came_before_where_they_are_of_the_same_office(
    date: str, own: str | None, issuer: str, count: int, older: bool
) -> None:
    issuers = (issuer,) if issuer else ()
    library = Texts(
        ("old", replace(OLD, date=date, issuers=issuers), None),
        ("new", replace(NEW, date=own, issuers=("某市卫生健康委员会",)), None),
    )
    found = EarlierWordings(library).find("new", clause_id(NEW, "第一条"), ["old"])
    assert [each.older for each in found] == [older] * count


def test_a_document_that_nobody_named_is_not_looked_at() -> None:
    library = Texts(("old", OLD, None), ("new", NEW, None))
    assert EarlierWordings(library).find("new", clause_id(NEW, "第一条"), ()) == []
    assert EarlierWordings(library).find("gone", "x", ["old"]) == []


RULE = (
    "处方管理制度\n\n{}处方管理制度，适用于全院。\n\n第一条 {}\n\n"
    "第二条 处方由执业医师开具，药师审核后调配。\n"
)


@pytest.mark.parametrize(("house", "older"), [("甲市人民医院", True), ("乙县中心医院", False)])
def test_a_rule_of_another_hospital_of_the_same_title_is_no_earlier_wording(house: str, older: bool) -> None:
    old, new = (
        replace(read_bytes(RULE.format(of, words).encode(), "制度.txt"), date=date)
        for of, words, date in (
            (house, "处方当日有效，特殊情况可以延长三日。", "2020-01-01"),
            ("甲市人民医院", "处方当日有效。", "2024-01-01"),
        )
    )

    class Rules(Texts):
        def documents(self) -> Sequence[DocumentSummary]:
            return [replace(one, title="处方管理制度") for one in super().documents()]

    library = Rules(("old", old, None), ("new", new, None))
    [found] = EarlierWordings(library).find("new", clause_id(new, "第一条"), ["old"])
    assert found.older == older
