"""Two documents beside each other: the gold that was read by hand, and what must hold for any two texts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.comparison.compared_units import units
from index.comparison.comparison import Comparison, MeasurePair, compare, is_extract
from index.comparison.pairing import SettledPairs
from index.comparison.word_changes import edits
from store.intake.importer import read_bytes
from store.library import Library
from store.model.document import Document
from store.model.printed import printed
from tests.effort import share_of
from tests.looping import some

GOLD = json.loads((Path(__file__).parents[2] / "gold/compare.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def both(shared_library: Library) -> Comparison:
    return compare(shared_library.document(GOLD["a"]), shared_library.document(GOLD["b"]))


def numbers(units: Any) -> list[int]:
    return sorted(int(unit.clause.label.rstrip(".")) for unit in units)


def links(pairs: Any) -> set[tuple[int, int]]:
    return {(one, other) for first, second in pairs for one in first or [0] for other in second or [0]}


def article(text: str) -> Document:
    return read_bytes(f"某某管理办法\n\n{text}\n".encode(), "a.txt")


def test_pairs_as_read_by_hand(both: Comparison) -> None:
    found = links((numbers(pair.first), numbers(pair.second)) for pair in both.pairs)
    wanted = links((one["a"], one["b"]) for one in GOLD["pairs"])
    allowed = links((one["a"], one["maybe"]) for one in GOLD["pairs"] if "maybe" in one)
    right = len(found & wanted)
    precision, recall = (right + len((found - wanted) & allowed)) / len(found), right / len(wanted)
    assert 2 * precision * recall / (precision + recall) >= 0.93, (found - wanted, wanted - found)


def test_kinds_as_read_by_hand(both: Comparison) -> None:
    found = {(tuple(numbers(p.first)), tuple(numbers(p.second))): p.kind for p in both.pairs}
    by_first = {key[0]: kind for key, kind in found.items() if key[0]}
    by_second = {key[1]: kind for key, kind in found.items() if key[1]}
    right = strict = 0
    for one in GOLD["pairs"]:
        kind = by_first.get(tuple(one["a"])) if one["a"] else by_second.get(tuple(one["b"]))
        strict += kind == one["kind"]
        right += kind in (one["kind"], *one.get("also", ()))
    assert strict / len(GOLD["pairs"]) >= 0.85
    assert right / len(GOLD["pairs"]) >= 0.94


def test_words_added_dropped_and_replaced_as_read_by_hand(both: Comparison) -> None:
    pairs = {tuple(numbers(pair.first)): pair for pair in both.pairs if pair.first}
    read = [(one, pair) for one in GOLD["pairs"] if (pair := pairs.get(tuple(one["a"]))) and pair.second]
    assert any(one.get(kind) for one, _ in read for kind in ("added", "dropped", "replaced"))
    for one, pair in some(read):
        old = [change.first.text if change.first else "" for change in pair.changes]
        new = [change.second.text if change.second else "" for change in pair.changes]
        assert all(any(words in text for text in new) for words in one.get("added", ())), one
        assert all(any(words in text for text in old) for words in one.get("dropped", ())), one
        for before, after in one.get("replaced", ()):
            swaps = [(left, right) for left, right in zip(old, new, strict=True) if left and right]
            assert any(left in before and right in after for left, right in swaps), one


def test_every_measure_stands_in_a_pair(shared_library: Library) -> None:
    documents = [shared_library.document(each.key) for each in shared_library.documents()]
    for first in some(documents):
        for second in some(documents):
            assert_sound(compare(first, second))


def assert_sound(made: Comparison) -> None:
    for side, document in (("first", made.first), ("second", made.second)):
        shown = Counter(unit.id for pair in made.pairs for unit in getattr(pair, side))
        assert set(shown) >= {unit.id for unit in units(document)}
        clauses = {clause.id: clause for clause in document.walk()}
        for pair in made.pairs:
            members = {clause.id for unit in getattr(pair, side) for clause in unit.members}
            for change in pair.changes:
                place = getattr(change, side)
                if place is None:
                    continue
                clause = clauses[place.clause_id]
                assert place.clause_id in members
                assert printed(clause)[place.start : place.end] == place.text
                if place.text_start is not None:
                    assert clause.text[place.text_start :].startswith(place.text)
    for pair in made.pairs:
        assert_kind(pair)


def assert_kind(pair: MeasurePair) -> None:
    assert (pair.kind == "added") == (not pair.first)
    assert (pair.kind == "dropped") == (not pair.second)
    assert pair.kind != "same" or not pair.changes
    assert 0 <= pair.likeness <= 1
    for change in pair.changes:
        sides = (change.first is not None, change.second is not None)
        assert (
            sides
            == {"delete": (True, False), "insert": (False, True), "replace": (True, True)}[change.operation]
        )


def test_a_document_beside_itself_is_the_same(shared_library: Library) -> None:
    for each in some(shared_library.documents()):
        document = shared_library.document(each.key)
        assert {pair.kind for pair in compare(document, document).pairs} == {"same"}


def test_punctuation_width_and_white_space_are_no_changes() -> None:
    first = article("第一条 对符合条件的医院(含分院)，给予 支持；\n\n第二条 每年支付10%。")
    second = article("第一条 对符合条件的医院（含分院）给予支持。\n\n第二条 每年支付１０％。")
    assert [pair.kind for pair in compare(first, second).pairs if pair.first[0].clause.label != "前言"] == [
        "same"
    ] * 2


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("医疗机构应当在三十日内办理登记手续。", "医疗机构应当在十五日内办理登记手续。", "revised"),
        (
            "医疗机构可以设立专门的质量管理部门负责日常工作。",
            "医疗机构应当设立专门的质量管理部门负责日常工作。",
            "revised",
        ),
        ("卫生行政部门负责医疗机构的监督管理。", "卫生行政部门负责医疗机构的监督和管理。", "restated"),
        (
            "医疗机构应当建立质量管理制度。",
            "医疗机构应当建立质量管理制度，配备专职人员，每年向社会公布评价结果。",
            "extended",
        ),
        (
            "医疗机构应当建立质量管理制度，配备专职人员，向社会公布评价结果。",
            "医疗机构应当建立质量管理制度。",
            "reduced",
        ),
    ],
)
def test_what_became_of_an_article(old: str, new: str, kind: str) -> None:
    rest = "\n\n第二条 本办法自发布之日起施行。"
    [found] = [
        p
        for p in compare(article(f"第一条 {old}{rest}"), article(f"第一条 {new}{rest}")).pairs
        if p.first[0].clause.label == "第一条"
    ]
    assert found.kind == kind


def test_a_moved_article_is_found_and_said_to_have_moved() -> None:
    lines = [
        "医疗机构应当建立病历管理制度。",
        "药品采购实行集中招标。",
        "床位数量由卫生行政部门核定。",
        "急救人员每年培训两次。",
    ]
    old = article("\n\n".join(f"第{n}条 {line}" for n, line in zip("一二三四", lines, strict=True)))
    new = article(
        "\n\n".join(f"第{n}条 {line}" for n, line in zip("一二三四", [*lines[1:], lines[0]], strict=True))
    )
    pairs = [pair for pair in compare(old, new).pairs if pair.first[0].clause.label != "前言"]
    assert {pair.kind for pair in pairs} == {"same"}
    [moved] = [pair for pair in pairs if pair.moved]
    assert (moved.first[0].clause.label, moved.second[0].clause.label) == ("第一条", "第四条")


def test_like_answers_to_like() -> None:
    old = article("第一章 发票的领购\n\n第一条 单位和个人领购发票，应当办理登记。")
    new = article("第一章 发票的领用\n\n第一条 发票的领购由税务机关办理，单位和个人应当登记。")
    labels = [
        (p.first[0].clause.label, p.second[0].clause.label)
        for p in compare(old, new).pairs
        if p.first and p.second
    ]
    assert ("第一章", "第一章") in labels
    assert ("第一条", "第一条") in labels


def test_an_article_is_split_and_merged() -> None:
    first, second = (
        "医疗机构应当建立病历管理制度，病历保存三十年。",
        "药品采购实行集中招标，价格由省级部门公布。",
    )
    whole, parts = f"第一条 {first}{second}", f"第一条 {first}\n\n第二条 {second}"
    rest = "床位数量由卫生行政部门核定。"
    one, two = article(f"{whole}\n\n第二条 {rest}"), article(f"{parts}\n\n第三条 {rest}")
    assert "split" in [pair.kind for pair in compare(one, two).pairs]
    assert "merged" in [pair.kind for pair in compare(two, one).pairs]


def test_pairs_that_a_person_set_or_parted_stand(both: Comparison) -> None:
    ids = {number: f"{GOLD['a']}/{number}." for number in range(1, 25)}
    other = {number: f"{GOLD['b']}/36项保障措施/{number}." for number in range(1, 37)}
    settled = SettledPairs(frozenset({(ids[6], other[24])}), frozenset({(ids[1], other[3])}))
    made = compare(both.first, both.second, settled)
    assert_sound(made)
    joined = links((numbers(pair.first), numbers(pair.second)) for pair in made.pairs)
    assert (6, 24) in joined
    assert (1, 3) not in joined
    assert [numbers(pair.first) for pair in made.pairs if pair.settled] == [[6]]


def test_a_report_and_a_text_that_breaks_off_may_be_extracts(
    both: Comparison, shared_library: Library
) -> None:
    extracts = {
        each.key for each in shared_library.documents() if is_extract(shared_library.document(each.key))
    }
    assert GOLD["b"] in extracts
    assert "晋政办发〔2021〕85号" in extracts
    assert GOLD["a"] not in extracts
    assert both.extracts == (False, True)


WORDS = st.lists(st.sampled_from(["医院", "的", "建设", "支持", "10", "应当", "设备"]), max_size=12)


@settings(max_examples=share_of(150), deadline=None)
@given(WORDS, WORDS)
def test_edits_lead_from_one_text_to_the_other(first: list[str], second: list[str]) -> None:
    made: list[str] = []
    at = 0
    for a, b, c, d in edits(first, second):
        assert a <= b
        assert c <= d
        assert (a, c) < (b, d)
        made += first[at:a] + second[c:d]
        at = b
    assert made + first[at:] == second


LINES = st.lists(
    st.sampled_from(
        [
            "医疗机构应当建立制度。",
            "药品采购实行招标。",
            "床位由部门核定，每年十张。",
            "建立制度。药品采购招标。",
            "（一）人员；\n（二）设备。",
        ]
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=share_of(60), deadline=None)
@given(LINES, LINES)
def test_any_two_texts_are_compared_soundly(first: list[str], second: list[str]) -> None:
    numerals = "一二三四五六七"
    texts = [
        "\n\n".join(f"第{n}条 {line}" for n, line in zip(numerals, lines, strict=False))
        for lines in (first, second)
    ]
    assert_sound(compare(*map(article, texts)))
