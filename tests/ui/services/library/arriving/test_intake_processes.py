"""Plain files are taken apart by other processes, with the same result."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import pytest

from store.intake import read_bytes
from tests.samples import POLICY
from ui.services.library.arriving import intake_processes, reading_ahead
from ui.services.library.arriving.import_files import ImportResult, read_files


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for number in range(6):
        made.append(tmp_path / f"{number}.txt")
        made[-1].write_text(POLICY.replace("7号", f"{number}号"), encoding="utf-8")
    made[2].write_bytes(b"")
    return made


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that this process takes apart."""
    from store import intake

    read: list[str] = []
    real = intake.read_lines

    def counted(data: bytes, name: str, *rest: object) -> object:
        read.append(name)
        return real(data, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "read_lines", counted)
    monkeypatch.setattr(reading_ahead, "MANY", 2)
    return read


def expected(files: list[Path]) -> list[object]:
    return [read_bytes(file.read_bytes(), file.name) for file in files if file.stat().st_size]


def documents(result: ImportResult) -> list[object]:
    return [plan.document for plan in result.plans]


def test_the_documents_are_those_that_this_process_makes(files: list[Path], here: list[str]) -> None:
    right = expected(files)
    here.clear()
    result = read_files(files, choice="keep_both")
    assert documents(result) == right
    assert [each.source for each in result.rejected] == ["2.txt"]
    assert here == ["2.txt"], "what is refused there is refused here, with the reason"


def test_a_process_that_ends_costs_nothing(
    files: list[Path], here: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = expected(files)
    monkeypatch.setattr(intake_processes, "ARGUMENT", "--version")
    assert documents(read_files(files, choice="keep_both")) == right


def test_without_a_process_this_one_reads(
    files: list[Path], here: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = expected(files)
    monkeypatch.setattr(intake_processes, "start", lambda *_arguments: None)
    assert documents(read_files(files, choice="keep_both")) == right


def test_what_a_person_decided_is_applied(files: list[Path], here: list[str]) -> None:
    asked: list[str] = []
    read_files(files, choice="keep_both", decided=lambda sha256: asked.append(sha256) or ())  # type: ignore[func-returns-value]
    assert len(asked) == len(files)


def test_nothing_but_records_comes_back(tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> object:
            return (Path.touch, (tmp_path / "ran",))

    document = read_bytes(POLICY.encode(), "通知.txt")
    assert intake_processes._Records(io.BytesIO(pickle.dumps(document))).load() == document
    for planted in (Bomb(), [document, Bomb()]):
        with pytest.raises(pickle.UnpicklingError):
            intake_processes._Records(io.BytesIO(pickle.dumps(planted))).load()
    assert not (tmp_path / "ran").exists()
