"""Crash handling of uncaught exceptions: a report on disk that the user can copy."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from store.model.errors import YiceError
from store.system import log
from ui.runtime.i18n import sentence

KEPT_MESSAGES = 40
KEPT_REPORTS = 20


class CrashHandler(QObject):
    """Catches what is uncaught in any thread; shows each bug once, so that a loop cannot bury the user."""

    _caught = Signal(object)

    def __init__(self, folder: Path, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._version = version
        self._messages: deque[str] = deque(maxlen=KEPT_MESSAGES)
        self._seen: set[str] = set()
        self._old: tuple[Any, Any, Any] | None = None
        #: Shows an expected error's sentence; set by the window.
        self.tell: Callable[[str], object] | None = None
        #: Shows a report; replaced in tests.
        self.show: Callable[[str, Path | None], object] = _show_dialog
        self._caught.connect(self.handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on."""
        old_messages = qInstallMessageHandler(self._on_message)
        self._old = (sys.excepthook, threading.excepthook, old_messages)
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._caught.emit(args.exc_value)

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._old is not None:
            sys.excepthook, threading.excepthook = self._old[0], self._old[1]
            qInstallMessageHandler(self._old[2])
            self._old = None

    def handle(self, error: BaseException) -> None:
        """Tell the user: one sentence for an expected error, a report for a bug. In the GUI thread."""
        if isinstance(error, YiceError) and self.tell is not None:
            self.tell(sentence(error))
            return
        log.fault("bug", error)
        report = self.report(error)
        path = self.save(report)
        import traceback

        where = "".join(traceback.format_tb(error.__traceback__)[-1:]) + repr(error)
        if where not in self._seen:
            self._seen.add(where)
            self.show(report, path)

    def report(self, error: BaseException) -> str:
        """Return the text of a report: versions, traceback, what Qt and the log said. Nothing the user
        wrote.
        """
        import platform
        import traceback

        lines = [
            f"Yice {self._version}",
            f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
            "",
            "".join(traceback.format_exception(error)),
            *self._messages,
            "",
            *log.recent(),
        ]
        return "\n".join(lines)

    def save(self, report: str) -> Path | None:
        """Write a report and drop the oldest ones; None if the folder cannot be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
            path.write_text(report, encoding="utf-8")
            for old in sorted(self._folder.glob("crash-*.txt"))[:-KEPT_REPORTS]:
                old.unlink()
        except OSError:
            return None
        return path

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,  # noqa: ARG002
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        if sys.stderr is not None and not isinstance(error, YiceError):
            import traceback

            traceback.print_exception(error, file=sys.stderr)
        self._caught.emit(error)

    def _on_message(self, kind: QtMsgType, context: object, message: str) -> None:  # noqa: ARG002
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        self._messages.append(f"Qt: {message}")
        if sys.stderr is not None:
            print(message, file=sys.stderr)
        if kind == QtMsgType.QtFatalMsg:
            self.save(self.report(RuntimeError(message)))


def _show_dialog(report: str, path: Path | None) -> None:
    from ui.runtime.crash_dialog import CrashDialog  # at the start there is nothing to report

    dialog = CrashDialog(report, path, QApplication.activeWindow())
    dialog.open()
