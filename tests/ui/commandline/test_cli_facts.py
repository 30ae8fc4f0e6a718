"""indicators, duties, citations and related: what people and scripts get, and the sheets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ui.commandline import entry_point

LIST, PLAN = "晋政办函〔2020〕28号", "晋政发〔2020〕17号"


@pytest.fixture
def run(shipped: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]):
    def run(*argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = entry_point.run(argv)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


def read_json(ran: tuple[int, str, str]) -> Any:
    assert ran[0] == 0
    return json.loads(ran[1])


def test_indicators_as_json(run):
    found = read_json(run("indicators", "白求恩规划", "--json"))
    assert {one["document"] for one in found} == {PLAN}
    beds = next(one for one in found if one["indicator"] == "床位数")
    assert beds == {
        "document": PLAN,
        "clause": f"{PLAN}/二、/（一）",
        "subject": "山西白求恩医院",
        "indicator": "床位数",
        "value_text": "3000张",
        "low": 3000,
        "high": 3000,
        "unit": "张",
        "per": None,
        "deadline": 2024,
        "kind": "target",
    }
    everything = read_json(run("indicators", "--json"))
    assert len({one["document"] for one in everything}) == 5


def test_indicators_for_people_and_none(run):
    code, out, _ = run("indicators", "县域一体化办法")
    assert code == 0
    assert "不少于两次" in out
    assert "制度规定" in out
    code, _, err = run("indicators", "没有这份文件")
    assert (code, "没有这份文件" in err) == (1, True)


def test_indicators_as_a_sheet(run, tmp_path):
    file = tmp_path / "指标.xlsx"
    code, out, err = run("indicators", "--xlsx", str(file))
    assert (code, out) == (0, "")
    assert str(file) in err
    book = load_workbook(file)
    assert book.sheetnames == ["指标", "时间表"]
    rows = list(book["指标"].iter_rows(values_only=True))
    assert rows[1][:5] == ("文件", "条款", "主体", "指标", "数值")
    assert any(row[3] == "床位数" and row[5] == 3000 for row in rows)


def test_duties_of_an_organisation_under_any_name(run):
    both = [read_json(run("duties", name, "--json")) for name in ("省卫健委", "山西省卫生健康委员会")]
    assert both[0] == both[1]
    assert all("省卫健委" in one["lead"] + one["support"] + one["joint"] for one in both[0])
    first = both[0][0]
    assert list(first) == [
        "document", "clause", "label", "matter", "lead", "support", "joint", "deadline",
    ]  # fmt: skip
    assert run("duties", "国家航天局")[0] == 1


def test_duties_as_a_matrix(run, tmp_path):
    file = tmp_path / "责任.xlsx"
    assert run("duties", "--xlsx", str(file))[0] == 0
    book = load_workbook(file)
    page = book["责任矩阵"]
    heads = [cell.value for cell in page[3]]
    assert heads[:4] == ["文件", "条款", "事项", "省卫健委"]
    marks = {cell.value for row in page.iter_rows(min_row=5, min_col=4) for cell in row} - {None, ""}
    assert marks <= {"●", "○", "◐"}
    assert marks
    assert page.freeze_panes == "D4"


def test_citations_in_both_directions(run):
    found = read_json(run("citations", "政策清单", "--json"))
    assert {one["title"] for one in found["cites"]} == {
        "山西省支持区域医疗中心建设运营政策清单",
        "山西省医疗机构管理标准",
    }
    (by,) = found["cited_by"]
    assert (by["from"], by["clause"], by["number"], by["document"]) == (
        PLAN,
        f"{PLAN}/三、/（二）",
        LIST,
        LIST,
    )
    code, out, _ = run("citations", "白求恩规划")
    assert code == 0
    assert "发改社会〔2019〕1670号" in out


def test_related_clauses(run):
    found = read_json(run("related", "政策清单第15条", "--json"))
    assert found["clause"] == f"{LIST}/15."
    assert len(found["related"]) <= 10
    first = found["related"][0]
    assert first["clause"] == "36项措施支持国家区域医疗中心建设/36项保障措施/10."
    assert first["why"]
    assert run("related", "政策清单第15条")[0] == 0
    assert run("related", "政策清单第99条")[0] == 1
    assert run("related", "政策清单")[0] == 1
