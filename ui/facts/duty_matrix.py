"""The matrix of matters and organisations: heads stay in view, a mark says who leads, supports or shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from index.duties.duty_records import DutyRecord
from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.facts.matrix_heads import CELL, LEAST_SIDE, SIDE_SHARE, MattersHead, OrganisationsHead
from ui.facts.matrix_model import MatrixModel
from ui.services.facts.fact_collection import FactSource
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace


class DutyMatrix(QTableView):
    """The view: a click or Return opens the clause of a matter; a click on a name keeps to that name."""

    opened = Signal(str)
    organisation_chosen = Signal(str)

    def __init__(
        self,
        find: Callable[[str], FactSource],
        role_names: dict[str, str],
        themes: ThemeManager,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.matrix = MatrixModel(find, role_names, themes)
        self.setModel(self.matrix)
        self._side = MattersHead(themes, self)
        self.setHorizontalHeader(OrganisationsHead(themes, self))
        self.setVerticalHeader(self._side)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows = ClauseRows(self, self._chosen, self)
        self.lists = ClauseList(self.rows, themes, lambda index: self._open(index.row()))
        self.lists.clicked.connect(lambda index: self._open(index.row()))
        side = self.verticalHeader()
        side.sectionClicked.connect(self._clicked)
        side.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        side.customContextMenuRequested.connect(self._side_menu)
        self.horizontalHeader().sectionClicked.connect(
            lambda column: self.organisation_chosen.emit(self.matrix.name(column))
        )

        self._fit()
        themes.changed.connect(self._fit)

    def _fit(self, _theme: object = None) -> None:
        """Take the lengths of the design at the size of text."""
        self.horizontalHeader().setDefaultSectionSize(px(CELL))
        self._side.resize_rows()
        self.updateGeometries()

    def set_matrix(self, records: Sequence[DutyRecord], organisations: Sequence[str]) -> None:
        """Show other matters."""
        self.matrix.set_matrix(records, organisations)
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the matters their share of the width."""
        self.verticalHeader().setFixedWidth(max(LEAST_SIDE, int(self.width() * SIDE_SHARE)))
        super().resizeEvent(event)
        self.updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _clicked(self, row: int) -> None:
        """Open a row whose head was clicked; with Ctrl or Shift, rows are selected."""
        if not QGuiApplication.keyboardModifiers():
            self._open(row)

    def _side_menu(self, at: QPoint) -> None:
        side = self.verticalHeader()
        index = self.matrix.index(side.logicalIndexAt(at), 0)
        self.lists.show_menu(side.viewport().mapToGlobal(at), index)

    def _chosen(self, index: QModelIndex) -> ChosenPlace:
        record = self.matrix.record(index.row())
        return ChosenPlace(record.document, record.clause)

    def _open(self, row: int) -> None:
        self.opened.emit(self.matrix.record(row).clause)
