"""Suggestions while one types in the window, and the searches that are kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.search.test_in_the_window import Typing, press, search, shown
from ui.shell.main_window import MainWindow


def test_suggestions_open_quietly_and_take_the_keys(qtbot: QtBot, window: MainWindow, typing: Typing) -> None:
    popup = window.search_controller.suggestions.popup
    window.search_box.line_edit.setFocus()
    typing(window.search_box.line_edit, "省卫")
    qtbot.waitUntil(popup.isVisible)
    assert "省卫健委" in shown(window)
    assert window.search_box.line_edit.hasFocus()
    assert popup.current() is None
    press(window, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert window.search_box.text() == "省卫"
    typing(window.search_box.line_edit, "健")
    qtbot.waitUntil(popup.isVisible)
    press(window, Qt.Key.Key_Down)
    assert popup.current() is not None
    with qtbot.waitSignal(window.results_controller.runner.answered):
        press(window, Qt.Key.Key_Return)
    assert window.search_box.fields() == ("单位:省卫健委",)
    assert not popup.isVisible()


@pytest.mark.parametrize(("typed", "wanted"), [("zklm", "专科联盟"), ("yib", "医保")])
def test_suggestions_by_sound(
    qtbot: QtBot, window: MainWindow, typing: Typing, typed: str, wanted: str
) -> None:
    popup = window.search_controller.suggestions.popup
    window.search_box.line_edit.setFocus()
    typing(window.search_box.line_edit, typed)
    qtbot.waitUntil(popup.isVisible)
    assert wanted in shown(window)


def test_a_suggested_document_is_opened(qtbot: QtBot, window: MainWindow, typing: Typing) -> None:
    popup = window.search_controller.suggestions.popup
    window.search_box.line_edit.setFocus()
    typing(window.search_box.line_edit, "一体化办法")
    qtbot.waitUntil(popup.isVisible)
    entry = next(one for one in popup.model.entries() if one.document_key)
    popup.chosen.emit(entry)
    assert window.reading.document_key() == entry.document_key


def test_earlier_and_kept_searches_are_offered_and_forgotten(qtbot: QtBot, window: MainWindow) -> None:
    popup = window.search_controller.suggestions.popup
    search(qtbot, window, "床位")
    window.search_controller.actions.use("save")
    assert "已保存" in window.banner.text()
    window.workspace.notebook.history.add_search("职称", 3)
    window.search_box.set_text("")
    window.search_box.line_edit.setFocus()
    window.menu_actions["search"].trigger()
    qtbot.waitUntil(popup.isVisible)
    assert shown(window) == ["床位", "职称", "清除检索历史"]
    popup.chosen.emit(popup.model.entries()[-1])
    assert window.workspace.notebook.history.searches(5) == []
    press(window, Qt.Key.Key_Down)
    qtbot.waitUntil(popup.isVisible)
    assert shown(window) == ["床位"]
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not popup.isVisible())
    assert window.workspace.notebook.history.kept_searches() == []
