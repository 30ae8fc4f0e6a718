"""Printers and fonts, as the programs of the system tell them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ui.services.diagnosis.equipment import chinese_fonts, printers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs of Linux and macOS")
LPSTAT = """\
echo 'printer 三楼_HP is idle.  enabled since Fri'
echo 'printer Office-2 disabled since Fri -'
echo '	reason unknown'
echo 'system default destination: 三楼_HP'
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the path, the shell's own apart."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
    os.chmod(folder / name, 0o755)


def test_printers_and_the_default_one(programs: Path) -> None:
    program(programs, "lpstat", LPSTAT)
    assert printers() == {"known": True, "names": ["Office-2", "三楼_HP"], "default": "三楼_HP"}


def test_no_printer_is_not_the_same_as_nothing_known(programs: Path) -> None:
    assert printers() == {"known": False, "names": [], "default": None}
    program(programs, "lpstat", "echo 'no system default destination'\nexit 1\n")
    assert printers() == {"known": True, "names": [], "default": None}


def test_a_print_server_that_does_not_answer(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.services.diagnosis.equipment._PATIENCE", 0.2)
    program(programs, "lpstat", "exec /bin/sleep 30\n")
    assert printers()["known"] is False


def test_chinese_fonts_once_each(programs: Path) -> None:
    assert chinese_fonts() == []
    program(
        programs, "fc-list", "printf 'Noto Sans CJK SC,思源黑体\\nNoto Sans CJK SC\\n仿宋_GB2312\\n\\n'\n"
    )
    assert chinese_fonts() == ["Noto Sans CJK SC", "仿宋_GB2312"]
