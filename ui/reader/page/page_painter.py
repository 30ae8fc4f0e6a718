"""Paints what is not text on the page: the red rule, the card, hanging numbers, bookmark and note icons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from ui.appearance import icons
from ui.appearance.fonts import ui_family
from ui.appearance.theme import mix
from ui.reader.page.highlight_map import highlight_colour
from ui.reader.page.margin_notes import MarginNotes
from ui.reader.page.page_geometry import CARD, EDGE, SLACK, baseline, extent_rect, last_baseline
from ui.reader.page.painted_page import PaintedPage
from ui.reader.page.place_map import Place

RADIUS = 8
ICON = 15
#: Share of the colour of hits in the band of a clause that corresponds.
LIT_SHARE = 0.22


class PagePainter:
    """Paints for one page; ``notes`` are the words of notes beside the text."""

    def __init__(self, page: PaintedPage) -> None:
        self._page = page
        self.notes = MarginNotes(page)

    def paint(self, painter: QPainter, _clip: QRect) -> None:
        """Paint under the text, in viewport coordinates."""
        page = self._page
        painter.translate(0, -page.offset())
        self._rule(painter)
        places = page.visible_places(margin=40)
        for place in places:
            if place.clause.id == page.current_id and page.shows_card and not page.follows:
                self._card(painter, place)
            elif place.clause.id in page.lit_ids:
                self._lit(painter, place)
        for place in places:
            self._highlights(painter, place)
            if place.gutter:
                self._number(painter, place)
            self._icons(painter, place)
            self.notes.paint(painter, place)
        painter.resetTransform()

    def note_at(self, point: QPointF) -> str:
        """Return the id of the note whose icon or words are under a point of the viewport; empty if none
        is.
        """
        place = self._icon_at(point)
        if place is not None:
            return self._page.margin[place.clause.id].notes[0].id
        return self.notes.at(point + QPointF(0, self._page.offset()))

    def words_at(self, point: QPointF) -> str:
        """Return the words of the notes whose icon or words are under a point of the viewport."""
        place, note_id = self._icon_at(point), self.note_at(point)
        notes = [note for margin in self._page.margin.values() for note in margin.notes if note.id == note_id]
        if place is not None:
            notes = list(self._page.margin[place.clause.id].notes)
        return "\n\n".join(dict.fromkeys(note.text.strip() for note in notes))

    def _icon_at(self, point: QPointF) -> Place | None:
        for place in self._page.visible_places() if self._page.margin else ():
            margin = self._page.margin.get(place.clause.id)
            if margin and margin.notes:
                icon = self._icon_rect(place, 1 if margin.bookmarked else 0)
                if icon.translated(0, -self._page.offset()).adjusted(-3, -3, 3, 3).contains(point):
                    return place
        return None

    def _rule(self, painter: QPainter) -> None:
        page = self._page
        if page.rule_position < 0:
            return
        y = round(last_baseline(page.document(), page.rule_position) + page.styles.px(18))
        left = EDGE + CARD
        painter.fillRect(QRectF(left, y, page.column.text_width + SLACK, 2), QColor(page.styles.theme.red))

    def _card(self, painter: QPainter, place: Place) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._page.styles.theme.accentbg))
        for extent in place.extents:
            rect = extent_rect(self._page.document(), extent, self._page.column)
            painter.drawRoundedRect(QRectF(rect.toAlignedRect()), RADIUS, RADIUS)

    def _lit(self, painter: QPainter, place: Place) -> None:
        """Paint a band and a bar at the left of a clause that corresponds to one in the other text."""
        theme = self._page.styles.theme
        for extent in place.extents:
            rect = QRectF(extent_rect(self._page.document(), extent, self._page.column).toAlignedRect())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mix(theme.hit, theme.paper, LIT_SHARE)))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 3, 3, rect.height() - 6), 1.5, 1.5)

    def _highlights(self, painter: QPainter, place: Place) -> None:
        page = self._page
        painter.setPen(Qt.PenStyle.NoPen)
        for streak, rects in page.highlights.rects(page.document(), place, page.styles.em):
            painter.setBrush(highlight_colour(page.styles.theme, streak.style, streak.level))
            for rect in rects:
                painter.drawRoundedRect(rect, 2, 2)

    def _number(self, painter: QPainter, place: Place) -> None:
        page = self._page
        font = QFont(ui_family())
        font.setPixelSize(page.styles.px(14))
        painter.setFont(font)
        painter.setPen(QColor(page.styles.theme.ink3))
        y = baseline(page.document(), place.first)
        painter.drawText(QPointF(EDGE + CARD, round(y)), place.gutter)

    def _icons(self, painter: QPainter, place: Place) -> None:
        margin = self._page.margin.get(place.clause.id)
        if margin is None:
            return
        theme = self._page.styles.theme
        if margin.bookmarked:
            self._icon(painter, "bookmark", theme.accent, self._icon_rect(place, 0), filled=True)
        if margin.notes:
            rect = self._icon_rect(place, 1 if margin.bookmarked else 0)
            self._icon(painter, "sticky-note", theme.accent, rect)

    def _icon_rect(self, place: Place, row: int) -> QRectF:
        page = self._page
        y = baseline(page.document(), place.first) - 0.36 * page.styles.em - ICON / 2
        x = EDGE + 2 * CARD + page.column.text_width + 3
        return QRectF(x, round(y + row * (ICON + 5)), ICON, ICON)

    def _icon(self, painter: QPainter, name: str, colour: str, rect: QRectF, filled: bool = False) -> None:
        icons.icon(name, colour, filled).paint(painter, rect.toAlignedRect())
