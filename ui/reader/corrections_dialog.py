"""The list of what was corrected, or is doubtful, in one document."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from store.model.clause import Clause
from store.model.document import Correction, Document
from store.model.printed import printed
from ui.reader.page.writing.decorations import corrections_by_clause
from ui.reader.page.writing.document_head import corrections_text
from ui.runtime.i18n import sentence
from ui.services.display_names import clause_label
from ui.widgets.dialogs import Dialog

#: Higher than any row.
TALL = 10_000
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class CorrectionModel(QAbstractTableModel):
    """A row for each correction: place, printed, read as, why."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        found = corrections_by_clause(document)
        self._rows: list[tuple[Clause, Correction]] = [
            (clause, item) for clause in document.walk() for item in found.get(clause.id, ())
        ]
        self._heads = (self.tr("Place"), self.tr("Printed"), self.tr("Read as"), self.tr("Reason"))

    def clause_and_range(self, row: int) -> tuple[str, int, int]:
        """Return the clause of a row and where in its printed text the place is."""
        clause, item = self._rows[row]
        reading = item.corrected if item.applied else item.printed
        at = max(0, printed(clause).find(reading)) if reading else 0
        return clause.id, at, at + len(reading)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Corrections."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Four."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        clause, item = self._rows[index.row()]
        reading = item.corrected if item.applied else self.tr("perhaps {text}").format(text=item.corrected)
        reading = reading if item.has_guess else self.tr("doubtful")
        return (clause_label(clause.label, clause.path), item.printed, reading, sentence(item.reason))[
            index.column()
        ]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


class WholeText(QStyledItemDelegate):
    """Rows as high as their words need in the width that the style leaves them.

    Qt's own hint leaves out what a style sheet puts round the words, and the last of them are cut off.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for every line."""
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        hint = super().sizeHint(option, index)
        style = whole.widget.style() if whole.widget is not None else QApplication.style()
        whole.rect = QRect(0, 0, option.rect.width(), TALL)
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, whole, whole.widget)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, whole, whole.widget) + 1
        height = text_height(whole.text, whole.font, room.width() - 2 * margin)
        return QSize(hint.width(), max(hint.height(), height + TALL - room.height()))


def text_height(text: str, font: QFont, width: int) -> int:
    """Return how high a text is that is broken into lines of a width."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        height += line.height()
    layout.endLayout()
    return ceil(height)


class CorrectionsDialog(Dialog):
    """Lists them; a click goes to the place, a box marks them all in the text."""

    chosen = Signal(str, int, int)
    marks_toggled = Signal(bool)

    def __init__(self, document: Document, marked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Corrections"))
        self.resize(760, 420)
        self.model = CorrectionModel(document)
        self.model.setParent(self)
        has = bool(document.corrections)
        head = QLabel(
            corrections_text(document) if has else self.tr("Nothing in this document was corrected")
        )
        head.setProperty("secondary", True)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(WholeText(self.table))
        self.table.setVisible(has)
        self._widths()
        self.table.activated.connect(self._choose)
        self.table.clicked.connect(self._choose)
        self.marks = QCheckBox(self.tr("Mark corrections in the text"))
        self.marks.setChecked(marked)
        self.marks.toggled.connect(self.marks_toggled)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.marks)
        foot.addStretch()
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self.table, 1)
        column.addStretch(0 if has else 1)
        column.addLayout(foot)

    def _widths(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(*self.model.clause_and_range(index.row()))
