"""Which edition holds, and what each is called."""

from __future__ import annotations

from itertools import permutations

import pytest

from store.library.claims import claim_of, relation
from store.library.editions import Dated, editions_of, with_editions
from store.model.document import DocumentSummary
from tests.samples import document


def entry(key: str, date: str | None, position: int, family: str | None = "甲") -> DocumentSummary:
    return DocumentSummary(
        key, "", "某办法", None, (), date, None, "办法", True, "", position=position, edition_of=family
    )


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_newest_holds_in_whatever_order_they_came(order: tuple[int, ...]) -> None:
    days = ("2019-01-01", "2021-05-01", "2024-03-01")
    found = with_editions([entry(days[number], days[number], at) for at, number in enumerate(order)])
    assert [one.key for one in found if one.current] == ["2024-03-01"]
    assert {one.edition for one in found} == {"2019", "2021", "2024"}
    assert [one.key for one in editions_of(found, days[0])] == [days[2], days[1], days[0]]


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (("2024-03-01", "2024-05-01"), ["2024-03-01", "2024-05-01"]),
        (("2024-03-01", "2024-03-01"), ["第1版", "第2版"]),
        ((None, "2024-03-01"), ["第1版", "2024-03-01 第2版"]),
        ((None, None), ["第1版", "第2版"]),
    ],
)
def test_each_edition_has_a_name_of_its_own(days: tuple[str | None, ...], names: list[str]) -> None:
    found = with_editions([entry(str(at), day, at) for at, day in enumerate(days)])
    assert [one.edition for one in found] == names
    assert [one.current for one in found] == [False, True]


def test_a_document_by_itself_has_no_edition() -> None:
    (alone,) = with_editions([entry("甲", "2024-03-01", 0, None)])
    assert (alone.current, alone.edition) == (True, None)
    assert Dated("甲", None, None, 0).key == "甲"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "same"),
        ({"title": "关于样本的通知（2024年修订）"}, "same"),
        ({"title": "《关于样本的通知》"}, "same"),
        ({"title": "关于样本的通知（征求意见稿）"}, "none"),
        ({"title": "关于药品的通知"}, "none"),
        ({"part": "附件1"}, "none"),
        ({"date": "2024-01-01"}, "same"),
        ({"number": "晋卫发〔2024〕9号"}, "dated"),
        ({"number": None}, "same"),
        ({"number": None, "date": "2024-01-01"}, "dated"),
        ({"number": None, "issuers": ("别的单位",)}, "none"),
    ],
)
def test_what_two_documents_claim_to_be(changes: dict[str, object], expected: str) -> None:
    assert relation(claim_of(document()), claim_of(document(**changes))) == expected  # type: ignore[arg-type]
