"""New and changed files of a watched folder are found once; those that are off or known are not offered."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from ui.services.library.arriving.watched_folder import WatchedFolder

TEXT = "某市医院价格管理办法\n第一条 为规范价格，制定本办法。\n第二条 本办法自2022年1月1日起施行。\n"


def names(found: list[Path] | None) -> list[str] | None:
    return None if found is None else [path.name for path in found]


def test_new_and_changed_files_are_found_and_what_was_declined_is_not_again(tmp_path: Path) -> None:
    share, state = tmp_path / "share", tmp_path / "watched.json"
    (share / "制度").mkdir(parents=True)
    (share / "一.txt").write_text(TEXT, encoding="utf-8")
    (share / "制度/二.docx").write_bytes(b"PK\x03\x04")
    (share / "~$二.docx").write_bytes(b"lock")
    (share / "程序.exe").write_bytes(b"MZ")
    watched = WatchedFolder(share, state)
    assert names(watched.news(())) == ["一.txt", "二.docx"]
    held = {hashlib.sha256((share / "一.txt").read_bytes()).hexdigest()}
    found = watched.news(held)
    assert names(found) == ["二.docx"]
    watched.dismiss(found or [])
    again = WatchedFolder(share, state)
    assert again.news(held) == []
    (share / "制度/二.docx").write_bytes(b"PK\x03\x04 changed")
    (share / "一.txt").write_text(TEXT + "第三条 另行通知。\n", encoding="utf-8")
    assert names(again.news(held)) == ["一.txt", "二.docx"]


def test_what_is_as_it_was_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "share/一.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    watched = WatchedFolder(path.parent, tmp_path / "watched.json")
    watched.dismiss(watched.news(()) or [])
    facts = path.stat()
    path.write_text("x" * facts.st_size, encoding="utf-8")
    os.truncate(path, facts.st_size)
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert watched.news(()) == []


def test_a_share_that_is_off_is_no_error_and_forgets_nothing(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "一.txt").write_text(TEXT, encoding="utf-8")
    watched = WatchedFolder(share, tmp_path / "watched.json")
    watched.dismiss(watched.news(()) or [])
    share.rename(tmp_path / "away")
    assert watched.news(()) is None
    (tmp_path / "away").rename(share)
    assert watched.news(()) == []
    (tmp_path / "watched.json").write_text("[]", encoding="utf-8")
    assert names(watched.news(())) == ["一.txt"]
