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


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("yice se", {"search"}),
        ("yice print --style ", {"official", "plain", "booklet"}),
        ("yice ledger de", {"delete", "departments"}),
        ("yice help doc", {"documents", "doctor"}),
    ],
)
def test_fish_completes(typed: str, offered: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    command = f"{script('fish', capsys)}\ncomplete -C '{typed}'"
    done = subprocess.run(["fish", "--no-config", "-c", command], capture_output=True, text=True, check=True)
    assert {line.split("\t")[0] for line in done.stdout.splitlines()} == offered


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh")
def test_zsh_takes_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    text = "autoload -Uz compinit && compinit -D\n" + script("zsh", capsys)
    end = 'print -r -- "$_comps[yice]"; COMP_WORDS=(yice print --style ""); COMP_CWORD=3'
    done = subprocess.run(["zsh", "-f", "-c", text + end], capture_output=True, text=True, check=True)
    assert "_yice" in done.stdout
    assert done.stderr == ""


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["se"], {"search"}),
        (["search", "--li"], {"--limit"}),
        (["--portable", "print", "--pd"], {"--pdf"}),
        (["help", "doc"], {"documents", "doctor"}),
        (["print", "--style", ""], {"official", "plain", "booklet"}),
        (["print", "--pdf", ""], set()),
        (["ledger", "de"], {"delete", "departments"}),
        (["--data-dir", ""], set()),
        (["completions", "f"], {"fish"}),
    ],
)
def test_bash_completes(typed: list[str], offered: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    words = " ".join(["yice", *(word or "''" for word in typed)])
    end = f'COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _yice; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(
        ["bash", "-c", script("bash", capsys) + end], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == offered
