"""What is closed and deleted is not called any more by what lives on: themes, settings, the notebook."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.runtime.theme_files import theme_names
from ui.shell.main_window import MainWindow

PROJECT = Path(__file__).resolve().parents[3]
#: What outlives the dialogs, popups, cards and tabs that listen to it.
LONG_LIVED = {"themes", "settings", "style", "importer", "jobs"}


def name_of(node: ast.expr) -> str:
    """The last name of ``self._themes``: ``themes``."""
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name.lstrip("_")


def test_no_lambda_listens_to_what_lives_longer() -> None:
    """Qt cuts a method's connection when its object is deleted, but it knows of no object behind a lambda."""
    found = []
    for file in sorted((PROJECT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and name_of(node.func) == "connect" and node.args):
                continue
            signal = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            owner = name_of(signal.value) if isinstance(signal, ast.Attribute) else ""
            if owner in LONG_LIVED and isinstance(node.args[0], ast.Lambda):
                found.append(f"{file.relative_to(PROJECT)}:{node.lineno}")
    assert not found


def gone(dialog: QDialog, qtbot: QtBot) -> None:
    """Close a dialog and wait until it is deleted."""
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_colours_and_size_change_after_the_settings_were_open(window: MainWindow, qtbot: QtBot) -> None:
    window.menu_actions["settings"].trigger()
    gone(window.findChildren(QDialog)[-1], qtbot)
    for _ in theme_names():
        window.menu_actions["next_theme"].trigger()
    window.menu_actions["zoom_in"].trigger()


def test_colours_change_after_every_dialog_was_open(window: MainWindow, qtbot: QtBot) -> None:
    document = window.workspace.library.documents()[0]
    window.open(document.key)
    for name in ("keys", "about", "list_corrections", "verify"):
        window.menu_actions[name].trigger()
        gone(window.findChildren(QDialog)[-1], qtbot)
    window.notes_panel.tags_wanted.emit()
    gone(window.findChildren(QDialog)[-1], qtbot)
    window.text_controller.choose_comfort()
    window.reader.close_current_tab()
    qtbot.wait(50)
    for _ in theme_names():
        window.menu_actions["next_theme"].trigger()
