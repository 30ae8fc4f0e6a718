"""What is put into the PDF that Qt has written: text layer, structure, metadata."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.model.table import Table
from tests.looping import some
from ui.printing.layout.layout import layout
from ui.printing.layout.sheet_fonts import MISSING, Faces
from ui.printing.layout.styles.official_style import OFFICIAL
from ui.printing.output.pdf_file import OtherWriter, PdfFile, reference
from ui.printing.output.pdf_finish import finish_steps
from ui.printing.output.pdf_text import read_map, text_map
from ui.printing.output.pdf_writer import save_pages, write_pdf

KEY = "晋卫发〔2024〕6号"
#: Characters that share a glyph in many fonts.
ALIKE = "～〜／∕–‒｀‵…⋯•‧·・"
#: Names and chemical elements that stand beyond the basic plane.
BEYOND = "𬭎𫄧𠙶𬒈𫞩𬙂𪤗𫓯𬃊"


def finished(data: bytes) -> bytes:
    steps = finish_steps(data, [[("字", None)]], (), [[]], 100.0)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return bytes(end.value)


def body_of(path: Path, read: Any, style: str = "official") -> str:
    return "".join(page.text() for page in read(path, style))


@pytest.mark.parametrize("style", ["official", "plain"])
def test_characters_that_look_alike_come_back_as_they_are(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path, read: Any, style: Any
) -> None:
    table = Table((("名称", "数值"), (f"甲{ALIKE}", f"{BEYOND}乙")))
    words = f"床位150～200张，药品／耗材{ALIKE}，〇{BEYOND}完"
    one = clause(KEY, "1.", heading=f"题{ALIKE[:4]}", body=(words, table))
    write_pdf(make_texts(document(one)).whole(), tmp_path / "a.pdf", style)
    text = body_of(tmp_path / "a.pdf", read, style)
    assert words.replace(" ", "") in text
    assert f"甲{ALIKE}" in text
    assert f"{BEYOND}乙" in text


def test_text_layer_and_pages_agree_for_any_characters(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path, read: Any
) -> None:
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None)
    @given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Mn", "Me", "Mc", "Cf"]), min_size=1))
    def check(words: str) -> None:
        one = clause(KEY, "1.", body=(f"始{words}末",))
        pages = layout(make_texts(document(one)).of(one.id), "plain")
        for _ in save_pages(pages, tmp_path / "a.pdf"):
            pass
        # What is written from right to left, or joined, is not Chinese.
        if any("\u0590" <= char < "\u2000" or char > "\U000e0000" for char in words):
            return
        set_ = "".join("".join(page.text.split()) for page in pages)
        assert body_of(tmp_path / "a.pdf", read, "plain") == set_

    check()


def test_the_structure_names_headings_paragraphs_and_cells(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    table = Table((("科室", "床位"), ("内科", "40")), caption="床位表")
    part = clause(KEY, "第一章", heading="总则", body=(
        clause(KEY, "第一章", "第一条", body=("为增加床位，制定本办法。" * 80, table)),
    ))  # fmt: skip
    write_pdf(make_texts(document(part)).whole(), tmp_path / "a.pdf", "official")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) > 1
        (root,) = pdf.structure_tree
        assert root["type"] == "Document"
        assert root["lang"] == "zh-CN"
        kinds = [each["type"] for each in root["children"]]
        assert kinds[0] == "H1"
        assert "H2" in kinds
        assert {"P", "Table", "Caption"} <= set(kinds)
        (grid,) = [each for each in root["children"] if each["type"] == "Table"]
        cells = [[cell["type"] for cell in line["children"]] for line in grid["children"]]
        assert cells == [["TH", "TH"], ["TD", "TD"]]
        for page in pdf.pages:
            loose = "".join(char["text"] for char in page.chars if char["mcid"] is None)
            assert re.fullmatch(r"—\d+—医策·.*核验码[0-9a-f]{10}", "".join(loose.split()))


def test_a_paragraph_over_two_pages_is_one_element(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path
) -> None:
    one = clause(KEY, "1.", body=("增加床位。" * 300,))
    write_pdf(make_texts(document(one)).of(one.id), tmp_path / "a.pdf", "official")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        pages = len(pdf.pages)
        (root,) = pdf.structure_tree
        assert max(len(each["mcids"]) for each in root["children"] if "mcids" in each) >= 1
    file = PdfFile((tmp_path / "a.pdf").read_bytes())
    longest = max(len(set(re.findall(rb"/Pg (\d+) 0 R", body))) for body in file.objects.values())
    assert longest == pages


def test_the_file_says_what_it_is(texts: Any, tmp_path: Path) -> None:
    write_pdf(texts.of("晋政办函〔2020〕28号/9."), tmp_path / "a.pdf")
    file = PdfFile((tmp_path / "a.pdf").read_bytes())
    catalogue = file.objects[file.root]
    assert b"/Lang (zh-CN)" in catalogue
    assert b"/DisplayDocTitle true" in catalogue
    assert b"/OutputIntents" in catalogue
    metadata = file.objects[reference(b"Metadata", catalogue)]
    assert b'pdfaid:part="2" pdfaid:conformance="U"' in metadata
    assert "山西省支持区域医疗中心建设运营政策清单".encode() in metadata
    names = {
        number: re.search(rb"/(?:FontName|BaseFont) /(\S+)", body)
        for number, body in file.objects.items()
        if b"/Type /Font" in body[:40]
    }
    assert names
    assert all(found and re.match(rb"[A-Z]{6}\+", found[1]) for found in names.values())


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_another_reader_finds_no_fault(texts: Any, printed_documents: Any) -> None:
    for key in some(texts.documents):
        _, path, _ = printed_documents[key, "plain"]
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", str(path)]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0
        assert not done.stdout + done.stderr


@pytest.mark.parametrize(
    "data", [b"", b"no pdf at all", b"%PDF-1.4\ntrailer << /Root 1 0 R >> startxref\n9\n%%EOF"]
)
def test_what_qt_has_not_written_comes_back_as_it_was(data: bytes) -> None:
    assert finished(data) == data
    with pytest.raises(OtherWriter):
        PdfFile(data)


@given(st.dictionaries(st.integers(1, 0xFFFF), st.characters(exclude_categories=["Cs"]), max_size=300))
def test_a_text_map_is_read_as_it_was_written(codes: dict[int, str]) -> None:
    found = read_map(text_map(codes))
    assert found == codes


def test_what_has_no_glyph_is_not_written(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path, read: Any
) -> None:
    words = "床\u200b位\u2002增\u2003加\ufeff4\u00ad2𬭎龙\ufe00"
    one = clause(KEY, "1.", body=(words,))
    write_pdf(make_texts(document(one)).of(one.id), tmp_path / "a.pdf")
    assert "床位增加4-2𬭎龙" in body_of(tmp_path / "a.pdf", read, "plain")


def test_blanks_and_joiners_are_not_missing() -> None:
    faces = Faces(OFFICIAL)
    assert faces.shown("body", "字\u2002\u200b\u2003字") == "字\u2002\u200b\u2003字"
    assert faces.missing == ""
    assert faces.shown("body", "\U00031350") == MISSING
    assert faces.missing == "\U00031350"
