"""A small card that says what a link leads to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from store.model.typography import typeset
from ui.services.library.links import Preview

WIDTH = 340
GAP = 18


class LinkCard(QFrame):
    """Title, number and first words of what is cited; or that it is not there."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("linkCard")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        self._column = column
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        for name, text in self._lines(preview):
            label = QLabel(text)
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)

    def text(self) -> str:
        """Return everything on the card, line by line."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def open_at(self, at: QPoint) -> None:
        """Show below a point of the screen, or above it where there is no room."""
        self._fit()
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room: QRect = screen.availableGeometry()
        left = max(room.left(), min(at.x() - 24, room.right() - self.width()))
        below = at.y() + GAP
        top = below if below + self.height() <= room.bottom() else at.y() - GAP - self.height()
        self.move(left, top)
        self.show()

    def _fit(self) -> None:
        """Set the height for the words at this width; adjustSize would use another width."""
        self.ensurePolished()
        for label in self.findChildren(QLabel):
            label.ensurePolished()
        self._column.invalidate()
        self.setFixedHeight(self.heightForWidth(WIDTH))
        self._column.activate()

    def _lines(self, preview: Preview) -> list[tuple[str, str]]:
        title = typeset(preview.title or preview.number)
        if preview.missing:
            if not title:
                return [("linkTitle", preview.place), ("linkWords", self.tr("Not in this document"))]
            return [("linkTitle", title), ("linkWords", self.tr("Not in the library"))]
        lines = [("linkNumber", preview.number)] if preview.number else []
        lines.append(("linkTitle", title))
        if preview.words:
            lines.append(("linkWords", "\u3000".join(filter(None, (preview.place, preview.words)))))
        lines.append(("linkHint", self.tr("Click to open; with Ctrl in a new tab")))
        return lines
