"""Tags in the notes list, and the days that notes are of."""

from __future__ import annotations

import time
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from store.notebook import AnnotationFilter
from tests.ui.notebook.notes.notes_panel import ids, settle
from ui.notebook.notes.days_dialog import DaysDialog
from ui.notebook.notes.panel import NotesPanel
from ui.notebook.tag_dialogs import COUNT, TagDialog, TagsDialog
from ui.services.notebook.days import day_end, day_of, since
from ui.shell.main_window import MainWindow


@pytest.fixture
def in_china(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="time zones are set otherwise here")
def test_a_day_is_the_users_own(in_china: object) -> None:
    assert since(1, date(2026, 1, 2)) == "2026-01-01T16:00:00.000Z"
    assert day_end(date(2026, 1, 2)) == "2026-01-02T15:59:59.999Z"
    assert day_of("2026-01-01T16:00:00.000Z") == date(2026, 1, 2)


def test_days_of_ones_own(panel: NotesPanel, window: MainWindow, qtbot: QtBot) -> None:
    panel.ask_days()
    dialog = window.findChildren(DaysDialog)[0]
    dialog.first.setDate(QDate(2026, 1, 3))
    dialog.last.setDate(QDate(2025, 12, 31))
    dialog._take()
    settle(window, qtbot)
    assert sorted(ids(panel)) == ["nl", "nu"]
    assert panel.chips() == ["2025年12月31日 – 2026年1月3日 ×"]
    panel._chips.chosen.emit(panel.chips()[0])
    settle(window, qtbot)
    assert panel.wanted == AnnotationFilter()
    panel.ask_days()
    dialog = window.findChildren(DaysDialog)[-1]
    dialog.first_on.setChecked(False)
    dialog.last.setDate(QDate(2026, 1, 3))
    dialog._take()
    settle(window, qtbot)
    assert panel.wanted.since == ""
    assert "n" not in ids(panel)


def test_a_tag_is_renamed_in_a_field_that_shows_all_of_it(
    panel: NotesPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.tags_wanted.emit()
    dialog = window.findChildren(TagsDialog)[0]
    assert dialog.list.item(0).data(COUNT) == 2
    dialog.list.edit(dialog.list.currentIndex())
    field = dialog.list.viewport().findChild(QLineEdit)
    assert field.height() >= QFontMetricsF(field.font()).height() + 10
    field.setText("会议")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.notes.tags() == {"会议": 2})
    qtbot.waitUntil(lambda: dialog.list.item(0).text() == "会议")
    qtbot.waitUntil(lambda: dialog.list.viewport().findChild(QLineEdit) is None)
    assert dialog.isVisible()


def test_how_often_a_tag_is_used_stands_in_its_line(panel: NotesPanel, window: MainWindow) -> None:
    panel.tags_wanted.emit()
    dialog = window.findChildren(TagsDialog)[0]
    shown = []
    for number in (2, 37):
        dialog.list.item(0).setData(COUNT, number)
        image: QImage = dialog.list.viewport().grab(dialog.list.visualItemRect(dialog.list.item(0))).toImage()
        shown.append(image)
    assert shown[0] != shown[1]


def test_the_dialog_of_a_tag_says_what_it_is_for(panel: NotesPanel, window: MainWindow) -> None:
    panel.tag_requested.emit(["n", "nu"])
    dialog = window.findChildren(TagDialog)[0]
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "给选中的 2 条加标签" in words
    assert any("按标签筛选" in text for text in words)
