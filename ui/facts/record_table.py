"""A table of records that is sorted by its heads and filtered by words and by a rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.facts.width_shares import shared_widths
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.document_line import NameDelegate

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
#: The role of the record of a row.
RECORD = int(Qt.ItemDataRole.UserRole)
ROW_HEIGHT = 34
#: The least width of a column.
LEAST_WIDTH = 56
#: So many rows beside those in view say how wide a column wants to be.
MEASURED_ROWS = 30


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head, what it says of a record, its share of the width, and what it is sorted by.

    ``marked`` tells of which records the cell is in the warning colour. ``acts``: a click on a cell sets the
    record right instead of opening it; ``strong`` tells of which records such a cell is emphasised.
    ``named``: it is the name of a document.
    """

    head: str
    text: Callable[[Any], str]
    share: int = 10
    sort: Callable[[Any], Any] | None = None
    right: bool = False
    marked: Callable[[Any], bool] | None = None
    acts: bool = False
    strong: Callable[[Any], bool] | None = None
    named: bool = False


class RecordModel(QAbstractTableModel):
    """Records, one a row: those that have all words and keep to a rule, in the order of a column.

    Filtered and sorted here and not by a proxy, which would ask Python for each comparison.
    """

    def __init__(self, columns: Sequence[TableColumn], themes: ThemeManager) -> None:
        super().__init__()
        self._columns, self._themes = tuple(columns), themes
        self._all: list[Any] = []
        self._shown: list[Any] = []
        self._said: dict[int, str] = {}
        self._words: list[str] = []
        self._rule: Callable[[Any], bool] = lambda _record: True
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def set_records(self, records: Sequence[Any]) -> None:
        """Replace all records; what they are filtered and sorted by stays."""
        self._all = list(records)
        self._said.clear()
        self._show()

    def show_only(self, words: str, rule: Callable[[Any], bool]) -> None:
        """Filter by words (all of them must be in a row) and by a rule."""
        self._words, self._rule = words.lower().split(), rule
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; with -1, as the records came."""
        self._order = (column, order)
        self._show()

    def records(self) -> list[Any]:
        """Return the records that are shown, in the order in which they are."""
        return list(self._shown)

    def record(self, row: int) -> Any:
        """Return the record of a row."""
        return self._shown[row]

    def row_of(self, record: Any) -> int:
        """Return the row of a record, -1 where it is not shown."""
        return next((row for row, each in enumerate(self._shown) if each is record), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return one for each record that is shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].head
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, and the record of a row."""
        if not index.isValid():
            return None
        record, column = self._shown[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(record)
        if role == RECORD:
            return record
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return across | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column.marked and column.marked(record):
            return QColor(self._themes.theme.red)
        if role == Qt.ItemDataRole.ForegroundRole and column.acts:
            theme = self._themes.theme
            return QColor(theme.accent if column.strong and column.strong(record) else theme.ink3)
        return None

    def _show(self) -> None:
        self.beginResetModel()
        found = [
            (row, record)
            for row, record in enumerate(self._all)
            if self._rule(record) and all(word in self._words_of(row) for word in self._words)
        ]
        column, order = self._order
        shown = [record for _row, record in found]
        if 0 <= column < len(self._columns):
            key = self._columns[column].sort or self._columns[column].text
            shown.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        self._shown = shown
        self.endResetModel()

    def _words_of(self, row: int) -> str:
        """Return all words of a record in small letters; remembered, as each letter that is typed asks for
        them.
        """
        known = self._said.get(row)
        if known is None:
            record = self._all[row]
            known = self._said[row] = " ".join(each.text(record) for each in self._columns).lower()
        return known


class RecordTable(QTableView):
    """The view: Return and a click open a record."""

    opened = Signal(object)
    #: A record is to be set right, or is none.
    correction_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(
        self,
        columns: Sequence[TableColumn],
        themes: ThemeManager,
        name: str,
        clause_of: Callable[[Any], ChosenPlace] = lambda record: ChosenPlace(record.document, record.clause),
        parent: QWidget | None = None,
    ) -> None:
        """``clause_of`` returns the clause of a record: actions of the window are about it."""
        super().__init__(parent)
        self.shown = RecordModel(columns, themes)
        self.setModel(self.shown)
        self._kept: Any = None
        self.shown.modelAboutToBeReset.connect(self._keep)
        self.shown.modelReset.connect(self._restore)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._fit_rows()
        themes.changed.connect(self._fit_rows)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setMinimumSectionSize(48)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.rows = ClauseRows(self, lambda index: clause_of(index.data(RECORD)), self)
        self.lists = ClauseList(self.rows, themes, self._open_place, self._extend)
        #: Adds what can be done to a record to its menu, behind the actions on its clause.
        self.extend_menu: Callable[[QMenu, Any], object] | None = None
        self.lists.clicked.connect(self._open)
        names = NameDelegate(self)
        for at, column in enumerate(columns):
            if column.named:
                self.setItemDelegateForColumn(at, names)
        self._acts = {at for at, column in enumerate(columns) if column.acts}
        self._shares = [column.share for column in columns]
        self._fitted = 0
        self._given: list[int] = []
        self.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)

    def _fit_rows(self, _theme: object = None) -> None:
        """Make the rows as high as the size of text wants them."""
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))

    def set_records(self, records: Sequence[Any]) -> None:
        """Replace all rows; what is chosen to sort and filter by stays."""
        self.shown.set_records(records)
        if self._given in ([], [self.columnWidth(at) for at in range(len(self._shares))]):
            self._fit_columns()

    def current(self) -> Any | None:
        """Return the record of the current row."""
        row = self.currentIndex().row()
        return self.shown.record(row) if 0 <= row < self.shown.rowCount() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns, until the user has chosen widths."""
        super().resizeEvent(event)
        width = self.viewport().width()
        if width == self._fitted:
            return
        self._fitted = width
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give the columns their widths; what the user chooses later stays until the table is resized."""
        self._given = self._shared(self.viewport().width())
        for at, taken in enumerate(self._given):
            self.setColumnWidth(at, taken)

    def _shared(self, width: int) -> list[int]:
        """Return the widths of the columns by their words and their shares."""
        places = range(len(self._shares))
        heads = [max(LEAST_WIDTH, self.horizontalHeader().sectionSizeHint(at)) for at in places]
        wanted = [self.sizeHintForColumn(at) for at in places]
        return shared_widths(width, self._shares, wanted, heads)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
            return
        wanted = {Qt.Key.Key_F2: self.correction_wanted, Qt.Key.Key_Delete: self.removal_wanted}
        if event.key() in wanted and self.current() is not None and self._acts:
            wanted[Qt.Key(event.key())].emit(self.current())
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        self._kept = self.current()

    def _restore(self) -> None:
        """Select the row that was chosen, where it is still shown."""
        row = self.shown.row_of(self._kept) if self._kept is not None else -1
        if row >= 0:
            self.rows.choose(self.shown.index(row, 0))

    def _extend(self, menu: QMenu, index: QModelIndex) -> None:
        if self.extend_menu is not None and index.isValid():
            self.extend_menu(menu, index.data(RECORD))

    def _open_place(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(RECORD))

    def _open(self, index: QModelIndex) -> None:
        acts = index.column() in self._acts
        (self.correction_wanted if acts else self.opened).emit(index.data(RECORD))
