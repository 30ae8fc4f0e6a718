"""The contents of a long paper: headings, the pages they are on, links that lead there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from ui.printing.content.blocks import Options
from ui.printing.layout.contents_page import MOST_LINES
from ui.printing.layout.layout import layout
from ui.printing.output.pdf_writer import save_pages

KEY = "晋卫发〔2024〕6号"


def law(document: Any, clause: Any, make_texts: Any, chapters: int = 12, articles: int = 20) -> Any:
    """A law of so many chapters; some of their headings take two lines."""
    parts = []
    for number in range(1, chapters + 1):
        label = f"第{number}章"
        name = f"{'医疗服务与管理' * (number % 4 + 1)}之{number}"
        below = [
            clause(KEY, label, f"第{number * 100 + each}条", body=("为增加床位，按照规定办理。" * 6,))
            for each in range(articles)
        ]
        parts.append(clause(KEY, label, heading=name, body=tuple(below)))
    return make_texts(document(*parts)).whole()


@pytest.mark.parametrize("style", ["official", "plain"])
def test_every_heading_stands_on_the_page_that_the_contents_name(
    document: Any, clause: Any, make_texts: Any, style: Any
) -> None:
    pages = layout(law(document, clause, make_texts, articles=40), style)
    front = [page for page in pages if page.links]
    assert [page.number for page in front] == list(range(1, len(front) + 1))
    assert pages.pages[0].text.startswith("目")
    lines = "".join(page.text for page in front).replace("\n", "")
    for entry in pages.outline[1:]:
        if not entry.heading:
            continue
        assert f"{entry.heading}{entry.page}" in lines
        there = [
            (page.sheet.top + top, row.text)
            for page in pages
            if page.number == entry.page
            for top, row in page.rows
        ]
        (text,) = [text for y, text in there if abs(y - entry.y) < 0.01]
        assert text[:4] == entry.heading[:4]
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert {page.total for page in pages} == {len(pages)}


def test_short_papers_and_those_who_want_none_have_none(document: Any, clause: Any, make_texts: Any) -> None:
    long = law(document, clause, make_texts)
    assert layout(long, "official").pages[0].links
    assert not any(page.links for page in layout(long, "official", Options(contents=False)))
    assert not any(page.links for page in layout(law(document, clause, make_texts, 2), "official"))


def test_deep_headings_are_left_out_where_there_are_too_many(
    document: Any, clause: Any, make_texts: Any
) -> None:
    parts = [
        clause(
            KEY, f"第{number}章", heading=f"总则{number}",
            body=tuple(
                clause(KEY, f"第{number}章", f"第{each}节", heading=f"细则{each}", body=("床位。" * 40,))
                for each in range(15)
            ),
        )
        for number in range(1, 13)
    ]  # fmt: skip
    pages = layout(make_texts(document(*parts)).whole(), "official")
    lines = [row.text for page in pages if page.links for _, row in page.rows]
    assert len(lines) == 13 < MOST_LINES
    assert not any("细则" in line for line in lines)


def test_links_lead_to_the_headings_also_when_only_some_pages_are_saved(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    pages = layout(law(document, clause, make_texts), "official")
    places = {link.page for page in pages for link in page.links}
    for numbers, shown in ((None, places), ([1, *sorted(places)[:2]], {2, 3})):
        for _ in save_pages(pages, tmp_path / "a.pdf", numbers):
            pass
        found = set()
        with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
            page = pdf[0]
            for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
                annot = pdfium.FPDFPage_GetAnnot(page, index)
                link = pdfium.FPDFAnnot_GetLink(annot)
                found.add(pdfium.FPDFDest_GetDestPageIndex(pdf, pdfium.FPDFLink_GetDest(pdf, link)) + 1)
                pdfium.FPDFPage_CloseAnnot(annot)
        assert found == shown
