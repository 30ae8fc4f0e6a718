"""The pairs of a comparison as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as the list shows it: its number among all pairs, both places, words, and what became of it.

    ``tone`` is the colour of the badge: changed, added, dropped, parted or same. ``document_key`` and
    ``clause_id`` are the newer of its clauses.
    """

    number: int
    places: str
    words: str
    badge: str
    tone: str
    settled: bool = False
    document_key: str = ""
    clause_id: str = ""


class PairRoles(IntEnum):
    """Roles of a row besides its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


class PairModel(QAbstractListModel):
    """The rows that the filter takes, in the order of the documents."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PairRow] = []

    def show_rows(self, rows: Sequence[PairRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """Return the row of a pair; -1 where the filter does not take it."""
        return next((at for at, row in enumerate(self._rows) if row.number == number), -1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the pair in words, also for who cannot see it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == PairRoles.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.places} {row.badge} {row.words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.places}　{row.badge}\n{row.words}"
        return None
