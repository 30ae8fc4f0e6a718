"""The red rule is below the whole head of a document, however many lines that takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from store.model.document import Document
from ui.reader.page.page_geometry import last_baseline
from ui.reader.reader_view import ReaderView


@pytest.mark.parametrize("width", [900, 430])
def test_the_rule_is_below_the_last_line_of_the_facts(
    qtbot: QtBot, reader: ReaderView, make_document: Callable[[int], Document], width: int
) -> None:
    document = replace(
        make_document(3),
        issuers=("某市人民代表大会常务委员会", "某市卫生健康委员会"),
        date="2024-12-31",
        effective="2025-01-01",
    )
    reader.show_document(document)
    reader.resize(width, 620)
    page = reader.page
    layout = page.document().findBlock(page.rule_position).layout()
    qtbot.waitUntil(lambda: (layout.lineCount() > 1) == (width < 500))
    picture = page.viewport().grab().toImage()
    red = QColor(page.styles.theme.red).rgb()
    ratio = picture.devicePixelRatio()
    middle = picture.width() // 2
    rows = [y / ratio for y in range(picture.height()) if picture.pixel(middle, y) == red]
    assert rows
    assert min(rows) + page.offset() > last_baseline(page.document(), page.rule_position) + 8
