"""Which edition holds, and what each is called."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from store.library.claims import claim_of, relation
from store.library.editions import UNDATED, editions_of, with_editions
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


@pytest.mark.parametrize(
    ("days", "names", "newer"),
    [
        (("2020-01-01", "2024-05-01"), ["2020", "2024"], ["1", None]),
        (("2024-01-01", "2024-05-01"), ["2024-01-01", "2024-05-01"], ["1", None]),
        ((None, "2024-05-01"), [UNDATED, "2024"], [None, None]),
        ((None, None), ["第1份", "第2份"], [None, None]),
        (("2020-01-01", "2020-01-01", "2024-05-01"), ["第1份", "第2份", "2024"], ["2", "2", None]),
    ],
)
def test_texts_of_one_title_are_told_apart_and_none_is_taken_for_an_edition(
    days: tuple[str | None, ...], names: list[str], newer: list[str | None]
) -> None:
    found = with_editions([entry(str(at), day, at, None) for at, day in enumerate(days)])
    assert [one.edition for one in found] == names
    assert [one.newer for one in found] == newer
    assert all(one.current for one in found)


def test_a_later_text_of_another_issuer_is_no_newer_text() -> None:
    entries = [
        replace(entry(place, day, at, None), issuers=(place,))
        for at, (place, day) in enumerate((("甲市", "2020-01-01"), ("乙市", "2024-01-01")))
    ]
    assert [one.newer for one in with_editions(entries)] == [None, None]


def test_an_edition_and_another_text_of_its_title_are_told_apart_too() -> None:
    days = (("a", "2019-01-01", "甲"), ("b", "2021-01-01", "甲"), ("c", "2021-06-01", None))
    found = with_editions([entry(key, day, at, of) for at, (key, day, of) in enumerate(days)])
    assert [one.edition for one in found] == ["2019-01-01", "2021-01-01", "2021-06-01"]
    assert [one.current for one in found] == [False, True, True]
    assert [one.newer for one in found] == ["b", "c", None]


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
