"""Scripts of completions: bash runs the real one; the others name every command and option."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from ui.commandline import command_registry, entry_point
from ui.commandline.completion_scripts import SHELLS


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert entry_point.run(["completions", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_is_in_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = script(shell, capsys)
    assert all(name in text for name in command_registry.names())
    assert "all-editions" in text


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["se"], {"search"}),
        (["search", "--li"], {"--limit"}),
        (["--portable", "print", "--pd"], {"--pdf"}),
        (["help", "doc"], {"documents", "doctor"}),
    ],
)
def test_bash_completes(typed: list[str], offered: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    words = " ".join(["yice", *typed])
    end = f'COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _yice; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(
        ["bash", "-c", script("bash", capsys) + end], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == offered
