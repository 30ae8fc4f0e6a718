"""Fixtures of these tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.corpus import index_files as builder
from store.library import Library


@pytest.fixture(scope="module")
def built(shipped_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the five documents, made once; only to be copied."""
    opened, made = Library.open(shipped_library), tmp_path_factory.mktemp("built") / "index"
    builder.build(opened, made)
    opened.close()
    return made


@pytest.fixture
def folder(library: Library, built: Path, tmp_path: Path) -> Path:
    """An index of one's own; the library, a copy as well, says that it is of it."""
    shutil.copytree(built, tmp_path / "index")
    return tmp_path / "index"
