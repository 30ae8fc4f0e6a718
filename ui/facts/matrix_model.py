"""Model of the matrix of duties: a row for each matter, a column for each organisation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from index.duties.duty_records import DutyRecord
from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.printing.output.fact_sheets import MARKS
from ui.runtime.i18n import named
from ui.services.facts.fact_collection import FactSource
from ui.services.facts.organisation_counts import counts_of
from ui.services.library.short_names import narrow_form
from ui.widgets.painting import ui_font

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """A row for each matter, a column for each organisation."""

    def __init__(
        self, find: Callable[[str], FactSource], role_names: dict[str, str], themes: ThemeManager
    ) -> None:
        super().__init__()
        self._find, self._role_names, self._themes = find, role_names, themes
        self._records: list[DutyRecord] = []
        self._names: list[str] = []
        self._counts: list[int] = []
        self._several = False

    def set_matrix(self, records: Sequence[DutyRecord], organisations: Sequence[str]) -> None:
        """Replace rows and columns."""
        self.beginResetModel()
        self._records, self._names = list(records), list(organisations)
        self._several = len({record.document for record in records}) > 1
        counts = counts_of(self._records)
        self._counts = [counts[name] for name in self._names]
        self.endResetModel()

    def record(self, row: int) -> DutyRecord:
        """Return the matter of a row."""
        return self._records[row]

    def name(self, column: int) -> str:
        """Return the organisation of a column."""
        return self._names[column]

    def count(self, column: int) -> int:
        """Return how many matters an organisation has."""
        return self._counts[column]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Matters."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Organisations."""
        return 0 if parent.isValid() else len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return organisations with their counts, and matters with their places."""
        # While rows are replaced, a head may still ask for one that is gone.
        if section >= (self.columnCount() if orientation == Qt.Orientation.Horizontal else self.rowCount()):
            return None
        if orientation == Qt.Orientation.Horizontal:
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return f"{self._names[section]} {self._counts[section]}"
            return None
        record = self._records[section]
        source = self._find(record.clause)
        if role == Qt.ItemDataRole.DisplayRole:
            document = f"{narrow_form(source.name)} " if self._several else ""
            return f"{document}{source.place}　{record.matter}"
        if role == Qt.ItemDataRole.ToolTipRole:
            due = f"\n{record.deadline}" if record.deadline else ""
            return f"{source.name} {source.place}\n{record.matter}{due}"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the mark of a role."""
        if not index.isValid():
            return None
        record, name = self._records[index.row()], self._names[index.column()]
        held = record.role_of(name)
        if role == Qt.ItemDataRole.DisplayRole:
            return MARKS.get(held or "", "")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{named(name, self._role_names[held])}\n{record.matter}" if held else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole:
            return ui_font(px(16))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._themes.theme.accent)
        return None
