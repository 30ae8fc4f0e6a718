"""The tree of bookmarks as it answers to keys, clicks and scrolling."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget


class BookmarkView(QTreeView):
    """Fetches more of a folder when its end comes into view."""

    open_wanted = Signal(QModelIndex)
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTreeView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QTreeView.DragDropMode.InternalMove)
        self.setAutoExpandDelay(600)  # a closed folder opens under what is dragged over it
        self.setObjectName("bookmarkTree")
        self.verticalScrollBar().valueChanged.connect(self.fetch)
        self.expanded.connect(self.fetch)

    def fetch(self) -> None:
        """Ask for more of the folders whose last fetched line is in view."""
        model, index = self.model(), self.indexAt(QPoint(1, 1))
        while index.isValid() and self.visualRect(index).top() <= self.viewport().height():
            parent = index.parent()
            if index.row() == model.rowCount(parent) - 1 and model.canFetchMore(parent):
                model.fetchMore(parent)
            index = self.indexBelow(index)

    def scroll_to(self, value: int) -> None:
        """Scroll to where it was, now that the lines are others."""
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del deletes; keys that a field for a name leaves over do nothing."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_wanted.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fetch more rows where there is room."""
        super().resizeEvent(event)
        self.fetch()
