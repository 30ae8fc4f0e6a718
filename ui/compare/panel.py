"""The side panel of a comparison: what became of each measure, narrowed by kind, and what to do with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.compare.delegate import PairDelegate
from ui.compare.model import PairModel, PairRoles, PairRow
from ui.compare.pair_filter import ALL
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.clause_list.fitted_list import FittedList
from ui.widgets.document_line import cut_name
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import FittingScroll
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import TextButton

#: The least height of the list, and of chips and remark above it; what is higher scrolls.
LEAST_ABOUT = 40


class ComparePanel(QWidget):
    """Header, chips, list and buttons; only tells what the user wants."""

    #: The user went to a pair (its number).
    pair_wanted = Signal(int)
    #: The reader is to show a pair.
    pair_opened = Signal(int)
    filter_wanted = Signal(str)
    #: A pair was settled: confirmed, parted, or to be put together with another measure.
    confirm_wanted = Signal(int)
    part_wanted = Signal(int)
    join_wanted = Signal(int)
    print_wanted = Signal()
    #: The table is to be put into the basket.
    table_wanted = Signal()
    save_wanted = Signal(str)
    basket_wanted = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PanelHeader(self.tr("Compare"), self)
        self._compared: Sequence[str] = ()
        self.remark = QLabel()
        self.remark.setObjectName("panelRemark")
        self.remark.setWordWrap(True)
        self.remark.setContentsMargins(16, 0, 16, 8)
        self.model = PairModel(self)
        self.view = FittedList(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(PairDelegate(themes, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(self.tr("Pairs of measures"))
        self.view.setMinimumHeight(LEAST_ABOUT)
        self.empty = EmptyState(
            themes,
            "git-compare",
            self.tr("Nothing is compared yet"),
            self.tr("Choose two documents at the right, or two of the library with Ctrl."),
            self,
        )
        self._chips: dict[str, QPushButton] = {}
        self._about = FittingScroll(LEAST_ABOUT, self)
        self._chip_row = QWidget(self._about.inner)
        self._chip_inside = QWidget(self._chip_row)
        self._flow = FlowLayout(self._chip_inside, 6)
        around = QVBoxLayout(self._chip_row)
        around.setContentsMargins(16, 0, 16, 8)
        around.addWidget(self._chip_inside)
        self._names = self._filter_names()
        self._buttons = self._button_row(themes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        about = QVBoxLayout(self._about.inner)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(0)
        about.addWidget(self._chip_row)
        about.addWidget(self.remark)
        column.addWidget(self._about)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._buttons)
        self.rows = ClauseRows(self.view, _clause_of, self)
        self.lists = ClauseList(self.rows, themes, self._opened, self._add_own)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.activated.connect(self._opened)
        self.setFocusProxy(self.view)
        self.show_nothing()

    def _filter_names(self) -> Mapping[str, str]:
        return {
            ALL: self.tr("All", "pairs"),
            "changed": self.tr("Changed", "pairs"),
            "added": self.tr("Added", "pairs"),
            "parted": self.tr("Split", "pairs"),
            "left": self.tr("Only left", "pairs"),
            "moved": self.tr("Moved", "pairs"),
            "same": self.tr("Same", "pairs"),
        }

    def _button_row(self, themes: ThemeManager) -> QWidget:
        row = QWidget(self)
        inside = QWidget(row)
        flow = FlowLayout(inside, 8)
        around = QVBoxLayout(row)
        around.setContentsMargins(16, 8, 16, 12)
        around.addWidget(inside)
        self.print_button = TextButton(themes, self.tr("Print the table"), "printer")
        self.save_button = TextButton(themes, self.tr("Save as…"), "file-down")
        self.basket_button = TextButton(themes, self.tr("Into the basket"), "shopping-basket")
        self.basket_button.setToolTip(
            self.tr("The clauses of the pair that is looked at; of all that are shown if they are filtered")
        )
        self.print_button.clicked.connect(self.print_wanted)
        menu = QMenu(self.save_button)
        for kind, name in (
            ("docx", self.tr("Word…")),
            ("pdf", self.tr("PDF…")),
            ("xlsx", self.tr("Excel (.xlsx)…")),
        ):
            menu.addAction(name).triggered.connect(lambda _on=False, kind=kind: self.save_wanted.emit(kind))
        self.save_button.setMenu(menu)
        into = QMenu(self.basket_button)
        into.addAction(self.tr("The clauses")).triggered.connect(lambda _on=False: self.basket_wanted.emit())
        into.addAction(self.tr("The whole table")).triggered.connect(
            lambda _on=False: self.table_wanted.emit()
        )
        self.basket_button.setMenu(into)
        for button in (self.print_button, self.save_button, self.basket_button):
            flow.addWidget(button)
        return row

    # -- what is shown --------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Say that two documents are to be chosen."""
        self._compared = ()
        self._fit()
        self.model.show_rows(())
        for part in (self.view, self._about, self._buttons):
            part.hide()
        self.empty.show()

    def show_comparison(
        self, names: Sequence[str], remark: str, counts: Mapping[str, int], chosen: str
    ) -> None:
        """Show what is compared, what to mind, and how many pairs each filter has."""
        self._compared = names
        self._fit()
        self.remark.setText(remark)
        self._show_chips(counts, chosen)
        for part in (self.view, self._about, self._buttons):
            part.show()
        self.remark.setVisible(bool(remark))
        self.empty.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the names to the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(80, self.width() - 110) // max(1, len(self._compared))
        names = (cut_name(name, self.fontMetrics(), room) for name in self._compared)
        self.header.set_remark(" ↔ ".join(names))
        self.header.setToolTip(" ↔ ".join(self._compared))

    def show_rows(self, rows: Sequence[PairRow]) -> None:
        """Show the pairs of the filter."""
        self.model.show_rows(rows)

    def show_pair(self, number: int) -> None:
        """Select a pair."""
        row = self.model.row_of(number)
        index = self.model.index(row) if row >= 0 else QModelIndex()
        if index != self.view.currentIndex():
            self.rows.choose(index)
        self.view.scrollTo(index)

    def current(self) -> int:
        """Return the number of the selected pair; -1 for none."""
        row = self.view.currentIndex().data(PairRoles.ROW)
        return row.number if isinstance(row, PairRow) else -1

    def _show_chips(self, counts: Mapping[str, int], chosen: str) -> None:
        for name, text in self._names.items():
            chip = self._chips.get(name)
            if chip is None:
                chip = QPushButton(self._chip_inside)
                chip.setObjectName(name)
                chip.setProperty("facet", True)
                chip.setCheckable(True)
                chip.setCursor(Qt.CursorShape.PointingHandCursor)
                chip.clicked.connect(lambda _on=False, name=name: self.filter_wanted.emit(name))
                self._flow.addWidget(chip)
                self._chips[name] = chip
            count = counts.get(name, 0)
            chip.setText(f"{text} {count}")
            chip.setChecked(name == chosen)
            chip.setVisible(bool(count) or name in (ALL, chosen))
        self._flow.invalidate()
        self._chip_row.updateGeometry()

    # -- what the user wants --------------------------------------------------------------------------

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = current.data(PairRoles.ROW)
        if isinstance(row, PairRow):
            self.pair_wanted.emit(row.number)

    def _opened(self, index: QModelIndex) -> None:
        row = index.data(PairRoles.ROW)
        if isinstance(row, PairRow):
            self.pair_opened.emit(row.number)

    def _add_own(self, menu: QMenu, index: QModelIndex) -> None:
        row = index.data(PairRoles.ROW)
        if not isinstance(row, PairRow):
            return
        number, alone = row.number, row.tone in ("added", "dropped")
        for text, signal in (
            (self.tr("Confirm that these answer to each other"), self.confirm_wanted),
            (self.tr("These do not answer to each other"), self.part_wanted),
            (self.tr("Put together with another measure…"), self.join_wanted),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, s=signal: s.emit(number))
            if signal in (self.confirm_wanted, self.part_wanted):
                action.setEnabled(not alone)


def _clause_of(index: QModelIndex) -> ChosenPlace | None:
    """Return the newer clause of a row: what actions are about while the list or the texts have the focus."""
    row = index.data(PairRoles.ROW)
    return ChosenPlace(row.document_key, row.clause_id) if isinstance(row, PairRow) else None
