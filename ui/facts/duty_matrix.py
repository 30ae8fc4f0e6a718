"""The matrix of matters and organisations: heads stay in view, a mark says who leads, supports or shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from index.duties.duty_records import DutyRecord
from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.printing.output.fact_sheets import MARKS
from ui.services.facts.fact_collection import FactSource
from ui.services.facts.organisation_counts import counts_of
from ui.services.library.short_names import cut
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import Chosen
from ui.widgets.painting import ui_font

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CELL, ROW = 44, 34
#: Characters of a name that are shown below each other in the head; the rest is in the tip.
MOST_CHARACTERS, LEAST_CHARACTERS, LINE = 9, 1, 15
#: Of a low window the head takes no more than so much.
HEAD_SHARE = 0.6
LEAST_SIDE, SIDE_SHARE = 220, 0.42
#: Characters of a document's name shown before a matter.
SHORT = 9


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
        """Organisations with their counts, and matters with their places."""
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
            document = f"{cut(source.name, SHORT)} " if self._several else ""
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
            return f"{name}：{self._role_names[held]}\n{record.matter}" if held else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole:
            return ui_font(px(16))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._themes.theme.accent)
        return None


class _NamesHead(QHeaderView):
    """The head with organisations: names read from top to bottom, the count below."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self.setSectionsClickable(True)
        themes.changed.connect(self._repaint)

    def _repaint(self, _theme: object = None) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of the longest name, within bounds; called while the sections are being
        rebuilt.
        """
        model = self.model()
        longest = max(
            (len(model.name(at)) for at in range(model.columnCount()))
            if isinstance(model, MatrixModel)
            else [0],
            default=0,
        )
        return QSize(px(CELL), px((min(longest, self._most() + 1) + 1) * LINE + 18))

    def _most(self) -> int:
        """Return how many characters of a name are shown: fewer where the rows would have no room."""
        view = self.parentWidget()
        room = (view.height() if view is not None else 0) * HEAD_SHARE / px(LINE)
        return max(LEAST_CHARACTERS, min(MOST_CHARACTERS, int(room) - 3))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one character below the other."""
        model = self.model()
        if not isinstance(model, MatrixModel):
            return
        theme = self._themes.theme
        painter.save()
        name = model.name(section)
        most = self._most()
        shown = name if len(name) <= most + 1 else name[:most] + "⋮"
        line = px(LINE)
        painter.setFont(ui_font(px(12)))
        painter.setPen(QColor(theme.ink))
        top = rect.bottom() - line - px(10) - len(shown) * line
        for number, character in enumerate(shown):
            cell = QRect(rect.left(), top + number * line, rect.width(), line)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, _upright(character))
        painter.setPen(QColor(theme.ink2))
        count = QRect(rect.left(), rect.bottom() - line - px(6), rect.width(), line)
        painter.drawText(count, Qt.AlignmentFlag.AlignCenter, str(model.count(section)))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _upright(character: str) -> str:
    """Return a bracket in its form for vertical text."""
    return {"（": "︵", "）": "︶", "(": "︵", ")": "︶", "、": "︑"}.get(character, character)


class _MattersHead(QHeaderView):
    """The head with matters: one line each, cut at the end."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._themes = themes
        self.setSectionsClickable(True)
        self.resize_rows()

    def resize_rows(self) -> None:
        """Make the rows as high as the size of text wants them."""
        self.setMinimumSectionSize(px(ROW))
        self.setDefaultSectionSize(px(ROW))

    def sizeHint(self) -> QSize:
        """Return the height only; the width is set by the view."""
        return QSize(LEAST_SIDE, px(ROW))

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: ARG002
        """Return the height that all rows share."""
        return QSize(LEAST_SIDE, px(ROW))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Place and matter."""
        theme = self._themes.theme
        painter.save()
        text = str(self.model().headerData(section, Qt.Orientation.Vertical) or "")
        font = ui_font(px(13))
        inner = rect.adjusted(16, 0, -8, 0)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()


class DutyMatrix(QTableView):
    """The view: a click or Return opens the clause of a matter; a click on a name keeps to that name."""

    opened = Signal(str)
    organisation_chosen = Signal(str)

    def __init__(
        self, find: Callable[[str], FactSource], role_names: dict[str, str], themes: ThemeManager, name: str
    ) -> None:
        super().__init__()
        self.matrix = MatrixModel(find, role_names, themes)
        self.setModel(self.matrix)
        self._side = _MattersHead(themes, self)
        self.setHorizontalHeader(_NamesHead(themes, self))
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

    def resizeEvent(self, event: Any) -> None:
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

    def _chosen(self, index: QModelIndex) -> Chosen:
        record = self.matrix.record(index.row())
        return Chosen(record.document, record.clause)

    def _open(self, row: int) -> None:
        self.opened.emit(self.matrix.record(row).clause)
