"""Files for the tests of the services."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.library import Library
from store.library.shipped import bundled
from tests.samples import POLICY, SOURCE, document


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(POLICY, encoding="utf-8")
    return path


@pytest.fixture
def newer(shipped_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resources: Path) -> Path:
    """What a later version ships: one document changed, one more."""
    folder = tmp_path / "newer"
    shutil.copytree(shipped_folder, folder)
    library = Library.open(folder / "library.db")
    library.add(document("晋发〔2030〕1号", "新文件"), SOURCE, shipped=True)
    library.close()
    bundled.write_stamp(folder, resources)
    return folder
