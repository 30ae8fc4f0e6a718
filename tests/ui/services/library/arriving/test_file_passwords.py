"""A file with a password is opened with it and kept without it; the password is forgotten with its import."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from store.intake import read_bytes
from store.model.errors import BadInput
from ui.services.library.arriving.candidate_reading import CandidateReader
from ui.services.library.arriving.file_passwords import FilePasswords
from ui.services.workspace import Workspace

LOCKED = Path(__file__).parents[4] / "store/formats/samples/locked.pdf"
RIGHT = "Jizhen-2024"


def reader(workspace: Workspace) -> CandidateReader:
    return CandidateReader(workspace.library, lambda error: pytest.fail(str(error)))


def test_a_wrong_password_is_asked_for_again_and_the_right_one_opens_the_next_file_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = [tmp_path / "一.pdf", tmp_path / "二.pdf"]
    for file in files:
        file.write_bytes(LOCKED.read_bytes())
    asked: list[tuple[str, bool]] = []
    answers = iter(("x", RIGHT))

    def ask(name: str, wrong: bool) -> str:
        asked.append((name, wrong))
        return next(answers)

    found = reader(workspace).files(files, ask_password=ask)
    assert asked == [("一.pdf", False), ("一.pdf", True)]
    assert [one.document and one.document.number for one in found] == ["临院办〔2024〕7号"] * 2
    assert [one.state for one in found] == ["ready", "known"]


def test_what_is_kept_opens_without_the_password_and_says_that_it_had_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    (one,) = reader(workspace).files([LOCKED], ask_password=lambda *_: RIGHT)
    assert one.document is not None
    workspace.add_candidates([one])
    kept = workspace.library.source(one.document.key)
    assert len(pypdfium2.PdfDocument(kept)) == 1
    again = reader(workspace).again(one.document.key)
    assert again.document is not None
    assert [warning.code for warning in again.document.warnings] == ["reader.was_locked"]
    assert again.doubts == ()


def test_no_answer_passes_over_the_file_only(workspace: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "办法.txt"
    other.write_text("某市培训办法\n第一条 为规范培训，制定本办法。\n第二条 本办法自2023年5月1日起施行。\n")
    found = reader(workspace).files([LOCKED, other], ask_password=lambda *_: None)
    assert [one.state for one in found] == ["unreadable", "check"]
    assert found[0].reason is not None
    assert found[0].reason.code == "reader.pdf_locked"


def test_a_damaged_file_is_not_asked_about() -> None:
    def ask(*_: object) -> str:
        pytest.fail("a password does not help")

    with pytest.raises(BadInput):
        FilePasswords(ask).open(b"%PDF-1.4\n", "a.pdf", lambda data: read_bytes(data, "a.pdf"))
