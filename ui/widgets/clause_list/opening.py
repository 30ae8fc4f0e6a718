"""Ways to open a place: here, in a new tab, or beside the text that is read."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QAbstractButton

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Opening(StrEnum):
    """Ways to open a place: in the text that is read, in a new tab, at the other side of the split."""

    HERE = "here"
    TAB = "tab"
    BESIDE = "beside"


def opening(
    keys: Qt.KeyboardModifier | None = None, button: Qt.MouseButton = Qt.MouseButton.LeftButton
) -> Opening:
    """Return where a click opens: with Ctrl or the middle button in a new tab, with Alt beside.

    ``keys`` are the keys that are held; None for those that are held now.
    """
    held = QGuiApplication.keyboardModifiers() if keys is None else keys
    if button == Qt.MouseButton.MiddleButton or held & _CONTROL:
        return Opening.TAB
    return Opening.BESIDE if held & _ALT else Opening.HERE


class OpeningClicks(QObject):
    """Tells how the place of a button is wanted; the middle button is a click as well."""

    #: The place is to be opened: an :class:`Opening`.
    opened = Signal(object)

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        button.clicked.connect(lambda _checked=False: self.opened.emit(opening()))
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the middle button."""
        middle = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton
        if not middle or not isinstance(watched, QAbstractButton):
            return super().eventFilter(watched, event)
        assert isinstance(event, QMouseEvent)
        inside = watched.rect().contains(event.position().toPoint())
        if event.type() == QEvent.Type.MouseButtonRelease and inside:
            self.opened.emit(Opening.TAB)
        return True
