"""The find bar of one document (Ctrl+F)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.appearance import icons
from ui.appearance.theme import Theme

PAUSE_MS = 120


class FindBar(QFrame):
    """A field, a count and three buttons; says what is wanted and lets the reader find it."""

    text_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(self.tr("Find in this document"))
        self._field.setAccessibleName(self.tr("Find in this document"))
        self._field.setClearButtonEnabled(True)
        self._field.setMaxLength(500)
        self._count = QLabel(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.text_changed.emit(self._field.text()))
        self._field.textChanged.connect(lambda _text: self._pause.start())
        self._previous = self._button(self.tr("Previous (Shift+Enter)"), self.previous_requested)
        self._next = self._button(self.tr("Next (Enter)"), self.next_requested)
        self._close = self._button(self.tr("Close (Esc)"), None)
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(4)
        row.addWidget(self._field, 1)
        row.addSpacing(8)
        row.addWidget(self._count)
        for button in (self._previous, self._next, self._close):
            row.addWidget(button)
        self.hide()

    def _button(self, name: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(28, 28)
        if signal is not None:
            button.clicked.connect(signal)
        return button

    def open_bar(self, text: str = "") -> None:
        """Show the bar, with ``text`` if given, ready to type."""
        self.show()
        if text and "\n" not in text:
            self._field.setText(text)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._field.text():
            self.text_changed.emit(self._field.text())

    def close_bar(self) -> None:
        """Hide the bar and say so."""
        self._pause.stop()
        self.hide()
        self.closed.emit()

    def text(self) -> str:
        """Return the text that is searched for."""
        return self._field.text()

    def show_count(self, current: int, total: int) -> None:
        """Say which match of how many is current."""
        if not self._field.text().strip():
            self._count.setText("")
        elif total:
            self._count.setText(self.tr("{current} / {total}").format(current=current or "–", total=total))
        else:
            self._count.setText(self.tr("No match"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter step, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self._flush()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if back else self.next_requested).emit()
        else:
            super().keyPressEvent(event)

    def _flush(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.text_changed.emit(self._field.text())

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._previous.setIcon(icons.icon("chevron-up", theme.ink))
        self._next.setIcon(icons.icon("chevron-down", theme.ink))
        self._close.setIcon(icons.icon("x", theme.ink2))
