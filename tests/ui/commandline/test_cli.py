"""Documents, clauses and printing from the command line, in this process.

test_cli_process.py starts the real program.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.system.paths import DataPaths
from tests import shapes
from tests.looping import some
from tests.ui.commandline.results import LIST, Run, one_sentence
from ui.commandline import terminal


def test_documents(run: Run) -> None:
    result = run("documents", "--json")
    assert (result.code, result.err) == (0, "")
    assert len(result.json) == 5
    for entry in result.json:
        shapes.in_library(entry)
    assert result.json[0]["key"] == LIST
    assert result.json[0]["date"] == "2020-04-03"


def test_documents_for_people_line_up(run: Run) -> None:
    lines = run("documents").out.splitlines()
    assert len(lines) == 6
    column = terminal.width(lines[0][: lines[0].index("日期")])
    for line in lines[1:]:
        rest, columns = line, 0
        while columns < column:
            columns += terminal.width(rest[0])
            rest = rest[1:]
        assert columns == column
        assert rest[0] in "—0123456789"


@pytest.mark.parametrize(
    "name", [LIST, "晋政办函2020 28号", "山西省支持区域医疗中心建设运营政策清单", "政策清单"]
)
def test_outline(run: Run, name: str) -> None:
    result = run("outline", name, "--json")
    assert (result.code, result.err) == (0, "")
    shapes.outline(result.json)
    assert result.json["document"]["key"] == LIST
    labels = [each["label"] for each in shapes.walk(result.json["clauses"])]
    assert [label for label in labels if label != "前言"] == [f"{number}." for number in range(1, 25)]


def test_every_document_has_an_outline_of_the_right_shape(run: Run) -> None:
    for entry in some(run("documents", "--json").json):
        outline = run("outline", entry["key"], "--json").json
        shapes.outline(outline)
        shapes.in_library(entry)
        assert outline["document"] == entry
        assert run("outline", entry["key"]).out.startswith(entry["title"]) or outline["document"]["number"]


@pytest.mark.parametrize(
    ("words", "label", "citation"),
    [
        (["政策清单第9条"], "9.", "《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）第九项"),
        (["晋政办函〔2020〕28号第九项"], "9.", None),
        (["条例第九条"], "第九条", None),
        (["规划", "三（三）"], "（三）", None),
        ([f"{LIST}/9."], "9.", None),
    ],
)
def test_show(run: Run, words: list[str], label: str, citation: str | None) -> None:
    result = run("show", *words, "--json")
    assert (result.code, result.err) == (0, "")
    shapes.show(result.json)
    assert result.json["clause"]["label"] == label
    if citation:
        assert result.json["citation"] == citation
    people = run("show", *words)
    assert people.code == 0
    assert people.out.splitlines()[0] == result.json["citation"]


@pytest.mark.parametrize(
    "argv", [("show", "第九条"), ("show", "第九条", "--json"), ("print", "第九条", "--pdf", "q.pdf")]
)
def test_a_reference_that_fits_several_documents_is_asked_back(run: Run, argv: tuple[str, ...]) -> None:
    answer = run(*argv)
    assert answer.code == 2
    one_sentence(answer)
    assert "《山西省支持区域医疗中心建设运营政策清单》（晋政办函〔2020〕28号）第九项" in answer.err
    assert "《山西省保障和促进县域医疗卫生一体化办法》第九条" in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    "wanted",
    ["第28条之一", "第九条第八款", "政策清单第九项之一", "政策清单第九十项", "一体化办法第九条第五款"],
)
def test_what_is_not_there_is_not_answered_by_its_neighbour(run: Run, wanted: str) -> None:
    answer = run("show", wanted)
    assert (answer.code, answer.out) == (1, "")
    assert wanted in answer.err
    found = json.loads(run("search", wanted, "--json").out)
    assert found["total"] == 0
    assert wanted in found["understood"][0]


@pytest.mark.parametrize(
    "argv", [["show", "没有此条"], ["show", "政策清单第99条"], ["outline", "没有此文件"]]
)
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_what_is_not_there(run: Run, argv: list[str], more: list[str]) -> None:
    result = run(*argv, *more)
    assert result.code == 1
    one_sentence(result)


def test_a_whole_document_is_no_clause(run: Run) -> None:
    result = run("show", LIST)
    assert result.code == 1
    one_sentence(result)
    assert "outline" in result.err


@pytest.mark.parametrize("style", ["plain", "official"])
def test_print(run: Run, tmp_path: Path, style: str, paths: DataPaths) -> None:
    run("documents")
    target = tmp_path / "摘录.pdf"
    result = run("print", "政策清单第9条", "36项第13条", "--pdf", str(target), "--style", style, "--notes")
    assert (result.code, result.err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-")


def test_print_writes_nothing_when_a_clause_is_not_there(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    result = run("print", "政策清单第9条", "没有此条", "--pdf", str(target))
    assert result.code == 1
    one_sentence(result)
    assert not target.exists()


def test_print_to_a_place_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("print", "政策清单第9条", "--pdf", str(tmp_path / "没有" / "x.pdf"))
    assert result.code == 2
    one_sentence(result)
