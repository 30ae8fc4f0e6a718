"""Nothing on the screen is left in English when the window speaks Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.settings.about import AboutDialog
from ui.settings.dialog import SettingsDialog
from ui.shell.help.keys_dialog import KeysDialog
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"
#: Names of keys, formats and things that have no Chinese one, and what documents themselves say.
NAMES = re.compile(
    r"(?:Ctrl|Shift|Alt)(?:\+\w+)*(?:\+[^\w\s])?|\b(?:Esc|Enter|Del|F\d{1,2}|Home)\b"
    r"|\b(?:PDF|Word|HTML|Markdown|English|DRG|DIP|GB|A4|A3|MIT|SQLite|Qt|PySide6|Python|Noto|Whoosh|Lucide|peewee"
    r"|OFL|LGPL|ISC|BSD|docx?|txt|pdf|csv|json)\b|\bv?\d[\w.]*"
)
ENGLISH = re.compile(r"[A-Za-z]{2,}")
PATHS = re.compile(r"(?:/[^\s/]+)+")


def texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Everything that a widget shows or says."""
    name = type(widget).__name__
    yield name, widget.toolTip()
    yield name, widget.accessibleName()
    yield name, widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield name, widget.text()
    if isinstance(widget, QLineEdit):
        yield name, widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from ((name, widget.itemText(number)) for number in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from ((name, words) for action in widget.actions() for words in said(action))


def said(action: QAction) -> Iterator[str]:
    """What an action says in a menu, and what it says of itself."""
    yield action.text()
    yield action.iconText()
    yield action.toolTip()


def left_over(widget: QWidget) -> list[str]:
    """What is in English of a window and all that it holds."""
    found = []
    for part in (widget, *widget.findChildren(QWidget)):
        for name, text in texts(part):
            words = NAMES.sub("", PATHS.sub("", re.sub(r"&(\w)", r"\1", re.sub(r"\(&\w\)", "", text))))
            if ENGLISH.search(re.sub(r"<[^>]+>", "", words)):
                found.append(f"{name}: {text}")
    return found


def test_nothing_is_left_in_english(qtbot: QtBot, window: MainWindow) -> None:
    assert left_over(window) == []
    assert [
        action.text() for action in window.menu_actions if ENGLISH.search(NAMES.sub("", action.text()))
    ] == []
    for query in ("医保", "量子纠缠", "省医保局负责的措施", "医报"):
        with qtbot.waitSignal(window.results_controller.runner.answered):
            window.results_controller.search(query)
        assert left_over(window) == []
    window.open_clause(f"{METHOD}/9.")
    window.menu_actions["note"].trigger()
    window.menu_actions["find"].trigger()
    for panel in ("library", "search", "bookmarks", "notes", "basket"):
        window.show_panel(panel)
        qtbot.wait(20)
        assert left_over(window) == []
    head = window.search_panel.head
    for menu in (head.arrange_menu(), head.use_menu(), head.facets.menu()):
        assert left_over(menu) == []


def test_the_dialogs_are_chinese(qtbot: QtBot, window: MainWindow) -> None:
    dialogs: list[QDialog] = [
        SettingsDialog(window.settings, window.themes, window.workspace.paths.root, "0.1", window),
        KeysDialog(window.menu_actions, window),
        AboutDialog(window.themes, "0.1", window),
    ]
    for dialog in dialogs:
        dialog.show()
        qtbot.wait(20)
        assert left_over(dialog) == []
        dialog.close()


def test_the_rail_names_its_panels(window: MainWindow) -> None:
    names = [window.rail.button(name).word for name in ("library", "search", "bookmarks", "notes", "basket")]
    assert names == ["文件", "检索", "书签", "批注", "打印篮"]
