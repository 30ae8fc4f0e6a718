"""Buttons in one line: their icons go before a name does."""

from __future__ import annotations

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from ui.appearance import text_size
from ui.appearance.theme import ThemeManager
from ui.widgets.flow_layout import ButtonRow
from ui.widgets.tinted import IconButton, TextButton


def test_icons_are_left_out_where_the_line_has_no_room(qtbot: QtBot, themes: ThemeManager) -> None:
    buttons = [TextButton(themes, name, "copy") for name in ("复制", "书签", "入篮", "打印", "原件")]
    for button in buttons:
        button.setStyleSheet("padding: 3px; min-width: 0")
    row = ButtonRow(buttons)
    qtbot.addWidget(row)
    row.show()
    wide = sum(button.width_with_icon() for button in buttons) + 4 * 4
    row.resize(wide, 80)
    assert not any(button.icon().isNull() for button in buttons)
    row.resize(wide - 1, 80)
    assert all(button.icon().isNull() for button in buttons)
    # Text only they are narrower, so a line that lacks a pixel holds them.
    qtbot.waitUntil(lambda: {button.y() for button in buttons} == {0})
    assert wide == sum(button.width_with_icon() for button in buttons) + 4 * 4
    row.resize(wide, 80)
    assert not any(button.icon().isNull() for button in buttons)


def test_icons_grow_with_the_text(qtbot: QtBot, themes: ThemeManager) -> None:
    button, icon = TextButton(themes, "复制", "copy"), IconButton(themes, "copy", "复制")
    for each in (button, icon):
        qtbot.addWidget(each)
    button.setIconSize(QSize(15, 15))
    themes.set_text_size(160)
    try:
        assert button.iconSize() == QSize(24, 24)
        assert icon.iconSize() == QSize(29, 29)
    finally:
        themes.set_text_size(100)
        text_size.set_percent(100)
    assert button.iconSize() == QSize(15, 15)
