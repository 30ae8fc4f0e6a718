"""A logo is read when it is chosen: whatever it was, it is a PNG from then on, or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from store.model.errors import BadInput
from ui.printing.output import logo_file
from ui.printing.output.docx.docx_pictures import read_picture
from ui.printing.output.logo_file import read_logo


@pytest.mark.parametrize("kind", ["PNG", "JPG", "BMP"])
def test_every_kind_becomes_a_png(qapp: QApplication, tmp_path: Path, kind: str) -> None:
    picture = QImage(60, 20, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    file = tmp_path / f"标志.{kind.lower()}"
    assert picture.save(str(file), kind)
    (tmp_path / "out.png").write_bytes(read_logo(file))
    again = QImage(str(tmp_path / "out.png"))
    assert (again.width(), again.height()) == (60, 20)
    found = read_picture(tmp_path / "out.png")
    assert found is not None
    assert found[1] == 3, "a Word file takes it"


def test_the_name_says_nothing_of_what_it_is(qapp: QApplication, tmp_path: Path) -> None:
    picture = QImage(60, 20, QImage.Format.Format_ARGB32)
    picture.fill(0x80336699)
    assert picture.save(str(tmp_path / "a.png"))
    (tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert read_logo(tmp_path / "a.jpg").startswith(b"\x89PNG")


def test_a_photograph_is_made_smaller(qapp: QApplication, tmp_path: Path) -> None:
    picture = QImage(6000, 3000, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    assert picture.save(str(tmp_path / "a.jpg"))
    made = QImage.fromData(read_logo(tmp_path / "a.jpg"))
    assert (made.width(), made.height()) == (1800, 900)


@pytest.mark.qt_log_ignore("JPEG datastream", extend=True)
@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(30), b"\xff\xd8\xff", b"<svg", "不是图片".encode()]
)
def test_what_is_no_picture_is_refused(qapp: QApplication, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(BadInput, match=r"a\.png：不是可以打印的图片，请另选"):
        read_logo(tmp_path / "a.png")


def test_what_cannot_be_read_says_why(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadInput, match="不存在"):
        read_logo(tmp_path / "a.png")
    (tmp_path / "a.png").write_bytes(bytes(100))
    monkeypatch.setattr(logo_file, "LARGEST", 50)
    with pytest.raises(BadInput, match="图片过大"):
        read_logo(tmp_path / "a.png")
