"""The rows of a document that is checked: labels, headings and text by depth, doubtful ones marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from store.intake.decisions.doubts import Doubt
from store.intake.decisions.draft_rows import DraftRow
from ui.appearance.theme import ThemeManager, mix
from ui.runtime.i18n import sentence
from ui.widgets.enlarged import enlarged, view_width
from ui.widgets.painting import card, serif_font, ui_font

Index = QModelIndex | QPersistentModelIndex
_INDENT, _MARGIN, _PAD = 20, 10, 6
#: A row shows so many characters at most; all of them are in its tip and in the dialog that corrects it.
_MOST_SHOWN = 600
_MOST_MEASURED = 20_000
#: So much of the colour of a mark is in the card of a doubtful row, beside the paper's.
_DOUBT_SHARE = 0.28
_WRAP = Qt.TextFlag.TextWordWrap


def kind_name(row: DraftRow) -> str:
    """Return the name of a kind of row."""
    if row.kind == "clause" and row.heading:
        return QCoreApplication.translate("Review", "Clause with a heading")
    names = {
        "clause": QCoreApplication.translate("Review", "Clause"),
        "text": QCoreApplication.translate("Review", "Text"),
        "note": QCoreApplication.translate("Review", "Responsible"),
        "table": QCoreApplication.translate("Review", "Table"),
    }
    return names[row.kind]


class ReviewOutlineModel(QAbstractListModel):
    """The rows of one document, and the doubts about them."""

    ROW = Qt.ItemDataRole.UserRole + 1
    DOUBTS = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[DraftRow] = ()
        self._doubts: dict[int, list[Doubt]] = {}

    def show(self, rows: Sequence[DraftRow], doubts: Sequence[Doubt]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self._doubts = rows, {}
        for doubt in doubts:
            if doubt.row is not None:
                self._doubts.setdefault(doubt.row, []).append(doubt)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, words for a screen reader, the row itself or its doubts."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.printed[:_MOST_SHOWN]
        if role == self.ROW:
            return row
        doubts = self._doubts.get(index.row(), [])
        if role == self.DOUBTS:
            return doubts
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = [sentence(doubt.message) for doubt in doubts]
            level = QCoreApplication.translate("Review", "level {n}").format(n=row.depth + 1)
            return " · ".join([row.printed[:_MOST_SHOWN], kind_name(row), level, *told])
        return None


@enlarged
class ReviewOutlineDelegate(QStyledItemDelegate):
    """Paints a row: its words wrapped at its depth, and below them what is doubtful."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        # Each decision shows all rows again, and most are as they were.
        self._measured: dict[object, tuple[float, float]] = {}
        themes.changed.connect(self._measured.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the words at the width of the list."""
        width = view_width(option)
        return QSize(0, int(sum(self._heights(width, index))) + 2 * _PAD + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        theme, row = self._themes.theme, index.data(ReviewOutlineModel.ROW)
        doubts = index.data(ReviewOutlineModel.DOUBTS)
        box = QRectF(option.rect).adjusted(_MARGIN, 2, -_MARGIN, -2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if doubts or selected:
            fill = mix(theme.y, theme.paper, _DOUBT_SHARE) if doubts else theme.accentbg
            card(painter, box, fill, theme.accent if selected and (focused or doubts) else None)
        words, told = self._heights(option.rect.width(), index)
        left = self._left(row)
        text = QRectF(left, box.top() + _PAD, box.right() - _PAD - left, words)
        painter.setFont(_font(row))
        ink = theme.ink if doubts or row.kind in ("clause", "text") else theme.ink2
        painter.setPen(ink)
        painter.drawText(text, _WRAP, index.data())
        if told:
            below = QRectF(left, text.bottom(), text.width(), told)
            painter.setFont(ui_font(13))
            painter.setPen(ink)
            painter.drawText(below, _WRAP, _told(doubts))

    def _left(self, row: DraftRow) -> float:
        return _MARGIN + _PAD + 4 + _INDENT * min(row.depth, 6)

    def _heights(self, width: float, index: Index) -> tuple[float, float]:
        """Return the height of the words and that of what is doubtful."""
        row, doubts = index.data(ReviewOutlineModel.ROW), index.data(ReviewOutlineModel.DOUBTS)
        key = (index.data(), row.kind, bool(row.heading or not row.text), row.depth, width, _told(doubts))
        if key not in self._measured:
            if len(self._measured) > _MOST_MEASURED:
                self._measured.clear()
            self._measured[key] = self._measure(width, index)
        return self._measured[key]

    def _measure(self, width: float, index: Index) -> tuple[float, float]:
        row, doubts = index.data(ReviewOutlineModel.ROW), index.data(ReviewOutlineModel.DOUBTS)
        room = QRectF(0, 0, max(40.0, width - _MARGIN - _PAD - self._left(row)), 1e6)
        words = QFontMetricsF(_font(row)).boundingRect(room, _WRAP, index.data() or " ").height()
        told = QFontMetricsF(ui_font(13)).boundingRect(room, _WRAP, _told(doubts)).height() if doubts else 0
        return words, told


def _told(doubts: Sequence[Doubt]) -> str:
    return "\n".join(sentence(doubt.message) for doubt in doubts)


def _font(row: DraftRow) -> QFont:
    if row.kind == "clause":
        return serif_font(15, QFont.Weight.DemiBold if row.heading or not row.text else QFont.Weight.Normal)
    return serif_font(15) if row.kind == "text" else ui_font(13)
