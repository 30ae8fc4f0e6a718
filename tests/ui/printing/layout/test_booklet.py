"""A booklet: cover, contents, chapters, running heads and indexes, on pages and in Word."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.library import Library
from ui.printing.content.blocks import Options
from ui.printing.content.excerpt import Excerpt, make_item
from ui.printing.content.templates import Template
from ui.printing.layout.layout import layout
from ui.printing.layout.page_styles import Paper
from ui.printing.layout.pages import Pages
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.output_files import save_as

LIST = "晋政办函〔2020〕28号"


@pytest.fixture
def basket(library: Library) -> Excerpt:
    """Two chapters by the user's headings, and what is above the first of them."""
    chosen = (("", "1."), ("一、人才", "13."), ("一、人才", "14."), ("二、医保", "7."))
    items = []
    for heading, label in chosen:
        document, clause = library.clause(f"{LIST}/{label}")
        items.append(make_item(document, clause, heading=heading))
    return Excerpt("专题汇编", tuple(items), date(2026, 11, 27), "5f2c9a01e7b3", True)


def text_of(pages: Pages, number: int) -> str:
    return "".join(pages.pages[number - 1].text.split())


def test_a_cover_with_title_hospital_and_date(basket: Excerpt) -> None:
    pages = layout(basket, "booklet", template=Template(hospital="某某医院"))
    assert text_of(pages, 1) == "专题汇编收录文件1份条款4条某某医院2026年11月27日"
    assert pages.pages[0].bare
    assert not any(page.bare for page in pages.pages[1:])


def test_each_chapter_begins_a_page_and_is_its_running_head(basket: Excerpt) -> None:
    pages = layout(basket, "booklet")
    heads = [page.head[1] for page in pages]
    title = basket.items[0].document.name
    assert heads == ["", "目录", title, "一、人才", "二、医保", "单位索引", "收录文件"]
    assert [page.text.split("\n")[0] for page in pages.pages[2:]] == heads[2:]
    assert all(page.head[0] == "专题汇编" for page in pages.pages[1:])


def test_contents_and_outline_lead_to_the_pages(basket: Excerpt) -> None:
    pages = layout(basket, "booklet")
    rows = dict(re.findall(r"^(.+?)(\d+)$", pages.pages[1].text, re.MULTILINE))
    assert rows["一、人才"] == "4"
    assert rows["单位索引"] == "6"
    assert [entry.page for entry in pages.outline if entry.title == "一、人才"] == [4]
    assert {link.page for link in pages.pages[1].links} == {3, 4, 5, 6, 7}


def test_the_index_has_the_page_of_every_duty(basket: Excerpt) -> None:
    pages = layout(basket, "booklet")
    index = pages.pages[5].text
    assert re.search(r"^省卫健委4、5$", index, re.MULTILINE)
    assert re.search(r"^省自然资源厅3$", index, re.MULTILINE)


def test_chapters_begin_at_the_right_when_both_sides_are_printed(basket: Excerpt) -> None:
    pages = layout(basket, "booklet", paper=Paper(duplex=True))
    first = [
        next(page.number for page in pages if page.head[1] == head)
        for head in ("一、人才", "二、医保", "收录文件")
    ]
    assert all(number % 2 for number in first)
    entry = next(entry for entry in pages.outline if entry.title == "二、医保")
    assert pages.pages[entry.page - 1].head[1] == "二、医保"


def test_without_contents(basket: Excerpt) -> None:
    pages = layout(basket, "booklet", Options(contents=False))
    assert "目录" not in [page.head[1] for page in pages]


def test_whole_documents_are_chapters(library: Library) -> None:
    from ui.printing.content.excerpt import excerpt_of
    from ui.printing.content.excerpt_sources import WholeDocument

    keys = [entry.key for entry in library.documents()][:2]
    excerpt = excerpt_of([WholeDocument(key) for key in keys], library)
    heads = {page.head[1] for page in layout(excerpt, "booklet")}
    assert {document.name for document in excerpt.documents} <= heads


@pytest.mark.parametrize("duplex", [False, True])
def test_word_has_a_field_for_the_contents_with_its_lines(
    basket: Excerpt, tmp_path: Path, duplex: bool
) -> None:
    file = tmp_path / "a.docx"
    save_as(basket, "docx", Setting("booklet", paper=Paper(duplex=duplex)), file)
    with zipfile.ZipFile(file) as package:
        body = package.read("word/document.xml").decode()
        heads = [package.read(name).decode() for name in package.namelist() if "word/header" in name]
    assert body.count("TOC \\f C \\h \\z") == 1
    entries = re.findall(r'TC "([^"]+)"', body)
    assert "一、人才" in entries
    shown = re.findall(r'<w:pStyle w:val="TOC\d"/>', body)
    assert len(shown) == len(entries)
    names = set(re.findall(r'bookmarkStart w:id="\d+" w:name="([^"]+)"', body))
    assert set(re.findall(r"PAGEREF (\S+)", body)) <= names
    assert body.count('fldCharType="begin"') == body.count('fldCharType="end"')
    assert any("一、人才" in head for head in heads)
    assert body.count("<w:sectPr>") == 6


def test_html_and_text_have_the_chapters(basket: Excerpt, tmp_path: Path) -> None:
    for kind in ("html", "text"):
        file: Any = tmp_path / kind
        save_as(replace(basket), kind, Setting("booklet"), file)  # type: ignore[arg-type]
        words = file.read_text(encoding="utf-8")
        assert words.index("一、人才") < words.index("二、医保")
