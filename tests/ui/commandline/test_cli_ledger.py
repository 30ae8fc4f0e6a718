"""ledger: rows from clauses, documents and duties; changed, exported, and taken in again without loss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from ui.commandline import entry_point

TASKS, LIST = "晋政办发〔2021〕85号", "晋政办函〔2020〕28号"


@pytest.fixture
def run(shipped: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]):
    def run(*argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = entry_point.run(("ledger", *argv))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


def rows(run, *argv: str) -> list[dict[str, Any]]:
    code, out, err = run(*argv, "--json")
    assert code in (0, 1), err
    return json.loads(out)


def test_all_measures_of_a_document_become_rows(run):
    assert run("list")[0] == 1
    added = rows(run, "add", "深化医药卫生体制改革近期重点工作任务")
    assert [one["matter"] for one in added][:2] == ["大力推广三明市医改经验", "推进药品耗材集中采购"]
    assert len(added) == 9
    pay = next(one for one in added if one["matter"] == "推进医保支付方式改革")
    expected = {
        "document": TASKS,
        "clause": f"{TASKS}/一、/（五）",
        "organisations": "省医保局、省财政厅、省卫健委",
        "deadline": "2021-12-31",
        "state": "未开始",
        "status": "逾期",
        "overdue": True,
        "changed": None,
    }
    assert {name: pay[name] for name in expected} == expected
    assert rows(run, "list") == added
    code, _, err = run("add", f"{TASKS}/一、")
    assert (code, "有 6 项已在台账中" in err) == (0, True)
    assert len(rows(run)) == 9


def test_a_clause_and_the_duties_of_an_organisation(run):
    (one,) = rows(run, "add", f"{LIST}第9项")
    assert one["clause"] == f"{LIST}/9."
    duties = rows(run, "add", "--organisation", "省人社厅")
    assert len(duties) > 3
    assert all("省人社厅" in each["organisations"] for each in duties)
    assert len({each["clause"] for each in rows(run)}) == len(rows(run))


def test_cells_are_set_and_wrong_ones_refused(run):
    row_id = rows(run, "add", f"{TASKS}/一、/（二）")[0]["id"]
    rows(run, "set", row_id[:10], "牵头科室", "药学部，医务处")
    rows(run, "set", row_id, "deadline", "2099年6月底前")
    (one,) = rows(run, "set", row_id, "状态", "进行中")
    assert (one["lead"], one["deadline"], one["status"]) == ("药学部、医务处", "2099-06-30", "进行中")
    assert [each["id"] for each in rows(run, "list", "--department", "医务处")] == [row_id]
    assert rows(run, "list", "--status", "已完成") == []
    for wrong, said in (
        (("set", row_id, "状态", "算了"), "没有这个状态"),
        (("set", row_id, "颜色", "红"), "台账没有这一列"),
        (("set", "zzzz", "状态", "已完成"), "没有编号为"),
        (("set", row_id, "出处", "别处"), "出处不能改写"),
        (("set", row_id), "写法"),
        (("fly",), "没有“fly”"),
        (("add",), "缺少参数"),
        (("export",), "--xlsx"),
        (("import", "/nowhere.xlsx"), "nowhere.xlsx"),
    ):
        code, _, err = run(*wrong)
        assert code == 2, wrong
        assert said in err
    assert rows(run, "list")[0]["status"] == "进行中"
    assert run("delete", row_id)[0] == 0
    assert rows(run) == []


def test_a_workbook_comes_back_without_loss(run, tmp_path):
    file = tmp_path / "台账.xlsx"
    rows(run, "add", TASKS)
    run("departments", "医务处", "药学部、财务处")
    assert run("departments")[1].split() == ["医务处", "药学部", "财务处"]
    before = rows(run)
    rows(run, "set", before[0]["id"], "附注", "=1+1\n第二行")
    rows(run, "set", before[1]["id"], "完成时限", "长期坚持")
    before = rows(run)
    assert run("export", "--xlsx", str(file))[0] == 0
    page = load_workbook(file)["台账"]
    assert page.freeze_panes == "B3"
    assert any("医务处" in rule.formula1 for rule in page.data_validations.dataValidation)
    assert json.loads(run("import", str(file), "--json")[1]) == {
        "added": 0, "changed": 0, "same": 9, "problems": [],
    }  # fmt: skip
    assert rows(run) == before
    # What Excel may do: a cell is changed, a row copied with its hidden id, another typed without one.
    book = load_workbook(file)
    page = book["台账"]
    page["D3"] = "药学部"
    page["I4"] = "大概完成了"
    last = page.max_row
    for at, cell in enumerate(page[3], 1):
        page.cell(last + 1, at, cell.value)
    page.cell(last + 2, 1, "自己加的事")
    page.cell(last + 2, 7, "2030年6月")
    book.save(file)
    _, out, err = run("import", str(file), "--json")
    told = json.loads(out)
    assert (told["added"], told["changed"], told["same"]) == (2, 1, 8)
    assert "没有这个状态" in told["problems"][0]
    assert "第 4 行" in err
    after = rows(run)
    assert [one["lead"] for one in after].count("药学部") == 2
    assert after[9]["clause"] == after[0]["clause"]
    assert (after[10]["matter"], after[10]["deadline"], after[10]["clause"]) == (
        "自己加的事", "2030-06-30", None,
    )  # fmt: skip
    # On another machine the rows are made anew, on the same clauses.
    for one in after:
        run("delete", one["id"])
    run("import", str(file))
    assert [(one["id"], one["clause"]) for one in rows(run)][:9] == [
        (one["id"], one["clause"]) for one in before
    ]


def test_the_sheet_of_somebody_else_is_read(run, tmp_path):
    file = tmp_path / "分解表.xlsx"
    book = Workbook()
    page = book.active
    page.append(["2024年重点任务分解表"])
    page.append(["序号", "工作任务", "牵头科室", "责任人", "完成时间", "完成情况", "备注"])
    page.append([1, "建立集采联席会议", "医务处", "王主任", "2024年6月底前", "已印发", None])
    page.append([2, "签订采购协议", None, None, "12月31日", None, "报备"])
    page.merge_cells("C3:C4")
    book.save(file)
    run("import", str(file))
    first, second = rows(run)
    assert (first["matter"], first["deadline"], first["progress"]) == (
        "建立集采联席会议", "2024-06-30", "已印发",
    )  # fmt: skip
    assert (second["lead"], second["remark"]) == ("医务处", "报备")
    for broken, said in (("x", "不是能读的"), ("", "不是能读的")):
        (tmp_path / "b.xlsx").write_text(broken)
        code, _, err = run("import", str(tmp_path / "b.xlsx"))
        assert (code, said in err) == (2, True)
    Workbook().save(tmp_path / "empty.xlsx")
    code, _, err = run("import", str(tmp_path / "empty.xlsx"))
    assert (code, "没有找到表头" in err) == (2, True)
    assert len(rows(run)) == 2
