"""A picture of the project changes only when it looks different."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from tests.e2e.picture_files import looks_same, take_over


def picture(path: Path, spots: int = 0, colour: str = "black", width: int = 60) -> Path:
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#f4f1ea"))
    for at in range(spots):
        image.setPixelColor(at % width, at // width, QColor(colour))
    image.save(str(path))
    return path


def test_what_looks_the_same_stays_byte_for_byte(tmp_path: Path) -> None:
    kept = picture(tmp_path / "kept.png")
    before = kept.read_bytes()
    assert not take_over(picture(tmp_path / "a.png", spots=80), kept)
    narrow = [picture(tmp_path / f"narrow{number}.png", width=61) for number in range(2)]
    assert not take_over(*narrow)
    assert not take_over(picture(tmp_path / "b.png", spots=500, colour="#f0ede6"), kept)
    assert kept.read_bytes() == before


def test_what_looks_different_is_taken_over(tmp_path: Path) -> None:
    kept = picture(tmp_path / "kept.png")
    for made in (
        picture(tmp_path / "a.png", spots=200),
        picture(tmp_path / "b.png", width=61),
        picture(tmp_path / "c.png"),
    ):
        assert take_over(made, kept)
        assert kept.read_bytes() == made.read_bytes()
    assert take_over(kept, tmp_path / "new/kept.png")


def test_what_is_no_picture_is_not_the_same(tmp_path: Path) -> None:
    assert not looks_same(QImage(), QImage())
