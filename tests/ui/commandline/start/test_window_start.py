"""The words that lead to the window without a parser, and those that do not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ui.commandline.argument_parser import parse
from ui.commandline.start.window_start import WindowStart, window_start

PROJECT = Path(__file__).resolve().parents[4]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ([], WindowStart()),
        (["--portable"], WindowStart(portable=True)),
        (["--data-dir", "资料"], WindowStart("资料")),
        (["--lang", "en", "--data-dir", "a"], WindowStart("a", language="en")),
    ],
)
def test_the_window_s_words_mean_what_the_parser_says(words: list[str], start: WindowStart) -> None:
    assert window_start(words) == start
    parsed = parse(words)
    assert (parsed.data_dir, parsed.portable, parsed.lang) == start
    assert parsed.command is None


@pytest.mark.parametrize(
    "words",
    [
        ["search", "床位"],
        ["--help"],
        ["--version"],
        ["--json"],
        ["--data-dir"],
        ["--data-dir", ""],
        ["--data-dir", "--portable"],
        ["--data-dir=a"],
        ["--lang", "fr"],
        ["--lang"],
        ["/somewhere/a.docx"],
    ],
)
def test_all_others_are_for_the_parser(words: list[str]) -> None:
    assert window_start(words) is None


def test_a_start_of_the_window_loads_no_parser() -> None:
    code = (
        "import sys; from ui.commandline.entry_point import run;"
        "print(sorted({'argparse', 'tomllib', 'ui.commandline.start.command_runner'} & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
