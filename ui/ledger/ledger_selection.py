"""Selection of the ledger's table: cells, rows, entries, and the clauses that these are from."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionRange, QModelIndex
from PySide6.QtWidgets import QTableView

from ui.ledger.ledger_model import LedgerModel
from ui.services.ledger.ledger_entries import LedgerEntry
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace


class LedgerSelection:
    """Reads what is selected in the table; where nothing is, the current cell counts."""

    def __init__(self, view: QTableView, model: LedgerModel) -> None:
        self._view, self._model = view, model

    def entry_at(self, index: QModelIndex) -> LedgerEntry | None:
        """Return the entry of a cell; None for the title of a group."""
        return self._model.entry(index.row())

    def entries(self) -> list[LedgerEntry]:
        """Return the entries with a selected cell, from top to bottom; else that of the current cell."""
        entries = [entry for row in self.row_numbers() if (entry := self._model.entry(row)) is not None]
        current = self._model.entry(self._view.currentIndex().row())
        return entries or ([current] if current is not None else [])

    def first_entry(self) -> LedgerEntry | None:
        """Return the topmost entry with a selected cell; else that of the current cell."""
        tops = sorted((area.top(), area.bottom()) for area in self._areas())
        rows = (row for top, bottom in tops for row in range(top, bottom + 1))
        found = next((entry for row in rows if (entry := self._model.entry(row)) is not None), None)
        return found or self._model.entry(self._view.currentIndex().row())

    def stamp(self) -> tuple[object, ...]:
        """Return what tells one selection of one state of the sheet from another."""
        areas = sorted((area.top(), area.bottom()) for area in self._areas())
        return self._model.revision, self._view.currentIndex().row(), *areas

    def row_numbers(self) -> list[int]:
        """Return the numbers of the rows with a selected cell."""
        found: set[int] = set()
        for area in self._areas():
            found.update(range(area.top(), area.bottom() + 1))
        return sorted(found)

    def cells(self) -> list[tuple[int, int]]:
        """Return row and column of the selected cells, titles of groups left out; else the current one."""
        found = {
            (row, column)
            for area in self._areas()
            for row in range(area.top(), area.bottom() + 1)
            for column in range(area.left(), area.right() + 1)
            if self._model.entry(row) is not None
        }
        current = self._view.currentIndex()
        if not found and self._model.entry(current.row()) is not None:
            found = {(current.row(), current.column())}
        return sorted(found)

    def _areas(self) -> list[QItemSelectionRange]:
        """Return the selection as few areas: of thousands of cells there may be one only."""
        return self._view.selectionModel().selection().toList()


class LedgerClauseRows(ClauseRows):
    """The clauses of the rows with a selected cell in any column."""

    def __init__(self, view: QTableView, selection: LedgerSelection) -> None:
        super().__init__(view, self._of, view)
        self._selection = selection
        self._asked: tuple[object, ...] = ()
        self._found: list[ChosenPlace] | None = None

    def _of(self, index: QModelIndex) -> ChosenPlace | None:
        entry = self._selection.entry_at(index)
        return _chosen(entry) if entry is not None and entry.clause_id else None

    def chosen(self) -> list[ChosenPlace] | None:
        """Return the clauses of the selected rows; None where no row is selected."""
        # Asked again and again of thousands of rows: answered once for each selection.
        asked = self._selection.stamp()
        if asked != self._asked:
            entries = self._selection.entries()
            self._asked = asked
            self._found = [_chosen(entry) for entry in entries if entry.clause_id] if entries else None
        return self._found

    def current(self) -> ChosenPlace | None:
        """Return the clause of the row that has the frame."""
        entry = self._selection.first_entry()
        return _chosen(entry) if entry is not None and entry.clause_id else None


def _chosen(entry: LedgerEntry) -> ChosenPlace:
    key = entry.row.anchor.document_key
    return ChosenPlace(key, entry.clause_id)
