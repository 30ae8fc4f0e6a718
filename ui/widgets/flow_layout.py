"""Buttons in lines that wrap like words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.widgets.tinted import TextButton

#: Between groups of buttons in a bar, and beside it.
_GAP = 8
#: Between buttons of a line, in pixels.
_BETWEEN = 4


class FlowLayout(QLayout):
    """Lays its items out from left to right, line by line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        #: Asked for dozens of times where a window is laid out once.
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item by its number."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back."""
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Forget the heights: an item has changed."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """None: the layout takes what its items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return lines depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._arrange(QRect(0, 0, width, 0), apply=False)
        return known

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, apply=True)

    def sizeHint(self) -> QSize:
        """Return the size it wants."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the largest of its items."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, apply: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if apply:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()


class ButtonRow(QWidget):
    """Shows buttons with icon and name in one line, else with their names only, else in several lines."""

    def __init__(self, buttons: Sequence[TextButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = list(buttons)
        row = FlowLayout(self, _BETWEEN)
        for button in buttons:
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text and the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def fit(self) -> None:
        """Show the icons if there is room for them; to be called when a name has changed."""
        with_icons = sum(button.width_with_icon() + _BETWEEN for button in self._buttons) - _BETWEEN
        for button in self._buttons:
            button.show_icon(with_icons <= self.width())


def bar_of(buttons: Sequence[QWidget | None]) -> QHBoxLayout:
    """Return a bar of buttons that goes on in another line where it is narrow; None is a gap."""
    bar = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    bar.setSizePolicy(policy)
    flow = FlowLayout(bar, 0)
    for button in buttons:
        if button is None:
            button = QWidget()
            button.setFixedSize(_GAP, 1)
        flow.addWidget(button)
    row = QHBoxLayout()
    row.setContentsMargins(_GAP, 0, _GAP, _GAP // 2)
    row.addWidget(bar)
    return row
