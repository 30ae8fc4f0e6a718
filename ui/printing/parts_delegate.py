"""Paints the parts of a printout: a box, document and place, and below what the part is about."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from store.model.typography import typeset
from ui.appearance.icons import pixmap
from ui.appearance.text_size import px
from ui.appearance.theme import Theme, ThemeManager
from ui.printing.parts_model import PartRoles
from ui.printing.printout import PrintoutPart
from ui.widgets.document_line import draw_name
from ui.widgets.enlarged import enlarged, view_width
from ui.widgets.painting import BOLD, card, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex
SIDE, INSET = 16, 8
HEADING, ONE_LINE, TWO_LINES = 34, 34, 52
BOX = 16
TEXT_AT = SIDE + BOX + 10
#: Where the tick is in its box.
TICK = QPoint(2, 2)


@enlarged
class PartsDelegate(QStyledItemDelegate):
    """A heading above the first part below it; parts that are left out are grey."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one line or two, and room for a heading."""
        part: PrintoutPart = index.data(PartRoles.PART)
        height = TWO_LINES if part.words else ONE_LINE
        return QSize(view_width(option), height + (HEADING if index.data(PartRoles.HEADING) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a part."""
        theme, part = self._themes.theme, index.data(PartRoles.PART)
        whole = QRectF(option.rect)
        heading = index.data(PartRoles.HEADING)
        if heading:
            line = QRectF(whole.left() + SIDE, whole.top() + 6, whole.width() - 2 * SIDE, HEADING - 6)
            draw_line(painter, line, heading, ui_font(14, BOLD), theme.ink)
            whole.setTop(whole.top() + HEADING)
        rect = whole.adjusted(INSET, 1, -INSET, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            card(painter, rect, theme.accentbg, None)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            card(painter, rect, theme.paper, None)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_box(painter, whole, theme, ticked)
        self._paint_words(painter, whole, theme, part, ticked)

    def _paint_box(self, painter: QPainter, whole: QRectF, theme: Theme, ticked: bool) -> None:
        box = QRectF(whole.left() + SIDE, whole.top() + 9, BOX, BOX)
        card(painter, box, theme.accent if ticked else theme.paper, theme.accent if ticked else theme.ink3, 4)
        if ticked:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(box.topLeft().toPoint() + TICK, pixmap("check", theme.onaccent, 12, ratio))

    def _paint_words(
        self, painter: QPainter, whole: QRectF, theme: Theme, part: PrintoutPart, ticked: bool
    ) -> None:
        ink = theme.ink if ticked else theme.ink3
        top = QRectF(whole.left() + TEXT_AT, whole.top() + 5, whole.width() - TEXT_AT - SIDE, 22)
        place = part.place if part.title == part.place else f" {part.place}" if part.place else ""
        room = QFontMetricsF(ui_font(14)).horizontalAdvance(place)
        name = part.title.removesuffix(place)
        used = 0.0
        if name:
            used = draw_name(painter, top.adjusted(0, 0, -room, 0), name, ui_font(14), ink)
        draw_line(painter, top.adjusted(used, 0, 0, 0), place, ui_font(14), ink)
        below = QRectF(top.left(), whole.top() + 26, top.width(), 20)
        if part.words:
            colour = theme.ink2 if ticked else theme.ink3
            draw_line(painter, below, typeset(part.words), ui_font(13), colour)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick by a press on the box; elsewhere the row is chosen."""
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.position().x() > option.rect.left() + px(TEXT_AT - 4):
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
