"""Pages of an OFD file are drawn: letters and lines at their places, in their colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from store.formats.registry import UnreadableError
from store.intake import read_bytes
from ui.reader.original.ofd_pages import OfdPages
from ui.reader.original.page_sources import source_of
from ui.services.originals.original_file import as_file

SAMPLE = Path(__file__).parents[3] / "store/formats/samples/ofd_notice.ofd"


def ink(image: QImage, left: float, top: float, right: float, bottom: float) -> list[QColor]:
    """The colours inside of a box that are not the paper's."""
    found = [
        image.pixelColor(x, y) for x in range(int(left), int(right)) for y in range(int(top), int(bottom))
    ]
    return [colour for colour in found if colour.lightness() < 200]


def test_each_clause_stands_where_its_box_is(qtbot: QtBot) -> None:
    data = SAMPLE.read_bytes()
    source = source_of(as_file("a.ofd", data))
    assert isinstance(source, OfdPages)
    ((width, height),) = source.sizes()
    image = source.draw(0, 1.0)
    assert (image.width(), image.height()) == (round(width), round(height))
    for clause in read_bytes(data, "a.ofd").clauses:
        assert clause.page is not None
        assert len(ink(image, *clause.page.box)) > 20
    assert not ink(image, 0, 0, width, 60)
    line = ink(image, 80, 203, 500, 208)
    assert line
    assert all(colour.red() > 150 > colour.blue() for colour in line)
    source.close()


def test_a_damaged_file_is_an_error_that_can_be_told(qtbot: QtBot) -> None:
    source = OfdPages(SAMPLE.read_bytes()[:900] + b"OFD.xml")
    with pytest.raises(UnreadableError):
        source.sizes()
    source.close()
