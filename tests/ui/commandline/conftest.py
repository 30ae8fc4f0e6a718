"""Runs commands in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import POLICY
from tests.ui.commandline.results import Result, Run
from ui.commandline import entry_point


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
