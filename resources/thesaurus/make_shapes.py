"""Make shapes.txt: which characters are taken for which, told by how they look in the bundled font.

Usage: ``python resources/thesaurus/make_shapes.py``. Two characters are the more alike the more of the ink of
each covers, or is one pixel beside, the ink of the other. Only the 3,755 common characters of GB 2312 are
compared. The table is committed, so nobody needs this to build or run.
"""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter

HERE = Path(__file__).resolve().parent
FONT = HERE.parent / "fonts" / "YiceSansSC-Regular.otf"
#: Pixels of a side, and of the type in it.
SIDE, TYPE = 40, 38
#: Characters whose amounts of ink differ more are not alike.
MOST_INK = 1.7
#: The share of ink in common from which two characters are alike, and how many each has at most.
LEAST_ALIKE, MOST = 0.86, 6


def common() -> list[str]:
    """Return the characters of the first level of GB 2312."""
    rows = ((high, low) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return [bytes(row).decode("gb2312") for row in rows if row <= (0xD7, 0xF9)]


def bitmap(character: str, font: QFont) -> int:
    """Return the pixels of a character, one bit each."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor(0, 0, 0))
    painter.drawText(QRect(0, 0, SIDE, SIDE), Qt.AlignmentFlag.AlignCenter, character)
    painter.end()
    pixels, stride = bytes(image.constBits()), image.bytesPerLine()
    bits = 0
    for row in range(SIDE):
        for column in range(SIDE):
            bits = bits << 1 | (pixels[row * stride + column] < 128)
    return bits


def thick(bits: int) -> int:
    """Return a bitmap with the pixels around each of its pixels."""
    out = bits
    for step in (1, SIDE - 1, SIDE, SIDE + 1):
        out |= bits << step | bits >> step
    return out


def alike() -> dict[str, str]:
    """Return each character with those it is taken for, the likest first."""
    application = QGuiApplication([])
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(FONT)))[0]
    font = QFont(family)
    font.setPixelSize(TYPE)
    characters = common()
    plain = {character: bitmap(character, font) for character in characters}
    round_it = {character: thick(bits) for character, bits in plain.items()}
    ink = {character: bits.bit_count() for character, bits in plain.items()}
    found: dict[str, list[tuple[float, str]]] = {character: [] for character in characters}
    for one, other in combinations(characters, 2):
        if max(ink[one], ink[other]) > MOST_INK * min(ink[one], ink[other]):
            continue
        shared = (plain[one] & round_it[other]).bit_count() + (plain[other] & round_it[one]).bit_count()
        share = shared / (ink[one] + ink[other])
        if share >= LEAST_ALIKE:
            found[one].append((share, other))
            found[other].append((share, one))
    del application
    return {
        character: "".join(other for _, other in sorted(likest, key=lambda x: (-x[0], x[1]))[:MOST])
        for character, likest in found.items()
        if likest
    }


def main() -> None:
    """Write the table: a line a character, the character and behind it those it is taken for."""
    lines = [character + others for character, others in alike().items()]
    (HERE / "shapes.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
