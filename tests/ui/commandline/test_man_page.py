"""The manual page is the one that the help of the commands gives, and man(7) understands it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.model.wording import CHINESE, languages
from ui.commandline import command_registry
from ui.commandline.command import Command
from ui.commandline.help_tables import CommandHelp
from ui.commandline.man_page import man_page
from ui.services import language

PAGES = Path(__file__).resolve().parents[3] / "resources/man"


@pytest.fixture(params=languages())
def page(request: pytest.FixtureRequest) -> Iterator[Path]:
    language.use(request.param)
    yield PAGES / request.param / "yice.1"
    language.use(CHINESE)


def test_the_page_in_the_project_is_that_of_the_help(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == man_page(command_registry.commands()), "run `make man`"


def test_every_command_with_its_options_is_in_the_page(page: Path) -> None:
    text = page.read_text(encoding="utf-8").replace("\\-", "-")
    commands = command_registry.commands()
    assert [line.removeprefix(".SS ") for line in text.splitlines() if line.startswith(".SS ")] == [
        command.name for command in commands
    ]
    helps = [command.texts() for command in commands]
    typed = [words for each in helps for words, _ in (*each.usage, *each.examples)]
    options = {option for words in typed for option in re.findall(r"--[a-z-]+", words)}
    assert {option for option in options if option not in text} == set()


def test_no_line_is_taken_for_a_request() -> None:
    texts = CommandHelp((("odd", ".SH 不是标题\\n"),), (("'odd -x", "例"),), ".nf\n")
    odd = Command("odd", lambda *_: 0, help=texts)
    text = man_page([odd])
    known = {"TH", "SH", "SS", "TP", "PP", "B", "RS", "RE", "nf", "fi", "ad", "nh"}
    assert {line[1:3].strip() for line in text.splitlines() if line[0] in ".'"} <= known
    assert r"\&.SH 不是标题\en" in text
    assert text.count("\n.nf\n") == 2


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_page_is_set_without_a_warning(page: Path) -> None:
    command = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=100n", str(page)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert [line for line in answer.stderr.splitlines() if "adjust" not in line and "break" not in line] == []
    assert (
        "医疗政策离线检索" if page.parent.name == CHINESE else "medical policy documents"
    ) in answer.stdout
