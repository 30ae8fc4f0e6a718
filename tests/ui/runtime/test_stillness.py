"""Whether the user does nothing, by mouse and caret."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QCursor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.runtime.stillness import Stillness


def key(which: Qt.Key) -> Callable[[QWidget], None]:
    return lambda widget: QTest.keyClick(widget, which)


def commit(widget: QWidget) -> None:
    """Write as an input method does, which keeps the keys to itself."""
    event = QInputMethodEvent()
    event.setCommitString("床位")
    QApplication.sendEvent(widget, event)


def field() -> QLineEdit:
    return QLineEdit("words")


def note() -> QPlainTextEdit:
    return QPlainTextEdit("words")


def rows() -> QListView:
    view = QListView()
    view.setModel(QStringListModel(["one", "two", "three"], view))
    view.setCurrentIndex(view.model().index(0, 0))
    return view


@pytest.mark.parametrize(
    ("make", "act"),
    [
        (field, key(Qt.Key.Key_A)),
        (field, key(Qt.Key.Key_Left)),
        (field, commit),
        (note, key(Qt.Key.Key_Backspace)),
        (note, commit),
        (rows, key(Qt.Key.Key_Down)),
    ],
)
def test_a_key_is_not_rest(qtbot: QtBot, make: Callable[[], QWidget], act: Callable[[QWidget], None]) -> None:
    widget = make()
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    if isinstance(widget, QLineEdit):
        widget.end(False)
    elif isinstance(widget, QPlainTextEdit):
        widget.selectAll()
    qtbot.waitUntil(widget.hasFocus)
    stillness = Stillness()
    assert stillness.lasts()
    act(widget)
    assert not stillness.lasts()
    assert stillness.lasts()


def test_the_mouse_is_not_rest(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    stillness = Stillness()
    QCursor.setPos(QCursor.pos().x() + 7, 11)
    assert not stillness.lasts()
    assert stillness.lasts()
