"""Importing from the command line."""

from __future__ import annotations

import re
from pathlib import Path

from tests import shapes
from tests.samples import OWN
from tests.ui.commandline.results import Run


def test_import(run: Run, policy: Path) -> None:
    result = run("import", str(policy), "--json")
    assert (result.code, result.err) == (0, "")
    shapes.imported(result.json)
    (entry,) = result.json["imported"]
    assert entry["document"]["key"] == OWN
    assert len(run("documents", "--json").json) == 6
    found = run("search", "规范采购药品", "--json").json["hits"]
    assert [hit["match"] for hit in found].count("exact") == 1
    assert run("check").code == 0
    again = run("import", str(policy), "--json")
    assert again.json["imported"] == []
    assert [(each["key"], each["alike"]) for each in again.json["skipped"]] == [(OWN, 1.0)]
    assert len(run("documents", "--json").json) == 6


def test_a_dry_run_needs_and_leaves_no_data_folder(run: Run, policy: Path, data_dir: Path) -> None:
    result = run("import", "--dry-run", str(policy), "--json")
    assert (result.code, result.err) == (0, "")
    shapes.imported(result.json)
    assert not data_dir.exists()
    assert "可导入 1 份文件" in run("import", "--dry-run", str(policy)).out


def test_bad_files_are_named_and_stop_no_other(run: Run, policy: Path, tmp_path: Path) -> None:
    bad = tmp_path / "坏.txt"
    bad.write_bytes(bytes(range(256)) * 40)
    result = run("import", str(bad), str(policy), str(tmp_path / "没有.txt"), "--json")
    assert result.code == 2
    shapes.imported(result.json)
    assert [each["document"]["key"] for each in result.json["imported"]] == [OWN]
    assert [each["source"] for each in result.json["rejected"]] == ["坏.txt", "没有.txt"]
    assert len(result.err.strip().splitlines()) == 2
    assert len(run("documents", "--json").json) == 6


def test_one_choice_at_a_time(run: Run, policy: Path) -> None:
    result = run("import", str(policy), "--replace", "--keep-both")
    assert result.code == 2
    assert "只能选用一个" in result.err


def test_two_texts_of_one_title_are_told_apart_by_ids_that_can_be_typed(run: Run, tmp_path: Path) -> None:
    for name, sum_ in (("a", "八十"), ("b", "一百")):
        path = tmp_path / f"{name}.txt"
        path.write_text(
            "某医院绩效办法\n某院发〔2024〕5号\n第一条 按工作量分配，每季度考核一次。\n"
            f"第二条 夜班每次补贴{sum_}元。\n第三条 由人事科负责。\n",
            encoding="utf-8",
        )
        run("import", str(path), "--keep-both")
    asked = run("show", "某院发〔2024〕5号第二条")
    assert asked.code == 2
    ids = re.findall(r"〔(某院发.+?/第二条)〕", asked.err)
    assert sorted("八十" in run("show", one).out for one in ids) == [False, True]


def test_a_file_with_a_password_is_read_with_one_of_those_that_are_given(run: Run) -> None:
    file = str(Path(__file__).parents[2] / "store/formats/samples/locked.pdf")
    refused = run("import", file, "--dry-run")
    assert refused.code == 2
    assert "--password" in refused.err
    assert "密码不对" in run("import", file, "--dry-run", "--password", "x").err
    found = run("import", file, "--json", "--password", "x", "--password", "Jizhen-2024")
    assert found.code == 0
    assert [one["document"]["number"] for one in found.json["imported"]] == ["临院办〔2024〕7号"]


def test_where_an_added_file_came_from_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "培训办法.txt"
    text = "某市培训管理办法\n第一条 为规范培训，制定本办法。\n第二条 本办法自2023年5月1日起施行。\n"
    file.write_text(text, encoding="utf-8")
    key = run("import", str(file), "--json").json["imported"][0]["document"]["key"]
    came = {one["key"]: one.get("arrival") for one in run("documents", "--json").json}
    assert [one for one, arrival in came.items() if arrival is not None] == [key]
    assert came[key]["place"] == str(file)
    assert came[key]["who"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", came[key]["moment"])
    assert run("show", "某市培训管理办法第二条", "--json").json["arrival"] == came[key]
    assert "arrival" not in run("show", "政策清单第9条", "--json").json
