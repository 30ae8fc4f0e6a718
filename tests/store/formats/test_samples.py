"""The same papers as Word, PDF, rich text and picture files are read as their text was.

The files of samples/ were made with LibreOffice from the genres of the intake's trials, whose outlines
were checked by eye.
"""

import json
import sys
from pathlib import Path

import pytest

from store.formats.scans import program
from store.intake import read_bytes

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"
INTAKE = HERE.parent / "intake"
sys.path.insert(0, str(INTAKE))

from outlines import metadata, outline  # noqa: E402

EXPECTED = json.loads((INTAKE / "genres/expected.json").read_text(encoding="utf-8"))
MADE = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
GENRES = {
    "three_attachments": "notices/three_attachments",
    "plan_behind_marker": "notices/plan_behind_marker",
    "service": "contracts/service",
    "law_tariff_table": "regulations/law_tariff_table",
}


def read(name: str):
    return read_bytes((SAMPLES / name).read_bytes(), name)


@pytest.mark.parametrize("name", sorted(p.name for p in SAMPLES.iterdir() if p.stem in GENRES))
def test_a_paper_is_read_alike_in_every_format(name):
    document = read(name)
    expected = EXPECTED[GENRES[name.partition(".")[0]]]
    assert outline(document) == expected["clauses"]
    assert metadata(document) == expected["metadata"]
    assert all((clause.page is not None) == name.endswith(".pdf") for clause in document.walk())


@pytest.mark.parametrize("name", sorted(p.name for p in SAMPLES.iterdir() if p.stem in MADE))
def test_covers_contents_heads_and_lists_are_understood(name):
    """A standard with contents and running heads, a notice with a red head, a contract."""
    document = read(name)
    expected = MADE[name.partition(".")[0]]
    signed = ("甲方（盖章）", "甲方(盖章)")  # a table without lines in Word is two columns of text in PDF
    kept = [line for line in outline(document) if not any(mark in line for mark in signed)]
    assert kept == [line for line in expected["clauses"] if not any(mark in line for mark in signed)]
    assert metadata(document) == expected["metadata"]


@pytest.mark.parametrize("name", ["printed_page.pdf", "printed_page.html"])
def test_a_page_of_the_web_gives_its_paper_and_no_furniture(name):
    document = read(name)
    assert document.title == "关于进一步完善医疗机构检查检验结果互认工作的通知"
    assert document.number == "滨卫医发〔2023〕15号"
    assert document.issuers == ("滨海省卫生健康委员会", "滨海省医疗保障局")
    assert document.date == "2023-05-06"
    labels = ["前言", "一、", "（一）", "（二）", "二、", "1.", "2.", "3.", "三、", "附件"]
    assert [clause.label for clause in document.walk()] == labels
    words = "".join("".join(clause.paragraphs) for clause in document.walk())
    assert not [each for each in ("当前页", "ICP", "打印", "首页", "浏览") if each in words]


@pytest.mark.skipif(not program(), reason="tesseract with chi_sim is not installed")
def test_a_scan_with_a_red_seal_is_recognised_with_its_doubts():
    document = read("scan.jpg")
    assert document.title == "西山市医疗保障局关于调整门诊慢特病病种的通知"
    assert document.number == "西医保〔2023〕9号"
    assert document.date == "2023-06-08"
    assert [clause.label for clause in document.clauses][1:4] == ["一、", "二、", "三、"]
    assert all(clause.page for clause in document.walk())
    assert "识别文本" in str(document.warnings) or "recognised" in str(document.warnings)
    for doubt in document.corrections:
        assert not doubt.applied
        assert not doubt.has_guess
        text = next(
            "\n".join((c.heading or "", *c.paragraphs)) for c in document.walk() if c.id == doubt.clause
        )
        assert text.count(doubt.printed) == 1


def mixed() -> bytes:
    """A PDF with text on its pages and a scan behind them."""
    import io

    import pypdfium2 as pdfium

    from store.formats.readers.pictures import as_page

    document = pdfium.PdfDocument(SAMPLES / "red_head.pdf")
    document.import_pages(pdfium.PdfDocument(as_page((SAMPLES / "scan.jpg").read_bytes())))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_scan_between_pages_of_text_is_told_where_nothing_recognises_it(monkeypatch):
    from store.formats.readers import pdf

    monkeypatch.setattr(pdf, "program", lambda: "")
    reading = pdf.read(mixed(), lambda *_: None)
    assert [message.code for message in reading.warnings] == ["reader.picture_pages"]
    assert reading.warnings[0].details["pages"] == (5,)


@pytest.mark.skipif(not program(), reason="tesseract with chi_sim is not installed")
def test_a_scan_between_pages_of_text_is_recognised():
    from store.formats.readers import pdf

    reading = pdf.read(mixed(), lambda *_: None)
    assert [message.code for message in reading.warnings] == ["reader.recognised_pages"]
    scanned = [line for line in reading.lines if line.page == 5]
    assert any("待遇标准" in line.text for line in scanned)
    assert all(line.words for line in scanned)
    assert not any(line.words for line in reading.lines if line.page != 5)
