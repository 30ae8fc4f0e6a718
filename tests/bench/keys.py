"""Types into the search box of the real window and prints, as JSON, how soon the results are painted.

``python keys.py FOLDER`` uses a data folder. ``key_ms`` are the times from each key to the painted results,
``blocked_ms`` the longest time that the GUI thread took for one event while it was typed and answered.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

QUERIES = ("医保支付", "床位编制", "省医保局", "一体化办法", "专科联盟", "绩效工资", "2020", "yibao")
PAUSE, REST, PATIENCE = 0.15, 2.5, 3.0


class Watched(QApplication):
    """An application that knows how long each of its events took, in milliseconds."""

    events: list[float]
    _depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event and take its time."""
        self._depth += 1
        start = time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if not self._depth:
                self.events.append((time.perf_counter() - start) * 1000)


class PaintWatch(QObject):
    """Notes when a widget was painted last."""

    at = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note the time."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def wait(application: QApplication, seconds: float, ready: Callable[[], bool] = lambda: False) -> None:
    """Let the program work until it is ready, at most so long."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and not ready():
        application.processEvents()
        time.sleep(0.0005)


def press(target: QObject, character: str) -> None:
    """One key, as an input method commits it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


def measure(folder: Path) -> dict[str, list[float]]:
    """Type all queries, key by key, each after the answer to the one before."""
    from store.system.paths import DataPaths
    from ui import app
    from ui.appearance import fonts
    from ui.appearance.theme import ThemeManager
    from ui.runtime import i18n
    from ui.runtime.jobs import Jobs
    from ui.runtime.settings import Settings
    from ui.shell.main_window import MainWindow

    application = Watched([])
    application.events = []
    application.setStyle("Fusion")
    fonts.install()
    i18n.install(application, "zh_CN")
    workspace, jobs = app.open_workspace(DataPaths(folder)), Jobs()
    window = MainWindow(workspace, jobs, ThemeManager("light"), Settings(folder / "settings.ini"))
    window.resize(1366, 768)
    window.show()
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
    window.close()
    jobs.close()
    workspace.close()
    return {"key_ms": times, "blocked_ms": blocked}


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(Path(sys.argv[1]))), flush=True)
    os._exit(0)
