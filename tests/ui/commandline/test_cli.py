"""The command line, command by command, in this process; test_cli_process.py starts the real program."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.library import Library
from store.model.annotation import Anchor, Note
from store.notebook import Notebook, anchor_for
from store.system.paths import DataPaths
from tests import shapes
from tests.looping import some
from tests.samples import OWN, POLICY
from ui.commandline import entry_point, output, text
from ui.commandline.argument_parser import HelpAsked, parse
from ui.commandline.usage_errors import BadUsage

LIST = "晋政办函〔2020〕28号"
WHEN = "2026-01-01T00:00:00.000Z"


@dataclass
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def run(shipped: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*argv: str) -> Result:
        capsys.readouterr()
        code = entry_point.run(argv)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Result(code, out, err)

    return run


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(POLICY, encoding="utf-8")
    return path


def one_sentence(result: Result) -> None:
    """What unusable input is answered with; in JSON too where that is asked for."""
    if result.out:
        assert result.json["error"]["message"] == result.err.strip()
    assert result.err.endswith("\n")
    assert len(result.err.strip().splitlines()) == 1
    assert any("一" <= character <= "鿿" for character in result.err)


def damage(path: Path) -> None:
    """Overwrite all but the first page."""
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)


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
    column = text.width(lines[0][: lines[0].index("日期")])
    for line in lines[1:]:
        rest, columns = line, 0
        while columns < column:
            columns += text.width(rest[0])
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
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_any_query_is_answered(run: Run, query: str) -> None:
    result = run("search", "--json", "--", query)
    assert result.code in (0, 1)
    shapes.search(result.json)


def test_a_folder_may_be_called_like_a_command(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("search", "show"):
        (tmp_path / name).mkdir()
    assert run("--data-dir", "search", "documents", "--json").code == 0
    assert (tmp_path / "search" / "library.db").exists()
    assert run("--data-dir=show", "search", "-药品", "--json").json["query"] == "-药品"


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


def test_rebuild_index_mends_it(run: Run, paths: DataPaths) -> None:
    run("documents")
    shutil.rmtree(paths.index_dir)
    assert run("check").code == 1
    result = run("rebuild-index")
    assert (result.code, result.err) == (0, "")
    assert "5 份文件" in result.out
    assert run("check").code == 0


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


def test_check_of_a_fresh_folder(run: Run) -> None:
    result = run("check", "--json")
    assert (result.code, result.err) == (0, "")
    shapes.check(result.json)
    assert result.json == {"ok": True, "problems": []}


def test_check_finds_a_damaged_library_and_the_next_command_mends_it(run: Run, paths: DataPaths) -> None:
    run("documents")
    damage(paths.library_db)
    result = run("check", "--json")
    assert result.code == 1
    shapes.check(result.json)
    assert result.json["problems"][0]["where"] == "library.db"
    shown = run("show", "政策清单第9条", "--json")
    assert shown.code == 0
    assert "已重建" in shown.err
    shapes.show(shown.json)
    assert len(list(paths.root.glob("library.damaged-*.db"))) == 1
    assert run("check").code == 0


def test_check_finds_a_damaged_notebook_and_leaves_it_alone(run: Run, paths: DataPaths) -> None:
    run("documents")
    paths.notebook_db.write_bytes(b"garbage" * 999)
    result = run("check", "--json")
    assert result.code == 1
    shapes.check(result.json)
    assert [each["where"] for each in result.json["problems"]] == ["notebook.db"]
    assert paths.notebook_db.read_bytes() == b"garbage" * 999


def test_check_finds_a_notebook_that_is_empty_or_gone(run: Run, paths: DataPaths) -> None:
    run("documents")
    assert run("check").code == 0
    notebook = Notebook.open(paths.notebook_db)
    notebook.annotations.put(Note("1", Anchor("", "", 0, 0, "", "", ""), "在", WHEN, WHEN))
    notebook.backups.daily()
    notebook.close()
    paths.notebook_db.write_bytes(b"")
    result = run("check", "--json")
    assert result.code == 1
    assert "0 字节" in result.json["problems"][0]["what"]
    assert paths.notebook_db.read_bytes() == b""
    paths.notebook_db.unlink()
    result = run("check", "--json")
    assert result.code == 1
    assert "不见了" in result.json["problems"][0]["what"]
    assert not paths.notebook_db.exists()


def test_check_finds_notes_whose_words_are_gone(run: Run, paths: DataPaths) -> None:
    run("documents")
    library, notebook = Library.open(paths.library_db), Notebook.open(paths.notebook_db)
    document, clause = library.clause(f"{LIST}/9.")
    anchor = anchor_for(document, clause, 0, 5)
    notebook.annotations.put(Note("1", anchor, "在", WHEN, WHEN))
    assert run("check").code == 0
    library.remove(LIST)
    library.close()
    notebook.close()
    result = run("check", "--json")
    # It is no damage: only the index does not fit the library any more.
    assert [each["where"] for each in result.json["problems"]] == [paths.index_dir.name]
    assert "批注" in result.err
    assert f"{LIST}/9." in result.err


def test_a_newer_file_is_refused_with_a_sentence(run: Run, paths: DataPaths) -> None:
    run("documents")
    with sqlite3.connect(paths.library_db) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    result = run("documents", "--json")
    assert result.code == 2
    one_sentence(result)
    assert run("check", "--json").code == 1


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


@pytest.mark.parametrize(
    "argv",
    [
        ["frobnicate"],
        ["search"],
        ["outline"],
        ["show", "--json"],
        ["import"],
        ["print", "政策清单第9条"],
        ["print", "--pdf", "x.pdf"],
        ["print", "x", "--pdf", "x.pdf", "--style", "pretty"],
        ["search", "床位", "--limit"],
        ["search", "床位", "--limit", "0"],
        ["search", "床位", "--limit", "-3"],
        ["search", "床位", "--limit", "很多"],
        ["search", "床位", "--limit", "²"],
        ["documents", "--jsn"],
        ["documents", "多余"],
        ["--data-dir"],
        ["--nonsense", "documents"],
        ["check", "--js"],
        ["documents", "--json=yes"],
    ],
)
def test_a_command_line_that_cannot_be_understood(run: Run, argv: list[str], data_dir: Path) -> None:
    result = run(*argv)
    assert result.code == 2
    one_sentence(result)
    assert "--help" in result.err
    assert not data_dir.exists()


@given(st.lists(st.text(max_size=6) | st.sampled_from(["search", "--json", "--limit", "-h", "show", "--"])))
def test_any_command_line_is_understood_or_refused(argv: list[str]) -> None:
    with contextlib.suppress(BadUsage, HelpAsked):
        parse(argv)


@pytest.mark.parametrize("argv", [["--help"], ["-h"], ["search", "--help"], ["import", "-h"]])
def test_help(run: Run, argv: list[str]) -> None:
    result = run(*argv)
    assert (result.code, result.err) == (0, "")
    assert "用法" in result.out


def test_documents_are_counted_as_the_window_counts_them(run: Run) -> None:
    rows = {line.split()[-1]: line for line in run("documents").out.splitlines()[1:]}
    assert "24 项" in rows["山西省支持区域医疗中心建设运营政策清单"]
    assert "32 条" in rows["山西省保障和促进县域医疗卫生一体化办法"]


def test_version_is_that_of_the_project(run: Run) -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    result = run("--version")
    assert (result.code, result.err) == (0, "")
    assert result.out.split()[-1] == project["project"]["version"]


def test_data_dir_on_the_command_line_wins(run: Run, tmp_path: Path, data_dir: Path) -> None:
    (tmp_path / "别处").mkdir()
    assert run("--data-dir", str(tmp_path / "别处"), "documents").code == 0
    assert (tmp_path / "别处" / "library.db").exists()
    assert not data_dir.exists()


def test_portable_is_beside_the_program(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.system.paths.program_dir", lambda: tmp_path)
    assert run("--portable", "documents").code == 0
    assert (tmp_path / "yice-data" / "library.db").exists()


def test_a_bug_becomes_a_sentence_and_a_report(
    run: Run, paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.commandline import command_registry as registry
    from ui.commandline.command import Command

    def bug(*_: object) -> int:
        raise ZeroDivisionError("秘密")

    monkeypatch.setitem(registry._registered, "documents", Command("documents", (), bug))
    result = run("documents")
    assert result.code == 2
    one_sentence(result)
    assert "秘密" not in result.err
    (report,) = paths.crash_dir.iterdir()
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert str(report) in result.err


def test_without_a_screen_the_window_is_refused_in_a_sentence(
    run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    result = run()
    assert result.code == 2
    one_sentence(result)
    assert not data_dir.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens of Linux")
def test_a_screen_that_does_not_answer_is_named(
    run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    result = run()
    assert result.code == 2
    assert "“:987”" in result.err
    one_sentence(result)
    assert not data_dir.exists()


@pytest.mark.parametrize("known", [True, False])
def test_a_library_of_the_system_that_has_gone_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    gone = "libxcb-cursor.so.0" if known else "libnobody.so.7"
    monkeypatch.setattr("ui.services.screen.unanswered", lambda: None)
    monkeypatch.setattr(
        "ui.services.screen._plugin_fault", lambda: f"{gone}: cannot open shared object file: …"
    )
    result = run()
    assert result.code == 2
    assert gone in result.err
    assert ("apt-get install libxcb-cursor0" in result.err) is known
    one_sentence(result)


@pytest.mark.parametrize("argv", [[], ["print", "政策清单第9条", "--pdf", "x.pdf"]])
def test_without_qt_window_and_print_are_refused_in_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ui.app", None)
    monkeypatch.setitem(sys.modules, "ui.printing.output.pdf_writer", None)
    result = run(*argv)
    assert result.code == 2
    one_sentence(result)


def test_an_interrupt_is_silent(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.commandline import command_registry as registry
    from ui.commandline.command import Command

    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(registry._registered, "documents", Command("documents", (), stop))
    result = run("documents")
    assert (result.code, result.out, result.err) == (130, "", "")


def test_columns_of_wide_and_narrow_characters() -> None:
    assert [text.width(each) for each in ("abc", "政策", "（〔", "１", "e\u0301", "")] == [3, 4, 4, 2, 1, 0]
    assert text.pad("政", 4) == "政  "
    assert text.cut("政策清单", 8) == "政策清单"
    assert text.cut("政策清单", 7) == "政策清…"
    assert list(text.columns([("甲", "b"), ("a", "")])) == ["甲  b", "a"]


def test_marks_only_where_a_terminal_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert output.mark("床") == "床"
    monkeypatch.setattr(output, "is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert output.mark("床") != "床"
    monkeypatch.setenv("NO_COLOR", "1")
    assert output.mark("床") == "床"


def test_check_for_people(run: Run, monkeypatch: pytest.MonkeyPatch, paths: DataPaths) -> None:
    run("documents")
    monkeypatch.setattr(output, "is_terminal", lambda stream: True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "完好" in run("check").out
    shutil.rmtree(paths.index_dir)
    result = run("check")
    assert result.code == 1
    assert "处理：" in result.out


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


def test_one_choice_at_a_time(run: Run, policy: Path) -> None:
    result = run("import", str(policy), "--replace", "--keep-both")
    assert result.code == 2
    assert "只能选用一个" in result.err


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
