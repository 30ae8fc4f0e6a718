"""One quiet line that offers something: its words, a link that does it, and one that declines."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class OfferLine(QWidget):
    """Hidden while there is nothing to offer."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setProperty("secondary", True)
        self._text.setWordWrap(True)
        self.accept = QPushButton(self.tr("View"))
        self.decline = QPushButton(self.tr("Not now"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        for button in (self.accept, self.decline):
            button.setProperty("link", True)
            row.addWidget(button)
        self.accept.clicked.connect(self.accepted)
        self.decline.clicked.connect(self.declined)
        self.hide()

    def show_text(self, text: str) -> None:
        """Offer something; an empty text offers nothing."""
        self._text.setText(text)
        self.accept.setAccessibleName(f"{self.accept.text()} · {text}")
        self.setVisible(bool(text))
