"""``compare``: what people read, what scripts read, and the files: Word, PDF and .xlsx with marked words."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from ui.commandline.entry_point import run
from ui.services.workspace import Workspace

LIST, MEASURES = "晋政办函〔2020〕28号", "36项措施支持国家区域医疗中心建设"


@pytest.fixture(autouse=True)
def _there(workspace: Workspace) -> None:
    """The data folder is there, with its library."""


@pytest.fixture
def compared(capsys: pytest.CaptureFixture[str]) -> Any:
    assert run(["compare", LIST, MEASURES, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def outline(key: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert run(["outline", key, "--json"]) == 0
    found: dict[str, Any] = {}

    def walk(clauses: list[Any]) -> None:
        for clause in clauses:
            found[clause["id"]] = clause
            walk(clause["children"])

    walk(json.loads(capsys.readouterr().out)["clauses"])
    return found


def test_json_has_the_shape_and_its_spans_are_in_the_text(
    compared: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(compared) == {"a", "b", "pairs"}
    assert (compared["a"], compared["b"]) == (LIST, MEASURES)
    clauses = {side: outline(compared[side], capsys) for side in ("a", "b")}
    for pair in compared["pairs"]:
        assert set(pair) == {"a", "b", "kind", "likeness", "changes"}
        assert (pair["kind"] == "added") == (pair["a"] == [])
        assert (pair["kind"] == "dropped") == (pair["b"] == [])
        for change in pair["changes"]:
            assert set(change) == {"op", "a", "b", "a_text", "b_text"}
            assert change["op"] in ("delete", "insert", "replace")
            for side in ("a", "b"):
                if change[side] is not None:
                    id_, start, end = change[side]
                    assert clauses[side][id_]["text"][start:end] == change[f"{side}_text"]
    for side, count in (("a", 24), ("b", 36)):
        assert len({one for pair in compared["pairs"] for one in pair[side]}) == count


def test_people_read_what_changed_and_that_a_report_may_leave_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "政策清单", "36项措施"]) == 0
    said = capsys.readouterr().out
    assert "可能是节录" in said
    assert "第6项 → 无　报道中没有" in said
    assert "“高精尖缺”改为“急需紧缺”" in said
    assert "删去" in said
    assert "第18项 → 无　删去" not in said


def test_the_table_as_word_pdf_and_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {kind: tmp_path / f"a.{kind}" for kind in ("docx", "pdf", "xlsx")}
    options = [part for kind, path in files.items() for part in (f"--{kind}", str(path))]
    assert run(["compare", LIST, MEASURES, *options]) == 0
    assert capsys.readouterr().out.count("已保存") == 3

    [table] = docx.Document(str(files["docx"])).tables
    assert [cell.text for cell in table.rows[0].cells] == ["原条款", "新条款", "变化"]
    assert len(table.rows) == 35
    runs = [run_ for row in table.rows for cell in row.cells for p in cell.paragraphs for run_ in p.runs]
    assert any(run_.text == "随时" and run_.font.strike for run_ in runs)
    assert any(run_.text == "急需紧缺" and run_.font.underline and run_.font.bold for run_ in runs)
    assert not any(run_.font.strike and run_.font.underline for run_ in runs)

    with pdfplumber.open(files["pdf"]) as pdf:
        text = "".join("".join((page.extract_text() or "").split()) for page in pdf.pages)
        assert pdf.pages[0].width > pdf.pages[0].height
    assert "对照表" in text
    assert "原条款" in text

    book = openpyxl.load_workbook(BytesIO(files["xlsx"].read_bytes()), rich_text=True)
    page = book["对照表"]
    assert page.max_row == 37
    rich = [cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, CellRichText)]
    blocks = [block for value in rich for block in value if isinstance(block, TextBlock)]
    assert any(block.text == "随时" and block.font.strike for block in blocks)
    assert any(block.text == "急需紧缺" and block.font.u == "single" for block in blocks)


def test_a_document_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", LIST, "没有此文件"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "没有此文件" in said.err


def test_two_documents_are_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", LIST]) == 2
    assert capsys.readouterr().err.strip()
