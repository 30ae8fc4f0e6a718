"""The Word file: paragraphs, styles, page, footnotes and tables."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from store.model.table import Table
from tests.looping import some
from tests.ui.printing.output.output_text import bare, expected, word
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import Paper
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.results_docx import results_docx
from ui.services.export_results import ResultRow

STYLES = ("official", "plain")
KEY = "晋卫发〔2024〕6号"


@pytest.mark.parametrize("style", STYLES)
def test_word_has_every_paragraph_in_order(texts: Any, tmp_path: Path, style: Any) -> None:
    for key in some(texts.documents):
        excerpt = texts.whole(key)
        made = word(excerpt, Setting(style), tmp_path / "a.docx")
        found = "".join(bare(paragraph.text) for paragraph in made.paragraphs)
        place = 0
        for text in some(expected(excerpt, Setting(style))):
            at = found.find(text, place)
            assert at >= 0, text
            place = at + len(text)


def test_word_has_real_styles_and_an_outline(texts: Any, tmp_path: Path) -> None:
    made = word(texts.whole("晋政办发〔2021〕85号"), Setting("official"), tmp_path / "a.docx")
    names = {paragraph.style.name for paragraph in made.paragraphs}
    assert {"Title", "Heading 2", "Normal", "发文信息", "引文"} <= names
    fonts = made.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert made.styles["Heading 2"].element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
    levels = [each.get(qn("w:val")) for each in made.element.iter(qn("w:outlineLvl"))]
    assert {"1", "2"} <= set(levels)
    assert not list(made.element.iter(qn("w:numPr")))


def test_word_has_the_page_of_the_standard(texts: Any, tmp_path: Path) -> None:
    made = word(texts.whole("晋政办函〔2020〕28号"), Setting("official"), tmp_path / "a.docx")
    section = made.sections[0]
    sides = [section.left_margin, section.top_margin, section.page_width, section.page_height]
    assert [round(side.mm, 1) for side in sides] == [28.0, 37.0, 210.0, 297.0]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
    assert made.settings.odd_and_even_pages_header_footer
    for footer in (section.footer, section.even_page_footer):
        codes = [each.text.strip() for each in footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE"]
        assert footer.paragraphs[0].text.startswith("— ")
        assert "文件库 5f2c9a01e7" in footer.paragraphs[1].text
    plain = word(texts.whole("晋政办函〔2020〕28号"), Setting("plain"), tmp_path / "b.docx")
    codes = [each.text.strip() for each in plain.sections[0].footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_word_has_corrections_as_footnotes(
    document: Any, clause: Any, make_texts: Any, make_correction: Any, tmp_path: Path
) -> None:
    bed = clause(KEY, "1.", body=("增加床位。",))
    found = (make_correction(bed.id, "庆位", "床位", "形近 <误字> & 其他。"),)
    texts = make_texts(document(bed, corrections=found))
    word(texts.of(bed.id), Setting(), tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        notes = ElementTree.fromstring(file.read("word/footnotes.xml"))
        body = file.read("word/document.xml").decode()
        assert "footnotes+xml" in file.read("[Content_Types].xml").decode()
    assert "形近 <误字> & 其他。" in "".join(notes.itertext())
    assert body.count("<w:footnoteReference ") == 1
    words = "".join(
        "1" if node.tag == qn("w:footnoteReference") else node.text or ""
        for node in ElementTree.fromstring(body).iter()
        if node.tag in (qn("w:t"), qn("w:footnoteReference"))
    )
    assert "增加床位〔1〕" in words or "增加床位。〔1〕" in words


def test_word_has_tables_whose_heads_are_repeated(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    table = Table((("科室", "床位"), ("内科", "40"), ("外科", "50")), caption="床位表", note="不含急诊")
    one = clause(KEY, "1.", body=("如下。", table))
    made = word(make_texts(document(one)).of(one.id), Setting("official"), tmp_path / "a.docx")
    rows = made.tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [list(row) for row in table.rows]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_word_says_what_it_is(texts: Any, tmp_path: Path) -> None:
    template = Template("own", "本院", "山西白求恩医院", "内部学习")
    made = word(texts.whole("晋政办函〔2020〕28号"), Setting(template=template), tmp_path / "a.docx")
    properties = made.core_properties
    assert properties.title == "山西省支持区域医疗中心建设运营政策清单"
    assert properties.author == "山西白求恩医院"
    assert properties.comments == ""
    assert made.sections[0].header.paragraphs[0].text == "内部学习"


@pytest.mark.parametrize("size", ["A3", "B5"])
def test_word_on_other_papers(texts: Any, tmp_path: Path, size: Any) -> None:
    paper = Paper(size, landscape=True, duplex=True)
    made = word(texts.of("晋政办函〔2020〕28号/9."), Setting(paper=paper), tmp_path / "a.docx")
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == paper.measures
    assert made.settings.element.find(qn("w:mirrorMargins")) is not None


def test_results_are_a_word_file_of_the_same_make(tmp_path: Path) -> None:
    line = ResultRow("样本通知", KEY, "第一条", "exact", "第一段。\n第二段。", "《样本通知》第一条")
    data = results_docx([line], "“床位”的检索结果", "共 1 条", "5f2c9a01e7b3")
    made = docx.Document(io.BytesIO(data))
    words = [paragraph.text for paragraph in made.paragraphs]
    assert words == [
        "“床位”的检索结果",
        "共 1 条",
        "样本通知 第一条",
        "第一段。",
        "第二段。",
        "——《样本通知》第一条",
    ]
    foot = made.sections[0].footer.paragraphs[-1].text
    assert "文件库 5f2c9a01e7" in foot
    assert "导出" in foot
    assert "打印" not in foot
