"""A file is what it was when it was closed, or it is looked through."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.system.seal import break_seal, is_sealed, seal, seal_exists


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "notebook.db"
    path.write_bytes(bytes(range(256)) * 40)
    seal(path)
    return path


def test_a_file_that_nobody_touched_agrees(sealed: Path) -> None:
    assert is_sealed(sealed)
    assert seal_exists(sealed)


@pytest.mark.parametrize("place", [0, 5000, 10_239])
def test_one_bit_is_enough(sealed: Path, place: int) -> None:
    data = bytearray(sealed.read_bytes())
    data[place] ^= 1
    sealed.write_bytes(data)
    assert not is_sealed(sealed)


def test_changes_that_wait_in_a_log_are_no_part_of_the_seal(sealed: Path) -> None:
    log = sealed.with_name("notebook.db-wal")
    log.touch()
    assert is_sealed(sealed)
    log.write_bytes(b"frames")
    assert not is_sealed(sealed)


def test_a_broken_seal_is_none(sealed: Path) -> None:
    break_seal(sealed)
    assert not seal_exists(sealed)
    assert not is_sealed(sealed)
    break_seal(sealed)


def test_what_is_not_there_has_no_seal(tmp_path: Path) -> None:
    seal(tmp_path / "absent.db")
    assert not seal_exists(tmp_path / "absent.db")
