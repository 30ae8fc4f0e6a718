"""Tab reaches whatever can be used, once, forwards and backwards; one sees where it is; F6 goes by areas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.shell.tab_walk import check, named, walk
from ui.appearance.theme import ThemeManager
from ui.shell.main_window import MainWindow
from ui.shell.panels import panels

METHOD = "晋政办函〔2020〕28号"
NUMBER = f"{METHOD}/9."


@pytest.fixture
def busy(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with something everywhere."""
    window.activateWindow()
    qtbot.waitActive(window)
    window.open_clause(NUMBER)
    window.reading.toggle_bookmark(NUMBER)
    document, clause = window.workspace.library.clause(NUMBER)
    window.notes.save_note(document, clause, "", "下周价格专题会带上。")
    window.basket.editor.create("价格专题会")
    window.basket.editor.add([NUMBER])
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.search_box.set_text("医保")
    window.open_clause(NUMBER)
    window.show_panel("search")
    qtbot.waitUntil(lambda: not window.jobs.running())  # what they find makes links anew
    return window


def test_tab_reaches_everything_once(busy: MainWindow, qtbot: QtBot) -> None:
    for panel in panels():
        busy.show_panel(panel.name)
        qtbot.wait(100)
        qtbot.waitUntil(lambda: not busy.jobs.running())
        busy.search_box.setFocus()
        check(busy, panel.name)
    busy.show_home()
    qtbot.wait(50)
    check(busy, "home")


def test_the_order_is_that_of_the_window(busy: MainWindow, qtbot: QtBot) -> None:
    busy.show_panel("search")
    qtbot.wait(100)
    busy.search_box.setFocus()
    order = walk(busy, True)
    areas = [busy.top_bar, busy.rail, busy.side, busy.frame.centre, busy.inspector]
    found = [next((n for n, area in enumerate(areas) if area.isAncestorOf(one)), -1) for one in order]
    start = found.index(0, found.index(4))
    turned = [*found[start:], *found[:start]]
    assert turned == sorted(turned)
    head = busy.search_panel.head
    inside = [one for one in order if busy.side.isAncestorOf(one)]
    assert inside[-1] is busy.search_panel.view
    assert all(head.isAncestorOf(one) for one in inside[:-1])


#: Actions that open a dialog or a popup without more questions.
DIALOGS = ("settings", "keys", "about", "verify", "list_corrections", "comfort")


def test_tab_in_dialogs(busy: MainWindow, qtbot: QtBot) -> None:
    looked: list[str] = []
    failures: list[BaseException] = []

    def look(name: str) -> None:
        opened = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if opened is None:  # not yet
            QTimer.singleShot(50, lambda: look(name))
            return
        try:
            QTest.qWait(100)
            check(opened, name)
        except BaseException as error:
            failures.append(error)
        finally:
            looked.append(name)
            opened.close()

    for name in DIALOGS:
        QTimer.singleShot(200, lambda name=name: look(name))
        busy.menu_actions[name].trigger()
        qtbot.waitUntil(lambda name=name: name in looked)
        if failures:
            raise failures[0]


def picture(window: QWidget, widget: QWidget) -> QImage:
    """A widget and what is round it, as it is painted."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    return window.grab(place.intersected(window.rect())).toImage()


def difference(one: QImage, other: QImage) -> int:
    """How many points differ clearly."""
    count = 0
    for x in range(min(one.width(), other.width())):
        for y in range(min(one.height(), other.height())):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            if max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) > 60:
                count += 1
                if count >= 40:
                    return count
    return count


@pytest.mark.parametrize("panel", ["home", "search", "duties"])
def test_every_stop_shows_that_it_has_the_focus(busy: MainWindow, qtbot: QtBot, panel: str) -> None:
    if panel == "home":
        busy.show_panel("notes")
        busy.show_home()
    else:
        busy.show_panel(panel)
    qtbot.wait(100)
    busy.search_box.setFocus()
    blind: list[str] = []
    for _ in range(len(walk(busy, True))):
        here = busy.focusWidget()
        assert here is not None
        with_focus = picture(busy, here)
        for _link in range(400):
            QTest.keyClick(busy.focusWidget(), Qt.Key.Key_Tab)
            if busy.focusWidget() is not here:
                break
        if difference(with_focus, picture(busy, here)) < 20:
            blind.append(named(here))
    assert blind == []


def test_hover_looks_different_from_focus(themes: ThemeManager) -> None:
    sheet = QApplication.instance().styleSheet()  # type: ignore[union-attr]
    rules = [rule.split("{") for rule in sheet.split("}") if "{" in rule]
    named = [(name.strip(), body.strip()) for names, body in rules for name in names.split(",")]
    hover = {(name.removesuffix(":hover"), body) for name, body in named if name.endswith(":hover")}
    focus = {(name.removesuffix(":focus"), body) for name, body in named if name.endswith(":focus")}
    assert hover
    assert not hover & focus
    accent = themes.theme.accent
    assert not [name for name, body in hover if f"solid {accent}" in body]


def test_enter_presses_what_space_does(busy: MainWindow, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        button = busy.rail.button("notes")
        busy.show_panel("search")
        button.setFocus()
        QTest.keyClick(button, key)
        assert busy.panel() == "notes"
    busy.show_panel("search")
    facets = [one for one in busy.search_panel.head.findChildren(QPushButton) if one.property("facet")]
    button = next(one for one in facets if one.isVisible() and one.isCheckable())
    heard: list[bool] = []
    button.clicked.connect(lambda: heard.append(True))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(heard) == 1


def test_enter_presses_the_button_of_a_dialog_that_has_the_focus(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QToolButton, QVBoxLayout

    from ui.widgets.dialogs import Dialog

    dialog = Dialog()
    qtbot.addWidget(dialog)
    tool, box = QToolButton(), QCheckBox()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
    buttons.accepted.connect(dialog.accept)
    column = QVBoxLayout(dialog)
    for part in (tool, box, buttons):
        column.addWidget(part)
    pressed: list[bool] = []
    tool.clicked.connect(lambda: pressed.append(True))
    dialog.show()
    tool.setFocus()
    QTest.keyClick(tool, Qt.Key.Key_Return)
    assert len(pressed) == 1
    assert dialog.isVisible()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_f6_goes_from_area_to_area_and_back(busy: MainWindow, qtbot: QtBot) -> None:
    busy.show_panel("search")
    qtbot.wait(50)
    busy.search_box.setFocus()
    areas = [busy.top_bar, busy.rail, busy.side, busy.frame.centre, busy.inspector]

    def here() -> int:
        focused = busy.focusWidget()
        return next((n for n, area in enumerate(areas) if area.isAncestorOf(focused)), -1)

    seen = [here()]
    for _ in areas:
        QTest.keyClick(busy.focusWidget(), Qt.Key.Key_F6)
        seen.append(here())
    assert seen == [0, 1, 2, 3, 4, 0]
    QTest.keyClick(busy.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert here() == 4
    QTest.keyClick(busy.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(busy.focusWidget(), (QTextEdit, QAbstractScrollArea))
    busy.columns.fold_side(True)
    busy.search_box.setFocus()
    QTest.keyClick(busy.focusWidget(), Qt.Key.Key_F6)
    QTest.keyClick(busy.focusWidget(), Qt.Key.Key_F6)
    assert here() == 3
