"""The pages as they will come out: side by side where there is room, painted as they are seen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.appearance.theme import ThemeManager
from ui.printing.layout.page_styles import UNITS_PER_INCH
from ui.printing.layout.pages import Pages
from ui.printing.output.painter import paper_size
from ui.printing.page_grid import DPI, MARGIN, ZOOMS, PageGrid
from ui.printing.page_pictures import PagePictures, PictureState
from ui.printing.part_places import Anchored, PartPlaces, anchored, found_again

#: How much of a page that is left out still shows through.
DIMMED = 0.72
#: The width of the bar beside the chosen part, and its distance from the type.
BAR, BAR_GAP = 3, 8
#: How far the shadow of a page goes.
SHADOW = 8


class PreviewView(QAbstractScrollArea):
    """Shows pages; the zoom is in percent of the paper's size, or 0 to fit the window."""

    zoom_changed = Signal(int)
    #: First and last page in view, and how many there are.
    seen_changed = Signal(int, int, int)
    #: The user pressed on a part of the paper: its id.
    part_pressed = Signal(str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pages: Pages | None = None
        self._places = PartPlaces()
        self._chosen: tuple[str, ...] = ()
        self._left_out: frozenset[int] = frozenset()
        self._fixed = 0
        self._grid = PageGrid()
        self._pictures = PagePictures()
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

    # -- what is shown --------------------------------------------------------------------------------

    def set_pages(self, pages: Pages | None, places: PartPlaces | None = None, same: bool = True) -> None:
        """Show other pages at the same place of the text; of another paper (not ``same``) from the top.

        ``places`` says where its parts are.
        """
        top = self.verticalScrollBar().value()
        here = self._here() if same and top else None
        self._pages, self._places = pages, places or PartPlaces()
        self._pictures.renew(keep=same)
        self._arrange()
        if not same:
            self.verticalScrollBar().setValue(0)
        elif here is not None and pages is not None:
            found = found_again(pages, here[0])
            if found is not None:
                self._go_to(*found, above=here[1])

    def pages(self) -> Pages | None:
        """Return the pages that are shown."""
        return self._pages

    def places(self) -> PartPlaces:
        """Return where the parts are."""
        return self._places

    def leave_out(self, numbers: Collection[int]) -> None:
        """Dim the pages with these numbers, counted from 1: they are not printed."""
        if self._left_out != frozenset(numbers):
            self._left_out = frozenset(numbers)
            self.viewport().update()

    def left_out(self) -> frozenset[int]:
        """Return the numbers of the pages that are dimmed."""
        return self._left_out

    def choose(self, parts: Collection[str]) -> None:
        """Mark parts at the edge of the text."""
        if self._chosen != tuple(parts):
            self._chosen = tuple(parts)
            self.viewport().update()

    def show_part(self, part: str) -> bool:
        """Bring the beginning of a part into view; False where it is not on the pages."""
        begin = self._places.first(part)
        if begin is None or self._pages is None:
            return False
        rect = self._part_rects(part)[0]
        inside = self.viewport().rect().adjusted(0, MARGIN // 2, 0, -MARGIN)
        if not (inside.top() <= rect.top() and min(rect.bottom(), rect.top() + 48) <= inside.bottom()):
            self._go_to(begin.page, begin.top, above=self.viewport().height() // 4)
        return True

    def is_painted(self) -> bool:
        """Return whether every page in view is painted as it is now."""
        state = self._state()
        return self._pages is not None and all(
            self._pictures.is_new(index, state) for index in self._visible()
        )

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view; those that are not painted yet follow one by one."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._themes.theme.win))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        stale, state = False, self._state()
        for index in self._visible():
            rect = self.page_rect(index)
            if not event.rect().intersects(rect.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)):
                continue
            self._paint_paper(painter, rect)
            picture = self._pictures.find(index)
            if picture is not None:
                # Until it is painted again, what was there is shown, stretched: no flicker.
                painter.drawPixmap(rect, picture)
            stale = stale or not self._pictures.is_new(index, state)
            if index + 1 in self._left_out:
                veil = QColor(self._themes.theme.win)
                veil.setAlphaF(DIMMED)
                painter.fillRect(rect, veil)
        self._paint_chosen(painter)
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which part was pressed on."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            part = self.part_at(event.position().toPoint())
            if part:
                self.part_pressed.emit(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def part_at(self, point: QPoint) -> str:
        """Return the part at a place of the viewport; empty where there is none."""
        for index in self._visible():
            rect = self.page_rect(index)
            if rect.contains(point):
                return self._places.at(index, (point.y() - rect.top()) / self._unit())
        return ""

    # -- painting -------------------------------------------------------------------------------------

    def _paint_paper(self, painter: QPainter, rect: QRect) -> None:
        shadow = QColor(0, 0, 0, 34 if self._themes.theme.dark else 3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shadow)
        # Below the paper nothing is seen of it: to fill so much seven times is slow.
        painter.setClipRegion(QRegion(rect.adjusted(-SHADOW, -SHADOW, SHADOW, 2 * SHADOW)) - QRegion(rect))
        for spread in range(1, SHADOW):
            painter.drawRoundedRect(rect.adjusted(-spread, 3 - spread, spread, 3 + spread), spread, spread)
        painter.restore()
        painter.fillRect(rect, QColor(255, 255, 255))

    def _paint_chosen(self, painter: QPainter) -> None:
        """Draw a bar at the left of what is chosen; on white paper, whatever the theme."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#0F6A64"))
        for part in self._chosen:
            for rect in self._part_rects(part):
                bar = QRectF(rect.left() - BAR_GAP - BAR, rect.top(), BAR, rect.height())
                if bar.intersects(QRectF(self.viewport().rect())):
                    painter.drawRoundedRect(bar, 1.5, 1.5)

    def _part_rects(self, part: str) -> list[QRect]:
        """Return where a part is in the viewport, page by page."""
        if self._pages is None:
            return []
        found, unit = [], self._unit()
        for area in self._places.areas.get(part, ()):
            page, rect = self._pages.pages[area.page], self.page_rect(area.page)
            left, width = round(page.left * unit), round(page.sheet.measure * unit)
            top, bottom = round(area.top * unit), round(area.bottom * unit)
            found.append(QRect(rect.left() + left, rect.top() + top, width, max(1, bottom - top)))
        return found

    def _paint_one(self) -> None:
        """Paint the first page in view that is not painted as it is now."""
        visible, state = self._visible(), self._state()
        for index in visible:
            if self._pages is not None and not self._pictures.is_new(index, state):
                self._pictures.paint(self._pages, index, state, visible)
                self.viewport().update(self.page_rect(index))
                return
        self._timer.stop()

    def _state(self) -> PictureState:
        return PictureState(self._grid.paper, self.zoom(), self.devicePixelRatioF())

    # -- places ---------------------------------------------------------------------------------------

    def _unit(self) -> float:
        """Return how many pixels a unit of the sheet is long."""
        return DPI * self.zoom() / 100 / UNITS_PER_INCH

    def _middle(self) -> float:
        """Return what is in the middle of the window, as a share of the whole."""
        total = self._grid.rows * self._grid.step
        return (self.verticalScrollBar().value() + self.viewport().height() / 2) / total if total else 0.0

    def _here(self) -> tuple[Anchored, int] | None:
        """Return the first place of the text in view, and how far it is below the upper edge."""
        if self._pages is None:
            return None
        index = next(iter(self._visible()), 0)
        y = -self.page_rect(index).top() / self._unit()
        place = anchored(self._pages, index, max(0.0, y))
        if place is None:
            return None
        below = self.page_rect(place.page).top() + round(place.top * self._unit())
        return place, max(0, min(below, self.viewport().height() // 2))

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
