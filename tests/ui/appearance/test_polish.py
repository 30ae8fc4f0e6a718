"""A property that the style sheet asks for shows at once, and no style is held in Python."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.looping import some
from ui.appearance.polish import set_look

PROJECT = Path(__file__).resolve().parents[3]
SHEET = """
* { color: #0000ff }
*[look="true"] { color: #ff0000 }
"""


@pytest.mark.parametrize("kind", [QLabel, QLineEdit])
def test_what_is_set_shows(qtbot: QtBot, kind: type[QWidget]) -> None:
    box = QWidget()
    box.setStyleSheet(SHEET)
    widget = kind(box)
    qtbot.addWidget(box)
    box.show()
    for value, colour in ((True, "#ff0000"), (False, "#0000ff"), (True, "#ff0000")):
        set_look(widget, "look", value)
        assert widget.palette().color(QPalette.ColorRole.WindowText).name() == colour


def test_nobody_asks_a_widget_for_its_style_to_apply_it() -> None:
    asking = re.compile(r"style\(\)\.(un)?polish")
    assert [
        file.name for file in some(PROJECT.joinpath("ui").rglob("*.py"))
        if asking.search(file.read_text(encoding="utf-8"))
    ] == []  # fmt: skip
