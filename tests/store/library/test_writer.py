"""Changes that go to disk together."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.library import Library, writer
from store.model.document import Document
from store.model.errors import DamagedFile
from tests.samples import SOURCE, clause, document


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(writer, "LONGEST", 1000.0)
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def named(name: str) -> Document:
    return replace(document(), key=name, clauses=(clause(name, "一、"),))


def elsewhere(library: Library) -> list[str]:
    """What another thread has of the library."""
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.extend(entry.key for entry in library.documents()))
    reader.start()
    reader.join()
    return found


def test_what_is_written_together_is_seen_at_once_here_and_elsewhere_when_it_is_on_disk(
    library: Library,
) -> None:
    with library.together() as flush:
        library.add(named("甲"), SOURCE)
        library.add(named("乙"), SOURCE)
        assert [entry.key for entry in library.documents()] == ["甲", "乙"]
        assert library.document("乙").key == "乙"
        assert elsewhere(library) == []
        flush()
        assert elsewhere(library) == ["甲", "乙"]
        library.add(named("丙"), SOURCE)
        assert elsewhere(library) == ["甲", "乙"]
    assert elsewhere(library) == [entry.key for entry in library.documents()] == ["甲", "乙", "丙"]
    assert library.summary("丙").key == "丙"


def test_after_a_while_it_is_on_disk_by_itself(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "LONGEST", -1.0)
    with library.together():
        library.add(named("甲"), SOURCE)
        assert elsewhere(library) == ["甲"]


def test_a_change_that_fails_takes_no_other_with_it(library: Library) -> None:
    twice = replace(named("乙"), clauses=(clause("乙", "一、"), clause("乙", "一、")))

    def fail() -> None:
        with library.together():
            library.add(named("甲"), SOURCE)
            library.add(twice, SOURCE)

    with pytest.raises(DamagedFile):
        fail()
    assert elsewhere(library) == ["甲"]
    library.add(named("丙"), SOURCE)
    assert elsewhere(library) == ["甲", "丙"]


def test_a_disk_that_is_full_leaves_what_was_on_it(library: Library) -> None:
    with library.together() as flush:
        library.add(named("甲"), SOURCE)
        flush()
        library.add(named("乙"), SOURCE)
        library._database.connection().rollback()  # as SQLite does by itself
    assert elsewhere(library) == ["甲"]
    library.add(named("丙"), SOURCE)
    assert elsewhere(library) == ["甲", "丙"]
