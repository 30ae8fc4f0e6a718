"""The lines of the notes panel: headers and annotations, made into entries only when they are looked at."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from store.notebook import Annotation
from ui.notebook.notes.filter_names import spoken
from ui.services.notebook.note_entries import EntryMaker, NoteEntry
from ui.services.notebook.note_list import NoteHeader, NoteListing

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
#: Lines that are given to the list at a time.
STEP = 60


class EntryRole(IntEnum):
    """Roles of a line; ``NAMED`` is True if it has to show its document because no header does."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    HEADER = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    NAMED = Qt.ItemDataRole.UserRole + 4


class NoteModel(QAbstractListModel):
    """Annotations under headers; the list asks for more of them as it is scrolled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = NoteListing()
        self._shelf: EntryMaker | None = None
        self._fetched = 0
        self._made: dict[str, tuple[Annotation, NoteEntry]] = {}

    def show(self, listing: NoteListing, shelf: EntryMaker, rows: int = STEP) -> None:
        """Show these lines, so many of them at once."""
        self.beginResetModel()
        if shelf is not self._shelf:
            self._made = {}
        self._listing, self._shelf = listing, shelf
        self._fetched = min(max(rows, STEP), len(listing.lines))
        self.endResetModel()

    def total(self) -> int:
        """Return how many lines there are, fetched or not."""
        return len(self._listing.lines)

    def row_of(self, item_id: str) -> int:
        """Return the row of an annotation, fetched or not; -1 if it is not listed."""
        return self._listing.rows.get(item_id, -1)

    def annotation_near(self, row: int) -> int:
        """Return the row of the annotation at a row, else of the one below or above; -1 if there is none."""
        lines = self._listing.lines
        for near in (row, row + 1, row - 1, row - 2):
            if 0 <= near < len(lines) and not isinstance(lines[near], NoteHeader):
                return near
        return -1

    def fetch_to(self, row: int) -> None:
        """See to it that the list has a row."""
        self._fetch(row + 1 - self._fetched)

    def entries(self) -> list[NoteEntry]:
        """Return the entries that the list has so far."""
        found = (self.index(row).data(EntryRole.ENTRY) for row in range(self._fetched))
        return [entry for entry in found if entry is not None]

    def clause_ids(self, header: int | None = None) -> list[str]:
        """Return the clauses of everything listed, or of what is below a header, each once."""
        lines = self._listing.lines[0 if header is None else header + 1 :]
        found: dict[str, None] = {}
        for line in lines:
            if isinstance(line, NoteHeader):
                if header is not None:
                    break
                continue
            entry = self._of(line)
            if entry.placed:
                found.setdefault(entry.clause_id)
        return list(found)

    # -- Qt's model -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return lines fetched so far."""
        return 0 if parent.isValid() else self._fetched

    def canFetchMore(self, parent: Index = ROOT) -> bool:
        """Return whether there is more."""
        return not parent.isValid() and self._fetched < self.total()

    def fetchMore(self, parent: Index = ROOT) -> None:
        """Give the list some more."""
        if not parent.isValid():
            self._fetch(STEP)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the roles of :class:`EntryRole`, and the words for screen readers."""
        if not index.isValid() or not 0 <= index.row() < self._fetched:
            return None
        line = self._listing.lines[index.row()]
        if isinstance(line, NoteHeader):
            return _header(line, role)
        entry = self._of(line)
        if role == EntryRole.ENTRY:
            return entry
        values = {
            int(EntryRole.HEADER): False,
            int(EntryRole.NAMED): not self._listing.grouped or line.state != "placed",
            int(Qt.ItemDataRole.DisplayRole): entry.text or entry.quote,
            int(Qt.ItemDataRole.AccessibleTextRole): spoken(entry),
            int(Qt.ItemDataRole.ToolTipRole): entry.quote[:300] or None,
        }
        return values.get(int(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headers cannot be chosen."""
        if not index.isValid() or isinstance(self._listing.lines[index.row()], NoteHeader):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def roleNames(self) -> dict[int, QByteArray]:
        """Named roles."""
        names = super().roleNames()
        names.update({int(role): QByteArray(role.name.lower().encode()) for role in EntryRole})
        return names

    def _fetch(self, rows: int) -> None:
        more = min(rows, self.total() - self._fetched)
        if more > 0:
            self.beginInsertRows(QModelIndex(), self._fetched, self._fetched + more - 1)
            self._fetched += more
            self.endInsertRows()

    def _of(self, item: Annotation) -> NoteEntry:
        known = self._made.get(item.id)
        if known is None or known[0] is not item:
            assert self._shelf is not None
            known = self._made[item.id] = (item, self._shelf.entry(item))
        return known[1]


def _header(line: NoteHeader, role: int) -> Any:
    values = {
        int(EntryRole.HEADER): True,
        int(EntryRole.COUNT): line.number,
        int(Qt.ItemDataRole.DisplayRole): line.title,
        int(Qt.ItemDataRole.AccessibleTextRole): f"{line.title} {line.number}",
    }
    return values.get(int(role))
