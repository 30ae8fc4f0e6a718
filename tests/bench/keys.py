"""Types into the search box of the real window and prints, as JSON, how soon the results are painted.

``python keys.py FOLDER`` uses a data folder. ``key_ms`` are the times from each key to the painted results,
``blocked_ms`` the longest time that the GUI thread took for one event while it was typed and answered.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from opened_window import open_window, wait  # itself finds the program
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

QUERIES = ("医保支付", "床位编制", "省医保局", "一体化办法", "专科联盟", "绩效工资", "2020", "yibao")
PAUSE, REST, PATIENCE = 0.15, 2.5, 3.0


class PaintWatch(QObject):
    """Notes when a widget was painted last."""

    at = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note the time."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def press(target: QObject, character: str) -> None:
    """One key, as an input method commits it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


def measure(folder: Path) -> dict[str, list[float]]:
    """Type all queries, key by key, each after the answer to the one before."""
    opened = open_window(folder, (1366, 768))
    application, _workspace, _jobs, window = opened
    wait(application, REST)
    window.menu_actions["search"].trigger()  # Ctrl+K, as one does before typing
    wait(application, REST)
    watch, answered = PaintWatch(), [0.0]
    window.search_panel.view.viewport().installEventFilter(watch)
    window.results_controller.runner.answered.connect(lambda _answer: answered.append(time.perf_counter()))
    times: list[float] = []
    application.events.clear()

    def shown_since(start: float) -> bool:
        return answered[-1] > start and (watch.at > answered[-1] or window.search_panel.is_empty())

    for query in QUERIES:
        window.search_box.set_text("")
        wait(application, PAUSE)
        for character in query:
            start = time.perf_counter()
            press(window.search_box.line_edit, character)
            wait(application, PATIENCE, lambda start=start: shown_since(start))
            times.append((max(watch.at, answered[-1]) - start) * 1000)
            wait(application, PAUSE)
    blocked = list(application.events)
    opened.close()
    return {"key_ms": times, "blocked_ms": blocked}


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(Path(sys.argv[1]))), flush=True)
    os._exit(0)
