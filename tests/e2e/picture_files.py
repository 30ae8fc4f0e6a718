"""Takes pictures over into the project, those alone that look different from the ones that are there.

Usage: python tests/e2e/picture_files.py PICTURES RESOURCES
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage, QPainter

#: The pictures that README.md shows; those of the guide are called ``guide-…``.
SHOWN = (
    "home",
    "search-light",
    "search-dark",
    "search-care",
    "print",
    "page-basket",
    "page-footnotes",
    "page-plain",
)
#: Nobody sees a pixel that differs by less, of 255. So few that differ by more are the milliseconds that a
#: search took, or the minute of a note; a word that changes has more.
FAINT, FEW = 24, 160


def looks_same(one: QImage, other: QImage) -> bool:
    """Return whether two pictures are of one size and differ in nothing that can be seen."""
    if one.isNull() or other.isNull() or one.size() != other.size():
        return False
    difference = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(difference)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other.convertToFormat(QImage.Format.Format_RGB32))
    painter.end()
    grey = difference.convertToFormat(QImage.Format.Format_Grayscale8)
    seen = bytes(grey.constBits()).translate(bytes(level > FAINT for level in range(256)))
    row, width = grey.bytesPerLine(), grey.width()  # behind the pixels of a row may be anything
    return sum(seen.count(1, at, at + width) for at in range(0, len(seen), row)) <= FEW


def take_over(made: Path, kept: Path) -> bool:
    """Copy a picture to its place unless the one there looks the same; return whether it was copied."""
    if kept.is_file() and looks_same(QImage(str(made)), QImage(str(kept))):
        return False
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made, kept)
    return True


def main(arguments: list[str]) -> int:
    """Take over what README.md and the guide show, and name what has changed."""
    pictures, resources = map(Path, arguments)
    pairs = [(pictures / f"{name}.png", resources / "screenshots") for name in SHOWN]
    pairs += [(file, resources / "guide") for file in sorted(pictures.glob("guide-*.png"))]
    changed = [file.name for file, folder in pairs if take_over(file, folder / file.name)]
    print(f"{len(changed)} of {len(pairs)} pictures look different: {', '.join(changed) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
