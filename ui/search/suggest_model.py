"""Model of the suggestions under the search box, and how a row is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
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
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.appearance.icons import pixmap
from ui.appearance.theme import ThemeManager
from ui.widgets.enlarged import enlarged
from ui.widgets.painting import card, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ROW_HEIGHT = 32
ICONS = {
    "kept": "save",
    "search": "history",
    "reference": "corner-down-right",
    "document": "file-text",
    "clause": "quote",
    "organisation": "shield-check",
    "term": "search",
    "clear": "trash-2",
}


@dataclass(frozen=True, slots=True)
class SuggestEntry:
    """A row: what to show, what to search for, or a document and clause to open."""

    kind: str
    text: str
    query: str
    document_key: str | None = None
    clause_id: str | None = None


class SuggestRoles(IntEnum):
    """Roles of a row for the delegate."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    REMARK = ENTRY + 1


def kind_name(kind: str) -> str:
    """Return the name of a row's kind."""
    names = {
        "kept": QCoreApplication.translate("SuggestionsController", "kept"),
        "search": QCoreApplication.translate("SuggestionsController", "searched before"),
        "reference": QCoreApplication.translate("SuggestionsController", "go to"),
        "document": QCoreApplication.translate("SuggestionsController", "document"),
        "clause": QCoreApplication.translate("SuggestionsController", "clause"),
        "organisation": QCoreApplication.translate("SuggestionsController", "department"),
        "term": QCoreApplication.translate("SuggestionsController", "term"),
    }
    return names.get(kind, "")


class SuggestModel(QAbstractListModel):
    """The rows of the newest answer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[SuggestEntry] = []

    def set_entries(self, entries: Sequence[SuggestEntry]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entries(self) -> list[SuggestEntry]:
        """Return the rows."""
        return list(self._entries)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a row in a role."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: entry.text,
            Qt.ItemDataRole.AccessibleDescriptionRole: kind_name(entry.kind),
            SuggestRoles.ENTRY: entry,
            SuggestRoles.REMARK: kind_name(entry.kind),
        }
        return values.get(role)


@enlarged
class SuggestDelegate(QStyledItemDelegate):
    """Icon, words, and at the right what it is."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height that all rows share."""
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        theme, entry = self._themes.theme, index.data(SuggestRoles.ENTRY)
        box = QRectF(option.rect).adjusted(4, 1, -4, -1)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            card(painter, box, theme.accentbg, None, 4)
        ratio = painter.device().devicePixelRatioF()
        image = pixmap(ICONS[entry.kind], theme.ink3, 16, ratio)
        painter.drawPixmap(int(box.left() + 8), int(box.center().y() - 8), image)
        line = box.adjusted(34, 0, -10, 0)
        remark = index.data(SuggestRoles.REMARK)
        draw_line(painter, line, remark, ui_font(12), theme.ink3, right=True)
        line.setRight(line.right() - QFontMetricsF(ui_font(12)).horizontalAdvance(remark) - 12)
        draw_line(painter, line, entry.text, ui_font(14), theme.ink2 if entry.kind == "clear" else theme.ink)
