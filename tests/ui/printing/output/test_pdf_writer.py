"""The PDF measured: geometry, text layer, and files that are whole or not there."""

from __future__ import annotations

import itertools
import os
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PySide6.QtGui import QImage

from tests.looping import some
from tests.ui.printing.output.pdf_samples import STYLES
from ui.printing.content.templates import Template
from ui.printing.layout.layout import layout
from ui.printing.layout.page_styles import Paper
from ui.printing.output.pdf_writer import save_pages, write_pdf

MM = 72 / 25.4
HALF_MM = 0.5 * MM


def test_the_paper_is_a4(official: list[Any]) -> None:
    for page in some(official):
        assert page.width == pytest.approx(210 * MM, abs=1)
        assert page.height == pytest.approx(297 * MM, abs=1)


def test_the_type_area_is_156_by_225(official: list[Any]) -> None:
    left, right, top, bottom = 28 * MM, (28 + 156) * MM, 37 * MM, (37 + 225) * MM
    chars = [char for page in official for char in page.body()]
    assert min(char.x0 for char in chars) == pytest.approx(left, abs=HALF_MM)
    assert max(char.x1 for char in chars) == pytest.approx(right, abs=HALF_MM)
    assert min(char.baseline - 0.88 * char.size for char in chars) >= top - HALF_MM
    assert max(char.baseline + 0.12 * char.size for char in chars) <= bottom + HALF_MM


def test_a_page_has_22_lines_of_28_characters(official: list[Any], printed_documents: Any) -> None:
    lines = Counter(
        len(page.lines()) for page in official[1:-1] if all(char.size > 15 for char in page.body())
    )
    # A page may end a line or two early, so that what belongs together stays so.
    assert max(lines) == 22
    assert lines[22] > 2
    law = next(
        pages
        for (key, style), (_, _, pages) in printed_documents.items()
        if "一体化" in key and style == "official"
    )
    full = [
        line
        for page in law
        for line in page.lines()
        if line[0].x0 < 29 * MM and line[-1].x1 > 183 * MM and not any(char.text.isascii() for char in line)
    ]
    counts = Counter(len(line) for line in full)
    assert counts.most_common(1)[0][0] == 28
    assert set(counts) <= {27, 28, 29}


def test_lines_are_28_95_points_apart(official: list[Any]) -> None:
    lines = official[1].lines()
    body = [line for line in lines if line[0].size == pytest.approx(15.75, abs=0.01)]
    steps = {round(below[0].baseline - above[0].baseline, 1) for above, below in itertools.pairwise(body)}
    assert all(step / 28.95 == pytest.approx(round(step / 28.95), abs=0.01) for step in steps)
    assert 28.9 in steps or 29.0 in steps


def test_the_body_is_size_three_and_the_title_size_two(official: list[Any]) -> None:
    first = official[0]
    assert first.lines()[0][0].size == pytest.approx(22)
    sizes = Counter(round(char.size, 2) for page in official for char in page.body())
    assert sizes.most_common(1)[0][0] == 15.75


def test_page_numbers_stand_outside(official: list[Any]) -> None:
    left, right = 28 * MM, (28 + 156) * MM
    for number, page in some(enumerate(official, start=1)):
        line = [char for char in page.foot() if char.size == pytest.approx(14)]
        assert "".join(char.text for char in line) == f"—{number}—"
        assert line[0].baseline == pytest.approx((37 + 225 + 7) * MM + 4, abs=2)
        if number % 2:
            assert line[-1].x1 == pytest.approx(right - 14, abs=1)
        else:
            assert line[0].x0 == pytest.approx(left + 14, abs=1)


def test_the_foot_says_where_it_is_from_and_when_it_was_printed(official: list[Any]) -> None:
    for page in some(official):
        text = "".join(char.text for char in page.foot() if char.size < 10)
        assert re.fullmatch("医策·文件库5f2c9a01e7·2026年11月22日打印核验码[0-9a-f]{10}", text)


def test_the_fonts_are_embedded_as_subsets(official: list[Any]) -> None:
    assert all("+" in char.font for page in some(official) for char in some(page.chars))


def test_sixty_pages(texts: Any, tmp_path: Path) -> None:
    excerpt = texts.whole()
    many = replace(excerpt, items=excerpt.items * 2)
    count = len(write_pdf(many, tmp_path / "a.pdf", "official"))
    assert count >= 60
    with pdfplumber.open(tmp_path / "a.pdf") as file:
        assert len(file.pages) == count


def test_the_number_of_pages_is_returned(texts: Any, tmp_path: Path, read: Any) -> None:
    path = tmp_path / "摘录 一.pdf"
    assert len(write_pdf(texts.of("晋政办函〔2020〕28号/9."), path)) == 1 == len(read(path))
    assert os.listdir(tmp_path) == ["摘录 一.pdf"]


def test_corrections_stand_at_the_foot_of_their_page(texts: Any, printed_documents: Any) -> None:
    for key, document in some(texts.documents.items()):
        _, _, pages = printed_documents[key, "official"]
        marks = [
            mark
            for page in pages
            for mark in re.findall(r"〔\d{1,2}〕", page.text().replace(page.words(), ""))
        ]
        assert bool(marks) == bool(document.corrections)
        for page in pages:
            below = [line for line in page.lines() if line[0].baseline >= page.notes_from()]
            assert all(char.size == pytest.approx(10.5) for line in below for char in line)
            if below:
                assert below[-1][0].baseline < (37 + 225.5) * MM


def outline_of(path: Path) -> list[tuple[int, str, int]]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return [(each.level, each.get_title(), each.get_dest().get_index()) for each in pdf.get_toc()]


def test_clauses_are_bookmarks_of_the_file(texts: Any, printed_documents: Any) -> None:
    key = next(key for key in texts.documents if "一体化办法" in key)
    pages, path, found = printed_documents[key, "official"]
    outline = outline_of(path)
    assert len(outline) == sum(clause.label != "前言" for clause in texts.document(key).walk())
    assert outline[0][0] == 0
    assert outline[0][1].startswith("第一章")
    assert outline[1][0] == 1
    for _, title, page in outline:
        assert "".join(title.strip("…").split())[:6] in found[page].text()
    assert len(pages.outline) == len(outline)


@pytest.mark.parametrize("size", ["A4", "A3", "B5"])
@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("style", STYLES)
def test_papers(texts: Any, tmp_path: Path, read: Any, size: Any, landscape: bool, style: Any) -> None:
    paper = Paper(size, landscape)
    write_pdf(texts.whole("晋政办函〔2020〕28号"), tmp_path / "a.pdf", style, paper=paper)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        width, height = paper.measures
        for page in some(pdf.pages):
            assert (page.width, page.height) == pytest.approx((width * MM, height * MM), abs=1)
            assert max(char["x1"] for char in page.chars) <= (width - 25) * MM
            assert max(char["bottom"] for char in page.chars) <= (height - 12) * MM
            numbers = [char for char in page.chars if char["text"] == "—" and char["size"] == 14]
            if style == "official":
                assert numbers[0]["top"] > (height - 35) * MM


def test_margins_change_sides_for_both_sides_of_the_paper(texts: Any, tmp_path: Path, read: Any) -> None:
    write_pdf(texts.whole("晋政办函〔2020〕28号"), tmp_path / "a.pdf", "official", paper=Paper(duplex=True))
    lefts = [min(char.x0 for char in page.body()) for page in read(tmp_path / "a.pdf")]
    assert lefts[0] == pytest.approx(28 * MM, abs=0.5)
    assert lefts[1] == pytest.approx((210 - 28 - 156) * MM, abs=0.5)


def test_some_pages_only(texts: Any, tmp_path: Path, read: Any) -> None:
    pages = layout(texts.whole("晋政办函〔2020〕28号"), "official")
    for _ in save_pages(pages, tmp_path / "a.pdf", [2, 4]):
        pass
    found = read(tmp_path / "a.pdf")
    assert [page.text() for page in found] == ["".join(pages.pages[n - 1].text.split()) for n in (2, 4)]
    assert {page for _, _, page in outline_of(tmp_path / "a.pdf")} == {0, 1}


def test_what_the_hospital_adds(texts: Any, tmp_path: Path, read: Any) -> None:
    picture = QImage(200, 80, QImage.Format.Format_RGB32)
    picture.fill(0x0F766E)
    assert picture.save(str(tmp_path / "logo.png"))
    template = Template("own", "本院", "山西白求恩医院", "内部学习", tmp_path / "logo.png")
    write_pdf(texts.of("晋政办函〔2020〕28号/9."), tmp_path / "a.pdf", "official", template=template)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        text = pdf.pages[0].extract_text()
        assert "山西白求恩医院" in text
        assert text.startswith("内部学习")
        assert len(pdf.pages[0].images) == 1
        assert pdf.pages[0].images[0]["bottom"] < 37 * MM
        assert pdf.metadata["Author"] == "山西白求恩医院"
