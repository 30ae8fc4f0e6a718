"""Buttons side by side of which one is chosen: radio buttons to a screen reader, one stop for Tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget


class Segments(QFrame):
    """Shows choices by name; emits the name that the user chose. ``buttons`` has the buttons by name."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        """``choices`` are names and texts; ``name`` says to a screen reader what is chosen here."""
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for key, text in choices:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAutoDefault(False)
            button.setProperty("segment", True)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            group.addButton(button)
            row.addWidget(button, 1)
            self.buttons[key] = button

    def choose(self, name: str) -> None:
        """Mark a choice as the one that holds; the signal is for the user's own."""
        self.buttons[name].setChecked(True)

    def current(self) -> str:
        """Return the name that is chosen; empty before one is."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to what is chosen."""
        super().focusInEvent(event)
        button = self.buttons.get(self.current()) or next(iter(self.buttons.values()), None)
        if button is not None:
            button.setFocus(event.reason())
