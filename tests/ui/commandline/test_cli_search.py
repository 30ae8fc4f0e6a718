"""Searching from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.system.paths import DataPaths
from tests import shapes
from tests.effort import share_of
from tests.ui.commandline.results import Run


@pytest.mark.parametrize(
    "argv",
    [
        ("search", "床位", "--limt", "3"),
        ("search", "--limt", "3", "床位"),
        ("search", "--limt=3", "床位"),
        ("--limt", "3", "search", "床位"),
        ("search", "—limit", "3", "床位"),
    ],
)
def test_an_unknown_option_of_search_is_no_word(run: Run, argv: tuple[str, ...]) -> None:
    answer = run(*argv)
    assert (answer.code, answer.out) == (2, "")
    assert "limit" in answer.err or "limt" in answer.err


def test_words_that_exclude_are_no_options(run: Run) -> None:
    without = json.loads(run("search", "床位", "-编制", "--json").out)["total"]
    assert 0 < without < json.loads(run("search", "床位", "--json").out)["total"]
    assert run("search", "医保", "-DRG").code == 0
    assert run("search", "--", "--limt").code == 1


def test_search_json_says_how_the_query_was_understood(run: Run) -> None:
    found = json.loads(run("search", "九十九张床位", "--json").out)
    assert found["total"] == 0
    assert "九十九张床位" in found["understood"][0]
    assert found["answer"] is None
    assert json.loads(run("search", "省医保局负责的措施", "--json").out)["understood"]


def test_a_reference_to_a_paragraph_is_answered_by_the_article_that_has_it(run: Run) -> None:
    shapes.show(run("show", "一体化办法第九条第二款", "--json").json)
    shapes.show(run("show", "条例第九条", "--json").json)


def test_search(run: Run) -> None:
    result = run("search", "床位", "--json")
    assert (result.code, result.err) == (0, "")
    shapes.search(result.json)
    assert result.json["query"] == "床位"
    assert len(result.json["hits"]) == result.json["total"] > 1
    for hit in result.json["hits"]:
        assert any(hit["snippet"][start:end] == "床位" for start, end in hit["spans"])
    limited = run("search", "床位", "--limit", "1", "--json").json
    assert limited["total"] == result.json["total"]
    assert [hit["clause_id"] for hit in limited["hits"]] == [result.json["hits"][0]["clause_id"]]


def test_search_for_people_says_where_and_how_many(run: Run) -> None:
    result = run("search", "床位", "--limit=2")
    assert result.code == 0
    assert result.out.startswith("1. ")
    assert "以上是前 2 条" in result.out
    assert "\x1b" not in result.out


def test_nothing_found(run: Run) -> None:
    result = run("search", "绝无此词组合", "--json")
    assert (result.code, result.json["total"], result.json["hits"]) == (1, 0, [])
    shapes.search(result.json)
    assert "没有找到" in run("search", "绝无此词组合").out


def test_a_query_may_begin_with_a_dash_and_come_in_several_words(run: Run) -> None:
    assert run("search", "医保", "-药品", "--json").json["query"] == "医保 -药品"
    assert run("search", "--json", "-药品").json["query"] == "-药品"
    assert run("search", "--", "--json").code in (0, 1)
    fewer, more = run("search", "医保", "-药品", "--json").json, run("search", "医保", "--json").json
    assert 0 < fewer["total"] < more["total"]


@given(st.text(max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=share_of(40))
def test_any_query_is_answered(run: Run, query: str) -> None:
    result = run("search", "--json", "--", query)
    assert result.code in (0, 1)
    shapes.search(result.json)


@pytest.mark.parametrize("state", ["absent", "damaged", "foreign"])
def test_search_without_a_usable_index(run: Run, paths: DataPaths, state: str) -> None:
    expected = run("search", "床位", "--json").json["hits"]
    if state == "foreign":
        shutil.rmtree(paths.index_dir)
        paths.index_dir.write_text("not a folder")
    elif state == "absent":
        shutil.rmtree(paths.index_dir)
    else:
        for path in paths.index_dir.rglob("*"):
            if path.is_file():
                path.write_bytes(b"\x80\x04garbage")
    result = run("search", "床位", "--json")
    assert result.code == 0
    assert [hit["clause_id"] for hit in result.json["hits"]] == [hit["clause_id"] for hit in expected]
    assert run("check", "--json").code == 1


EDITION = """某省优化营商环境条例

（{date}某省人民代表大会常务委员会通过）

第一条　为了优化营商环境，制定本条例。
第二条　各级人民政府应当{duty}，营造公平竞争的市场环境。
第三条　本条例自公布之日起施行。
"""


def test_editions_are_told_apart_and_the_earlier_is_searched_on_demand(run: Run, tmp_path: Path) -> None:
    new, old = tmp_path / "新.txt", tmp_path / "旧.txt"
    new.write_text(EDITION.format(date="2024年5月20日", duty="推行一网通办"), encoding="utf-8")
    old.write_text(EDITION.format(date="2020年4月10日", duty="改进窗口服务"), encoding="utf-8")
    run("import", str(new))
    (entry,) = run("import", str(old), "--new-edition", "--json").json["imported"]
    assert (entry["action"], entry["of"]) == ("new_edition", "某省优化营商环境条例（2024-05-20）")
    listed = {each["date"]: each for each in run("documents", "--json").json}
    assert listed["2024-05-20"]["current"]
    assert not listed["2020-04-10"]["current"]
    assert listed["2020-04-10"]["edition_of"] == listed["2024-05-20"]["key"]
    assert "以前的版本，2020" in run("documents").out
    assert run("search", "公平竞争", "--json").json["total"] == 1
    assert run("search", "公平竞争", "--all-editions", "--json").json["total"] == 2
    assert run("search", "窗口服务", "版本:以前", "--json").json["total"] == 1
    assert "（2024年文本）第二条" in run("show", "优化营商环境条例第二条").out
    assert "此为：2020" in run("outline", listed["2020-04-10"]["key"]).out
    assert run("check").code == 0


def test_a_question_is_answered_by_a_sentence(run: Run) -> None:
    found = run("search", "村医每年免费培训几次", "--json").json
    shapes.search(found)
    start, end = found["answer"]["span"]
    assert found["answer"]["text"][start:end] == "不少于两次"
    assert found["answer"]["clause_id"] == found["hits"][0]["clause_id"]
    assert found["hits"][0]["why"]
    shown = run("search", "村医每年免费培训几次").out
    assert "答：乡村医生每年接受免费培训不少于两次" in shown


def test_what_is_only_near_is_told_apart(run: Run) -> None:
    shown = run("search", "收费标准", "--limit=3").out
    assert "最接近的是：" in shown
    assert "收费标准 = " in shown
    assert "相近的有 " in shown
