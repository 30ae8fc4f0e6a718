"""Every widget that can have the focus says what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.search.start_page import StartPage
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"


def focusable(window: QWidget) -> list[QWidget]:
    """The widgets that Tab comes to."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader says: the accessible name, else the text of a button."""
    return widget.accessibleName() or str(widget.property("text") or "")


def test_everything_that_has_the_focus_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    nameless: list[str] = []
    for step in ("home", "library", "search", "start of a search", "bookmarks", "notes"):
        if step == "home":
            window.show_home()
        else:
            window.open(METHOD)
            window.show_panel("search" if "search" in step else step)
        if step == "start of a search":
            window.search_box.set_text("")
            qtbot.waitUntil(lambda: window.search_panel.findChild(StartPage).isVisible())
        if step == "search":
            with qtbot.waitSignal(window.results_controller.runner.answered):
                window.search_box.set_text("医保")
            window.results_controller.used.emit("医保", window.results_controller.runner.answer.total)
        qtbot.wait(20)
        nameless += [
            f"{step}: {type(widget).__name__} {widget.objectName()}"
            for widget in focusable(window)
            if not name_of(widget).strip()
        ]
    assert nameless == []
