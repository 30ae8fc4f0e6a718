"""Tells whether the user does nothing: neither mouse nor caret has moved since it was asked before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication, QInputMethod


class Stillness:
    """Compares where mouse and caret are with where they were.

    The caret moves with every key, in whichever field or list, and with words that an input method commits;
    nothing has to look at each event for that.
    """

    def __init__(self) -> None:
        self._before = _places()

    def lasts(self) -> bool:
        """Return whether nothing has moved since this was asked the last time."""
        before, self._before = self._before, _places()
        return before == self._before


def _places() -> tuple[object, ...]:
    caret = QGuiApplication.inputMethod()
    position = QInputMethod.queryFocusObject(Qt.InputMethodQuery.ImAbsolutePosition, None)
    return QCursor.pos(), QGuiApplication.focusObject(), caret.cursorRectangle(), position
