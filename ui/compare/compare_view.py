"""The wide panel of a comparison: the list of pairs at the left, the texts at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from ui.appearance.theme import ThemeManager
from ui.compare.page import ComparePage
from ui.compare.panel import ComparePanel

#: How wide the list is at first: this share, at most and at least so much.
LIST_SHARE, LIST_WIDTH, LEAST_WIDTH = 0.28, 348, 260


class CompareView(QWidget):
    """List and texts; ``rows`` tells the clause that actions are about: the newer one of the current pair."""

    #: It comes into view.
    shown = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.panel, self.page = ComparePanel(themes, splitter), ComparePage(themes, splitter)
        self.rows = self.panel.rows
        self.panel.setMinimumWidth(LEAST_WIDTH)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        self._splitter, self._moved = splitter, False
        splitter.splitterMoved.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.setFocusProxy(self.panel)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it is looked at."""
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width, until the user has done so."""
        super().resizeEvent(event)
        if not self._moved:
            wide = max(LEAST_WIDTH, min(LIST_WIDTH, round(self.width() * LIST_SHARE)))
            self._splitter.setSizes([wide, self.width() - wide])

    def _keep(self) -> None:
        self._moved = True

    def go_in(self) -> None:
        """Give the focus to the chooser, or to the list where two documents are compared."""
        choosing = self.page.is_choosing()
        self.setFocusProxy(self.page if choosing else self.panel)
        self.setFocus()
