"""An indicator is set right by hand, printed so, and taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.facts.correction_dialog import CorrectionDialog
from ui.facts.indicators_page import IndicatorsPage
from ui.shell.main_window import MainWindow


def test_an_indicator_is_set_right_by_hand(qtbot: QtBot, window: MainWindow) -> None:
    window.show_panel("indicators")
    page = window.places.wide_panel("indicators")
    assert isinstance(page, IndicatorsPage)
    qtbot.waitUntil(lambda: page.table.shown.rowCount() > 0)
    editor = page.correcting
    assert editor is not None
    count, one = page.table.shown.rowCount(), page.table.shown.record(0)
    editor.correct(one)
    dialog = window.findChild(CorrectionDialog)
    assert dialog is not None
    subject = dialog.form.fields["subject"]
    assert isinstance(subject, QLineEdit)
    subject.setText("某医院")
    dialog.form.fields["low"].setText("很多")  # type: ignore[union-attr]
    dialog.save()
    assert dialog.message.isVisibleTo(dialog)
    dialog.form.fields["low"].setText("20")  # type: ignore[union-attr]
    dialog.save()
    qtbot.waitUntil(lambda: page.table.shown.record(0).subject == "某医院")
    last = page.table.shown.columnCount() - 1
    assert page.table.shown.index(0, last).data() == "人工更正"
    window.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: page.table.shown.record(0).subject == one.subject)
    editor.drop(page.table.shown.record(0))
    qtbot.waitUntil(lambda: page.table.shown.rowCount() == count - 1)
    window.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: page.table.shown.rowCount() == count)
