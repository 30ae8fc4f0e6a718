"""The index of a large library is built by another process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.corpus.index_files import state
from store.library import Library
from store.library.edition_views import EditionView
from store.model.errors import Cancelled
from ui.services import index_process
from ui.services.index_process import build_elsewhere, worth_it


@pytest.fixture
def file(shipped_library: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(shipped_library, tmp_path / "library.db"))


def test_another_process_builds_the_index_and_tells_how_far_it_is(file: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    assert build_elsewhere(file, tmp_path / "index", lambda done, total: told.append((done, total)))
    library = Library.open(file)
    assert state(tmp_path / "index", EditionView(library)) == "fresh"
    library.close()
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_a_build_that_is_not_wanted_any_more_ends(file: Path, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        build_elsewhere(file, tmp_path / "index", cancelled=lambda: True)
    assert not (tmp_path / "index" / "stamp.json").exists()


def test_what_the_process_cannot_do_is_left_to_this_one(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not build_elsewhere(tmp_path / "none" / "library.db", tmp_path / "index")
    monkeypatch.setattr(index_process.sys, "executable", str(tmp_path / "no program"))
    assert not build_elsewhere(file, tmp_path / "index")


def test_only_a_large_library_is_worth_a_process(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not worth_it(file)
    assert not worth_it(tmp_path / "none.db")
    monkeypatch.setattr(index_process, "LARGE_BYTES", 1000)
    assert worth_it(file)
