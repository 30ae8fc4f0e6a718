"""Lets a screen reader say what has appeared without the focus going there."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Say ``text`` as soon as what is being said is finished; nothing happens without a screen reader.

    Qt has this since 6.8; the package for arm64, whose Qt is older, says nothing.
    """
    if text and QAccessible.isActive() and hasattr(QtGui, "QAccessibleAnnouncementEvent"):
        QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, text))
