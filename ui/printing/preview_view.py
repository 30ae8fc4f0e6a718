"""The pages as they will come out: side by side where there is room, painted as they are seen."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.appearance.theme import ThemeManager
from ui.printing.layout.pages import Pages
from ui.printing.output.painter import paint, paper_size, scale

#: Dots per inch of 100 %.
DPI = 96.0
ZOOMS = (25, 33, 50, 67, 80, 100, 125, 150, 200)
MARGIN, GAP = 24, 20
#: Room for the bar that floats over the lower edge.
FOOT = 76
#: Pages are shown side by side while each is at least this wide.
NARROWEST = 290
#: Painted pages that are kept, in bytes.
KEPT = 96 * 1024 * 1024


class PreviewView(QAbstractScrollArea):
    """Shows pages; the zoom is in percent of the paper's size, or 0 to fit the window."""

    zoom_changed = Signal(int)
    #: First and last page in view, and how many there are.
    seen_changed = Signal(int, int, int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pages: Pages | None = None
        self._fixed = 0
        self._painted: OrderedDict[int, tuple[object, QPixmap]] = OrderedDict()
        self._version = 0
        self._seen = (0, 0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._paint_one)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview"))
        themes.changed.connect(self.viewport().update)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    def set_pages(self, pages: Pages | None) -> None:
        """Show other pages, at the same place."""
        self._pages = pages
        self._version += 1
        self._arrange()

    def pages(self) -> Pages | None:
        """Return the pages that are shown."""
        return self._pages

    def zoom(self) -> int:
        """Return the zoom in percent, also when it follows the window."""
        return self._fixed or self._fitting()

    def set_zoom(self, percent: int) -> None:
        """Zoom to a percentage, or 0 to fit."""
        centre = self._middle()
        self._fixed = percent and max(ZOOMS[0], min(ZOOMS[-1], percent))
        self._arrange()
        self.verticalScrollBar().setValue(
            round(centre * self._rows() * self._step()[1]) - self.viewport().height() // 2
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
        if self._pages is None or len(self._pages) < 2:
            return 1
        if not self._fixed:
            room = self._room()
            return 2 if (room - GAP) / 2 >= NARROWEST else 1
        width = self._paper()[0]
        return max(1, min(len(self._pages), (self._room() + GAP) // (width + GAP)))

    def page_rect(self, index: int) -> QRect:
        """Return the place of a page (counted from 0) in the viewport."""
        width, height = self._paper()
        columns = self.columns()
        row, column = divmod(index, columns)
        block = columns * width + (columns - 1) * GAP
        left = max(MARGIN, (self.viewport().width() - block) // 2)
        x = left + column * (width + GAP) - self.horizontalScrollBar().value()
        y = MARGIN + row * (height + GAP) - self.verticalScrollBar().value()
        return QRect(x, y, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view; those that are not painted yet follow one by one."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._themes.theme.win))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        stale = False
        for index in self._visible():
            rect = self.page_rect(index)
            self._paint_paper(painter, rect)
            state, pixmap = self._painted.get(index, (None, None))
            if pixmap is not None:
                # Until it is painted again, what was there is shown, stretched: no flicker.
                painter.drawPixmap(rect, pixmap)
            stale = stale or state != self._state()
        painter.end()
        if stale and not self._timer.isActive():
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new size."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Paint again for a screen of another resolution."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _paint_paper(self, painter: QPainter, rect: QRect) -> None:
        shadow = QColor(0, 0, 0, 34 if self._themes.theme.dark else 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shadow)
        for spread in range(1, 8):
            painter.drawRoundedRect(rect.adjusted(-spread, 3 - spread, spread, 3 + spread), spread, spread)
        painter.fillRect(rect, QColor(255, 255, 255))

    def _paint_one(self) -> None:
        """Paint the first page in view that is not painted as it is now."""
        for index in self._visible():
            if self._painted.get(index, (None, None))[0] != self._state():
                self._painted[index] = (self._state(), self._image(index))
                self._painted.move_to_end(index)
                self._forget_old()
                self.viewport().update(self.page_rect(index))
                return
        self._timer.stop()

    def _state(self) -> object:
        """Return the state that an image of a page depends on, besides its number."""
        return self._version, self.zoom(), self.devicePixelRatioF()

    def _image(self, index: int) -> QPixmap:
        assert self._pages is not None
        ratio = self.devicePixelRatioF()
        width, height = self._paper()
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.fill(QColor(255, 255, 255))
        painter = QPainter(pixmap)
        scale(painter, DPI * self.zoom() / 100 * ratio)
        paint(self._pages.pages[index], painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _forget_old(self) -> None:
        visible = set(self._visible())
        each = max(1, next(reversed(self._painted.values()))[1].width() ** 2 * 6)
        while len(self._painted) > max(len(visible), KEPT // each):
            oldest = next((index for index in self._painted if index not in visible), None)
            if oldest is None:
                return
            del self._painted[oldest]

    def _room(self) -> int:
        return max(1, self.viewport().width() - 2 * MARGIN)

    def _fitting(self) -> int:
        """Return the zoom at which two pages fit beside each other, or one page fits the window."""
        if self._pages is None:
            return ZOOMS[0]
        paper = paper_size(self._pages.sheet, DPI)
        columns = self.columns()
        zoom = (self._room() - (columns - 1) * GAP) / columns / paper[0]
        if len(self._pages) <= columns:
            zoom = min(zoom, max(0.5, (self.viewport().height() - MARGIN - FOOT) / paper[1]))
        return max(ZOOMS[0], min(ZOOMS[-1], int(zoom * 100)))

    def _paper(self) -> tuple[int, int]:
        """Return the size of a page on the screen."""
        if self._pages is None:
            return 1, 1
        width, height = paper_size(self._pages.sheet, DPI * self.zoom() / 100)
        return round(width), round(height)

    def _step(self) -> tuple[int, int]:
        width, height = self._paper()
        return width + GAP, height + GAP

    def _rows(self) -> int:
        return -(-len(self._pages) // self.columns()) if self._pages else 0

    def _middle(self) -> float:
        """Return what is in the middle of the window, as a share of the whole."""
        total = self._rows() * self._step()[1]
        return (self.verticalScrollBar().value() + self.viewport().height() / 2) / total if total else 0.0

    def _visible(self) -> list[int]:
        if not self._pages:
            return []
        columns, step = self.columns(), self._step()[1]
        top = self.verticalScrollBar().value() - MARGIN
        first = max(0, top // step) * columns
        last = min(len(self._pages), (max(0, (top + self.viewport().height())) // step + 1) * columns)
        return list(range(first, last))

    def _arrange(self) -> None:
        width, height = self._paper()
        columns = self.columns()
        whole_width = columns * width + (columns - 1) * GAP + 2 * MARGIN
        whole_height = self._rows() * (height + GAP) - GAP + MARGIN + FOOT
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, whole_height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(0, whole_width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.zoom_changed.emit(self.zoom())
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        area = QRectF(self.viewport().rect())
        seen = []
        for index in self._visible():
            shown = QRectF(self.page_rect(index)).intersected(area)
            if shown.height() > min(area.height(), self._paper()[1]) * 0.25:
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
