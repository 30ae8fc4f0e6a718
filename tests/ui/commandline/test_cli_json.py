"""Every command answers in JSON where it is asked to, one value, the path of what it made included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.system.version import VERSION
from ui.commandline import command_registry, entry_point


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> object:
    capsys.readouterr()
    entry_point.run(words)
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", command_registry.names())
def test_a_word_too_many_is_told_in_json(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert isinstance(answer(capsys, name, "--no-such-option", "--json"), dict)


def test_help_version_and_completions(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["-V", "--json"], ["--json", "--version"]):
        assert answer(capsys, *words) == {"version": VERSION}
    for words in (["help", "search", "--json"], ["search", "--help", "--json"]):
        assert "search" in answer(capsys, *words)["help"]
    assert "_yice" in answer(capsys, "completions", "bash", "--json")["script"]


def test_print_tells_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = tmp_path / "甲.pdf"
    found = answer(
        capsys,
        "--data-dir",
        str(tmp_path),
        "print",
        "政策清单第9条",
        "--pdf",
        str(pdf),
        "--text",
        "-",
        "--json",
    )
    files = {each["kind"]: each for each in found["files"]}
    assert Path(files["pdf"]["path"]) == pdf
    assert (files["pdf"]["pages"], files["pdf"]["missing"]) == (1, "")
    assert "（晋政办函〔2020〕28号）" in files["text"]["text"]


def test_a_rebuilt_index_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "--data-dir", str(tmp_path / "d"), "rebuild-index", "--json") == {"documents": 5}
