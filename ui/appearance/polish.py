"""Widgets whose look depends on a property: the style sheet is applied again when the property changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and show it.

    ``widget.style()`` is not used: PySide keeps its object for a style that a theme has replaced, and takes
    whatever Qt puts into the same memory later for that style.
    """
    widget.setProperty(name, value)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Polish))
