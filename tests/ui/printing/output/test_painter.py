"""What the preview shows is what the PDF holds: the same ink at the same places."""

from __future__ import annotations

from typing import Any

import pdfplumber
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from ui.printing.layout.pages import Page
from ui.printing.output.painter import paint, paper_size, scale

DPI = 96


def preview(page: Page) -> QImage:
    width, height = paper_size(page.sheet, DPI)
    image = QImage(round(width), round(height), QImage.Format.Format_Grayscale8)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    scale(painter, DPI)
    paint(page, painter)
    painter.end()
    return image


def bands(rows: list[bytes]) -> list[tuple[int, int]]:
    """Where lines of type are: first and last row of each band that has ink."""
    found: list[tuple[int, int]] = []
    for y, row in enumerate(rows):
        if min(row) >= 225:
            continue
        # Thin strokes leave white within a line; lines are farther apart.
        if found and y - found[-1][1] <= 4:
            found[-1] = (found[-1][0], y)
        else:
            found.append((y, y))
    return [band for band in found if band[1] - band[0] > 4]


def edges(rows: list[bytes]) -> tuple[int, int]:
    """The first and the last column with ink."""
    columns = [min(column) for column in zip(*rows, strict=True)]
    inked = [x for x, darkest in enumerate(columns) if darkest < 225]
    return inked[0], inked[-1]


@pytest.mark.parametrize("style", ["official", "plain"])
def test_the_preview_is_the_page(printed_documents: Any, style: str) -> None:
    pages, path, _ = printed_documents["晋政发〔2020〕17号", style]
    with pdfplumber.open(path) as file:
        drawn = file.pages[1].to_image(resolution=DPI, antialias=True).original.convert("L")
    image = preview(pages.pages[1])
    width = min(drawn.width, image.width())
    height = min(drawn.height, image.height())
    printed = [drawn.crop((0, y, width, y + 1)).tobytes() for y in range(height)]
    stride = image.bytesPerLine()
    data = bytes(image.constBits())
    seen = [data[y * stride : y * stride + width] for y in range(height)]
    assert len(bands(seen)) == len(bands(printed)) > 15
    for one, other in zip(bands(seen), bands(printed), strict=True):
        assert abs(one[0] - other[0]) <= 2
        assert abs(one[1] - other[1]) <= 2
    assert all(abs(one - other) <= 2 for one, other in zip(edges(seen), edges(printed), strict=True))


def test_levels_have_fonts_of_their_own(printed_documents: Any) -> None:
    """一、 in 黑体, the body in another face, the title larger and stronger than both."""
    _, _, pages = printed_documents["晋政发〔2020〕17号", "official"]
    fonts: dict[str, str] = {}
    for line in (line for page in pages for line in page.lines()):
        text = "".join(char.text for char in line)
        for start, level in (
            ("一、总体要求", "first"),
            ("以习近平", "body"),
            ("山西白求恩医院区域", "title"),
        ):
            if text.startswith(start):
                fonts.setdefault(level, line[0].font.partition("+")[2])
    assert len(set(fonts.values())) == 3
