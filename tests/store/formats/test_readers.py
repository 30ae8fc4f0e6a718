"""Files of each format, made here, become lines; what is damaged or locked says so in one sentence."""

import io
import subprocess
import zipfile

import pytest
from openpyxl import Workbook

from store.formats import isolated
from store.formats.lines import FileContent, SourceLine
from store.formats.registry import _FORMATS, FileFormat, UnreadableError, recognise, register
from store.intake import read_bytes
from store.model.errors import BadInput
from store.model.message import Message

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TITLE = "某市医院管理办法"


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def docx(body: str) -> bytes:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped(word__document=document, word__numbering=NUMBERING)


def test_a_word_file_has_its_numbers_as_text_and_its_changes_accepted():
    deleted = "<w:p><w:r><w:t>医院应当</w:t></w:r><w:del><w:r><w:delText>不</w:delText></w:r></w:del>"
    body = (
        paragraph(TITLE)
        + paragraph("为加强管理，制定本办法。", NUMBERED)
        + deleted.replace("<w:p>", f"<w:p><w:pPr>{NUMBERED}</w:pPr>")
        + "<w:ins><w:r><w:t>公开价格。</w:t></w:r></w:ins></w:p>"
    )
    document = read_bytes(docx(body), "a.txt")
    assert document.title == TITLE
    assert [(c.label, c.text) for c in document.clauses] == [
        ("第一条", "为加强管理，制定本办法。"),
        ("第二条", "医院应当公开价格。"),
    ]
    assert all(c.page is None for c in document.walk())


def test_a_table_with_merged_cells_is_a_table():
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = [
        cell("任务") + cell("单位") + cell("时限"),
        cell("价格|公开") + cell("市医保局", '<w:vMerge w:val="restart"/>') + cell("年底"),
        cell("收费") + cell("", "<w:vMerge/>") + cell("年中"),
        cell("合计", '<w:gridSpan w:val="2"/>') + cell("两项"),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    document = read_bytes(docx(paragraph(TITLE) + paragraph("按下表办理。", NUMBERED) + table), "a.docx")
    assert document.clauses[0].tables[0].rows == (
        ("任务", "单位", "时限"),
        ("价格∣公开", "市医保局", "年底"),
        ("收费", "", "年中"),
        ("合计", "", "两项"),
    )


def ofd(texts: list[str]) -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    objects = "".join(
        f'<ofd:TextObject ID="{i}" Boundary="30 {30 + 10 * i} 150 6" Size="5"><ofd:TextCode X="0" Y="5" '
        f'DeltaX="g {max(1, len(text) - 1)} 5">{text}</ofd:TextCode></ofd:TextObject>'
        for i, text in enumerate(texts)
    )
    return zipped(
        OFD=f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D/Doc.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        D__Doc=f"<ofd:Document {space}><ofd:Pages><ofd:Page ID='1' BaseLoc='P.xml'/></ofd:Pages></ofd:Document>",  # noqa: E501
        D__P=f"<ofd:Page {space}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>",
    )


def test_an_ofd_file_gives_each_clause_its_page():
    document = read_bytes(
        ofd([TITLE, "第一条 为加强管理，制定本办法。", "第二条 自公布之日起施行。"]), "a.ofd"
    )
    first, second = document.clauses
    assert (first.label, second.label) == ("第一条", "第二条")
    assert second.page is not None
    assert second.page.number == 1
    left, top, right, bottom = second.page.box
    assert left == pytest.approx(30 * 72 / 25.4, abs=3)
    assert top < 55 * 72 / 25.4 < bottom
    assert left < right


def test_rich_text_and_a_page_in_one_file():
    words = "".join(f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536}?" for c in TITLE)
    rtf = r"{\rtf1\ansi\ansicpg936 " + words + r"\par 1. \u20844?\u24320?\u20215?\u26684?\u12290?\par}"
    assert recognise(rtf.encode(), "x").read(rtf.encode(), print).lines[0].text.strip() == TITLE
    page = f"<html><body><p>{TITLE}</p><p>第一条 公开价格。</p></body></html>"
    mht = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n"
        "--b--\r\n"
    ).encode()
    assert read_bytes(mht, "a.txt").clauses[0].text == "公开价格。"


@pytest.mark.parametrize(
    "data", [docx(paragraph(TITLE))[:200], b"%PDF-1.7\n1 0 obj", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_damaged_is_said_in_one_sentence(data):
    with pytest.raises(BadInput) as caught:
        read_bytes(data, "x")
    assert str(caught.value).count("。") == 1


def test_a_bomb_and_an_entity_do_no_harm():
    bomb = docx(paragraph("医" * 40_000_000))
    with pytest.raises(BadInput, match="展开后过大"):
        read_bytes(bomb, "x")
    evil = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{W}"><w:body>'
    evil += paragraph(f"{TITLE}&e;") + paragraph("制定本办法。", NUMBERED) + "</w:body></w:document>"
    document = read_bytes(zipped(word__document=evil, word__numbering=NUMBERING), "x")
    assert "root:" not in document.title


def endless(_data, _progress):
    while True:
        pass


def test_a_reader_that_hangs_is_ended_and_a_cancelled_one_too(monkeypatch):
    monkeypatch.setattr(isolated, "SILENCE", 0.3)
    hanging = FileFormat("挂起", ("x",), lambda data: data == b"x", endless)
    monkeypatch.setattr(isolated._Child, "_send", lambda *_: None)  # asked, and never answers
    before = subprocess._active[:] if hasattr(subprocess, "_active") else []
    with pytest.raises(UnreadableError, match="没有进展"):
        isolated.read_isolated(hanging, b"x")
    assert (subprocess._active[:] if hasattr(subprocess, "_active") else []) == before


def test_a_format_is_added_from_outside():
    lines = (SourceLine(TITLE), SourceLine("第一条 公开价格。"))
    added = FileFormat(
        "新格式", ("new",), lambda data: data[:4] == b"NEW!", lambda *_: FileContent(lines), 1, isolated=False
    )
    register(added)
    try:
        assert read_bytes(b"NEW!", "a.new").clauses[0].text == "公开价格。"
    finally:
        del _FORMATS[added.name]


def test_a_word_file_of_more_paragraphs_than_a_law_is_refused_before_it_is_taken_apart():
    with pytest.raises(BadInput, match="6 万段"):
        read_bytes(docx(paragraph("一") * 60_001), "长.docx")


def test_a_symbol_is_the_sign_of_its_font():
    sign = '<w:p><w:r><w:sym w:font="{}" w:char="F06C"/><w:t>第一条</w:t></w:r></w:p>'
    body = (
        paragraph(TITLE)
        + paragraph("为加强管理。", NUMBERED)
        + sign.format("Wingdings")
        + sign.format("Symbol")
    )
    whole = "".join("".join(clause.paragraphs) for clause in read_bytes(docx(body), "a.docx").walk())
    assert "λ第一条" in whole


def test_an_encrypted_ofd_file_says_that_it_has_a_password():
    data = zipped(OFD="<x/>", Encryptions="<x/>")
    with pytest.raises(BadInput) as refused:
        read_bytes(data, "a.ofd")
    assert refused.value.reason == Message("reader.locked")


def test_struck_words_of_a_word_file_are_left_out_and_told():
    body = (
        paragraph(TITLE)
        + paragraph("一、每日两次。")
        + (
            "<w:p><w:r><w:t>二、每日</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>两</w:t></w:r>"
            "<w:r><w:rPr><w:dstrike/></w:rPr><w:t>至三</w:t></w:r>"
            '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>四次。</w:t></w:r></w:p>'
        )
    )
    document = read_bytes(docx(body), "a.docx")
    assert [clause.text for clause in document.walk()][-1] == "每日四次。"
    told = [warning for warning in document.warnings if warning.code == "reader.struck_out"]
    assert [dict(each.pairs)["words"] for each in told] == ["“两至三”"]


def test_a_row_number_that_no_workbook_has_is_said_to_be_damage_and_not_counted_up_to():
    book = Workbook()
    for row in (["某市医保目录"], ["编号", "名称"], ["1", "甲"]):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    damaged = io.BytesIO()
    with zipfile.ZipFile(made) as good, zipfile.ZipFile(damaged, "w") as out:
        for name in good.namelist():
            out.writestr(name, good.read(name).replace(b'<row r="3"', b'<row r="999999999"'))
    with pytest.raises(BadInput) as told:
        read_bytes(damaged.getvalue(), "a.xlsx")
    assert told.value.reason.code == "reader.workbook_damaged"
