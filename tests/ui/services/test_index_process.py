"""The index of a large library is written by other processes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from index.corpus import index_files
from index.corpus.volumes import Digest, WrittenVolume
from index.engine import SearchEngine
from store.library import Library
from store.library.edition_views import EditionView
from store.model.errors import Cancelled
from ui.services import index_process
from ui.services.index_process import ProcessWriter, worth_it


@pytest.fixture
def library(shipped_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(index_process, "MANY_DOCUMENTS", 2)
    opened = Library.open(Path(shutil.copy(shipped_library, tmp_path / "library.db")))
    yield opened
    opened.close()


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents this process wrote itself, each time."""
    counts: list[int] = []
    write = index_process.write_documents

    def counted(library: Library, wanted: Sequence[Digest], *rest: object) -> list[WrittenVolume]:
        counts.append(len(wanted))
        return write(library, wanted, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(index_process, "write_documents", counted)
    return counts


def test_other_processes_write_the_index_and_tell_how_far_they_are(
    library: Library, tmp_path: Path, here: list[int]
) -> None:
    told: list[int] = []
    view = EditionView(library)
    index_files.build(
        view, tmp_path / "index", lambda done, _total: told.append(done), write=ProcessWriter(library, True)
    )
    assert index_files.state(tmp_path / "index", view) == "fresh"
    assert not here
    assert told == sorted(told)
    assert told[-1] == index_files.STEPS
    index_files.build(view, tmp_path / "by-itself")
    answers = [
        SearchEngine(view, tmp_path / name).search("医保", limit=None).took(0)
        for name in ("index", "by-itself")
    ]
    assert answers[0] == answers[1]
    assert answers[0].total


def test_a_build_that_is_not_wanted_any_more_ends(library: Library, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        index_files.build(
            EditionView(library), tmp_path / "index", cancelled=lambda: True, write=ProcessWriter(library)
        )
    assert not any((tmp_path / "index").iterdir())


def test_what_the_processes_cannot_do_this_one_does(
    library: Library, tmp_path: Path, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_process.sys, "executable", str(tmp_path / "no program"))
    index_files.build(EditionView(library), tmp_path / "index", write=ProcessWriter(library))
    assert index_files.state(tmp_path / "index", EditionView(library)) == "fresh"
    assert sum(here) == len(library.documents())


def test_a_process_that_ends_in_the_middle(
    library: Library, tmp_path: Path, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_process, "ARGUMENT", "--version")
    index_files.build(EditionView(library), tmp_path / "index", write=ProcessWriter(library))
    assert index_files.state(tmp_path / "index", EditionView(library)) == "fresh"
    assert sum(here) == len(library.documents())


def test_a_few_documents_are_written_here(
    library: Library, tmp_path: Path, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_process, "MANY_DOCUMENTS", 100)
    index_files.build(EditionView(library), tmp_path / "index", write=ProcessWriter(library))
    assert here == [len(library.documents())]


def test_only_a_large_library_is_worth_processes(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not worth_it(library.path)
    assert not worth_it(tmp_path / "none.db")
    monkeypatch.setattr(index_process, "LARGE_BYTES", 1000)
    assert worth_it(library.path)
