"""The page of a comparison: the names of both documents, and the two texts side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from index.comparison.comparison import MeasurePair
from ui.appearance.theme import ThemeManager
from ui.compare.chooser import Chooser
from ui.compare.text_writer import NOTES_SHARE, PADDING, MissingTexts, TextWriter
from ui.widgets.document_line import cut_name
from ui.widgets.tinted import IconButton

#: The size of the text before the user chose another.
TEXT_SIZE = 16
HEAD = 52
#: White at both sides of the pair that is set off.
SIDE = 8.0


@dataclass(frozen=True, slots=True)
class SideName:
    """A document at the head of its column; ``remark`` is its number, or that it may be an extract."""

    title: str
    remark: str = ""


class CompareText(QTextBrowser):
    """The two texts in one view, so that they always scroll together."""

    #: The wheel was turned with Ctrl: larger (1) or smaller (-1) text is wanted.
    zoom_wanted = Signal(int)
    #: A pair was clicked; with True, twice.
    clicked = Signal(int, bool)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._tables: list[QTextTable] = []
        self._current = -1
        self._size = TEXT_SIZE
        self._shown: tuple[Sequence[MeasurePair], Sequence[MissingTexts], Sequence[str] | None] = (
            (),
            (),
            None,
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The two texts"))
        themes.changed.connect(self._again)

    def show_pairs(
        self, pairs: Sequence[MeasurePair], missing: Sequence[MissingTexts], notes: Sequence[str] | None
    ) -> None:
        """Show pairs, a row each; with ``notes`` in a third column."""
        self._shown = (pairs, missing, notes)
        self._write()

    def set_zoom(self, percent: int) -> None:
        """Set the text in another size, in percent of the usual one."""
        size = round(TEXT_SIZE * percent / 100)
        if size != self._size:
            self._size = size
            self._again()

    def show_row(self, row: int) -> None:
        """Set off a row and bring it into view; -1 for none."""
        self._current = row
        if 0 <= row < len(self._tables):
            self._bring(row)
        self.viewport().update()

    def row_at(self, point: QPoint) -> int:
        """Return the row at a point of the viewport; -1 for none."""
        table = self.cursorForPosition(point).currentTable()
        if table is None:
            return -1
        return bisect_right([each.firstPosition() for each in self._tables], table.firstPosition()) - 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Set off the pair that is looked at, below its words."""
        if 0 <= self._current < len(self._tables):
            top, bottom = self._extent(self._current)
            place = self.verticalScrollBar().value()
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._themes.theme.accentbg))
            painter.drawRoundedRect(
                QRectF(SIDE, top - place, self.viewport().width() - 2 * SIDE, bottom - top), 8, 8
            )
            painter.end()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, ask for text of another size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_wanted.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which pair was clicked, unless words were selected."""
        super().mouseReleaseEvent(event)
        row = self.row_at(event.position().toPoint())
        if row >= 0 and not self.textCursor().hasSelection():
            self.clicked.emit(row, False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell that a pair is to be opened."""
        row = self.row_at(event.position().toPoint())
        if row >= 0:
            self.clicked.emit(row, True)

    def _again(self, _changed: object = None) -> None:
        place = self.verticalScrollBar().value()
        row = self._current
        self._write()
        self.show_row(row)
        self.verticalScrollBar().setValue(place)

    def _write(self) -> None:
        # A document that is in no view is not laid out again at each word.
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        self._current = -1
        self._tables = TextWriter(document, self._themes.theme, self._size).write(*self._shown)
        old = self.document()
        self.setDocument(document)
        if isValid(old):  # the one that Qt itself made is gone by now
            old.deleteLater()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _extent(self, row: int) -> tuple[float, float]:
        """Return the range of a pair in the document."""
        layout = self.document().documentLayout()
        table = self._tables[row]
        cells = [table.cellAt(0, column) for column in range(table.columns())]
        tops = [layout.blockBoundingRect(cell.firstCursorPosition().block()).top() for cell in cells]
        ends = [layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom() for cell in cells]
        return min(tops) - PADDING, max(ends) + PADDING

    def _bring(self, row: int) -> None:
        """Scroll so that a pair is in view, with a little of the text before it."""
        bar = self.verticalScrollBar()
        top, bottom = self._extent(row)
        height = self.viewport().height()
        if top < bar.value() or bottom > bar.value() + height:
            bar.setValue(round(top - height / 5))


class ComparePage(QWidget):
    """Heads above the texts; the chooser instead, while nothing is compared."""

    swap_requested = Signal()
    choose_requested = Signal()
    notes_wanted = Signal(bool)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparePage")
        self._compared = compared = QWidget(self)
        self.chooser = Chooser(themes, self)
        self.text = CompareText(themes, compared)
        self._titles = (QLabel(), QLabel())
        self._remarks = (QLabel(), QLabel())
        self.swap = IconButton(themes, "arrow-left-right", self.tr("Swap the two documents"))
        self.swap.clicked.connect(self.swap_requested)
        self.other = IconButton(themes, "file-plus", self.tr("Compare other documents"))
        self.other.clicked.connect(self.choose_requested)
        self.notes = IconButton(themes, "sticky-note", self.tr("My notes beside the texts"))
        self.notes.setCheckable(True)
        self.notes.toggled.connect(self.notes_wanted)
        self._heads = (self._head(0, (self.swap,)), self._head(1, (self.notes, self.other)))
        column = QVBoxLayout(compared)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heads = self._head_row = QHBoxLayout()
        heads.setSpacing(0)
        for head in self._heads:
            heads.addWidget(head)
        self._note_head = QLabel(self.tr("My notes"))
        self._note_head.setObjectName("compareTitle")
        self._note_head.setContentsMargins(9, 0, 12, 0)
        heads.addWidget(self._note_head)
        self._share_heads(False)
        self.notes.toggled.connect(self._share_heads)
        column.addLayout(heads)
        rule = QFrame()
        rule.setObjectName("hairline")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(self.text, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.chooser)
        self._stack.addWidget(compared)
        self.setFocusProxy(self.chooser)

    def _share_heads(self, with_notes: bool) -> None:
        """Align the heads with their columns."""
        self._note_head.setVisible(with_notes)
        text_share = (100 - NOTES_SHARE) // 2 if with_notes else 50
        for at, share in enumerate((text_share, text_share, NOTES_SHARE if with_notes else 0)):
            self._head_row.setStretch(at, share)
        QTimer.singleShot(0, self, self._fit)

    def _head(self, side: int, buttons: Sequence[QWidget]) -> QWidget:
        head = QWidget(self._compared)
        head.setObjectName("compareHead")
        head.setMinimumHeight(HEAD)
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(head)
        names = QVBoxLayout()
        names.setContentsMargins(0, 7, 0, 7)
        names.setSpacing(1)
        row.setContentsMargins(9 if side else 31, 0, 12, 0)  # in line with the words below
        row.setSpacing(10)
        title, remark = self._titles[side], self._remarks[side]
        title.setObjectName("compareTitle")
        remark.setObjectName("compareRemark")
        for label in (title, remark):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(0)
        for label in (title, remark):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            names.addWidget(label)
        row.addLayout(names, 1)
        for button in buttons:
            row.addWidget(button)
        return head

    def show_chooser(self) -> None:
        """Let the user choose documents."""
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.chooser)

    def show_names(self, first: SideName, second: SideName) -> None:
        """Show the texts, below the names of their documents."""
        for side, name in enumerate((first, second)):
            self._titles[side].setText(name.title)
            self._titles[side].setToolTip(name.title)
            self._remarks[side].setToolTip(name.remark)
        self._stack.setCurrentIndex(1)
        self.setFocusProxy(self.text)
        QTimer.singleShot(0, self, self._fit)

    def is_choosing(self) -> bool:
        """Return whether the chooser is in front."""
        return self._stack.currentIndex() == 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the names to the width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Cut the names to the width that they have now."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        for label in self._titles:
            label.setText(cut_name(label.toolTip(), label.fontMetrics(), max(60, label.width())))
        for label in self._remarks:
            room = max(60, label.width())
            cut = label.fontMetrics().elidedText(label.toolTip(), Qt.TextElideMode.ElideRight, room)
            label.setText(cut)
