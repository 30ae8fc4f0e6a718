"""Layouts: parts that scroll where they have no room instead of covering each other; emptying one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

#: The least height of a column that scrolls: one sees that there is more.
LEAST = 64


class ScrolledPage(QScrollArea):
    """Gives its one part at least the height that it needs at the width there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)


class FittingScroll(ScrolledPage):
    """Scrolls a column, its ``inner`` widget, but takes no more height than it has.

    It gives way down to ``least`` pixels.
    """

    def __init__(self, least: int = LEAST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.inner = inner = QWidget(self.viewport())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return the height of the column, whose lines are broken at the width there is."""
        inner = self.widget()
        if inner is None:
            return super().sizeHint()
        hint = inner.sizeHint()
        if inner.hasHeightForWidth():
            hint.setHeight(inner.heightForWidth(self.width()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Return a height at which one sees that there is more."""
        return QSize(super().minimumSizeHint().width(), min(self._least, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the lines of the column, which break at the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the column when it gets longer or shorter."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def clear_layout(layout: QLayout) -> None:
    """Remove everything from a layout; its widgets are hidden at once and deleted by the event loop."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
