"""The text layer of a PDF: every character comes back, in order."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.model.clause import Clause
from store.model.printed import CELL_BREAK, parts
from store.model.table import Table
from store.model.typography import typeset
from tests.looping import some
from tests.ui.printing.output.pdf_samples import STYLES
from ui.printing.output.pdf_writer import write_pdf


def words(clause: Clause) -> list[str]:
    """What must be printed of a clause, without white space."""
    label = "" if clause.label in ("前言", clause.heading) else clause.label
    found = [label] if label else []
    for part in parts(clause):
        text = part.text + (clause.heading_mark if part.kind == "heading" and clause.heading_runs_on else "")
        found += text.split(CELL_BREAK) if part.kind == "row" else [text]
    return ["".join(typeset(text).split()) for text in found]


def come_back(clauses: Iterable[Clause], text: str) -> None:
    """All words of the clauses are in the text, in order."""
    place = 0
    for clause in clauses:
        for wanted in words(clause):
            found = text.find(wanted, place)
            assert found >= 0, (clause.id, wanted)
            place = found + len(wanted)


@pytest.mark.parametrize("style", STYLES)
def test_every_character_of_every_document_comes_back_in_order(
    texts: Any, printed_documents: Any, style: str
) -> None:
    for key, document in texts.documents.items():
        _, _, pages = printed_documents[key, style]
        come_back(document.walk(), "".join(page.words() for page in pages))


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_in_the_text_layer_that_was_not_set(
    texts: Any, printed_documents: Any, style: str
) -> None:
    for key in some(texts.documents):
        pages, _, found = printed_documents[key, style]
        assert [page.text() for page in found] == ["".join(page.text.split()) for page in pages]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("style", STYLES)
def test_poppler_reads_the_same(texts: Any, printed_documents: Any, style: str) -> None:
    for key in some(texts.documents):
        pages, path, _ = printed_documents[key, style]
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
        found = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\f")
        for page, printed_text in some(zip(pages, found, strict=False)):
            assert "".join(printed_text.split()).startswith("".join(page.text.split()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(data=st.data())
def test_any_selection_comes_back(texts: Any, tmp_path: Path, read: Any, data: st.DataObject) -> None:
    leaves = [clause_id for clause_id in texts.ids() if not texts.clause(clause_id)[1].children]
    ids = data.draw(st.lists(st.sampled_from(leaves), min_size=1, max_size=4, unique=True))
    style = data.draw(st.sampled_from(STYLES))
    excerpt = texts.of(*ids)
    write_pdf(excerpt, tmp_path / "a.pdf", style)
    text = "".join(page.words() for page in read(tmp_path / "a.pdf", style))
    come_back((item.clause for item in excerpt.items), text)
    assert all(f"核验码{item.code}" in text for item in excerpt.items)


def test_the_text_layer_has_no_radicals(printed_documents: Any) -> None:
    chars = {char.text for _, _, pages in printed_documents.values() for page in pages for char in page.chars}
    assert not {char for char in chars if any(0x2E80 <= ord(code) <= 0x2FDF for code in char)}
    assert {"一", "人", "行", "高"} <= chars
    assert "\t" not in chars


@pytest.mark.parametrize("dashes", ["——", "……", "甲——乙", "（2020—2024年）"])
def test_dashes_are_two_characters(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path, read: Any, dashes: str
) -> None:
    only = clause("晋卫发〔2024〕6号", "1.", body=(dashes,))
    write_pdf(make_texts(document(only)).of(only.id), tmp_path / "a.pdf", "official")
    assert f"1.{dashes}" in read(tmp_path / "a.pdf")[0].text()


def test_title_and_author_are_in_the_metadata(printed_documents: Any) -> None:
    with pdfplumber.open(printed_documents["晋政发〔2020〕17号", "official"][1]) as file:
        assert file.metadata["Title"] == typeset("山西白求恩医院区域医疗中心建设发展规划(2020-2024年)")
        assert file.metadata["Author"] == "医策"


@pytest.mark.parametrize("style", STYLES)
def test_a_character_that_no_font_has_is_never_a_blank(
    document: Any, clause: Any, make_texts: Any, tmp_path: Path, read: Any, style: Any
) -> None:
    missing = "\U00031350\U000323af"
    table = Table((("科室", "床位"), (f"内{missing}科", "40")))
    one = clause("晋卫发〔2024〕6号", "1.", body=(f"甲{missing}乙", table))
    excerpt = make_texts(document(one)).of(one.id, title=f"题{missing}")
    write_pdf(excerpt, tmp_path / "a.pdf", style)
    text = "".join(page.text() for page in read(tmp_path / "a.pdf", style))
    for wanted in ("题〓〓", "甲〓〓乙", "内〓〓科"):
        assert wanted in text


@pytest.mark.parametrize("char", ["，", "—", "〔", "①", "℃", "A", "龠", "　"])
def test_what_the_fonts_have_is_printed_as_it_is(char: str) -> None:
    from ui.printing.layout.sheet_fonts import Faces
    from ui.printing.layout.styles.official_style import OFFICIAL

    assert Faces(OFFICIAL).shown("body", char) == char
