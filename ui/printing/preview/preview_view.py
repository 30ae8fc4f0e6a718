"""Pages of a paper as they will come out, painted one by one as they are seen, with its chosen parts."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from ui.appearance.theme import ThemeManager
from ui.printing.layout.pages import Pages
from ui.printing.preview.page_grid import MARGIN
from ui.printing.preview.page_pictures import PagePictures, PictureState
from ui.printing.preview.part_places import Anchored, PartPlaces, anchored, found_again
from ui.printing.preview.scrolled_pages import ScrolledPages

#: How much of a page that is left out still shows through.
DIMMED = 0.72
#: The width of the bar beside the chosen part, and its distance from the type.
BAR, BAR_GAP = 3, 8
#: How far the shadow of a page goes.
SHADOW = 8


class PreviewView(ScrolledPages):
    """Paints the pages in view, dims those that are left out, and marks the parts that are chosen."""

    #: The user pressed on a part of the paper: its id.
    part_pressed = Signal(str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._places = PartPlaces()
        self._chosen: tuple[str, ...] = ()
        self._left_out: frozenset[int] = frozenset()
        self._pictures = PagePictures()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._paint_one)
        self.setAccessibleName(self.tr("Preview"))
        themes.changed.connect(self.viewport().update)

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

    def changeEvent(self, event: QEvent) -> None:
        """Paint again for a screen of another resolution."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which part was pressed on."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            part = self.part_at(event.position().toPoint())
            if part:
                self.part_pressed.emit(part)

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
