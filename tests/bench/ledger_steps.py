"""Uses the ledger of the real window with thousands of rows; prints, as JSON, the longest event of each step.

``python ledger_steps.py FOLDER COUNT`` fills a data folder with so many rows. An event counts as long as the
GUI thread was busy at once, in milliseconds.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from opened_window import open_window, wait  # itself finds the program
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtTest import QTest

from store.library import Library
from store.notebook import anchor_for
from store.notebook.ledger_row import LedgerRow
from ui.ledger.ledger_model import NAMES
from ui.ledger.ledger_page import LedgerPage
from ui.shell.main_window import MainWindow

PATIENCE = 60.0
#: A moment more, for what follows: layout, painting.
REST = 0.3
DEPARTMENTS = ("医务处", "护理部", "医保办", "财务处", "信息中心", "人事处", "质控科", "")


def rows(library: Library, count: int) -> list[LedgerRow]:
    """Rows of the clauses that ship, again and again."""
    clauses = [
        (document, clause)
        for entry in library.documents()
        for document in [library.document(entry.key)]
        for clause in document.walk()
        if clause.text
    ]
    found = []
    for number in range(count):
        document, clause = clauses[number % len(clauses)]
        found.append(
            LedgerRow(
                id=f"{number:032x}",
                anchor=anchor_for(document, clause),
                matter=clause.text[:60],
                lead=DEPARTMENTS[number % len(DEPARTMENTS)],
                due=f"202{5 + number % 3}-0{1 + number % 9}-15",
                state=("open", "doing", "done")[number % 3],
            )
        )
    return found


def steps(window: MainWindow, page: LedgerPage) -> dict[str, Callable[[], object]]:
    """What a user does with the sheet, one step behind the other."""
    table, model = page.table, page.model
    flags = QItemSelectionModel.SelectionFlag

    def scroll(to: float) -> None:
        bar = table.verticalScrollBar()
        bar.setValue(int(bar.maximum() * to))

    def type_progress(row: int, words: str) -> None:
        index = model.index(row, NAMES.index("progress"))
        table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        model.setData(index, words)

    def group(at: int) -> None:
        page.groups.setCurrentIndex(at)
        page.groups.activated.emit(at)

    def column() -> None:
        table.selectionModel().setCurrentIndex(model.index(0, NAMES.index("lead")), flags.ClearAndSelect)
        table.selectColumn(NAMES.index("lead"))

    return {
        "scroll a page": lambda: QTest.keyClick(table, Qt.Key.Key_PageDown),
        "scroll to the middle": lambda: scroll(0.5),
        "scroll to the end": lambda: scroll(1),
        "a wheel's turn": lambda: table.verticalScrollBar().setValue(table.verticalScrollBar().value() - 3),
        "type into a cell": lambda: type_progress(100, "已部署"),
        "type into another": lambda: type_progress(2500, "已完成"),
        "undo": lambda: window.menu_actions["undo"].trigger(),
        "redo": lambda: window.menu_actions["redo"].trigger(),
        "down": lambda: QTest.keyClick(table, Qt.Key.Key_Down),
        "select all": table.selectAll,
        "select one": lambda: table.go_to(3, 1),
        "select a column": column,
        "fill a column down": table.fill_down,
        "undo that": lambda: window.menu_actions["undo"].trigger(),
        "copy a row": lambda: (table.go_to(5, 0), table.selectRow(5), table.copy()),
        "filter by words": lambda: page.words.setText("床位"),
        "all again": page.words.clear,
        "group by department": lambda: group(1),
        "group by deadline": lambda: group(2),
        "no groups": lambda: group(0),
    }


def measure(folder: Path, count: int) -> dict[str, float]:
    """Take every step and wait until the window is at rest again."""
    opened = open_window(
        folder,
        (1366, 768),
        lambda it: it.notebook.ledger.add(rows(it.library, count)),
        clock=time.thread_time,
    )
    application, _workspace, jobs, window = opened
    wait(application, PATIENCE, lambda: window.isVisible() and jobs.running() > 0)

    def rest() -> None:
        wait(application, PATIENCE, lambda: jobs.running() == 0)
        wait(application, REST)

    rest()
    longest: dict[str, float] = {}

    def take(name: str, act: Callable[[], object]) -> None:
        application.events.clear()
        QTimer.singleShot(0, window, act)  # so that the step itself is an event
        wait(application, REST)
        rest()
        longest[name] = max(application.events)

    take("open the ledger", lambda: window.show_panel("ledger"))
    page = window.places.wide_panel("ledger")
    assert isinstance(page, LedgerPage)
    page.table.setFocus()
    for name, act in steps(window, page).items():
        take(name, act)
    opened.close()
    return longest


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))), flush=True)
    os._exit(0)
