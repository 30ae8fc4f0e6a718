"""Small button over the text that is not active: the corresponding clause, and why it is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.appearance.theme import Theme, ThemeManager

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
        #: Where the counter of hits is in the text, in its coordinates; the note keeps clear of it.
        self.avoid: Callable[[], QRect] = QRect
        self._themes = themes
        themes.changed.connect(self._restyle)
        self._restyle(themes.theme)
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
        before = self.parentWidget()
        if before is not text_view:
            if before is not None:
                before.removeEventFilter(self)
            shown = not self.isHidden()
            self.setParent(text_view)
            text_view.installEventFilter(self)
            self.setVisible(shown)
        self.place()

    def place(self) -> None:
        """Fit into the corner."""
        parent = self.parentWidget()
        if parent is None:
            return
        room = max(80, parent.width() - 2 * MARGIN - BAR)
        text = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room - 24)
        self.setText(text.replace("&", "&&"))
        self.adjustSize()
        here = QRect(QPoint(MARGIN, parent.height() - self.height() - MARGIN), self.size())
        if here.adjusted(0, 0, MARGIN, 0).intersects(self.avoid()):
            here.moveBottom(self.avoid().top() - 6)
        self.move(here.topLeft())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the text."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def _restyle(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#counterpartNote {{ background: {theme.panel}; color: {theme.ink}; font-size: 13px;"
            f" border: 1px solid {theme.border};"
            f" border-radius: 13px; padding: 3px 12px; }}"
            f"#counterpartNote:hover {{ color: {theme.accent}; }}"
            f"#counterpartNote:disabled {{ color: {theme.ink2}; }}"
        )
