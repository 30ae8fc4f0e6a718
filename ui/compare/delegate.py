"""Paints a pair of the list: the two places in bold, what it is about, and a badge for what became of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.appearance.theme import Theme, ThemeManager, mix
from ui.compare.model import PairRoles, PairRow
from ui.widgets.enlarged import enlarged, view_width
from ui.widgets.painting import BOLD, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex

HEIGHT, SIDE, PLACES, BADGE = 36, 16, 84, 20
#: More words than these are never seen in a panel.
_LONGEST_PLACES = 150


@enlarged
class PairDelegate(QStyledItemDelegate):
    """One line for each pair; the one in view has a bar of the accent at its left."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the width of the view."""
        width = view_width(option)
        return QSize(width, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        theme, row = self._themes.theme, index.data(PairRoles.ROW)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.paper))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(mix(theme.ink, theme.panel, 0.05)))
        badge = self._badge(painter, rect, theme, row)
        room = QFontMetricsF(ui_font(13, BOLD)).horizontalAdvance(row.places)
        places = QRectF(
            rect.left() + SIDE, rect.top(), min(max(PLACES, room), _LONGEST_PLACES), rect.height()
        )
        draw_line(painter, places, row.places, ui_font(13, BOLD), theme.ink)
        words = QRectF(places.right() + 8, rect.top(), badge - places.right() - 16, rect.height())
        if words.width() > BADGE:
            draw_line(painter, words, row.words, ui_font(13), theme.ink2)

    def _badge(self, painter: QPainter, rect: QRectF, theme: Theme, row: PairRow) -> float:
        """Paint the badge; returns where it begins."""
        text = f"{row.badge} ✓" if row.settled else row.badge
        font = ui_font(12)
        width = QFontMetricsF(font).horizontalAdvance(text) + 12
        box = QRectF(rect.right() - SIDE - width, rect.center().y() - BADGE / 2, width, BADGE)
        fill, ink = badge_colours(theme, row.tone)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, 4, 4)
        painter.restore()
        draw_line(painter, box.adjusted(6, 0, -6, 0), text, font, ink)
        return box.left()


def badge_colours(theme: Theme, tone: str) -> tuple[str, str]:
    """Return the background and text colour of a badge."""
    grounds = {"changed": theme.y, "added": theme.accentbg, "dropped": theme.r, "parted": theme.b}
    ink = theme.onmark if tone in ("changed", "dropped", "parted") else theme.ink
    return grounds.get(tone, mix(theme.ink, theme.panel, 0.07)), ink
