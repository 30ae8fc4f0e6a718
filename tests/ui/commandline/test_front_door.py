"""What somebody meets who does not know the command line yet: help, hints, options anywhere, errors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from store.model.wording import languages
from store.system.paths import DataPaths
from tests import shapes
from ui.commandline import command_registry, entry_point
from ui.commandline.argument_parser import parse, wants_json
from ui.commandline.help_tables import command_texts
from ui.commandline.typed_references import split_references

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _library(shipped: Path, data_dir: Path) -> None:
    """Have the library that ships."""


def run(capsys: Captured, *argv: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = entry_point.run(argv)
    return (code, *capsys.readouterr())


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_version(capsys: Captured, option: str) -> None:
    code, out, _ = run(capsys, option)
    assert (code, out.split()[0]) == (0, "医策")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", command_registry.names())
def test_each_command_has_help_with_examples_that_are_understood(
    capsys: Captured, name: str, language: str
) -> None:
    code, out, err = run(capsys, "help", name, "--lang", language)
    assert (code, err) == (0, "")
    assert f"main.py {name}" in out
    assert run(capsys, "--lang", language, name, "--help")[1] == out
    texts = command_texts(name, language)
    assert texts is not None
    assert texts.examples
    for typed, _ in texts.examples:
        assert parse(typed.replace("'", "").split()).command == name


def test_help_alone_is_the_list_of_commands(capsys: Captured) -> None:
    assert run(capsys, "help")[1] == run(capsys, "--help")[1]
    assert all(f"main.py {name}" in run(capsys, "help")[1] for name in command_registry.names())


def test_help_of_search_explains_the_query_language(capsys: Captured) -> None:
    out = run(capsys, "help", "search")[1]
    assert all(word in out for word in ("OR", "-药品", "“两个允许”", "单位:", "有批注", "~"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("serach", "search"),
        ("Search", "search"),
        ("document", "documents"),
        ("chek", "check"),
        ("shwo", "show"),
    ],
)
def test_a_mistyped_command_gets_a_hint(capsys: Captured, typed: str, meant: str) -> None:
    for argv in ((typed, "x"), ("help", typed)):
        code, out, err = run(capsys, *argv)
        assert (code, out) == (2, "")
        assert f"没有“{typed}”这个命令，您要用的可能是 {meant}；" in err


@pytest.mark.parametrize(
    "argv",
    [
        ["pack", "info", "--json", "a.yicepack"],
        ["pack", "--json", "info", "a.yicepack"],
        ["pack", "info", "a.yicepack", "--json"],
    ],
)
def test_words_and_options_take_turns(argv: list[str]) -> None:
    options = parse(argv)
    assert (options.command, options.words, options.json) == ("pack", ["info", "a.yicepack"], True)


@pytest.mark.parametrize(
    ("argv", "code", "sentence"),
    [
        (["pack"], "command.bad_usage", "pack 后面要写明做什么"),
        (["pack", "undo"], "pack.cannot_undo", "没有可以退回的更新。"),
        (["pack", "keys", "--add", "rubbish"], "pack.key_refused", "密钥“rubbish”不能使用"),
        (["pack", "create", "nofile", "--out", "x"], "pack.not_packed", "“nofile”不能放进更新包"),
        (["pack", "verify", "no.yicepack"], "pack.refused", "更新包“no.yicepack”不能使用"),
    ],
)
def test_what_a_pack_is_refused_for_is_told_in_json_too(
    capsys: Captured, argv: list[str], code: str, sentence: str
) -> None:
    exit_code, out, err = run(capsys, *argv, "--json")
    error = json.loads(out)["error"]
    assert (exit_code, error["code"]) == (2, code)
    assert error["message"].startswith(sentence)
    assert error["message"] == err.strip()


def test_what_is_like_no_command_gets_no_hint(capsys: Captured) -> None:
    assert "可能" not in run(capsys, "nonsense")[2]


@pytest.mark.parametrize(
    "argv",
    [
        ["--data-dir", "A", "show", "条例第九条", "--json"],
        ["show", "--data-dir", "A", "条例第九条", "--json"],
        ["show", "条例第九条", "--json", "--data-dir=A"],
        ["--json", "show", "条例第九条", "--data-dir", "A"],
        ["--json", "--data-dir=A", "show", "--json", "条例第九条"],
    ],
)
def test_options_stand_before_or_after_the_command(argv: list[str]) -> None:
    options = parse(argv)
    assert (options.command, options.data_dir, options.json) == ("show", "A", True)
    assert options.reference == ["条例第九条"]


def test_portable_after_the_command() -> None:
    assert parse(["search", "床位", "--portable"]).portable
    assert not parse(["search", "--", "--portable"]).portable
    assert not wants_json(["search", "--", "--json"])


def test_a_data_folder_after_the_command_is_the_one_that_is_used(capsys: Captured, tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    assert run(capsys, "documents", "--data-dir", str(tmp_path / "别处"))[0] == 0
    assert (tmp_path / "别处" / "library.db").exists()


@pytest.mark.parametrize(
    "argv",
    [
        ["documents"],
        ["search", "床位"],
        ["notes", "--json"],
        ["notes", "import", "x.json", "--dry-run"],
        ["ledger", "export", "x.xlsx"],
        ["check"],
        ["pack", "undo"],
        ["print", "办法第九条", "--pdf", "x.pdf"],
    ],
)
def test_a_folder_that_is_not_there_is_not_made_to_read_in(
    capsys: Captured, tmp_path: Path, argv: list[str]
) -> None:
    code, out, err = run(capsys, "--data-dir", str(tmp_path / "写错了"), *argv)
    assert code == 2
    assert len(err.strip().splitlines()) == 1
    assert "没有文件夹" in err
    assert ("command.no_data_folder" in out) is ("--json" in argv)
    assert not list(tmp_path.iterdir())


def test_a_command_that_writes_makes_the_folder(capsys: Captured, tmp_path: Path) -> None:
    assert run(capsys, "--data-dir", str(tmp_path / "新"), "rebuild-index")[0] == 0
    assert run(capsys, "--data-dir", str(tmp_path / "新"), "search", "床位")[0] == 0


@pytest.mark.parametrize(
    ("argv", "code", "name"),
    [
        (["serach", "--json"], 2, "command.bad_usage"),
        (["documents", "--json", "--jsn"], 2, "command.bad_usage"),
        (["show", "没有此条", "--json"], 1, "error.not_found"),
        (["show", "条例", "--json"], 1, "command.not_a_clause"),
        (["--json", "outline", "没有此文件"], 1, "error.not_found"),
    ],
)
def test_errors_are_json_where_json_is_wanted(
    capsys: Captured, argv: list[str], code: int, name: str
) -> None:
    found, out, err = run(capsys, *argv)
    assert found == code
    assert json.loads(out) == {"error": {"code": name, "message": err.strip()}}


def test_a_fault_of_the_program_is_json_too_and_never_a_second_value(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_value: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("ui.commandline.json_shapes.in_library", fail)
    code, out, _ = run(capsys, "documents", "--json")
    assert code == 2
    assert json.loads(out)["error"]["code"] == "error.failed"


def test_several_clauses_are_shown(capsys: Captured) -> None:
    wanted = ["条例第九条", "政策清单第2条", "条例", "第十条"]
    code, out, _ = run(capsys, "show", *wanted, "--json")
    found = json.loads(out)
    assert code == 0
    for each in found:
        shapes.show(each)
    assert [each["clause"]["label"] for each in found] == ["第九条", "2.", "第十条"]
    text = run(capsys, "show", *wanted)[1]
    assert all(each["citation"] in text for each in found)


def test_one_clause_of_several_that_is_not_there_is_named(capsys: Captured) -> None:
    code, out, err = run(capsys, "show", "条例第九条", "条例第九九九条")
    assert (code, out) == (1, "")
    assert "条例第九九九条" in err
    assert "条例第九条 " not in err


def test_a_reference_that_was_typed_with_blanks_is_one() -> None:
    assert split_references(["条例", "第九条", "第二款"]) == ["条例 第九条 第二款"]
    assert split_references(["晋政办函", "〔2020〕", "28号", "第九项", "条例第九条"]) == [
        "晋政办函 〔2020〕 28号 第九项",
        "条例第九条",
    ]


def test_the_name_that_was_typed_is_the_one_that_help_shows(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/bin/yice", "help"])
    assert entry_point.main() == 0
    assert "yice search" in capsys.readouterr().out


def test_help_makes_no_data_folder(capsys: Captured, data_dir: Path) -> None:
    run(capsys, "help", "search")
    assert not DataPaths(data_dir).library_db.exists()


def test_text_is_printed_to_standard_output(capsys: Captured) -> None:
    code, out, err = run(capsys, "print", "政策清单第9条", "--text", "-")
    assert (code, err) == (0, "")
    assert "试行价格" in out
    assert "已保存" not in out
