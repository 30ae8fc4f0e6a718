"""A line of buttons that leave their icons out where there is no room for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.chips import FlowLayout
from ui.widgets.tinted import TextButton

_SPACING = 4


class ButtonRow(QWidget):
    """Shows buttons with icon and name in one line, else with their names only, else in several lines."""

    def __init__(self, buttons: Sequence[TextButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = list(buttons)
        row = FlowLayout(self, _SPACING)
        for button in buttons:
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text and the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def fit(self) -> None:
        """Show the icons if there is room for them; to be called when a name has changed."""
        with_icons = sum(button.width_with_icon() + _SPACING for button in self._buttons) - _SPACING
        for button in self._buttons:
            button.show_icon(with_icons <= self.width())
