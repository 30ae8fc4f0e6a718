"""The pages of an original one below the other, with places marked on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.appearance.theme import ThemeManager
from ui.reader.original.drawn_pages import DrawnPages
from ui.services.originals.clause_places import MarkedPlace

#: Pixels to a point at 100 %.
POINT = 96 / 72
ZOOMS = (25, 33, 50, 67, 80, 100, 125, 150, 200, 300, 400)
MARGIN, GAP = 12, 12
_STEP = 48
#: Distance of a marked place from the upper edge, as a share of the height.
_PLACE = 0.25
#: Text ends above the lower margin, at this share of a page's height.
_TEXT_END = 0.93
#: Paper is white in every theme, and so are these colours the same.
_MARKER, _BAR = "#fff0a8", "#1f6f5c"


class PageView(QAbstractScrollArea):
    """Shows pages; asks for those in view by ``page_wanted`` (its number from 0, pixels to a point).

    The zoom is in per cent of the paper's size, 0 for the width of the window.
    """

    page_wanted = Signal(int, float)
    zoom_changed = Signal(int)
    #: The page in view, from 1, and how many there are.
    seen_changed = Signal(int, int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[int] = []
        self._fixed = 0
        self._marks: list[MarkedPlace] = []
        self._drawn = DrawnPages()
        self._asked: tuple[int, float] | None = None
        self._seen = (0, 0)
        self._pressed: QPoint | None = None
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages of the original"))
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        themes.changed.connect(self.viewport().update)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._scrolled)

    # -- what is shown --------------------------------------------------------------------------------

    def set_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show pages of these sizes in points, from the first; images and marks of before go."""
        self._sizes = [(max(width, 1.0), max(height, 1.0)) for width, height in sizes]
        self._drawn = DrawnPages()
        self._marks, self._asked = [], None
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def put_image(self, index: int, scale: float, image: QImage | None) -> None:
        """Show a page as it was drawn; None where it cannot be."""
        if index >= len(self._sizes):
            return
        self._drawn.put(index, scale, image, self._visible())
        self._asked = None
        self.viewport().update()
        self._asking.start()

    def set_marks(self, marks: Sequence[MarkedPlace]) -> None:
        """Mark these places instead of those of before."""
        self._marks = list(marks)
        self.viewport().update()

    def marks(self) -> list[MarkedPlace]:
        """Return the places that are marked."""
        return list(self._marks)

    def go_to(self, mark: MarkedPlace) -> None:
        """Bring a place into view, unless it is there; a page that does not exist is ignored."""
        if not 1 <= mark.page <= len(self._sizes):
            return
        place = self._on_screen(mark)
        view = self.viewport().rect()
        bar = self.verticalScrollBar()
        if place.top() < 0 or min(place.bottom(), place.top() + view.height() // 3) > view.height():
            bar.setValue(bar.value() + place.top() - round(view.height() * _PLACE))
        across = self.horizontalScrollBar()
        if place.left() < 0 or place.left() > view.width() * 0.8:
            across.setValue(across.value() + place.left() - MARGIN)

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page, from 1, into view."""
        if self._tops:
            self.verticalScrollBar().setValue(self._tops[max(1, min(number, len(self._tops))) - 1] - MARGIN)

    def seen(self) -> tuple[int, int]:
        """Return the page in view, from 1, and how many there are."""
        return self._seen

    # -- zoom -----------------------------------------------------------------------------------------

    def zoom(self) -> int:
        """Return the zoom in per cent, also when it follows the window."""
        return self._fixed or round(self._scale() / POINT * 100)

    def set_zoom(self, percent: int) -> None:
        """Zoom to so many per cent, or 0 to fit the width; what is at the top stays there."""
        bar = self.verticalScrollBar()
        page = max(0, self._seen[0] - 1)
        top = self._tops[page] if self._tops else 0
        within = (bar.value() - top) / self._scale()
        self._fixed = percent and max(ZOOMS[0], min(ZOOMS[-1], percent))
        self._arrange()
        if self._tops:
            bar.setValue(self._tops[page] + round(within * self._scale()))

    def zoom_in(self) -> None:
        """Zoom to the next larger step."""
        self.set_zoom(next((each for each in ZOOMS if each > self.zoom()), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Zoom to the next smaller step."""
        self.set_zoom(next((each for each in reversed(ZOOMS) if each < self.zoom()), ZOOMS[0]))

    # -- events ---------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view; those that are not drawn yet are asked for."""
        theme = self._themes.theme
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.win))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in self._visible():
            rect = self._page_rect(index)
            painter.fillRect(rect, QColor("white"))
            image = self._drawn.image(index)
            if image is not None:
                painter.drawImage(rect, image)
            painter.setPen(QColor(theme.ink2))
            if self._drawn.has_failed(index):
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tr("This page cannot be drawn"))
            painter.setPen(QColor(theme.line))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._paint_marks(painter)
        painter.end()
        self._asking.start()

    def _paint_marks(self, painter: QPainter) -> None:
        """Paint the first words as with a marker, and a bar beside all that follows."""
        bar = QColor(_BAR)
        for mark in self._marks:
            if not 1 <= mark.page <= len(self._sizes):
                continue
            place, page = self._on_screen(mark).adjusted(-3, -2, 3, 2), self._page_rect(mark.page - 1)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(place, QColor(_MARKER))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            end = page.top() + min(mark.end, self._sizes[mark.page - 1][1] * _TEXT_END) * self._scale()
            left = place.left() if mark.side is None else page.left() + mark.side * self._scale()
            painter.fillRect(QRectF(left - 5, place.top(), 3, max(end, place.bottom()) - place.top()), bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width, at the same place."""
        super().resizeEvent(event)
        self.set_zoom(self._fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from page to page by Left, Right, Home and End; zoom by plus and minus, fit the width by 0."""
        page, count = self._seen
        steps: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self.go_to_page(page - 1),
            Qt.Key.Key_Right: lambda: self.go_to_page(page + 1),
            Qt.Key.Key_Home: lambda: self.go_to_page(1),
            Qt.Key.Key_End: lambda: self.go_to_page(count),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: lambda: self.set_zoom(0),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            step()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the page."""
        if self._pressed is not None:
            moved = event.position().toPoint() - self._pressed
            self._pressed = event.position().toPoint()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Let the page go."""
        self._pressed = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Draw at the new place."""
        self.viewport().update()

    # -- inside ---------------------------------------------------------------------------------------

    def _scale(self) -> float:
        """Pixels to a point."""
        if self._fixed:
            return self._fixed / 100 * POINT
        widest = max((width for width, _ in self._sizes), default=1.0)
        return max(0.1, min(ZOOMS[-1] / 100 * POINT, (self.viewport().width() - 2 * MARGIN) / widest))

    def _page_rect(self, index: int) -> QRect:
        """Return the rectangle of a page in the viewport."""
        scale = self._scale()
        width, height = (round(side * scale) for side in self._sizes[index])
        left = max(MARGIN, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        return QRect(left, self._tops[index] - self.verticalScrollBar().value(), width, height)

    def _on_screen(self, mark: MarkedPlace) -> QRect:
        """Return a place in the viewport."""
        page, scale = self._page_rect(mark.page - 1), self._scale()
        left, top, right, bottom = (side * scale for side in mark.box)
        area = QRectF(page.left() + left, page.top() + top, max(right - left, 6), max(bottom - top, 6))
        return area.toAlignedRect().intersected(page) or page

    def _visible(self) -> list[int]:
        view = self.viewport().rect()
        return [index for index in range(len(self._sizes)) if self._page_rect(index).intersects(view)]

    def _arrange(self) -> None:
        scale, view = self._scale(), self.viewport().size()
        self._tops, y = [], MARGIN
        for _width, height in self._sizes:
            self._tops.append(y)
            y += round(height * scale) + GAP
        widest = max((round(width * scale) for width, _ in self._sizes), default=0) + 2 * MARGIN
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setRange(0, max(0, y - GAP + MARGIN - view.height()))
        bar.setPageStep(max(1, view.height() - _STEP))
        bar.setSingleStep(_STEP)
        across.setRange(0, max(0, widest - view.width()))
        across.setPageStep(view.width())
        self.zoom_changed.emit(self.zoom())
        self._scrolled()

    def _scrolled(self) -> None:
        third = self.viewport().height() // 3
        value = self.verticalScrollBar().value()
        seen = max((at for at, top in enumerate(self._tops, 1) if top <= value + third), default=0)
        now = (seen, len(self._sizes))
        if now != self._seen:
            self._seen = now
            self.seen_changed.emit(*now)
        self.viewport().update()

    def _ask(self) -> None:
        """Ask for the first page in view that is not drawn as it is shown; one at a time."""
        scale = round(self._scale() * self.devicePixelRatioF(), 3)
        if self._asked is not None or not self.isVisible():
            return
        for index in self._visible():
            if self._drawn.is_wanted(index, scale):
                self._asked = (index, scale)
                self.page_wanted.emit(index, scale)
                return
