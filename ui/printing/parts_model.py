"""The parts of a printout as a list with a box before each: what is not ticked is left out of the paper."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.printing.printout import PrintoutPart

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class PartRoles(IntEnum):
    """Roles of a row: the part, and the heading that begins above it (empty where none does)."""

    PART = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2


class PartsModel(QAbstractListModel):
    """The parts; all are ticked at first."""

    #: Other parts are ticked.
    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: list[PrintoutPart] = []
        self._left_out: set[str] = set()

    def set_parts(self, parts: Sequence[PrintoutPart]) -> None:
        """List other parts, all of them ticked."""
        self.beginResetModel()
        self._parts = list(parts)
        self._left_out = set()
        self.endResetModel()

    def parts(self) -> list[PrintoutPart]:
        """Return the parts in order."""
        return list(self._parts)

    def row_of(self, part: str) -> int:
        """Return the row of a part by its id, or -1."""
        return next((row for row, each in enumerate(self._parts) if each.id == part), -1)

    def ticked(self) -> list[str]:
        """Return the ids of the parts that are ticked."""
        return [part.id for part in self._parts if part.id not in self._left_out]

    def tick(self, rows: Collection[int], ticked: bool) -> None:
        """Tick rows, or leave them out."""
        before = set(self._left_out)
        for row in rows:
            (self._left_out.discard if ticked else self._left_out.add)(self._parts[row].id)
        if before != self._left_out:
            ends = self.index(min(rows)), self.index(max(rows))
            self.dataChanged.emit(*ends, [Qt.ItemDataRole.CheckStateRole])
            self.ticked_changed.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many parts there are."""
        return 0 if parent.isValid() else len(self._parts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the part, its name, whether it is ticked, and the words for screen readers."""
        if not index.isValid() or not 0 <= index.row() < len(self._parts):
            return None
        row = index.row()
        part = self._parts[row]
        above = self._parts[row - 1].heading if row else ""
        values = {
            int(PartRoles.PART): part,
            int(PartRoles.HEADING): part.heading if part.heading != above else "",
            int(Qt.ItemDataRole.DisplayRole): part.title,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{part.title} {part.words}".strip(),
            int(Qt.ItemDataRole.ToolTipRole): f"{part.title}\n{part.words}".strip(),
        }
        if int(role) == int(Qt.ItemDataRole.CheckStateRole):
            return Qt.CheckState.Unchecked if part.id in self._left_out else Qt.CheckState.Checked
        return values.get(int(role))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a part, or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: ARG002
        """Return that parts are chosen and ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren
