"""Adds a folder of mixed files in the real window; prints, as JSON, how long it took and the longest events.

``python importing.py DATA FILES`` works on a data folder. An event counts as long as the GUI thread took
of the processor, ``lag`` as long as a timer of one millisecond had to wait, both in milliseconds.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from opened_window import open_window, wait  # itself finds the program
from PySide6.QtCore import QObject, Qt, QTimer

from tests.finding import open_dialog
from ui.library.review.review_dialog import ReviewDialog

PATIENCE, REST = 300.0, 1.0


class Pulse(QObject):
    """A timer of one millisecond; the longest time between two of its beats is the lag of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.beats: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self.beats.append(time.perf_counter()))

    def start(self) -> None:
        """Begin anew."""
        self.beats = []
        self._timer.start(1)

    def stop(self) -> list[float]:
        """Return the times between two beats, the longest first, in milliseconds."""
        self._timer.stop()
        return sorted(
            (1000 * (b - a) for a, b in zip(self.beats, self.beats[1:], strict=False)), reverse=True
        )


def measure(folder: Path, files: Path) -> dict[str, float]:
    """Read the files as if they were dropped on the window, until they are listed to be checked."""
    opened = open_window(folder, (1280, 800), clock=time.thread_time)
    application, _workspace, jobs, window = opened
    wait(application, PATIENCE, lambda: jobs.running() == 0)
    wait(application, REST)
    pulse = Pulse()
    found: dict[str, float] = {}
    library = window.library_controller

    def taken(name: str) -> None:
        gaps = pulse.stop()
        found[f"{name}: longest event"] = max(application.events, default=0.0)
        found[f"{name}: longest lag"] = gaps[0] if gaps else 0.0
        found[f"{name}: lag of 99.9 %"] = gaps[len(gaps) // 1000] if gaps else 0.0
        application.events.clear()
        pulse.start()

    application.events.clear()
    pulse.start()
    begun = time.perf_counter()
    QTimer.singleShot(0, window, lambda: library.add([files]))
    wait(application, PATIENCE, lambda: open_dialog(window, ReviewDialog) is not None)
    found["seconds"] = time.perf_counter() - begun
    taken("reading")
    wait(application, REST)
    taken("list")
    dialog = open_dialog(window, ReviewDialog)
    assert dialog is not None
    found["files"] = float(len(dialog.candidates()))
    application.events.clear()
    QTimer.singleShot(0, window, dialog.add_sure.click)
    wait(application, REST)
    wait(application, PATIENCE, lambda: jobs.running() == 0)
    wait(application, REST)
    taken("adding")
    return found


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))), flush=True)
    os._exit(0)
