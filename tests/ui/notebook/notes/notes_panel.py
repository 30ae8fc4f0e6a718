"""Waiting for the notes panel, and what it lists."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.notebook.notes.panel import NotesPanel
from ui.shell.main_window import MainWindow

TIME = "2026-01-01T00:00:00.000Z"


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.jobs.running() == 0)


def ids(panel: NotesPanel) -> list[str]:
    return [entry.id for entry in panel.model.entries()]
