"""A table of records that is sorted by its heads and filtered by words and by a rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.appearance.theme import ThemeManager
from ui.widgets.clause_rows import Chosen, ClauseRows

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
#: Roles of the model: the record of a row, and what a cell is sorted by.
RECORD, SORT = (int(Qt.ItemDataRole.UserRole) + number for number in range(2))
ROW_HEIGHT = 34


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head, what it says of a record, its share of the width, and what it is sorted by.

    ``marked`` tells of which records the cell is in the warning colour.
    """

    head: str
    text: Callable[[Any], str]
    share: int = 10
    sort: Callable[[Any], Any] | None = None
    right: bool = False
    marked: Callable[[Any], bool] | None = None


class RecordModel(QAbstractTableModel):
    """Records, one a row."""

    def __init__(self, columns: Sequence[TableColumn], themes: ThemeManager) -> None:
        super().__init__()
        self._columns, self._themes = tuple(columns), themes
        self._records: list[Any] = []
        self._said: dict[int, str] = {}

    def set_records(self, records: Sequence[Any]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._records = list(records)
        self._said.clear()
        self.endResetModel()

    def said(self, row: int) -> str:
        """All words of a row in small letters; remembered, as each letter that is typed asks for them."""
        known = self._said.get(row)
        if known is None:
            record = self._records[row]
            known = self._said[row] = " ".join(each.text(record) for each in self._columns).lower()
        return known

    def record(self, row: int) -> Any:
        """The record of a row."""
        return self._records[row]

    def rowCount(self, parent: Index = ROOT) -> int:
        """One for each record."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = ROOT) -> int:
        """As many as there are columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].head
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and what a row is sorted and filtered by."""
        if not index.isValid():
            return None
        record, column = self._records[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(record)
        if role == RECORD:
            return record
        if role == SORT:
            return column.sort(record) if column.sort else column.text(record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return across | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column.marked and column.marked(record):
            return QColor(self._themes.theme.red)
        return None


class RecordFilter(QSortFilterProxyModel):
    """Shows the records that have all words and keep to a rule."""

    def __init__(self, model: RecordModel) -> None:
        super().__init__()
        self.setSourceModel(model)
        self.setSortRole(SORT)
        self._model = model
        self._words: list[str] = []
        self._rule: Callable[[Any], bool] = lambda _record: True

    def show_only(self, words: str, rule: Callable[[Any], bool]) -> None:
        """Filter by words (all of them must be in a row) and by a rule."""
        self._words, self._rule = words.lower().split(), rule
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002
        """Whether a record is shown."""
        if not self._rule(self._model.record(row)):
            return False
        return not self._words or all(word in self._model.said(row) for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Numbers before words, words by their order; equal ones keep theirs."""
        one, other = left.data(SORT), right.data(SORT)
        if isinstance(one, int | float) and isinstance(other, int | float):
            return one < other
        return str(one) < str(other)

    def records(self) -> list[Any]:
        """The records that are shown, in the order in which they are."""
        return [self.index(row, 0).data(RECORD) for row in range(self.rowCount())]


class RecordTable(QTableView):
    """The view: Return and a click open a record."""

    opened = Signal(object)

    def __init__(
        self,
        columns: Sequence[TableColumn],
        themes: ThemeManager,
        name: str,
        clause_of: Callable[[Any], Chosen] = lambda record: Chosen(record.document, record.clause),
    ) -> None:
        """``clause_of`` tells the clause that a record stands in: actions of the window are about it."""
        super().__init__()
        self.model_ = RecordModel(columns, themes)
        self.shown = RecordFilter(self.model_)
        self.setModel(self.shown)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setMinimumSectionSize(48)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.clicked.connect(self._open)
        self.rows = ClauseRows(self, lambda index: clause_of(index.data(RECORD)), self)
        self._shares = [column.share for column in columns]
        self._fitted = 0

    def set_records(self, records: Sequence[Any]) -> None:
        """Replace all rows; what is chosen to sort and filter by stays."""
        self.model_.set_records(records)

    def current(self) -> Any | None:
        """The record of the current row."""
        index = self.currentIndex()
        return index.data(RECORD) if index.isValid() else None

    def resizeEvent(self, event: Any) -> None:
        """Share the width among the columns, until the user has chosen widths."""
        super().resizeEvent(event)
        width = self.viewport().width()
        if width == self._fitted:
            return
        self._fitted = width
        whole, left = sum(self._shares), width
        for at, share in enumerate(self._shares[:-1]):
            taken = max(56, width * share // whole)
            self.setColumnWidth(at, taken)
            left -= taken
        self.setColumnWidth(len(self._shares) - 1, max(56, left))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(RECORD))
