"""The lines of a notebook panel: entries under the names of their documents, or newest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import groupby
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from index.text import fold_query
from ui.notebook.entries import Entry

Index = QModelIndex | QPersistentModelIndex
Order = Literal["document", "newest"]
ROOT = QModelIndex()


class EntryRole(IntEnum):
    """What can be asked of a line."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    HEADER = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3


class EntryModel(QAbstractListModel):
    """A flat list of lines; a line is an :class:`Entry`, or the name of a document with its count."""

    rename_requested = Signal(str, str)

    def __init__(self, parent: QObject | None = None, editable: bool = False) -> None:
        super().__init__(parent)
        self._editable = editable
        self._entries: list[Entry] = []
        self._folded: dict[str, str] = {}
        self._filter = ""
        self._order: Order = "document"
        self._lines: list[Entry | tuple[str, int]] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self._entries = list(entries)
        self._folded = {}
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Show only entries with these words in title, text, quote, place or document."""
        self._filter = fold_query(text)
        self._rebuild()

    def set_order(self, order: Order) -> None:
        """Group by document, or list the newest first."""
        self._order = order
        self._rebuild()

    def total(self) -> int:
        """How many entries there are, shown or not."""
        return len(self._entries)

    def shown(self) -> list[Entry]:
        """The entries that are listed, in order."""
        return [line for line in self._lines if isinstance(line, Entry)]

    def row_of(self, entry_id: str) -> int:
        """The row of an entry, or -1."""
        for row, line in enumerate(self._lines):
            if isinstance(line, Entry) and line.id == entry_id:
                return row
        return -1

    def _rebuild(self) -> None:
        self.beginResetModel()
        found = [entry for entry in self._entries if not self._filter or self._filter in self._words(entry)]
        self._lines = []
        if self._order == "newest":
            self._lines += sorted(found, key=lambda entry: entry.time, reverse=True)
        else:
            placed = [entry for entry in found if entry.placed]
            for name, group in groupby(_by_document(placed), key=lambda entry: entry.document_name):
                entries = list(group)
                self._lines += [(name, len(entries)), *entries]
            lost = [entry for entry in found if not entry.placed]
            if lost:
                self._lines += [(self.tr("Unplaced"), len(lost)), *lost]
        self.endResetModel()

    def _words(self, entry: Entry) -> str:
        if entry.id not in self._folded:
            parts = (entry.text, entry.quote, entry.place, entry.document_name)
            self._folded[entry.id] = fold_query("\n".join(parts))
        return self._folded[entry.id]

    # -- Qt's model -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        """Lines, headers included."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The roles of :class:`EntryRole`, the words for screen readers, the title for the editor."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if isinstance(line, tuple):
            return self._header(line, role)
        if role == EntryRole.ENTRY:
            return line
        if role == EntryRole.HEADER:
            return False
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.document_name} {line.place} {line.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.quote[:300] or None
        return None

    def _header(self, line: tuple[str, int], role: int) -> Any:
        values = {
            int(EntryRole.HEADER): True,
            int(EntryRole.COUNT): line[1],
            int(Qt.ItemDataRole.DisplayRole): line[0],
            int(Qt.ItemDataRole.AccessibleTextRole): f"{line[0]} {line[1]}",
        }
        return values.get(int(role))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """An edited title is asked for, not set: it comes back with the entries."""
        entry = self.data(index, EntryRole.ENTRY)
        if role != Qt.ItemDataRole.EditRole or entry is None or not str(value).strip():
            return False
        if str(value).strip() != entry.text:
            self.rename_requested.emit(entry.id, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headers cannot be chosen."""
        if not index.isValid() or self.data(index, EntryRole.HEADER):
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if self._editable else usual

    def roleNames(self) -> dict[int, QByteArray]:
        """Named roles."""
        names = super().roleNames()
        names.update({int(role): QByteArray(role.name.lower().encode()) for role in EntryRole})
        return names


def _by_document(entries: Sequence[Entry]) -> list[Entry]:
    """Documents in the order of their first entry, entries in the order of the text."""
    first: dict[str, int] = {}
    for number, entry in enumerate(entries):
        first.setdefault(entry.document_key, number)
    return sorted(entries, key=lambda entry: (first[entry.document_key], entry.order, entry.time))
