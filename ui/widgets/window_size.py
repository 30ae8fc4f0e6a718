"""Limits window sizes to the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

#: What the system's frame takes round a window: it is not known before the window is shown.
FRAME = QSize(16, 48)


def fitting(size: QSize) -> QSize:
    """Return the size, cut down to what the screen can show with the system's frame round it."""
    return size.boundedTo(QGuiApplication.primaryScreen().availableGeometry().size() - FRAME)
