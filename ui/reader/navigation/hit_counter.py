"""The floating counter: which hit of how many, and buttons to the one before and after."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QToolButton, QWidget

from ui.appearance import icons
from ui.appearance.theme import Theme
from ui.reader.highlighting.colours import colour


class HitCounter(QFrame):
    """A small card; hidden while there are no hits."""

    next_requested = Signal()
    previous_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hitCounter")
        self.setAccessibleName(self.tr("Hits in the document"))
        self._label = QLabel(self)
        self._up = self._button(self.tr("Previous hit (Shift+F3)"))
        self._down = self._button(self.tr("Next hit (F3)"))
        self._up.clicked.connect(self.previous_requested)
        self._down.clicked.connect(self.next_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 3, 7, 3)
        row.setSpacing(0)
        row.addWidget(self._label)
        row.addSpacing(8)
        row.addWidget(self._up)
        row.addWidget(self._down)
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(16)
        self._shadow.setOffset(0, 3)
        self.setGraphicsEffect(self._shadow)
        self.hide()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(28, 28)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_count(self, current: int, total: int) -> None:
        """Show hit ``current`` (from 1; 0 if none is) of ``total``; nothing when there are none."""
        text = self.tr("{current} / {total}").format(current=current or "–", total=total)
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self.setVisible(total > 0)
        self.adjustSize()

    def text(self) -> str:
        """Return the text that is shown."""
        return self._label.text()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._up.setIcon(icons.icon("chevron-up", theme.ink))
        self._down.setIcon(icons.icon("chevron-down", theme.ink))
        self._shadow.setColor(colour(theme.shadow))
