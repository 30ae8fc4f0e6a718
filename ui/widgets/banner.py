"""A line above the centre that says what happened, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.theme import ThemeManager
from ui.widgets.tinted import IconButton, IconLabel

#: Good news goes by itself, bad news stays until it is closed.
SHOWN_MS = 8000


class Banner(QFrame):
    """Hidden until :meth:`inform` or :meth:`warn`; a new message replaces the old one."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._icon = IconLabel(themes, "info", 16, "ink2")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.setProperty("link", True)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(self.act)
        close = IconButton(themes, "x", self.tr("Close"), size=14)
        close.setFixedSize(24, 24)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self._action: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def inform(self, text: str, button: str = "", action: Callable[[], object] | None = None) -> None:
        """Good news; goes away by itself."""
        self._show("circle-check", text, button, action)
        self._timer.start(SHOWN_MS)

    def warn(self, text: str, button: str = "", action: Callable[[], object] | None = None) -> None:
        """Bad news; stays until it is closed or replaced."""
        self._timer.stop()
        self._show("triangle-alert", text, button, action)

    def tell(self, text: str) -> None:
        """How things are, good or bad; goes away by itself."""
        self._show("info", text, "", None)
        self._timer.start(SHOWN_MS)

    def text(self) -> str:
        """The message."""
        return self._label.text()

    def _show(self, icon_name: str, text: str, button: str, action: Callable[[], object] | None) -> None:
        self._icon.set_icon_name(icon_name)
        self._label.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action
        self.show()

    def act(self) -> None:
        """Do what the button offers."""
        action, self._action = self._action, None
        self.hide()
        if action is not None:
            action()
