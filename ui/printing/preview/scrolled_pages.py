"""Scroll area of the preview: pages side by side where there is room, the zoom, and which are in view."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.printing.layout.page_styles import UNITS_PER_INCH
from ui.printing.layout.pages import Pages
from ui.printing.output.painter import paper_size
from ui.printing.preview.page_grid import DPI, ZOOMS, PageGrid


class ScrolledPages(QAbstractScrollArea):
    """Arranges pages and scrolls over them; the zoom is in percent of the paper's size, 0 to fit the window.

    What the pages look like is painted by its heir.
    """

    zoom_changed = Signal(int)
    #: First and last page in view, and how many there are.
    seen_changed = Signal(int, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._fixed = 0
        self._grid = PageGrid()
        self._seen = (0, 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    def pages(self) -> Pages | None:
        """Return the pages that are shown."""
        return self._pages

    def zoom(self) -> int:
        """Return the zoom in percent, also when it follows the window."""
        return self._grid.zoom

    def set_zoom(self, percent: int) -> None:
        """Zoom to a percentage, or 0 to fit."""
        centre = self._middle()
        self._fixed = percent and max(ZOOMS[0], min(ZOOMS[-1], percent))
        self._arrange()
        self.verticalScrollBar().setValue(
            round(centre * self._grid.rows * self._grid.step) - self.viewport().height() // 2
        )

    def fixed_zoom(self) -> int:
        """Return the zoom that was chosen; 0 while it follows the window."""
        return self._fixed

    def zoom_in(self) -> None:
        """Zoom to the next larger step."""
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self.zoom()), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Zoom to the next smaller step."""
        self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self.zoom()), ZOOMS[0]))

    def seen(self) -> tuple[int, int, int]:
        """Return first and last page in view, counted from 1, and how many there are."""
        return self._seen

    def columns(self) -> int:
        """Return how many pages are side by side."""
        return self._grid.columns

    def page_rect(self, index: int) -> QRect:
        """Return the place of a page (counted from 0) in the viewport."""
        return self._grid.rect(index).translated(
            -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        )

    # -- events ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new size."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and the last page by Home and End."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    # -- inside ---------------------------------------------------------------------------------------

    def _unit(self) -> float:
        """Return how many pixels a unit of the sheet is long."""
        return DPI * self.zoom() / 100 / UNITS_PER_INCH

    def _middle(self) -> float:
        """Return what is in the middle of the window, as a share of the whole."""
        total = self._grid.rows * self._grid.step
        return (self.verticalScrollBar().value() + self.viewport().height() / 2) / total if total else 0.0

    def _go_to(self, page: int, y: float, above: int) -> None:
        """Bring a place of a page to ``above`` pixels below the upper edge."""
        top = self._grid.rect(page).top() + round(y * self._unit())
        self.verticalScrollBar().setValue(top - above)

    def _visible(self) -> range:
        return self._grid.visible(self.verticalScrollBar().value())

    def _arrange(self) -> None:
        view, pages = self.viewport().size(), self._pages
        sheet = paper_size(pages.sheet, DPI) if pages is not None else (1.0, 1.0)
        count = len(pages) if pages is not None else 0
        self._grid = PageGrid(count, sheet, view.width(), view.height(), self._fixed)
        width, height = self._grid.whole
        self.verticalScrollBar().setRange(0, max(0, height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(0, width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.zoom_changed.emit(self.zoom())
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        area = QRectF(self.viewport().rect())
        seen = []
        for index in self._visible():
            shown = QRectF(self.page_rect(index)).intersected(area)
            if shown.height() > min(area.height(), self._grid.paper[1]) * 0.25:
                seen.append(index + 1)
        total = len(self._pages) if self._pages else 0
        now = (seen[0], seen[-1], total) if seen else (min(1, total), min(1, total), total)
        if now != self._seen:
            self._seen = now
            self.seen_changed.emit(*now)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Draw at the new place."""
        self.viewport().update()
