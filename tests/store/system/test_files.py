"""Files written whole, kept private; what killed processes leave."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.model.errors import CannotWrite
from store.model.wording import ENGLISH, text
from store.system.files import half_made, make_private, reason_of, remove_leftovers, write_file
from tests.looping import some

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")


def test_a_file_is_written_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    write_file(path, "一")
    write_file(path, b"\x00\x01")
    assert path.read_bytes() == b"\x00\x01"
    assert os.listdir(tmp_path) == ["甲.txt"]


def test_a_file_that_cannot_be_finished_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "甲.txt"
    write_file(path, "一")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite) as raised:
        write_file(path, "二")
    assert "磁盘已满" in str(raised.value)
    assert "space" not in str(raised.value)
    assert path.read_text(encoding="utf-8") == "一"
    assert os.listdir(tmp_path) == ["甲.txt"]


@POSIX
def test_rights_are_kept_and_private_files_are_private(tmp_path: Path) -> None:
    path, own = tmp_path / "a", tmp_path / "b"
    path.touch()
    path.chmod(0o640)
    write_file(path, "x")
    write_file(own, "x", private=True)
    assert [each.stat().st_mode & 0o777 for each in (path, own)] == [0o640, 0o600]


@POSIX
def test_a_new_data_folder_is_its_owners_and_one_that_is_shared_stays_so(tmp_path: Path) -> None:
    new, shared = tmp_path / "new", tmp_path / "shared"
    shared.mkdir(mode=0o755)
    (shared / "file").touch(mode=0o644)
    make_private(new)
    (new / "file").touch(mode=0o644)
    make_private(new)
    make_private(shared)
    assert [each.stat().st_mode & 0o777 for each in (new, new / "file")] == [0o700, 0o600]
    assert [each.stat().st_mode & 0o777 for each in (shared, shared / "file")] == [0o755, 0o644]
    make_private(shared, always=True)
    assert [each.stat().st_mode & 0o777 for each in (shared, shared / "file")] == [0o700, 0o600]


def test_names_of_what_is_half_made_are_unique(tmp_path: Path) -> None:
    assert len({half_made(tmp_path / "library.db", "new") for _ in range(50)}) == 50


@POSIX
def test_what_killed_processes_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    dead = process.pid
    gone = [f"library.db.{dead}.new", f"index.{dead}-0a1b2c3d.old", f"codes.json.{dead}-00ff00ff.part"]
    kept = [f"library.db.{os.getpid()}-0a1b2c3d.new", "library.db", "notebook.journal", "年报.part"]
    for name in gone + kept:
        (tmp_path / name).mkdir() if "index" in name else (tmp_path / name).touch()
    old = tmp_path / "notebook-20200101.db.part"
    old.touch()
    os.utime(old, (time.time() - 9999,) * 2)
    remove_leftovers(tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted(kept)


def test_every_reason_is_chinese_in_chinese_and_english_in_english() -> None:
    for number in some(errno.errorcode):
        reason = reason_of(OSError(number, os.strerror(number)))
        assert text(reason, ENGLISH).isascii()
        assert not any(letter.isascii() and letter.isalpha() for letter in text(reason))
