"""The manual page is the one that the help of the commands gives, and man(7) understands it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ui.commandline import command_registry
from ui.commandline.command import Command
from ui.commandline.man_page import man_page

PAGE = Path(__file__).resolve().parents[3] / "resources/man/yice.1"


def test_the_page_in_the_project_is_that_of_the_help() -> None:
    assert PAGE.read_text(encoding="utf-8") == man_page(command_registry.commands()), "run `make man`"


def test_every_command_with_its_options_is_in_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    commands = command_registry.commands()
    assert [line.removeprefix(".SS ") for line in page.splitlines() if line.startswith(".SS ")] == [
        command.name for command in commands
    ]
    typed = [text for command in commands for text, _ in (*command.help, *command.examples)]
    options = {option for text in typed for option in re.findall(r"--[a-z-]+", text)}
    assert {option for option in options if option not in page} == set()


def test_no_line_is_taken_for_a_request() -> None:
    odd = Command(
        "odd", (("odd", ".SH 不是标题\\n"),), lambda *_: 0, examples=(("'odd -x", "例"),), remarks=".nf\n"
    )
    text = man_page([odd])
    known = {"TH", "SH", "SS", "TP", "PP", "B", "RS", "RE", "nf", "fi", "ad", "nh"}
    assert {line[1:3].strip() for line in text.splitlines() if line[0] in ".'"} <= known
    assert r"\&.SH 不是标题\en" in text
    assert text.count("\n.nf\n") == 2


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_page_is_set_without_a_warning() -> None:
    command = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=100n", str(PAGE)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert [line for line in answer.stderr.splitlines() if "adjust" not in line and "break" not in line] == []
    assert "医疗政策离线检索" in answer.stdout
