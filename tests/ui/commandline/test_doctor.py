"""The report for IT: what it tells, and what it keeps to itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.notebook import Notebook
from store.system import log
from store.system.paths import DataPaths
from store.system.version import VERSION
from ui.commandline import entry_point


def test_a_data_folder_that_is_not_there_is_reported_and_not_made(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert entry_point.run(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["versions"]["yice"] == VERSION
    data = found["folders"][0]
    assert (data["path"], data["exists"], data["writable"]) == (str(data_dir), False, None)
    assert data["free_mib"] > 0
    assert len(found["fonts"]) == 4
    assert not data_dir.exists()


def test_damage_is_reported(shipped: Path, paths: DataPaths, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry_point.run(["documents"]) == 0
    Notebook.open(paths.notebook_db).close()
    paths.notebook_db.write_bytes(b"no database" * 1000)
    capsys.readouterr()
    assert entry_point.run(["doctor", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [each["where"] for each in found["check"]["problems"]] == ["notebook.db"]


def test_the_log_comes_without_the_users_words(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = log.log_file(data_dir)
    file.parent.mkdir(parents=True)
    file.write_text("2026-01-01 open document=我院内部规定 ms=7\n", encoding="utf-8")
    target = tmp_path / "诊断.txt"
    assert entry_point.run(["doctor", "--out", str(target)]) == 0
    captured = capsys.readouterr()
    assert (captured.out, str(target) in captured.err) == ("", True)
    report = target.read_text(encoding="utf-8")
    assert "document=… ms=7" in report
    assert "内部" not in report
    assert "【系统】" in report
