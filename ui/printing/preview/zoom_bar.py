"""The bar that floats over the preview: zoom, and which pages are in view."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.appearance.theme import ThemeManager
from ui.printing.preview.preview_view import PreviewView
from ui.widgets.painting import card
from ui.widgets.tinted import IconButton


class ZoomBar(QWidget):
    """Controls the zoom of a preview and shows which pages are in view."""

    def __init__(self, themes: ThemeManager, view: PreviewView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._view = view
        smaller = IconButton(themes, "zoom-out", self.tr("Zoom out"), self)
        larger = IconButton(themes, "zoom-in", self.tr("Zoom in"), self)
        smaller.clicked.connect(view.zoom_out)
        larger.clicked.connect(view.zoom_in)
        self.percent = QToolButton(self)
        self.percent.setToolTip(self.tr("Fit the window"))
        self.percent.setAccessibleName(self.percent.toolTip())
        self.percent.setCursor(Qt.CursorShape.PointingHandCursor)
        self.percent.setMinimumWidth(52)
        self.percent.clicked.connect(lambda: view.set_zoom(0))
        self.counter = QLabel(self)
        self.counter.setProperty("secondary", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 16, 6)
        row.setSpacing(4)
        for widget in (smaller, self.percent, larger):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.counter)
        view.zoom_changed.connect(self._on_zoom)
        view.seen_changed.connect(self._on_seen)
        themes.changed.connect(self.update)
        self._on_zoom(view.zoom())
        self._on_seen(*view.seen())

    def fit(self, room: int) -> None:
        """Take the size that fits into ``room`` pixels: without the counter where that has none."""
        self.counter.show()
        self.adjustSize()
        if self.width() > room:
            self.counter.hide()
            self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the card behind the bar."""
        painter = QPainter(self)
        card(painter, QRectF(self.rect()), self._themes.theme.paper, self._themes.theme.line)

    def _on_zoom(self, percent: int) -> None:
        self.percent.setText(f"{percent}%")

    def _on_seen(self, first: int, last: int, total: int) -> None:
        if first == last:
            text = self.tr("Page {first} of {total}").format(first=first, total=total)
        else:
            text = self.tr("Pages {first}–{last} of {total}").format(first=first, last=last, total=total)
        self.counter.setText(text)
        self._view.setAccessibleDescription(text)
        parent = self.parentWidget()
        if parent is not None:
            self.fit(parent.width())
            self.move((parent.width() - self.width()) // 2, self.y())
