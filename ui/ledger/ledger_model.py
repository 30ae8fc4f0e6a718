"""The rows of the ledger as a table, with titles of groups between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from ui.appearance.theme import ThemeManager
from ui.runtime.i18n import sentence
from ui.services.ledger.ledger_entries import LedgerEntry, LedgerView
from ui.services.ledger.ledger_fields import FIELDS, STATUSES, value_of

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
NAMES = tuple(one.name for one in FIELDS)
DUE, STATE, SOURCE = NAMES.index("due"), NAMES.index("state"), NAMES.index("source")
#: A cell that is looked at, and one that is typed into: asked for thousands at a time.
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _FIXED | Qt.ItemFlag.ItemIsEditable


@dataclass(frozen=True, slots=True)
class GroupTitle:
    """A row that says what those below it have in common."""

    text: str
    count: int


LedgerLine = LedgerEntry | GroupTitle


class LedgerModel(QAbstractTableModel):
    """Lines of the sheet; what is typed is emitted, not kept: the notebook says what is there."""

    #: Something was typed into a cell: row id, name of the column, words.
    typed = Signal(str, str, str)

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self.themes = themes
        self._view = LedgerView()
        self._lines: list[LedgerLine] = []
        #: Counts the states of the sheet.
        self.revision = 0
        self._bold = QFont()
        self._bold.setBold(True)

    def set_lines(self, lines: Sequence[LedgerLine], view: LedgerView) -> bool:
        """Show other lines; True if they are other rows, False if the same ones say something else."""
        self._view = view
        self.revision += 1
        if [_key(line) for line in lines] == [_key(line) for line in self._lines]:
            self._lines = list(lines)
            if self._lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(NAMES) - 1))
            return False
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()
        return True

    def line(self, row: int) -> LedgerLine:
        """Return the line of a row."""
        return self._lines[row]

    def entry(self, row: int) -> LedgerEntry | None:
        """Return the entry of a row; None for the title of a group."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, LedgerEntry) else None

    def row_of(self, row_id: str) -> int:
        """Return the row at which a line of the ledger is shown; -1 where it is not."""
        for number, line in enumerate(self._lines):
            if isinstance(line, LedgerEntry) and line.row.id == row_id:
                return number
        return -1

    def titles(self) -> list[int]:
        """Return the rows that are titles of groups."""
        return [number for number, line in enumerate(self._lines) if isinstance(line, GroupTitle)]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return one for each line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return one for each field."""
        return 0 if parent.isValid() else len(NAMES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self.heads()[section]

    def heads(self) -> tuple[str, ...]:
        """Return the heads of the columns in the language of the window."""
        return tuple(one.head for one in FIELDS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells are typed into, but for titles and the source of rows that were made from a clause."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return Qt.ItemFlag.ItemIsEnabled
        return _FIXED if index.column() == SOURCE and entry.row.has_source else _TYPED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell and how they look."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, GroupTitle):
            return self._title(line, index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(line, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return value_of(line.row, NAMES[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(line, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def painted(self, row: int, column: int) -> tuple[str, QColor | None, bool]:
        """Return the text of a cell, its colour (None for the usual one), and whether it is the title of a
        group.
        """
        line = self._lines[row]
        if isinstance(line, GroupTitle):
            return str(self._title(line, 0, Qt.ItemDataRole.DisplayRole)), None, True
        return self._shown(line, column), self._colour(line, column), False

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Emit what was typed, if it is something else."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None or role != Qt.ItemDataRole.EditRole:
            return False
        name = NAMES[index.column()]
        self.typed.emit(entry.row.id, name, str(value))
        return True

    def _title(self, line: GroupTitle, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return self.tr("{title} · {n}").format(title=line.text, n=line.count)
        if role == Qt.ItemDataRole.FontRole:
            return self._bold
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(self.themes.theme.panel)
        return QColor(self.themes.theme.ink2) if role == Qt.ItemDataRole.ForegroundRole else None

    def _shown(self, entry: LedgerEntry, column: int) -> str:
        if column == SOURCE:
            return "　".join(filter(None, (self._mark(entry), self._view.source(entry, place_first=True))))
        if column == STATE:
            return self._state(entry)
        return value_of(entry.row, NAMES[column])

    def _mark(self, entry: LedgerEntry) -> str:
        return sentence(STATUSES[entry.mark]) if entry.mark else ""

    def _state(self, entry: LedgerEntry) -> str:
        return sentence(STATUSES[entry.status])

    def _tip(self, entry: LedgerEntry, column: int) -> str:
        if column != SOURCE:
            return self._shown(entry, column)
        lines = [entry.row.source or self._view.source(entry)]
        if entry.mark:
            lines.append(self.tr("The clause reads otherwise than when the row was made of it."))
        if entry.row.conflict_of:
            lines.append(self.tr("Another version of a row, from another notebook: keep one of them."))
        return "\n".join(lines)

    def _colour(self, entry: LedgerEntry, column: int) -> QColor | None:
        theme = self.themes.theme
        if (entry.is_overdue and column in (DUE, STATE)) or (entry.mark and column == SOURCE):
            return QColor(theme.red)
        if column == SOURCE and entry.row.has_source:
            return QColor(theme.accent)
        return QColor(theme.ink3) if entry.row.state == "done" else None


def _key(line: LedgerLine) -> str:
    return line.row.id if isinstance(line, LedgerEntry) else f"\0{line.text}"
