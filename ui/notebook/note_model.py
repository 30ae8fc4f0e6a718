"""The lines of the notes panel: headers and annotations, made into entries only when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from store.notebook import Annotation
from ui.notebook.entries import Entry

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
#: Lines that are given to the list at a time.
STEP = 100
Line = Annotation | tuple[str, int]


class EntryRole(IntEnum):
    """What can be asked of a line."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    HEADER = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3


class NoteModel(QAbstractListModel):
    """Annotations under headers; the list asks for more of them as it is scrolled."""

    def __init__(self, entry: Callable[[Annotation], Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._lines: list[Line] = []
        self._fetched = 0
        self._made: dict[str, Entry] = {}

    def set_items(
        self,
        items: Sequence[Annotation],
        group: Callable[[Annotation], str] | None = None,
        title: Callable[[str], str] = str,
    ) -> None:
        """Show these in this order; with ``group``, each run of one group under its title."""
        self.beginResetModel()
        self._made = {}
        self._lines = []
        if group is None:
            self._lines += items
        else:
            for key, members in groupby(items, key=group):
                run = list(members)
                self._lines += [(title(key), len(run)), *run]
        self._fetched = min(STEP, len(self._lines))
        self.endResetModel()

    def total(self) -> int:
        """How many lines there are, fetched or not."""
        return len(self._lines)

    def row_of(self, item_id: str) -> int:
        """The row of an annotation, which is fetched if need be; -1 if it is not listed."""
        for row, line in enumerate(self._lines):
            if not isinstance(line, tuple) and line.id == item_id:
                while row >= self._fetched:
                    self.fetchMore()
                return row
        return -1

    def entries(self) -> list[Entry]:
        """The entries that the list has so far."""
        found = (self.index(row).data(EntryRole.ENTRY) for row in range(self._fetched))
        return [entry for entry in found if entry is not None]

    # -- Qt's model -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        """Lines fetched so far."""
        return 0 if parent.isValid() else self._fetched

    def canFetchMore(self, parent: Index = ROOT) -> bool:
        """Whether there is more."""
        return not parent.isValid() and self._fetched < len(self._lines)

    def fetchMore(self, parent: Index = ROOT) -> None:
        """Give the list some more."""
        more = min(STEP, len(self._lines) - self._fetched)
        if more > 0 and not parent.isValid():
            self.beginInsertRows(QModelIndex(), self._fetched, self._fetched + more - 1)
            self._fetched += more
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The roles of :class:`EntryRole`, and the words for screen readers."""
        if not index.isValid() or not 0 <= index.row() < self._fetched:
            return None
        line = self._lines[index.row()]
        if isinstance(line, tuple):
            return _header(line, role)
        entry = self._of(line)
        values = {
            int(EntryRole.ENTRY): entry,
            int(EntryRole.HEADER): False,
            int(Qt.ItemDataRole.DisplayRole): entry.text or entry.quote,
            int(Qt.ItemDataRole.AccessibleTextRole): f"{entry.document_name} {entry.place} {entry.text}",
            int(Qt.ItemDataRole.ToolTipRole): entry.quote[:300] or None,
        }
        return values.get(int(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headers cannot be chosen."""
        if not index.isValid() or self.data(index, EntryRole.HEADER):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def roleNames(self) -> dict[int, QByteArray]:
        """Named roles."""
        names = super().roleNames()
        names.update({int(role): QByteArray(role.name.lower().encode()) for role in EntryRole})
        return names

    def _of(self, item: Annotation) -> Entry:
        if item.id not in self._made:
            self._made[item.id] = self._entry(item)
        return self._made[item.id]


def _header(line: tuple[str, int], role: int) -> Any:
    values = {
        int(EntryRole.HEADER): True,
        int(EntryRole.COUNT): line[1],
        int(Qt.ItemDataRole.DisplayRole): line[0],
        int(Qt.ItemDataRole.AccessibleTextRole): f"{line[0]} {line[1]}",
    }
    return values.get(int(role))
