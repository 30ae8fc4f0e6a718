"""Starts a window in a process of its own and prints, as JSON, when it painted and what it needs when idle.

``python probe.py app FOLDER`` opens the program on a data folder, ``python probe.py empty`` a bare main
window with the same fonts. The environment names the moment of the start (YICE_BENCH_START).
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
IDLE_MS = 1500


def resident() -> float:
    """The memory of this process in MiB, as the system's monitor shows it."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def watch() -> None:
    """Tell when the first window that is shown has painted, and its memory when it has come to rest."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    show = QWidget.show

    class Painted(QObject):
        def eventFilter(self, window: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                # The window paints first, its parts after it and in the same go: the timer waits for them.
                QTimer.singleShot(0, tell)
            return False

    painted = Painted()

    def show_and_watch(window: QWidget) -> None:
        if window.isWindow():
            QWidget.show = show
            painted.setParent(window)
            window.installEventFilter(painted)
        show(window)

    def tell() -> None:
        since = (time.time() - float(os.environ["YICE_BENCH_START"])) * 1000
        QTimer.singleShot(IDLE_MS, lambda: end(since))

    def end(since: float) -> None:
        print(json.dumps({"first_paint_ms": since, "idle_mib": resident()}), flush=True)
        os._exit(0)

    QWidget.show = show_and_watch


def empty() -> None:
    """A main window with nothing in it, and the program's fonts."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    from ui.appearance import fonts

    application = QApplication([])
    fonts.install()
    window = QMainWindow()
    window.resize(1280, 800)
    window.setWindowTitle("医策")
    watch()
    window.show()
    application.exec()


def app(folder: str) -> None:
    """The program itself, by its own entry."""
    import main

    watch()
    sys.argv = ["main.py", "--data-dir", folder]
    main.main()


if __name__ == "__main__":
    app(sys.argv[2]) if sys.argv[1] == "app" else empty()
