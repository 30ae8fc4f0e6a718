"""Every widget that can have the focus says what it is, and the focus can be seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"


def focusable(window: QWidget) -> list[QWidget]:
    """The widgets that Tab comes to, in its order."""
    found: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not window and widget not in found:
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if policy and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def test_everything_that_has_the_focus_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    QAccessible.setActive(True)
    nameless: list[str] = []
    for step in ("home", "library", "search", "bookmarks", "notes"):
        if step == "home":
            window.show_home()
        else:
            window.open(METHOD)
            window.show_panel(step)
        if step == "search":
            with qtbot.waitSignal(window.search_flow.controller.answered):
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


def test_tab_goes_from_the_top_to_the_text(window: MainWindow) -> None:
    window.open(METHOD)
    order = focusable(window)
    box = order.index(window.search_box.line_edit)
    rail = order.index(window.rail.button("library"))
    tree = order.index(window.library_panel.view)
    text = order.index(window.reader.current_view().page)
    assert box < rail < tree < text
