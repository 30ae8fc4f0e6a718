"""Head of all side panels: a title with a count beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget


class PanelHeader(QWidget):
    """Title in bold, count or remark in small beside it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title)
        self._title.setObjectName("panelTitle")
        self._remark = QLabel()
        self._remark.setObjectName("panelRemark")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self._remark, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch()
        self._row = row

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_remark(self, text: str) -> None:
        """Change the remark beside the title."""
        self._remark.setText(text)

    def text(self) -> str:
        """Return title and remark, for tests."""
        return f"{self._title.text()} {self._remark.text()}".strip()

    def add_widget(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
