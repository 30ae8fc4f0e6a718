"""The lines of a basket as a list that is put in order by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.services.notebook.basket_lines import BasketLine
from ui.widgets.clause_list.clause_drag import CLAUSES, clause_ids

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
#: Entries of the basket that are dragged to another place in it: their ids, a line each.
ENTRIES = "application/x-yice-basket-entries"


class BasketRoles(IntEnum):
    """Roles of a line."""

    LINE = Qt.ItemDataRole.UserRole + 1


def line_remark(line: BasketLine) -> str:
    """Return what is to be said of a line: why it is not printed, or how."""
    if line.lost:
        if line.gone:
            return QCoreApplication.translate("BasketDelegate", "Document removed")
        return QCoreApplication.translate("BasketDelegate", "Unplaced")
    if line.changed:
        return QCoreApplication.translate("BasketDelegate", "Reworded")
    if line.has_children and not line.children:
        return QCoreApplication.translate("BasketDelegate", "Alone")
    return ""


class BasketModel(QAbstractListModel):
    """The lines; what is dropped or edited is asked for by signals and comes back with the lines."""

    #: Entries by id, and the row before which they are moved.
    move_requested = Signal(list, int)
    #: Clauses by id, and the row that they are to be put before.
    clauses_dropped = Signal(list, int)
    heading_edited = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[BasketLine] = []

    def set_lines(self, lines: Sequence[BasketLine]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def lines(self) -> list[BasketLine]:
        """Return the lines in order."""
        return list(self._lines)

    def row_of(self, entry_id: str) -> int:
        """Return the row of an entry, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == entry_id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line itself, the words for screen readers, a heading's text for the editor."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        values = {
            int(BasketRoles.LINE): line,
            int(Qt.ItemDataRole.DisplayRole): line.title,
            int(Qt.ItemDataRole.EditRole): line.text or line.title,
            int(Qt.ItemDataRole.AccessibleTextRole): " ".join(
                filter(None, (line.title, line_remark(line), line.words))
            ),
            int(Qt.ItemDataRole.ToolTipRole): f"{line.title}\n{line.words}".strip(),
        }
        return values.get(int(role))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Request the edited heading; the model is not changed here."""
        line = self.data(index, BasketRoles.LINE)
        if role != Qt.ItemDataRole.EditRole or line is None or not line.is_heading:
            return False
        self.heading_edited.emit(line.id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return lines are dragged; things are dropped between them; headings are edited."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        usual |= Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsEditable if self._lines[index.row()].is_heading else usual

    def roleNames(self) -> dict[int, QByteArray]:
        """Named roles."""
        names = super().roleNames()
        names.update({int(role): QByteArray(role.name.lower().encode()) for role in BasketRoles})
        return names

    # -- dragging -------------------------------------------------------------------------------------

    def mimeTypes(self) -> list[str]:
        """Return the types that can be dropped here."""
        return [ENTRIES, CLAUSES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Entries, to be moved within the basket."""
        lines = [self._lines[row] for row in sorted({index.row() for index in indexes})]
        data = QMimeData()
        data.setData(ENTRIES, "\n".join(line.id for line in lines).encode("utf-8"))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Entries are moved, clauses from elsewhere are copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Entries are moved."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Return whether something is to be put between the lines."""
        del action, row, column, parent
        return data.hasFormat(ENTRIES) or data.hasFormat(CLAUSES)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for what was dropped; false, so that the view takes nothing away by itself."""
        del action, column
        if row < 0:
            row = parent.row() if parent.isValid() else len(self._lines)
        if data.hasFormat(ENTRIES):
            ids = bytes(data.data(ENTRIES).data()).decode("utf-8").split("\n")
            self.move_requested.emit(ids, row)
        elif data.hasFormat(CLAUSES):
            self.clauses_dropped.emit(clause_ids(data), row)
        return False
