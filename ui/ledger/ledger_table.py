"""The sheet: cells are walked through, typed into, filled, copied and pasted as in Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.appearance.text_size import px
from ui.ledger.cell_delegate import CellDelegate
from ui.ledger.cell_text import from_clipboard, to_clipboard
from ui.ledger.ledger_model import NAMES, SOURCE, LedgerModel
from ui.ledger.ledger_selection import LedgerClauseRows, LedgerSelection
from ui.services.ledger.ledger_fields import value_of

ROW_HEIGHT, TITLE_HEIGHT = 52, 34
#: The least widths of the columns, and how they share what is left.
SHARES = (30, 20, 16, 4, 6, 1, 1, 18, 1, 6)
LEAST = (190, 130, 110, 92, 84, 70, 100, 120, 70, 80)
_FILL_DOWN = (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: A cell: its row in the ledger, and the name of its column.
LedgerCell = tuple[str, str]


class LedgerTable(QTableView):
    """Emits what is to be written; nothing is written here."""

    #: Words for cells, by row id and column.
    cells_typed = Signal(object)
    #: What was pasted goes beyond the last row: words for cells, and words by column for each new row.
    rows_pasted = Signal(object, list)
    #: The clause of an entry is to be shown.
    opened = Signal(object)
    delete_wanted = Signal()
    add_wanted = Signal()

    def __init__(
        self, model: LedgerModel, departments: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(departments, model.themes, self))
        self.setObjectName("ledgerTable")
        self.setAccessibleName(self.tr("Ledger"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setShowGrid(False)
        # Tab leaves the table; while a cell is being written it goes on to the next.
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(48)
        # A head asks of every cell below it whether it is selected: of an empty selection that costs nothing.
        head.setSelectionModel(QItemSelectionModel(model, head))
        model.typed.connect(self._typed)
        self.clicked.connect(self._clicked)
        self.selection = LedgerSelection(self, model)
        self.rows = LedgerClauseRows(self, self.selection)
        self._fitted = 0
        self._titles: list[int] = []
        self._fit_rows()
        model.themes.changed.connect(self._fit_rows)

    # -- what is selected -------------------------------------------------------------------------------

    def go_to(self, row: int, column: int = 0, edit: bool = False) -> None:
        """Make a cell the current one."""
        index = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        if edit:
            self.edit(index)

    # -- as in Excel ------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected cells on the clipboard, the least box round them."""
        cells = self.selection.cells()
        if not cells:
            return
        columns = range(min(at for _row, at in cells), max(at for _row, at in cells) + 1)
        chosen = set(cells)
        rows = [
            [self._words(row, at) if (row, at) in chosen else "" for at in columns]
            for row in sorted({row for row, _at in cells})
        ]
        QGuiApplication.clipboard().setText(to_clipboard(rows))

    def paste(self) -> None:
        """Put the clipboard into cells: one value into all that are selected, else from the first one on."""
        copied = from_clipboard(QGuiApplication.clipboard().text())
        cells = self.selection.cells()
        if not cells:
            return
        if len(copied) == 1 and len(copied[0]) == 1:
            self._type({cell: copied[0][0] for cell in cells if self._is_typed(*cell)})
            return
        top, left = cells[0][0], min(at for _row, at in cells)
        rows = [row for row in range(top, self._model.rowCount()) if self._model.entry(row) is not None]
        typed: dict[tuple[int, int], str] = {}
        for row, words in zip(rows, copied, strict=False):
            for at, each in enumerate(words, left):
                if at < len(NAMES) and self._is_typed(row, at):
                    typed[row, at] = each
        below = [
            {NAMES[at]: each for at, each in enumerate(words, left) if at < len(NAMES) and each.strip()}
            for words in copied[len(rows) :]
        ]
        if below := [one for one in below if one]:
            self.rows_pasted.emit({self._cell(*cell): words for cell, words in typed.items()}, below)
        else:
            self._type(typed)

    def fill_down(self) -> None:
        """Repeat the first selected cell of each column in those below; of one cell, take the one above."""
        cells = self.selection.cells()
        typed: dict[tuple[int, int], str] = {}
        for column in sorted({at for _row, at in cells}):
            rows = [row for row, at in cells if at == column]
            first = rows[0]
            if len(rows) == 1:
                above = next(
                    (row for row in range(first - 1, -1, -1) if self._model.entry(row) is not None), None
                )
                if above is None:
                    continue
                first = above
            else:
                rows = rows[1:]
            words = self._words(first, column)
            typed.update({(row, column): words for row in rows if self._is_typed(row, column)})
        self._type(typed)

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self._type({cell: "" for cell in self.selection.cells() if self._is_typed(*cell)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of a sheet."""
        for keys, act in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Cut, self._cut),
        ):
            if event.matches(keys):
                act()
                return
        key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if (key, plain) == _FILL_DOWN:
            self.fill_down()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not plain:
            self.clear_cells()
        elif key == Qt.Key.Key_Delete and plain == Qt.KeyboardModifier.ControlModifier:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_Insert and not plain:
            self.add_wanted.emit()
        elif key in _RETURN and not plain:
            # The key that ends typing comes here, too; closeEditor goes down then.
            if self.state() != QAbstractItemView.State.EditingState:
                self._enter()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Shift+Down for the sheet before the window's shortcut."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and (event.key(), event.modifiers()) == _FILL_DOWN:
            event.accept()
            return True
        return super().event(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Return ends typing and goes down, as in a sheet."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._step_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns, until the user has chosen widths."""
        super().resizeEvent(event)
        width = self.viewport().width()
        if width == self._fitted:
            return
        self._fitted = width
        more = max(0, width - sum(LEAST))
        for at, share in enumerate(SHARES):
            self.setColumnWidth(at, LEAST[at] + more * share // sum(SHARES))

    # -- inside -----------------------------------------------------------------------------------------

    def _enter(self) -> None:
        entry = self._model.entry(self.currentIndex().row())
        if entry is not None and self.currentIndex().column() == SOURCE and entry.clause_id:
            self.opened.emit(entry)
        else:
            self._step_down()

    def _step_down(self) -> None:
        current = self.currentIndex()
        for row in range(current.row() + 1, self._model.rowCount()):
            if self._model.entry(row) is not None:
                self.go_to(row, current.column())
                return

    def _cut(self) -> None:
        self.copy()
        self.clear_cells()

    def _clicked(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        plain = QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        if entry is not None and index.column() == SOURCE and entry.clause_id and plain:
            self.opened.emit(entry)

    def _typed(self, row_id: str, name: str, words: str) -> None:
        """Write a typed text into all selected cells of its column."""
        column = NAMES.index(name)
        rows = [row for row, at in self.selection.cells() if at == column and self._is_typed(row, at)]
        typed = {(row_id, name): words}
        if self._model.row_of(row_id) in rows:
            typed |= {self._cell(row, column): words for row in rows}
        self.cells_typed.emit(typed)

    def _type(self, typed: dict[tuple[int, int], str]) -> None:
        if typed:
            self.cells_typed.emit({self._cell(*cell): words for cell, words in typed.items()})

    def _cell(self, row: int, column: int) -> LedgerCell:
        entry = self._model.entry(row)
        assert entry is not None
        return entry.row.id, NAMES[column]

    def _is_typed(self, row: int, column: int) -> bool:
        return bool(self._model.flags(self._model.index(row, column)) & Qt.ItemFlag.ItemIsEditable)

    def _words(self, row: int, column: int) -> str:
        """Return the text to copy: a cell's own words; of a source, its citation."""
        entry = self._model.entry(row)
        return value_of(entry.row, NAMES[column]) if entry is not None else ""

    def _fit_rows(self, _theme: object = None) -> None:
        """Make the rows as high as the size of text wants them."""
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        for row in self._titles:
            self.verticalHeader().resizeSection(row, px(TITLE_HEIGHT))

    def span_titles(self, rows: Iterable[int]) -> None:
        """Let titles of groups go across the sheet."""
        self.clearSpans()
        heads = self.verticalHeader()
        for row in self._titles:
            if row < self._model.rowCount():
                heads.resizeSection(row, px(ROW_HEIGHT))
        self._titles = list(rows)
        for row in self._titles:
            self.setSpan(row, 0, 1, len(NAMES))
            heads.resizeSection(row, px(TITLE_HEIGHT))
