"""Two texts of the library that have a clause in common, and the keys that are pressed in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"
MEASURES = "36项措施支持国家区域医疗中心建设"
NINE = f"{METHOD}/9."
LIKE_NINE = f"{MEASURES}/36项保障措施/21."
NONE = Qt.KeyboardModifier.NoModifier


def key(window: MainWindow, name: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, name, keys)
