"""Small button over the text that is not active: the corresponding clause, and why it is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from ui.appearance.theme import ThemeManager

MARGIN = 14
#: Room of the scroll bar and the marks beside it.
BAR = 36


class CounterpartNote(QPushButton):
    """Stays in the lower left corner of a text; a click goes to the clause."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("counterpartNote")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole = ""
        # The text that it is over. Not its parent: a text is deleted when its tab is closed, the note stays.
        self._over: QWidget | None = None
        #: Where the counter of hits is in the text, in its coordinates; the note keeps clear of it.
        self.avoid: Callable[[], QRect] = QRect
        self._themes = themes
        self.hide()

    def say(self, text: str, leads: bool) -> None:
        """Show a sentence; with ``leads``, a click goes somewhere. An empty one hides the note."""
        self._whole = text
        self.setEnabled(leads)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.place()

    def move_to(self, text_view: QWidget) -> None:
        """Stay over another text."""
        if self._over is not text_view:
            if self._over is not None and isValid(self._over):
                self._over.removeEventFilter(self)
            self._over = text_view
            text_view.installEventFilter(self)
        self.place()

    def over(self) -> QWidget | None:
        """Return the text that it is over, None before the first and after that was closed."""
        return self._over if self._over is not None and isValid(self._over) else None

    def place(self) -> None:
        """Fit into the corner."""
        over, page = self.over(), self.parentWidget()
        if over is None or page is None:
            return
        room = max(80, over.width() - 2 * MARGIN - BAR)
        text = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room - 24)
        self.setText(text.replace("&", "&&"))
        self.adjustSize()
        here = QRect(QPoint(MARGIN, over.height() - self.height() - MARGIN), self.size())
        avoid = self.avoid()
        if here.adjusted(0, 0, MARGIN, 0).intersects(avoid):
            here.moveBottom(avoid.top() - 6)
        self.move(over.mapTo(page, here.topLeft()))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.place()
        return super().eventFilter(watched, event)
