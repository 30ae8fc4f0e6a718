"""Editors of the ledger's cells: a line, several lines, or a list to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.appearance.theme import ThemeManager
from ui.ledger.cell_lines import CellLines
from ui.ledger.ledger_model import NAMES, LedgerModel
from ui.runtime.i18n import sentence
from ui.services.ledger.departments import split_names
from ui.services.ledger.ledger_fields import STATES

Index = QModelIndex | QPersistentModelIndex
#: Columns in which one writes more than a line.
LONG = ("matter", "progress", "remark")
#: The size that such a cell has while it is typed into.
LONG_WIDTH, LONG_HEIGHT = 260, 108
#: White at the sides of a cell, and the distance of its lines.
PADDING, LINE = 8, 21
#: The least width of a list of choices.
CHOICE_WIDTH = 150
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Makes the editors; ``departments`` gives the choices of today."""

    def __init__(
        self, departments: Callable[[], Sequence[str]], themes: ThemeManager, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._departments, self._themes = departments, themes
        self._lines: dict[bool, CellLines] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint at most two lines of words, the colour of the selection, and the lines of the sheet."""
        theme, box = self._themes.theme, option.rect
        model = index.model()
        assert isinstance(model, LedgerModel)
        words, colour, is_title = model.painted(index.row(), index.column())
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.accentbg))
        elif is_title:
            painter.fillRect(box, QColor(theme.panel))
        painter.setPen(QColor(theme.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        if not words:
            return
        font = option.font
        if is_title:
            font.setBold(True)
        broken = self._lines.get(is_title)
        if broken is None or broken.font != font:
            broken = self._lines[is_title] = CellLines(font)
        painter.setFont(font)
        painter.setPen(colour or QColor(theme.ink2 if is_title else theme.ink))
        lines = broken.lines(words, box.width() - 2 * PADDING)
        metrics = option.fontMetrics
        top = box.top() + (box.height() - LINE * len(lines)) // 2
        rise = (LINE + metrics.ascent() - metrics.descent()) // 2
        for number, line in enumerate(lines):
            painter.drawText(box.left() + PADDING, top + LINE * number + rise, line)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor of a column."""
        name = NAMES[index.column()]
        if name == "state":
            return self._states(parent)
        if name in ("lead", "support"):
            return DepartmentBox(self._departments(), parent)
        if name in LONG:
            text = QPlainTextEdit(parent)
            text.setTabChangesFocus(False)
            return text
        line = QLineEdit(parent)
        line.setFrame(False)
        if name == "due":
            line.setPlaceholderText(self.tr("e.g. 2025-06-30"))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the words of the cell into the editor."""
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, DepartmentBox):
            editor.setEditText(words)
            editor.line.selectAll()
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(words)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(words)
            editor.moveCursor(QTextCursor.MoveOperation.End)
        elif isinstance(editor, QLineEdit):
            editor.setText(words)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, DepartmentBox):
            words = editor.currentText()
        elif isinstance(editor, QComboBox):
            words = editor.currentData()
        elif isinstance(editor, QPlainTextEdit):
            words = editor.toPlainText()
        else:
            assert isinstance(editor, QLineEdit)
            words = editor.text()
        model.setData(index, words)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Enlarge an editor of several lines beyond its cell, within the visible area."""
        box = option.rect
        sheet = editor.parentWidget()
        room = sheet.rect() if sheet is not None else box
        if isinstance(editor, QPlainTextEdit):
            box.setWidth(max(box.width(), LONG_WIDTH))
            box.setHeight(max(box.height(), LONG_HEIGHT))
            box.moveRight(min(box.right(), room.right()))
            box.moveBottom(min(box.bottom(), room.bottom()))
        elif isinstance(editor, QComboBox):
            box.setWidth(max(box.width(), CHOICE_WIDTH))
            box.moveRight(min(box.right(), room.right()))
        editor.setGeometry(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return ends typing; with Alt it begins a line. Tab goes on to the next cell."""
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if isinstance(watched, QPlainTextEdit) and pressed is not None and pressed.key() in _RETURN:
            breaks = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
            if pressed.modifiers() & breaks:
                watched.insertPlainText("\n")
            else:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(watched, event)

    def _states(self, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        for message in STATES.values():
            box.addItem(sentence(message), sentence(message))
        box.activated.connect(lambda: self._choose(box))
        return box

    def _choose(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)


class DepartmentBox(QComboBox):
    """Departments to choose from, or to type; one that is chosen goes behind those that are there."""

    def __init__(self, departments: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(departments))
        self.setCurrentIndex(-1)
        self._typed = ""
        line = self.lineEdit()
        assert line is not None  # it is editable
        self.line = line
        line.textEdited.connect(self._keep)
        self.activated.connect(self._add)

    def setEditText(self, text: str) -> None:
        """Show what the cell says."""
        self._typed = text
        super().setEditText(text)

    def _keep(self, text: str) -> None:
        self._typed = text

    def _add(self, at: int) -> None:
        chosen = self.itemText(at)
        names = split_names(self._typed)
        # What was typed as the beginning of the chosen name is replaced by it.
        if names and names[-1] != chosen and chosen.startswith(names[-1]):
            names.pop()
        self.setEditText("、".join(dict.fromkeys([*names, chosen])))
