"""The field in which a note is written; it says when its user pauses, so that the words are saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

#: What is typed is saved after a pause, and without one at the latest after this time.
PAUSE_MS, LONGEST_MS = 800, 4500


class NoteEditor(QPlainTextEdit):
    """A plain field as high as its text; says when its user pauses, leaves or finishes."""

    paused = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._pause.timeout.connect(self._rest)
        self._longest.timeout.connect(self._rest)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Return the height of the text, at least two lines."""
        lines = max(2, min(30, round(self.document().size().height())))
        return QSize(120, round(lines * self.fontMetrics().lineSpacing()) + 16)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the panel scrolls, not the field."""
        return self.sizeHint()

    def stop(self) -> None:
        """No pause is reported any more for what was typed so far."""
        self._pause.stop()
        self._longest.stop()

    def _typed(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _rest(self) -> None:
        self.stop()
        self.paused.emit()

    def event(self, event: QEvent) -> bool:
        """Return the keys of undo are the window's as long as nothing was typed here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            document, key = self.document(), QKeySequence.StandardKey
            touched = document.isUndoAvailable() or document.isRedoAvailable()
            if not touched and (event.matches(key.Undo) or event.matches(key.Redo)):
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves; a menu over the field is not leaving."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.paused.emit()
        elif event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter finish and keep the text."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and control):
            self.finished.emit()
        else:
            super().keyPressEvent(event)
