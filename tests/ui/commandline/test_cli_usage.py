"""Command lines that cannot be understood, help, and an environment that lacks something."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.system.paths import DataPaths
from tests.ui.commandline.results import Run, one_sentence
from ui.commandline import output, terminal
from ui.commandline.argument_parser import HelpAsked, parse
from ui.commandline.usage_errors import BadUsage


def test_a_folder_may_be_called_like_a_command(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("search", "show"):
        (tmp_path / name).mkdir()
    assert run("--data-dir", "search", "documents", "--json").code == 0
    assert (tmp_path / "search" / "library.db").exists()
    assert run("--data-dir=show", "search", "-药品", "--json").json["query"] == "-药品"


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

    monkeypatch.setitem(registry._registered, "documents", Command("documents", bug))
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

    monkeypatch.setitem(registry._registered, "documents", Command("documents", stop))
    result = run("documents")
    assert (result.code, result.out, result.err) == (130, "", "")


def test_columns_of_wide_and_narrow_characters() -> None:
    assert [terminal.width(each) for each in ("abc", "政策", "（〔", "１", "e\u0301", "")] == [
        3,
        4,
        4,
        2,
        1,
        0,
    ]
    assert terminal.pad("政", 4) == "政  "
    assert terminal.cut("政策清单", 8) == "政策清单"
    assert terminal.cut("政策清单", 7) == "政策清…"
    assert list(terminal.columns([("甲", "b"), ("a", "")])) == ["甲  b", "a"]


def test_marks_only_where_a_terminal_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert output.mark("床") == "床"
    monkeypatch.setattr(output, "is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert output.mark("床") != "床"
    monkeypatch.setenv("NO_COLOR", "1")
    assert output.mark("床") == "床"
