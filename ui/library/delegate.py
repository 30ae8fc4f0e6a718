"""Paints the rows of the library tree: documents as two lines with an icon, headings as one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.appearance.icons import pixmap
from ui.appearance.theme import Theme, ThemeManager, mix
from ui.library.model import LibraryRoles, row_value
from ui.widgets.document_line import draw_name
from ui.widgets.enlarged import enlarged
from ui.widgets.painting import BOLD, card, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex
MARGIN, ICON, INDENT = 8, 16, 16


@enlarged
class LibraryDelegate(QStyledItemDelegate):
    """``open_key`` is the document in the reader, shown as a card."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.open_key: str | None = None

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole title of the row under the pointer."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), row_value(index, Qt.ItemDataRole.ToolTipRole) or "", view)
        return True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        theme = self._themes.theme
        box = QRectF(option.rect).adjusted(MARGIN, 1, -MARGIN, -1)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if row_value(index, LibraryRoles.BELOW):
            self._group(painter, box, index, theme)
            return
        if row_value(index, LibraryRoles.KEY) is None:
            # What is still to be read.
            draw_line(painter, box.adjusted(32, 0, 0, 0), index.data(), ui_font(13), theme.ink3)
            return
        if row_value(index, LibraryRoles.DEPTH) == 0:
            self._background(
                painter, box, state, theme, row_value(index, LibraryRoles.KEY) == self.open_key, selected
            )
            self._document(painter, box, index, theme)
        else:
            self._background(painter, box, state, theme, False, selected)
            self._heading(painter, box, index, theme, selected)

    def _background(
        self,
        painter: QPainter,
        box: QRectF,
        state: QStyle.StateFlag,
        theme: Theme,
        is_open: bool,
        selected: bool,
    ) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if is_open:
            card(painter, box, theme.paper, theme.accent if focused and selected else theme.line)
        elif selected:
            card(painter, box, theme.accentbg, theme.accent if focused else None, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            card(painter, box, mix(theme.ink, theme.panel, 0.05), None, 6)

    def _group(self, painter: QPainter, box: QRectF, index: Index, theme: Theme) -> None:
        """Paint the heading of a group, with the number of its documents."""
        line = box.adjusted(8, 4, -8, 0)
        taken = draw_line(
            painter, line, str(row_value(index, LibraryRoles.BELOW)), ui_font(12), theme.ink3, right=True
        )
        line.setRight(line.right() - taken - 8)
        draw_line(
            painter,
            line,
            row_value(index, LibraryRoles.HEADING) or self.tr("Others"),
            ui_font(13, BOLD),
            theme.ink2,
        )

    def _document(self, painter: QPainter, box: QRectF, index: Index, theme: Theme) -> None:
        icon = pixmap("file-text", theme.ink2, ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPoint(int(box.left()) + 8, int(box.top()) + 7), icon)
        left, right = box.left() + 32, box.right() - 8
        title = QRectF(left, box.top() + 4, right - left, 20)
        meta = QRectF(left, box.top() + 25, right - left, 16)
        draw_name(painter, title, row_value(index, LibraryRoles.HEADING), ui_font(14), theme.ink)
        if warning := row_value(index, LibraryRoles.WARNING):
            meta.setLeft(left + draw_line(painter, meta, warning, ui_font(12, BOLD), theme.red) + 8)
        draw_line(painter, meta, row_value(index, LibraryRoles.META), ui_font(12), theme.ink3)

    def _heading(self, painter: QPainter, box: QRectF, index: Index, theme: Theme, selected: bool) -> None:
        left = box.left() + 32 + INDENT * (row_value(index, LibraryRoles.DEPTH) - 1)
        line = QRectF(left, box.top(), box.right() - 8 - left, box.height())
        colour = theme.accent if selected else theme.ink2
        label, heading = row_value(index, LibraryRoles.LABEL), row_value(index, LibraryRoles.HEADING)
        gap = 0.0 if label.endswith(("、", "）")) else 8.0
        width = draw_line(painter, line, label, ui_font(13), theme.accent if selected else theme.ink3)
        line.setLeft(left + width + gap)
        if heading and line.width() > 8:
            draw_line(painter, line, heading, ui_font(13), colour)
