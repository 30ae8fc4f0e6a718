"""A list of annotations: its keys, the buttons in its lines, and words that wrap again with its width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from ui.notebook.notes.delegate import EntryDelegate
from ui.widgets.clause_list.fitted_list import FittedList


class EntryList(FittedList):
    """The list; keys, buttons and resizing."""

    open_wanted = Signal(QModelIndex)
    delete_wanted = Signal(QModelIndex)
    #: A button in a line was pressed, by its name.
    button_pressed = Signal(QModelIndex, str)

    _pressed: tuple[QPersistentModelIndex, str] | None = None

    def button_at(self, at: QPoint) -> str:
        """Return the name of the button at a point of the viewport, empty where there is none."""
        index, delegate = self.indexAt(at), self.itemDelegate()
        if not index.isValid() or not isinstance(delegate, EntryDelegate):
            return ""
        return delegate.button_at(index, self.visualRect(index), at)

    def scroll_to(self, value: int) -> None:
        """Scroll to where it was, now that the lines are others."""
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(value)

    # -- events ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del deletes."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.open_wanted.emit(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.delete_wanted.emit(index)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a button without choosing or opening its line."""
        at = event.position().toPoint()
        name = self.button_at(at) if event.button() == Qt.MouseButton.LeftButton else ""
        self._pressed = (QPersistentModelIndex(self.indexAt(at)), name) if name else None
        if not name:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat the second of two quick presses as a press."""
        if self.button_at(event.position().toPoint()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Run a button when the mouse is released where it was pressed."""
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        (index, name), self._pressed = self._pressed, None
        at = event.position().toPoint()
        released = self.indexAt(at)
        if index == released and self.button_at(at) == name:
            self.button_pressed.emit(released, name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a button can be pressed."""
        at = event.position().toPoint()
        self._hover(self.indexAt(at).row(), self.button_at(at))
        if self._pressed is None:
            super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the button under the mouse when the mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1, "")
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words again."""
        if event.size().width() != event.oldSize().width():
            self._forget_rows()
        super().resizeEvent(event)

    def reset(self) -> None:
        """Drop the layout of the former lines."""
        self._forget_rows()
        super().reset()

    def _forget_rows(self) -> None:
        delegate = self.itemDelegate()
        if isinstance(delegate, EntryDelegate):
            delegate.forget_rows()

    def _hover(self, row: int, name: str) -> None:
        delegate = self.itemDelegate()
        if isinstance(delegate, EntryDelegate) and delegate.hover(row, name):
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if name else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()
