"""The log: lines without the user's words, rotating, and never in anybody's way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.model.errors import CannotWrite
from store.model.message import Message
from store.system import log


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    log.stop()
    log._waiting.clear()
    yield
    log.stop()


def test_what_happened_before_it_was_started_is_in_it(tmp_path: Path) -> None:
    log.event("start", version="0.9", frozen=False)
    assert log.read(tmp_path) == ""
    log.start(tmp_path)
    log.event("search", ms=12, hits=40, share=0.25)
    log.stop()
    first, second = log.read(tmp_path).splitlines()
    assert first.endswith(" start version=0.9 frozen=false")
    assert second.endswith(" search ms=12 hits=40 share=0.25")
    assert log.recent()[-1] == second


def test_a_fault_is_named_by_kind_and_place_without_its_words(tmp_path: Path) -> None:
    log.start(tmp_path)
    try:
        try:
            raise OSError(28, "No space left on device", "秘密.docx")
        except OSError as error:
            raise CannotWrite(path="秘密.docx", reason=Message("file.full")) from error
    except CannotWrite as error:
        log.fault("told", error)
    log.stop()
    text = log.read(tmp_path)
    assert "told error=CannotWrite errno=28 at=test_log.py:" in text
    assert "秘密" not in text
    assert "space" not in text


def test_a_value_is_one_short_word(tmp_path: Path) -> None:
    log.start(tmp_path)
    log.event("open", document="一 行\n两行" + "长" * 500)
    log.stop()
    (line,) = log.read(tmp_path).splitlines()
    assert "document=一_行_两行长" in line
    assert len(line) < 200


def test_it_rotates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "SIZE", 500)
    log.start(tmp_path)
    for number in range(200):
        log.event("step", number=number)
    log.stop()
    files = sorted(path.name for path in (tmp_path / log.FOLDER).iterdir())
    assert files == ["yice.log", "yice.log.1", "yice.log.2", "yice.log.3"]
    assert all(path.stat().st_size <= 500 for path in (tmp_path / log.FOLDER).iterdir())
    numbers = [int(line.rpartition("=")[2]) for line in log.read(tmp_path).splitlines()]
    assert numbers == list(range(numbers[0], 200)), "the oldest go, the order stays"


def test_a_place_that_cannot_be_written_stops_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / log.FOLDER).write_text("a file is in the way")
    log.start(tmp_path)
    log.event("start")
    log.stop()
    assert capsys.readouterr().err == ""
    assert log.read(tmp_path) == ""
    assert log.recent()[-1].endswith(" start")
