"""Uses the panels of the real window over a large notebook; prints, as JSON, the longest event of each step.

``python panels.py FOLDER COUNT`` fills a data folder with so many annotations. An event counts as long as
the GUI thread was busy at once, in milliseconds.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from bench_notebook import annotations
from opened_window import open_window, wait  # itself finds the program
from PySide6.QtCore import QTimer

from ui.shell.main_window import MainWindow

PATIENCE = 60.0
#: A moment more, for what follows the answer: layout, painting.
REST = 0.4


def steps(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What a user does with the panels, one behind the other."""
    notes, marks = window.notes_panel, window.bookmarks_panel

    def deep() -> None:
        notes.list.setCurrentIndex(notes.model.index(notes.model.rowCount() - 2))

    def scroll() -> None:
        bar = notes.list.verticalScrollBar()
        bar.setValue(bar.maximum())

    return {
        "open the notes": lambda: window.show_panel("notes"),
        "filter the notes": lambda: notes.set_filter("床位"),
        "filter by pinyin": lambda: notes.set_filter("chuangwei"),
        "all notes again": lambda: notes.set_filter(""),
        "scroll to the end of what is fetched": scroll,
        "choose a deep line": deep,
        "another order": lambda: notes.set_sort("updated"),
        "order by words": lambda: notes.set_sort("text"),
        "by document again": lambda: notes.set_sort("place"),
        "delete a note": lambda: window.notes.delete([f"{0:032x}"]),
        "open the bookmarks": lambda: window.show_panel("bookmarks"),
        "filter the bookmarks": lambda: marks.set_filter("床位"),
        "all bookmarks again": lambda: marks.set_filter(""),
        "delete a bookmark": lambda: window.notes.delete([f"{2:032x}"]),
    }


def measure(folder: Path, count: int) -> dict[str, float]:
    """Take every step and wait until the window is at rest again."""
    opened = open_window(folder, (1366, 768), lambda it: it.notebook.annotations.put(*annotations(count)))
    application, _workspace, jobs, window = opened
    wait(application, PATIENCE, lambda: window.isVisible() and jobs.running() > 0)

    def rest() -> None:
        wait(application, PATIENCE, lambda: jobs.running() == 0)
        wait(application, REST)

    rest()
    longest: dict[str, float] = {}
    for name, act in steps(window).items():
        application.events.clear()
        QTimer.singleShot(0, window, act)  # so that the step itself is an event
        wait(application, REST)
        rest()
        longest[name] = max(application.events)
    opened.close()
    return longest


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))), flush=True)
    os._exit(0)
