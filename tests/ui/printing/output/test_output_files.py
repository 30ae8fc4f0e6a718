"""Word, HTML and plain text: the same words as the pages, in real styles, whole or not there at all."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn
from PySide6.QtGui import QImage

from store.model.errors import CannotWrite
from store.model.table import Table
from tests.looping import some
from ui.printing.content.blocks import Options, Paragraph
from ui.printing.content.document_blocks import blocks
from ui.printing.content.templates import Template
from ui.printing.layout.page_styles import Paper, sheet_for
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.output_files import save_as, save_steps
from ui.printing.output.results_docx import results_docx
from ui.services.export_results import ResultRow

STYLES = ("official", "plain")
KEY = "晋卫发〔2024〕6号"
# Word numbers its footnotes itself.
MARK = re.compile(r"〔\d{0,2}〕")


def bare(text: str) -> str:
    return "".join(MARK.sub("", text).split())


def expected(excerpt: Any, setting: Setting) -> list[str]:
    found = blocks(excerpt, setting.options, sheet_for(setting.style), setting.template)
    return [bare(block.text) for block in found if isinstance(block, Paragraph) and block.runs]


def word(excerpt: Any, setting: Setting, path: Path) -> Any:
    save_as(excerpt, "docx", setting, path)
    return docx.Document(str(path))


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


def test_a_logo_is_in_every_kind_of_file(texts: Any, tmp_path: Path) -> None:
    picture = QImage(200, 80, QImage.Format.Format_RGB32)
    picture.fill(0x0F766E)
    assert picture.save(str(tmp_path / "logo.png"))
    setting = Setting("official", template=Template("own", "本院", "医院", "页眉", tmp_path / "logo.png"))
    excerpt = texts.of("晋政办函〔2020〕28号/9.")
    save_as(excerpt, "docx", setting, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        assert any(name.startswith("word/media/") for name in file.namelist())
    save_as(excerpt, "html", setting, tmp_path / "a.html")
    assert 'src="data:image/png;base64,' in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", ["A3", "B5"])
def test_word_on_other_papers(texts: Any, tmp_path: Path, size: Any) -> None:
    paper = Paper(size, landscape=True, duplex=True)
    made = word(texts.of("晋政办函〔2020〕28号/9."), Setting(paper=paper), tmp_path / "a.docx")
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == paper.measures
    assert made.settings.element.find(qn("w:mirrorMargins")) is not None


class Outline(HTMLParser):
    """The tags and words of a page, and whether it asks for anything from outside."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags, self.outside = "", [], []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._style = tag == "style"
        for name, value in attrs:
            if name in ("src", "href") and value and not value.startswith(("#", "data:")):
                self.outside.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        self.words += "" if self._style else data


@pytest.mark.parametrize("style", STYLES)
def test_html_is_one_file_with_every_word(texts: Any, tmp_path: Path, style: Any) -> None:
    for key in some(texts.documents):
        excerpt = texts.whole(key)
        save_as(excerpt, "html", Setting(style), tmp_path / "a.html")
        page = Outline()
        page.feed((tmp_path / "a.html").read_text(encoding="utf-8"))
        assert not page.outside
        assert "script" not in page.tags
        assert {"h1", "footer"} <= set(page.tags)
        found = bare(page.words)
        assert all(text in found for text in expected(excerpt, Setting(style)))


def test_html_of_hostile_text_is_text(document: Any, clause: Any, make_texts: Any, tmp_path: Path) -> None:
    bad = '<script>alert("x")</script>&amp;'
    one = clause(KEY, "1.", body=(bad, Table(((bad, bad), ("a", "b")))))
    save_as(make_texts(document(one)).of(one.id, title=bad), "html", Setting(), tmp_path / "a.html")
    page = Outline()
    page.feed((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert "script" not in page.tags
    assert page.words.count(bad) == 5  # title, heading, paragraph, two cells


@pytest.mark.parametrize("style", STYLES)
def test_plain_text(texts: Any, tmp_path: Path, style: Any) -> None:
    excerpt = texts.whole("晋政办函〔2020〕28号")
    save_as(excerpt, "text", Setting(style), tmp_path / "a.txt")
    data = (tmp_path / "a.txt").read_bytes()
    assert data.startswith("\ufeff山西省".encode())
    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(text in bare(data.decode()) for text in expected(excerpt, Setting(style)))


@pytest.mark.parametrize("kind", ["docx", "html", "text"])
def test_a_file_is_whole_or_not_there(texts: Any, tmp_path: Path, kind: Any) -> None:
    target = tmp_path / "a.out"
    target.write_bytes(b"old")
    steps = save_steps(texts.whole("晋政办函〔2020〕28号"), kind, Setting(), target)
    next(steps)
    steps.close()
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.out"]
    with pytest.raises(CannotWrite):
        save_as(texts.of("晋政办函〔2020〕28号/9."), kind, Setting(), tmp_path / "no" / "a.out")


def test_odd_characters_do_no_harm(document: Any, clause: Any, make_texts: Any, tmp_path: Path) -> None:
    one = clause(KEY, "1.", body=("甲\x0b乙\x00丙\ufffe丁😀𠀀",))
    for kind in ("docx", "html", "text"):
        save_as(make_texts(document(one)).of(one.id), kind, Setting(), tmp_path / f"a.{kind}")  # type: ignore[arg-type]
    text = docx.Document(io.BytesIO((tmp_path / "a.docx").read_bytes())).paragraphs
    assert any("😀𠀀" in paragraph.text for paragraph in text)


def test_titles_end_their_lines_between_words(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    title = "关于进一步深化医药卫生体制改革推动公立医院高质量发展若干措施的实施意见"
    texts = make_texts(
        document(clause(KEY, "1.", body=("甲。",)), clause(KEY, "2.", body=("乙。",)), title=title)
    )
    made = word(texts.of(f"{KEY}/1."), Setting("official"), tmp_path / "a.docx")
    lines = made.paragraphs[0].text.split("\n")
    assert len(lines) > 1
    assert "".join(lines) == title
    assert not any(line.endswith("体制") for line in lines)
    save_as(texts.of(f"{KEY}/1."), "html", Setting("official"), tmp_path / "a.html")
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "".join(f'<span class="line">{line}</span>' for line in lines) in html


def test_a_long_citation_stands_at_the_right_below_its_code(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    clauses = (clause(KEY, "1.", body=("甲。",)), clause(KEY, "2.", body=("乙。",)))
    texts = make_texts(document(*clauses, title="关于进一步深化医药卫生体制改革推动公立医院高质量发展的意见"))
    made = word(texts.of(f"{KEY}/1."), Setting("plain"), tmp_path / "a.docx")
    first, second = next(each.text for each in made.paragraphs if "核验码" in each.text).split("\n")
    assert re.fullmatch(r"核验码 \w{10}\t——《.*》", first)
    assert second.startswith("\t（晋卫发〔2024〕6号）")


@pytest.mark.parametrize("style", STYLES)
def test_a_notice_has_addressee_and_signature_in_every_format(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path, style: Any
) -> None:
    one = document(
        clause(KEY, "一、", body=("甲。",)),
        clause(KEY, "二、", body=("乙。",)),
        addressee="各市卫生健康委,省直医院",
        publication="（此件公开发布）",
    )
    whole, part = make_texts(one).whole(), make_texts(one).of(f"{KEY}/一、")
    for kind in ("html", "text"):
        save_as(whole, kind, Setting(style), tmp_path / "a")  # type: ignore[arg-type]
        text = (tmp_path / "a").read_text(encoding="utf-8")
        assert "各市卫生健康委，省直医院：" in text
        assert (
            text.index("（此件公开发布）")
            > text.rindex("2024年3月1日")
            > text.rindex("山西省卫生健康委员会")
            > text.index("乙。")
        )
        save_as(part, kind, Setting(style), tmp_path / "a")  # type: ignore[arg-type]
        assert "省直医院：" not in (tmp_path / "a").read_text(encoding="utf-8")
    words = [paragraph.text for paragraph in word(whole, Setting(style), tmp_path / "a.docx").paragraphs]
    assert "各市卫生健康委，省直医院：" in words
    assert words[-4:-1] == ["山西省卫生健康委员会", "2024年3月1日", "（此件公开发布）"]


def test_documents_of_a_text_are_set_apart(texts: Any, tmp_path: Path) -> None:
    excerpt = texts.of("晋政办函〔2020〕28号/9.", "晋政办发〔2021〕85号/一、")
    save_as(excerpt, "text", Setting("plain"), tmp_path / "a.txt")
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8-sig").splitlines()
    assert lines.count("─" * 40) == 1
    assert lines[lines.index("─" * 40) + 2] == "山西省深化医药卫生体制改革近期重点工作任务"


@pytest.mark.parametrize("bad", ["\x00甲\x08\x1f", "乙\ud800\udfff", "\ufffe\uffff\x0b丙", "长" * 60_000])
def test_nothing_that_a_text_holds_breaks_a_file(
    document: Any, clause: Any, make_texts: Any, make_correction: Any, tmp_path: Path, bad: str
) -> None:
    table = Table(((bad, "乙"), ("甲", bad)), caption=bad, note=bad)
    one = clause(KEY, "1.", heading=bad, body=(bad, table), duty_note=bad)
    texts = make_texts(document(one, corrections=(make_correction(one.id, bad, bad[:1], bad),)))
    for kind in ("docx", "html", "text"):
        save_as(texts.of(one.id, title=bad[:99]), kind, Setting(), tmp_path / f"a.{kind}")  # type: ignore[arg-type]
    made = docx.Document(str(tmp_path / "a.docx"))
    kept = re.sub("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", "", bad)
    assert made.tables[0].rows[1].cells[1].text == kept
    (tmp_path / "a.html").read_text(encoding="utf-8")


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


def test_options_hold_for_every_kind(texts: Any, tmp_path: Path) -> None:
    options = Options(citations=False, duties=False, codes=False)
    for kind in ("html", "text"):
        excerpt = texts.of("晋政办函〔2020〕28号/9.")
        save_as(excerpt, kind, Setting(options=options), tmp_path / "a")  # type: ignore[arg-type]
        text = (tmp_path / "a").read_text(encoding="utf-8")
        assert "核验码" not in text
        assert "责任单位" not in text


def test_an_id_of_html_stands_where_the_clause_begins(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    item = clause(KEY, "第一条", "（一）", body=("制定制度。",))
    one = clause(KEY, "第一条", body=("履行下列职责：", item, "名录另行制定。"))
    save_as(make_texts(document(one)).of(one.id), "html", Setting(), tmp_path / "a.html")
    made = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert [name for name in re.findall(r' id="([^"]*)"', made) if name.startswith(KEY)] == [one.id, item.id]
