"""No two documents of a library look alike, however little room there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.references.citation import document_number, edition_mark, marked_title
from index.text.segmenter import segment
from store.library.editions import with_editions
from store.model.document import Document, DocumentSummary
from store.model.typography import typeset
from tests.samples import document
from ui.services.library.short_names import (
    DocumentNames,
    edition_suffix,
    fitting_title,
    narrow_title,
    newer_mark,
    short_title,
    tell_apart,
)
from ui.services.library.title_shortening import NARROW, shorten_title

PLACES = (
    "山西省", "上海市", "广西壮族自治区", "太原市", "河南省人民政府关于印发", "某县", "", "中华人民共和国",
    "山西省人民政府办公厅关于", "山西省高级人民法院、山西省人民检察院关于", "江苏省实施《中华人民共和国",
)  # fmt: skip
MATTERS = (
    "优化营商环境",
    "医院章程",
    "城乡居民基本医疗保险",
    "反不正当竞争法》",
    "反恐怖主义法》",
    "中外合作经营企业法实施",
    "国家区域医疗中心建设运营政策",
    "办理非法生产、销售、使用禁止在饲料中使用的药品刑事案件适用法律问题的",
    "互联网上网服务营业场所管理",
)
KINDS = ("条例", "办法", "细则", "清单", "的通知", "（试行）", "实施办法", "解释（一）", "解释（二）")
DATES = (None, "2020-04-10", "2020-09-01", "2024-11-28")


def entry(title: str, date: str | None = None, at: int = 0, number: str | None = None) -> DocumentSummary:
    return DocumentSummary(f"{title}-{at}", "", title, number, (), date, None, "条例", True, "", position=at)


TITLES = st.builds("".join, st.tuples(*map(st.sampled_from, (PLACES, MATTERS, KINDS))))
LIBRARIES = st.lists(st.tuples(TITLES, st.sampled_from(DATES)), max_size=40).map(
    lambda rows: with_editions([entry(title, date, at) for at, (title, date) in enumerate(rows)])
)
#: Every title that can be made of these parts, some of them twice.
LARGE = with_editions(
    [
        entry("".join(parts), date, at)
        for at, (parts, date) in enumerate(product(product(PLACES, MATTERS, KINDS), DATES[:1] + DATES[3:]))
        if date is None or at % 3 == 0
    ]
)


def as_document(one: DocumentSummary) -> Document:
    wanted = {"key": one.key, "title": one.name, "date": one.date, "number": one.number}
    return replace(document(**wanted), edition=one.edition)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    yield
    tell_apart(())


def _all_differ(library: list[DocumentSummary]) -> None:
    names = DocumentNames(library)
    for name in (names.title, names.short_title, names.narrow_title):
        assert len({name(one) for one in library}) == len(library), name
    documents = [as_document(one) for one in library]
    for on_paper in (marked_title, lambda one: document_number(one.number) + one.name + edition_mark(one)):
        assert len({on_paper(one) for one in documents}) == len(library)


def _means(name: str, title: str) -> bool:
    """Whether a reader may take a name that was cut for a title."""
    wild = "《?.+》?".join(re.escape(part.lstrip("《")) for part in name.split("…"))
    return re.fullmatch(wild, title) is not None


def _each_means_one_title(library: list[DocumentSummary], rooms: range) -> None:
    names = DocumentNames(library)
    titles = {typeset(names.short_title(replace(one, edition=None))) for one in library}
    for one in library:
        own = typeset(names.short_title(replace(one, edition=None)))
        narrow = names.narrow_title(one)
        shown = {narrow} | {
            names.fitting_form(names.short_title(one), lambda name, room=room: len(name) <= room)
            for room in rooms
            if room >= len(narrow)
        }
        for name in (each.removesuffix(edition_suffix(one)) for each in shown):
            if "…" in name:
                assert [title for title in titles if _means(name, title)] in ([], [own]), name


@given(LIBRARIES)
def test_a_name_that_was_cut_can_be_read_as_no_other_title(library: list[DocumentSummary]) -> None:
    _each_means_one_title(library, range(14, 40, 6))


def test_no_name_that_was_cut_of_a_large_library_can_be_read_as_another_title() -> None:
    _each_means_one_title(LARGE[::5], range(20, 21))


def test_with_more_room_more_of_a_name_is_shown() -> None:
    titles = [
        "最高人民法院关于北京、上海、广州知识产权法院案件管辖的规定",
        "最高人民法院关于北京金融法院案件管辖的规定",
    ]
    names = DocumentNames([entry(title) for title in titles])
    assert "知识产权" in names.narrow_title(entry(titles[0]))
    shown = [
        names.fitting_form(titles[0], lambda name, room=room: len(name) <= room) for room in (18, 24, 28)
    ]
    assert sorted(shown, key=len) == shown
    assert [len(name) for name in shown] >= [16, 21, 25]


@given(LIBRARIES)
def test_no_two_documents_look_alike(library: list[DocumentSummary]) -> None:
    _all_differ(library)


def test_no_two_documents_of_a_large_library_look_alike() -> None:
    _all_differ(LARGE)
    names = DocumentNames(LARGE)
    assert all("…" not in names.short_title(one) for one in LARGE)
    narrow = [len(names.narrow_title(replace(one, edition=None))) for one in LARGE]
    assert sorted(narrow)[len(narrow) // 2] <= NARROW + 2
    assert max(narrow) <= 34


def test_a_short_name_is_used_where_it_is_the_only_one() -> None:
    titles = ["上海市优化营商环境条例", "河南省优化营商环境条例", "山西省医疗机构管理条例"]
    library = [entry(title) for title in titles]
    names = DocumentNames(library)
    assert [names.short_title(one) for one in library] == [*titles[:2], "医疗机构管理条例"]
    assert len({names.narrow_title(one) for one in library}) == 3


@pytest.mark.parametrize(
    "title",
    [
        "山西省高级人民法院关于适用民法典若干问题的解释",
        "北京市实施《消防法》的若干办法",
        "上海市人民代表大会常务委员会规范性文件备案审查条例",
    ],
)
def test_what_issued_a_document_keeps_its_province(title: str) -> None:
    assert short_title(entry(title)) == title


@given(TITLES, st.integers(8, 40))
def test_a_title_is_never_cut_inside_a_word_or_a_title_within_it(title: str, length: int) -> None:
    head, mark, tail = shorten_title(typeset(title), length).partition("…")
    if not mark:
        return
    assert title.startswith(head)
    tail = tail if title.endswith(tail) else tail[1:]
    assert title.endswith(tail)
    borders = {0, *accumulate(map(len, segment(typeset(title))))}
    assert {len(head), len(title) - len(tail)} <= borders
    assert not head.endswith(("反", "非", "不"))
    gap = title[len(head) : len(title) - len(tail)]
    if tail.count("》") > tail.count("《") and head.count("《") == head.count("》"):
        assert gap.endswith("《中华人民共和国")


def test_the_library_that_is_open_decides() -> None:
    shanghai, henan = entry("上海市优化营商环境条例"), entry("河南省优化营商环境条例")
    assert short_title(shanghai) == "优化营商环境条例"
    tell_apart([shanghai, henan])
    assert short_title(shanghai) == "上海市优化营商环境条例"
    assert narrow_title(shanghai) != narrow_title(henan)


def test_two_texts_of_one_title_say_their_years_and_the_older_that_there_is_a_newer() -> None:
    library = with_editions(
        [entry("甲市公约管理办法", day, at) for at, day in enumerate(("2020-04-10", "2024-11-28"))]
    )
    tell_apart(library)
    assert [short_title(one) for one in library] == ["甲市公约管理办法（2020）", "甲市公约管理办法（2024）"]
    assert [newer_mark(one.key) for one in library] == ["2024", ""]


def test_a_name_that_does_not_fit_gives_way_to_the_one_for_narrow_places() -> None:
    library = with_editions(
        [
            entry(f"{place}人民代表大会常务委员会关于加强城市社区卫生服务工作的决定", "2020-01-01", at)
            for at, place in enumerate(("太原市", "太原市", "大同市"))
        ]
    )
    tell_apart(library)
    for room in (30, 24, 18):
        shown = [fitting_title(short_title(one), lambda name, room=room: len(name) < room) for one in library]
        assert len(set(shown)) == 3
        assert all(len(name) < room for name in shown)
    assert fitting_title("没有这份文件的名称", lambda _name: False) == "没有这份文件的名称"


@pytest.mark.parametrize("span", ["2020-2024年", "2023—2025年", "2021～2030年"])
def test_a_span_of_years_is_left_whole_or_out(span: str) -> None:
    title = f"山西白求恩医院区域医疗中心建设发展规划（{span}）"
    for length in range(14, len(title)):
        shown = shorten_title(title, length)
        assert span in shown or not any(figure in shown for figure in span if figure.isdigit())
    names = DocumentNames([document(title, title), document("别的", "山西白求恩医院建设规划")])
    assert span in names.narrow_title(document(title, title))


def test_with_less_room_a_name_is_cut_shorter_at_words_and_once() -> None:
    name = "保障和促进县域医疗卫生一体化办法"
    for length in range(7, 14):
        shown = fitting_title(name, lambda each, length=length: len(each) <= length)
        assert len(shown) <= length
        assert shown.count("…") == 1
