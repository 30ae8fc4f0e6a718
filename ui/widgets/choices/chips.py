"""Rows of chips, one of which is chosen by a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.widgets.flow_layout import FlowLayout


class ChipRow(QWidget):
    """Chips with texts; emits the text of the one that is chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._chips: list[QPushButton] = []

    def set_texts(self, texts: Sequence[str]) -> None:
        """Replace the chips."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(text) for text in texts]
        self.updateGeometry()

    def texts(self) -> list[str]:
        """Return the texts of the chips."""
        return [chip.text() for chip in self._chips]

    def _chip(self, text: str) -> QPushButton:
        chip = QPushButton(text, self)
        chip.setProperty("chip", True)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda: self.chosen.emit(text))
        self._flow.addWidget(chip)
        chip.show()
        return chip
