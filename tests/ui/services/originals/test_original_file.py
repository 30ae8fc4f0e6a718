"""Files as they were received, and copies of them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from tests.small_pdf import pdf_of
from ui.services.originals.original_file import as_file, temporary_copy


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("通知.pdf", pdf_of(["a"]), "pages"),
        ("通知.doc", pdf_of(["a"]), "pages"),
        ("扫描.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("通知.txt", "关于床位的通知".encode(), "lines"),
        ("未知.bin", b"\x00\x01\x02\x03", "lines"),
    ],
)
def test_the_content_decides_how_a_file_is_shown(name: str, data: bytes, kind: str) -> None:
    assert as_file(name, data).kind == kind


def test_a_copy_has_the_name_and_the_bytes_and_old_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    file = as_file("通知.txt", b"text")
    first = temporary_copy(file)
    assert (first.name, first.read_bytes()) == ("通知.txt", b"text")
    os.utime(first.parent, (0, 0))
    second = temporary_copy(file)
    assert second.exists()
    assert not first.parent.exists()
