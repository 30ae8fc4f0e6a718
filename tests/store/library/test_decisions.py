"""What was decided on the reading of a file is kept by its hash, and outlives the document and the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.intake import read_bytes
from store.library import Library, recovery
from store.library.library_change import LibraryChange
from store.model.checking.decision import Decision

TEXT = "关于加强病历管理的通知\n一、明确期限\n住院病历保存不少于三十年。\n二、加强管理\n不得涂改。\n".encode()
SET = (Decision("field", name="date", value="2024-03-05"),)


@pytest.fixture(name="library")
def _library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.db")
    yield library
    library.close()


def test_decisions_stay_when_the_document_goes(library: Library) -> None:
    document = read_bytes(TEXT, "通知.txt", decisions=SET)
    library.add(document, TEXT, decisions=SET)
    assert library.document(document.key).date == "2024-03-05"
    library.remove(document.key)
    assert library.decisions(document.sha256) == SET


def test_a_change_is_undone_with_its_decisions(library: Library) -> None:
    first = read_bytes(TEXT, "通知.txt")
    library.add(first, TEXT)
    kept = library.kept(first.key)
    changed = replace(first, date="2024-03-05", validity="已废止")
    inverse = library.exchange(LibraryChange(into=(replace(kept, document=changed, decisions=SET),)))
    assert library.summary(first.key).validity == "已废止"
    assert library.decisions(first.sha256) == SET
    library.exchange(inverse)
    assert library.document(first.key) == first
    assert library.decisions(first.sha256) == ()


def test_a_library_that_is_made_anew_has_the_decisions(library: Library, tmp_path: Path) -> None:
    document = read_bytes(TEXT, "通知.txt", decisions=SET)
    library.add(document, TEXT, decisions=SET)
    new = Library.open(tmp_path / "new.db")
    assert recovery.carry_over(recovery.documents_of(library.path, library), new) == []
    assert new.decisions(document.sha256) == SET
    assert new.document(document.key) == document
    new.close()
