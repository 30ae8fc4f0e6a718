"""Two clicks take a word, three a sentence, whatever was selected before; one takes the selection away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.reader.page.page_text import PageText
from ui.shell.main_window import MainWindow

NUMBER = "晋政办函〔2020〕28号/9."
NONE = Qt.KeyboardModifier.NoModifier


def click(page: PageText, at: QPoint, times: int) -> str:
    """Click as a mouse does: the second press of two is told as a double click."""
    place = page.viewport()
    for number in range(times):
        press = QEvent.Type.MouseButtonDblClick if number == 1 else QEvent.Type.MouseButtonPress
        for kind in (press, QEvent.Type.MouseButtonRelease):
            held = (
                Qt.MouseButton.NoButton
                if kind == QEvent.Type.MouseButtonRelease
                else Qt.MouseButton.LeftButton
            )
            where = QPointF(at)
            event = QMouseEvent(
                kind, where, QPointF(place.mapToGlobal(at)), Qt.MouseButton.LeftButton, held, NONE
            )
            QApplication.sendEvent(place, event)
    return page.textCursor().selectedText()


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> PageText:
    window.resize(1280, 800)
    window.open_clause(NUMBER)
    view = window.reader.current_view()
    assert view is not None
    qtbot.waitUntil(lambda: view.page.current_id == NUMBER)
    qtbot.wait(100)
    return view.page


@pytest.mark.parametrize("before", [0, 2, 3])
def test_clicks_take_words_whatever_is_selected(page: PageText, qtbot: QtBot, before: int) -> None:
    at = page.cursorRect().center() + QPoint(60, 40)
    if before:
        click(page, at, before)
        qtbot.wait(QApplication.doubleClickInterval() + 50)
    word = click(page, at, 2)
    assert 1 < len(word) < 8
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    sentence = click(page, at, 3)
    assert word in sentence
    assert len(sentence) > 12
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    assert click(page, at, 1) == ""
