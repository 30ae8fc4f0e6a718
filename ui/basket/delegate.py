"""Paints the lines of a basket: headings in bold, below them clauses with a handle to drag them by."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from store.model.typography import typeset
from ui.appearance.icons import pixmap
from ui.appearance.theme import Theme, ThemeManager
from ui.basket.model import BasketRoles, line_remark
from ui.services.notebook.basket_lines import BasketLine
from ui.widgets.document_line import draw_name
from ui.widgets.enlarged import enlarged, view_width
from ui.widgets.painting import BOLD, card, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex

SIDE = 16
INSET = 8
HEADING = 40
CLAUSE = 52
HANDLE = 16
TEXT_AT = SIDE + HANDLE + 8


@enlarged
class BasketDelegate(QStyledItemDelegate):
    """A heading, or document and place of a clause above what it is about."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one line for a heading, two for a clause."""
        width = view_width(option)
        line: BasketLine = index.data(BasketRoles.LINE)
        return QSize(width, HEADING if line.is_heading else CLAUSE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        theme, line = self._themes.theme, index.data(BasketRoles.LINE)
        rect = QRectF(option.rect).adjusted(INSET, 1, -INSET, -1)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if option.state & QStyle.StateFlag.State_Selected:
            card(painter, rect, theme.accentbg, None)
        elif hovered:
            card(painter, rect, theme.paper, None)
        if line.is_heading:
            inner = QRectF(option.rect).adjusted(SIDE, 8, -SIDE, 0)
            draw_line(painter, inner, line.title, ui_font(14, BOLD), theme.ink)
        else:
            self._paint_clause(painter, option, theme, line)

    def _paint_clause(
        self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme, line: BasketLine
    ) -> None:
        rect = QRectF(option.rect)
        ratio = painter.device().devicePixelRatioF()
        handle = pixmap("grip-vertical", theme.ink3, HANDLE, ratio)
        painter.drawPixmap(int(rect.left()) + SIDE, int(rect.top()) + 8, handle)
        top = QRectF(rect.left() + TEXT_AT, rect.top() + 5, rect.width() - TEXT_AT - SIDE, 22)
        remark = line_remark(line)
        if remark:
            colour = theme.red if line.lost or line.changed else theme.ink3
            taken = draw_line(painter, top, remark, ui_font(12), colour, right=True)
            top.setRight(top.right() - taken - 8)
        # The document's name gives way, the place in it never.
        colour = theme.ink3 if line.lost else theme.ink
        place = f" {line.place}" if line.place else ""
        room = QFontMetricsF(ui_font(14)).horizontalAdvance(place)
        name = line.title.removesuffix(place)
        used = draw_name(painter, top.adjusted(0, 0, -room, 0), name, ui_font(14), colour)
        draw_line(painter, top.adjusted(used, 0, 0, 0), place, ui_font(14), colour)
        below = QRectF(rect.left() + TEXT_AT, rect.top() + 26, rect.width() - TEXT_AT - SIDE, 20)
        draw_line(painter, below, typeset(line.words), ui_font(13), theme.ink2)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return a field for the words of a heading."""
        field = QLineEdit(parent)
        field.setMaxLength(200)
        field.setAccessibleName(self.tr("Heading"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Place the editor over the heading."""
        editor.setGeometry(option.rect.adjusted(SIDE - 8, 4, -SIDE + 8, -2))
