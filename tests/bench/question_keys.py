"""Types questions in everyday words into the real window and prints, as JSON, what each key costs.

``python question_keys.py FOLDER [commits] [events]`` uses a data folder; with ``commits`` it types as an
input method does, two to four characters at once; with ``events`` it takes the time of each event, which
costs some itself. Times are processor time, so that what else the machine does counts little. ``key_ms`` are
those from each key to the painted results, all threads together, without the program's own pause in which it
waits for further keys; ``window_ms`` is the part of the GUI thread, ``search_ms`` that of the search,
``event_ms`` the longest event of the GUI thread (0 without ``events``), ``all_ms`` all that was done before
the next key: suggestions and marks in the text, too. ``keys`` are the texts.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from keys import press
from opened_window import open_window, wait  # itself finds the program
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from tests.grading import queries

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

#: Kinds of gold queries that are questions in everyday words, and how many of each are typed.
KINDS = {
    "queries2": ("question", "colloquial"),
    "office_queries": ("question", "colloquial"),
    "lawqueries": ("nl", "col"),
}
OF_EACH = 7
REST, PAUSE, PATIENCE = 2.5, 150, 5000
PIECES = (2, 3, 2, 4)


class PaintFlag(QObject):
    """Notes that a widget was painted."""

    seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note it."""
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False


def questions() -> list[str]:
    """The questions that are typed: of each kind as many, spread over its list."""
    found = []
    for name, kinds in KINDS.items():
        for kind in kinds:
            some = [one["query"] for one in queries(name) if one["kind"] == kind]
            found += some[:: max(1, len(some) // OF_EACH)][:OF_EACH]
    return list(dict.fromkeys(found))


def pieces(text: str, commits: bool) -> Iterator[str]:
    """What each key brings."""
    at = number = 0
    while at < len(text):
        size = PIECES[number % len(PIECES)] if commits else 1
        yield text[at : at + size]
        at, number = at + size, number + 1


def commit(target: QObject, text: str) -> None:
    """Bring some characters as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def until(ready: Callable[[], bool] = lambda: False, most: int = PATIENCE) -> None:
    """Let the program work until it is ready, at most so many milliseconds; waiting costs nothing."""
    loop, over = QEventLoop(), []
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: over.append(True))
    timer.start(most)
    while not ready() and not over:
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def busy() -> float:
    """Processor time of a small piece of work that is always the same: how slow the machine is right now."""
    start = time.thread_time()
    sum(number % 7 for number in range(40_000))
    return (time.thread_time() - start) * 1000


class Watch:
    """Watches the window while it answers."""

    def __init__(self, window: MainWindow) -> None:
        self._painted, self._answered, self.search = False, False, 0.0
        self._view, self._empty = PaintFlag(), PaintFlag()
        window.search_panel.view.viewport().installEventFilter(self._view)
        window.search_panel.empty.installEventFilter(self._empty)
        window.results_controller.runner.answered.connect(self._on_answer)
        service = window.search_controller.service
        ask = service.search

        def timed(*arguments: Any) -> Any:
            start = time.thread_time()
            try:
                return ask(*arguments)
            finally:
                self.search += (time.thread_time() - start) * 1000

        service.search = timed

    def forget(self) -> None:
        """Wait for another answer."""
        self._answered, self.search = False, 0.0

    def ready(self) -> bool:
        """Whether an answer came and was painted."""
        return self._answered and (self._view.seen or self._empty.seen)

    def _on_answer(self, _answer: object) -> None:
        self._view.seen = self._empty.seen = False
        self._answered = True


def measure(folder: Path, commits: bool, events: bool) -> dict[str, list[Any]]:
    """Type all questions, each piece after the answer to the one before."""
    opened = open_window(folder, (1366, 768), clock=time.thread_time if events else None)
    application, _workspace, _jobs, window = opened
    wait(application, REST)
    window.menu_actions["search"].trigger()  # Ctrl+K, as one does before typing
    wait(application, REST)
    watch, box = Watch(window), window.search_box
    found: dict[str, list[Any]] = defaultdict(list)
    for question in questions():
        box.set_text("")
        until(most=PAUSE)
        found["busy_ms"].append(busy())
        for piece in pieces(question, commits):
            watch.forget()
            application.events.clear() if events else None
            wall, whole, own = time.perf_counter(), time.process_time(), time.thread_time()
            (commit if commits else press)(box.line_edit, piece)
            until(watch.ready)
            found["key_ms"].append((time.process_time() - whole) * 1000)
            found["window_ms"].append((time.thread_time() - own) * 1000)
            found["wall_ms"].append((time.perf_counter() - wall) * 1000)
            found["search_ms"].append(watch.search)
            until(most=PAUSE)
            found["all_ms"].append((time.process_time() - whole) * 1000)
            found["event_ms"].append(max(application.events) if events else 0.0)
            found["keys"].append(box.text())
    opened.close()
    return found


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = sys.argv[2:]
    print(
        json.dumps(measure(Path(sys.argv[1]), "commits" in wanted, "events" in wanted), ensure_ascii=False),
        flush=True,
    )
    os._exit(0)
