"""The next file is read while one is taken apart; their order, and what is wrong with each, stay."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.formats import isolated
from store.model.errors import BadInput
from ui.services.library.arriving.import_files import read_files
from ui.services.library.arriving.reading_ahead import ReadingAhead
from ui.services.workspace import Workspace

SAMPLES = Path(__file__).parents[4] / "store/formats/samples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = ["red_head.docx", "service.pdf", "minutes.docx", "charter.doc"]
    for number, name in enumerate(names):
        shutil.copy(SAMPLES / name, tmp_path / f"{number}-{name}")
    (tmp_path / "1a-坏.docx").write_bytes(b"PK\x03\x04 word/document")
    (tmp_path / "2a-空.txt").write_bytes(b"")
    return tmp_path


def test_many_files_are_read_in_their_order_and_a_bad_one_stops_no_other(folder: Path) -> None:
    result = read_files([folder], choice="keep_both")
    assert [plan.document.source[0] for plan in result.plans] == ["0", "1", "2", "3"]
    assert [each.source for each in result.rejected] == ["1a-坏.docx", "2a-空.txt"]


def test_one_document_in_two_files_of_a_folder_is_found_out_before_anything_is_added(
    workspace: Workspace, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("letter.docx", "letter.pdf", "service.doc", "service.pdf"):
        shutil.copy(SAMPLES / name, inbox / name)
    candidates = workspace.candidates.files([inbox])
    assert [one.source for one in candidates] == ["letter.docx", "letter.pdf", "service.doc", "service.pdf"]
    assert [one.state for one in candidates if one.source == "letter.pdf"] == ["known"]
    assert all(one.document is not None for one in candidates)


def test_what_was_begun_and_is_not_wanted_is_ended(folder: Path) -> None:
    isolated.end_idle()
    paths = sorted(path for path in folder.iterdir() if path.suffix == ".docx")
    with ReadingAhead(paths) as ahead:
        data, begun = ahead.take(0)
        assert begun is not None
        assert begun.result().lines
        assert data == paths[0].read_bytes()
    again = ReadingAhead([BadInput(source="没有.docx", reason=None)])  # type: ignore[arg-type]
    with pytest.raises(BadInput):
        again.take(0)
