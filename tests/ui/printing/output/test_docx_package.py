"""The Word package itself: only what the paper asks for, in the schema's order, nothing of a template."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx.oxml.ns import qn

from store.model.table import Table
from tests.looping import some
from ui.printing.content.blocks import Options
from ui.printing.content.templates import Template
from ui.printing.layout.column_widths import column_widths
from ui.printing.layout.page_styles import Paper, sheet_for
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.output_files import save_as

KEY = "晋卫发〔2024〕6号"
PARTS = """[Content_Types].xml _rels/.rels docProps/app.xml docProps/core.xml
word/_rels/document.xml.rels word/document.xml word/fontTable.xml word/footer_default.xml
word/footnotes.xml word/settings.xml word/styles.xml word/theme/theme1.xml"""
#: The order of the schema for what has one, as far as it is used.
ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr shd tabs kinsoku wordWrap overflowPunct autoSpaceDE "
    "autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing kern sz szCs shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "sectPr": "headerReference footerReference footnotePr pgSz pgMar cols docGrid",
    "settings": "zoom mirrorMargins defaultTabStop evenAndOddHeaders characterSpacingControl footnotePr "
    "compat themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "font": "altName panose1 charset family pitch sig",
}


@pytest.fixture
def parts(texts: Any, tmp_path: Path) -> Any:
    """Makes a Word file of a document that ships and gives its parts by name."""

    def make(key: str = "晋政发〔2020〕17号", **values: Any) -> dict[str, bytes]:
        save_as(texts.whole(key), "docx", Setting(**values), tmp_path / "a.docx")
        with zipfile.ZipFile(tmp_path / "a.docx") as file:
            assert file.testzip() is None
            return {name: file.read(name) for name in file.namelist()}

    return make


def local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def test_nothing_of_a_template_is_left(parts: Any) -> None:
    found = parts(style="plain")
    assert sorted(found) == PARTS.split()
    everything = b"".join(found.values()).decode()
    assert not re.search(
        r"ja-JP|ＭＳ|MS Gothic|thumbnail|[a-z]Theme=|themeColor|4F81BD|365F91|Calibri", everything
    )


@pytest.mark.parametrize("style", ["official", "plain"])
def test_the_elements_stand_in_the_order_of_the_schema(parts: Any, style: Any) -> None:
    template = Template("own", "本院", "医院", "页眉")
    found = parts(style=style, options=Options(), paper=Paper("A4", duplex=True), template=template)
    for name, data in some(found.items()):
        root = ElementTree.fromstring(data)
        for node in some(root.iter()):
            order = ORDER.get(local(node), "").split()
            if order:
                places = [order.index(local(child)) for child in node]
                assert places == sorted(places), (name, local(node), [local(child) for child in node])


def test_every_link_leads_to_a_part_of_a_known_kind(parts: Any) -> None:
    found = parts(style="official")
    types = found["[Content_Types].xml"].decode()
    for name, data in found.items():
        if name.endswith(".rels"):
            folder = name.split("_rels/")[0]
            for node in ElementTree.fromstring(data):
                target = folder + node.get("Target", "")
                assert target in found
                assert f'PartName="/{target}"' in types
    ids = set(re.findall(r'r:id="(\w+)"', found["word/document.xml"].decode()))
    assert ids <= set(re.findall(r'Id="(\w+)"', found["word/_rels/document.xml.rels"].decode()))


def test_numbers_are_western_words_and_the_rest_is_chinese(parts: Any) -> None:
    found = parts()
    languages = re.findall(r"<w:(?:lang|themeFontLang) [^>]*>", b"".join(found.values()).decode())
    assert languages
    assert all('w:val="en-US"' in each and 'w:eastAsia="zh-CN"' in each for each in languages)


def test_every_run_names_its_fonts_and_the_table_of_fonts_says_what_stands_in(parts: Any) -> None:
    found = parts(style="official")
    table = ElementTree.fromstring(found["word/fontTable.xml"])
    others = {node.get(qn("w:name")): node.find(qn("w:altName")).get(qn("w:val")) for node in table}  # type: ignore[union-attr]
    assert "FangSong" in others["仿宋_GB2312"].split(",")
    assert "KaiTi" in others["楷体_GB2312"].split(",")
    for name in ("word/document.xml", "word/footnotes.xml", "word/footer_even.xml"):
        for run in ElementTree.fromstring(found[name]).iter(qn("w:r")):
            if run.find(qn("w:t")) is not None:
                fonts = run.find(qn("w:rPr") + "/" + qn("w:rFonts"))
                assert fonts is not None
                assert fonts.get(qn("w:eastAsia")) in others


def test_lines_are_fixed_and_indents_are_characters(parts: Any) -> None:
    found = parts(style="official")
    normal = re.search(rb'<w:style w:type="paragraph" w:default="1".*?</w:style>', found["word/styles.xml"])
    assert normal
    assert b'w:line="579" w:lineRule="exact"' in normal.group()
    indents = re.findall(r"<w:ind [^>]*firstLine[^>]*>", found["word/document.xml"].decode())
    assert indents
    assert all(re.search(r'w:firstLineChars="\d+"', each) for each in indents)
    assert 'w:firstLineChars="200"' in indents[0]


def test_tables_have_the_columns_of_the_pages(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    long = "建立以医疗服务为主导的收入结构，" * 80
    rows = (
        ("序号", "重点任务", "完成时限"),
        *((str(n), long if n == 2 else "价格改革", "2026年12月底") for n in range(1, 12)),
    )
    table = Table(rows)
    one = clause(KEY, "1.", body=("如下。", table))
    setting = Setting("official")
    save_as(make_texts(document(one)).of(one.id), "docx", setting, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as file:
        body = ElementTree.fromstring(file.read("word/document.xml"))
    widths = [int(node.get(qn("w:w"), 0)) for node in body.iter(qn("w:gridCol"))]
    expected = column_widths(table, sheet_for("official")).widths
    assert widths == [round(width * 5) for width in expected]
    made = list(body.iter(qn("w:tr")))
    whole = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in made]
    assert whole == [True, True, False, *[True] * 9]
