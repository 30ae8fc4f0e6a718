"""Requests of the system to end: signals on Linux and macOS, noticed in the event loop."""

from __future__ import annotations

import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

#: Signals that end a program in an orderly way: the session ends, the terminal is closed, Ctrl+C.
_ENDING = ("SIGTERM", "SIGHUP", "SIGINT")


class EndSignals(QObject):
    """Emits :attr:`asked` instead of ending the process at once, so that what is being written can be saved.

    Where there are no such signals (Windows), it does nothing: there the session tells its windows.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier: QSocketNotifier | None = None
        if os.name == "nt":
            return
        # Python runs a handler only between two steps of Python code, and there is none while Qt waits: the
        # number of the signal is written into a pipe, which wakes Qt.
        self._reading, self._writing = os.pipe()
        for end in (self._reading, self._writing):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _noticed) for number in map(_number, _ENDING)}
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def close(self) -> None:
        """Let the signals end the process at once again."""
        if self._notifier is None:
            return
        self._notifier.setEnabled(False)
        self._notifier = None
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._reading)
        os.close(self._writing)

    def _read(self) -> None:
        ending = {_number(name) for name in _ENDING}
        if ending & set(os.read(self._reading, 64)):
            self.asked.emit()


def _number(name: str) -> int:
    return int(getattr(signal, name))


def _noticed(_number: int, _frame: FrameType | None) -> None:
    """Leave the rest to the event loop."""
