"""Every widget that can have the focus says what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

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
    for step in ("home", "library", "search", "bookmarks", "notes"):
        if step == "home":
            window.show_home()
        else:
            window.open(METHOD)
            window.show_panel(step)
        if step == "search":
            with qtbot.waitSignal(window.results_controller.runner.answered):
                window.search_box.set_text("医保")
        qtbot.wait(20)
        nameless += [
            f"{step}: {type(widget).__name__} {widget.objectName()}"
            for widget in focusable(window)
            if not name_of(widget).strip() and not isinstance(widget, QAbstractScrollArea)
        ]
        nameless += [
            f"{step}: {type(widget).__name__} {widget.objectName()}"
            for widget in focusable(window)
            if isinstance(widget, QAbstractScrollArea)
            and widget.viewport().childAt(4, 4) is None
            and not name_of(widget).strip()
        ]
    assert nameless == []
