"""Related clauses in the inspector: they come when the reader rests, and lead to their place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.shell.main_window import MainWindow

LIST = "晋政办函〔2020〕28号"
REPORT = "36项措施支持国家区域医疗中心建设"


def links(window: MainWindow) -> list[QPushButton]:
    section = window.inspector._related
    return [link for link in section.findChildren(QPushButton, "reference") if link.isVisibleTo(section)]


def test_they_are_shown_for_the_clause_in_view_and_lead_there(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(f"{LIST}/14.")
    qtbot.waitUntil(lambda: [link.accessibleName() for link in links(window)] != [])
    first = links(window)[0]
    assert first.accessibleName() == f"{REPORT} 第7项"
    assert window.inspector._related.isVisible()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window.reading.clause_id() == f"{REPORT}/36项保障措施/7."
    # And back again: the measure it came from is related to it.
    qtbot.waitUntil(lambda: "政策清单 第14项" in " ".join(link.accessibleName() for link in links(window)))


def test_they_go_with_their_clause(qtbot: QtBot, window: MainWindow) -> None:
    window.open_clause(f"{LIST}/14.")
    qtbot.waitUntil(lambda: bool(links(window)))
    window.open_clause(f"{LIST}/前言")
    assert links(window) == []
    qtbot.waitUntil(lambda: window.jobs.running() == 0)
    qtbot.wait(300)
    assert links(window) == []
