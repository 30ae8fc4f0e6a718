"""自己的说法: the table of what is said in this hospital for what documents say; used by searches at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from store.model.errors import YiceError
from store.system.paths import DataPaths
from ui.runtime.i18n import numbered, sentence
from ui.services.own_words import OwnWord, OwnWords, tidy
from ui.widgets.dialog_folders import folder_for, remember
from ui.widgets.dialogs import Dialog


class WordsTable(QTableWidget):
    """Two editable columns; Delete removes the selected rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and undo belong to the dialog."""
        if event.key() == Qt.Key.Key_Delete or event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
        else:
            super().keyPressEvent(event)


class OwnWordsDialog(Dialog):
    """Adds, changes, deletes, imports and exports rows; each change is written and in use at once."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = OwnWords(DataPaths(folder).own_words)
        self._undo: list[list[OwnWord]] = []
        self.setWindowTitle(self.tr("Own words"))
        self.resize(640, 480)
        about = QLabel(
            self.tr(
                "What people in your hospital say, and what documents say for it. Searches use it at once. "
                "Several words stand apart by “、”; a “~” in front of an official word says that it is "
                "only near."
            )
        )
        about.setWordWrap(True)
        about.setProperty("secondary", True)
        self.table = WordsTable(0, 2)
        self.table.setHorizontalHeaderLabels([self.tr("Said here"), self.tr("Said by documents")])
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setColumnWidth(0, 220)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(self.tr("Own words"))
        self.table.itemChanged.connect(self._on_changed)
        self.table.itemSelectionChanged.connect(self._show_state)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addLayout(self._buttons())
        self._fill()

    def _buttons(self) -> QHBoxLayout:
        self.add = QPushButton(self.tr("Add"))
        self.delete = QPushButton(self.tr("Delete"))
        self.undo = QPushButton(self.tr("Undo"))
        self.load = QPushButton(self.tr("Import…"))
        self.save = QPushButton(self.tr("Export…"))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button, action in (
            (self.add, self.add_row),
            (self.delete, self.delete_rows),
            (self.undo, self.undo_change),
            (self.load, self._ask_import),
            (self.save, self._ask_export),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, action=action: action())
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes rows away, the key for undoing brings them back."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_rows()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_change()
        else:
            super().keyPressEvent(event)

    def add_row(self) -> None:
        """Begin a row at the end."""
        number = self.table.rowCount()
        self._put(number, "", "")
        self.table.setCurrentCell(number, 0)
        self.table.edit(self.table.currentIndex())

    def delete_rows(self) -> None:
        """Take the selected rows away."""
        chosen = {index.row() for index in self.table.selectedIndexes()}
        kept = [row for number, row in enumerate(self._typed()) if number not in chosen]
        if chosen and self._store(kept):
            for number in sorted(chosen, reverse=True):
                self.table.removeRow(number)
            self.message.setText(numbered(self.tr("{n} row deleted|{n} rows deleted"), n=len(chosen)))
        self._show_state()

    def undo_change(self) -> None:
        """Take the last change back."""
        if self._undo:
            before = self._undo.pop()
            self._attempt(lambda: self._words.replace(before))
            self._fill()

    def import_file(self, path: Path) -> None:
        """Add the rows of a file."""
        before = list(self._words.rows)
        added: list[int] = []
        if self._attempt(lambda: added.append(self._words.import_file(path))):
            if added[0]:
                self._undo.append(before)
            self._fill()
            self.message.setText(numbered(self.tr("{n} row added|{n} rows added"), n=added[0]))

    def export_file(self, path: Path) -> None:
        """Write all rows to a file."""
        if self._attempt(lambda: self._words.export_file(path)):
            self.message.setText(self.tr("Saved as {name}").format(name=path.name))

    def _typed(self) -> list[OwnWord | None]:
        rows = []
        for number in range(self.table.rowCount()):
            cells = [self.table.item(number, column) for column in range(2)]
            rows.append(tidy(*(cell.text() if cell is not None else "" for cell in cells)))
        return rows

    def _on_changed(self, _item: QTableWidgetItem) -> None:
        self._store(self._typed())
        self._show_state()

    def _store(self, typed: list[OwnWord | None]) -> bool:
        """Write what was typed; rows that are not complete wait."""
        rows = list(dict.fromkeys(row for row in typed if row is not None))
        before = list(self._words.rows)
        if rows == before:
            return True
        if not self._attempt(lambda: self._words.replace(rows)):
            return False
        self._undo.append(before)
        return True

    def _attempt(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except YiceError as error:
            self.message.setText(sentence(error))
            return False
        self.message.clear()
        return True

    def _fill(self) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        for number, row in enumerate(self._words.rows):
            self._put(number, row.said, row.official)
        self.table.blockSignals(False)
        self._show_state()

    def _put(self, number: int, said: str, official: str) -> None:
        blocked = self.table.blockSignals(True)
        self.table.insertRow(number)
        for column, text in enumerate((said, official)):
            self.table.setItem(number, column, QTableWidgetItem(text))
        self.table.blockSignals(blocked)

    def _show_state(self) -> None:
        self.delete.setEnabled(bool(self.table.selectedIndexes()))
        self.undo.setEnabled(bool(self._undo))
        self.save.setEnabled(bool(self._words.rows))

    def _ask_import(self) -> None:
        kinds = self.tr("Text files (*.txt)")
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Import words"), str(folder_for("words")), kinds
        )
        if path:
            remember("words", path)
            self.import_file(Path(path))

    def _ask_export(self) -> None:
        kinds = self.tr("Text files (*.txt)")
        start = str(folder_for("words") / (self.tr("Own words") + ".txt"))
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Export words"), start, kinds)
        if path:
            remember("words", path)
            self.export_file(Path(path))
