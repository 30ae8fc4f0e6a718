"""The list under the search box: a part of the window, so that it never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.theme import ThemeManager
from ui.search.suggest_model import ROW_HEIGHT, SuggestDelegate, SuggestEntry, SuggestModel, SuggestRoles


class SuggestPopup(QFrame):
    """Shows entries below a widget of the same window; nothing is selected until an arrow key is pressed."""

    chosen = Signal(object)

    def __init__(self, themes: ThemeManager, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = SuggestModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(SuggestDelegate(themes, self))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Suggestions"))
        self.view.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 6)
        column.addWidget(self.view)
        self.hide()

    def show_under(
        self, widget: QWidget, entries: Sequence[SuggestEntry], beside: QWidget | None = None
    ) -> None:
        """Show entries under a widget, leaving the widget ``beside`` uncovered; no entries hide the list."""
        self.model.set_entries(entries)
        self.view.setCurrentIndex(QModelIndex())
        if not entries:
            self.hide()
            return
        corner = widget.mapTo(self.window(), QPoint(0, widget.height() + 4))
        left = corner.x()
        if beside is not None and beside.isVisible():
            left = max(left, beside.mapTo(self.window(), QPoint(beside.width() + 8, 0)).x())
        width = max(corner.x() + widget.width() - left, 320)
        height = min(len(entries) * ROW_HEIGHT + 14, max(80, self.window().height() - corner.y() - 40))
        self.setGeometry(left, corner.y(), width, height)
        self.show()
        self.raise_()

    def current(self) -> SuggestEntry | None:
        """Return the row that an arrow key has come to."""
        entry: SuggestEntry | None = self.view.currentIndex().data(SuggestRoles.ENTRY)
        return entry

    def move_current(self, step: int) -> None:
        """Go down (1) or up (-1); above the first row nothing is selected."""
        row = self.view.currentIndex().row() + step
        if row >= self.model.rowCount():
            row = self.model.rowCount() - 1
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(SuggestRoles.ENTRY))
