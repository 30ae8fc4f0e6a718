"""List of what is printed: the left column of the place for paper for everything but the basket."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.printing.parts_delegate import PartsDelegate
from ui.printing.parts_model import PartRoles, PartsModel
from ui.printing.printout import Printout, PrintoutPart
from ui.runtime.i18n import numbered
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.clause_list.fitted_list import FittedList
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import TextButton


class PartsList(FittedList):
    """The list and its keys."""

    open_wanted = Signal(QModelIndex)
    tick_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks all that is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_wanted.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.tick_wanted.emit()
        else:
            super().keyPressEvent(event)


class PartsPanel(QWidget):
    """Lists the parts of a paper with boxes; of a table it says what it is."""

    back_requested = Signal()
    #: A clause is to be read: document and clause.
    activated = Signal(str, str)
    #: The ids of the parts that are to be printed.
    parts_wanted = Signal(list)
    #: Another part is chosen: the ids of those that are.
    chosen_changed = Signal(list)
    #: Clauses are to be put into the basket, by their ids.
    basket_requested = Signal(list)
    #: The comparison of two documents is to be put into the basket, by their keys.
    table_requested = Signal(str, str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._printout: Printout | None = None
        self._header = PanelHeader(self.tr("Print"), self)
        self._pages = QWidget(self)
        self.back = TextButton(themes, self.tr("Back"), "arrow-left")
        self.back.setToolTip(self.tr("Back to where you were  Esc"))
        self._header.add_widget(self.back)
        self.model = PartsModel(self)
        self.list = self._make_list()
        self.rows = ClauseRows(self.list, _clause_of, self)
        self.lists = ClauseList(self.rows, themes, self._open)
        self._about = EmptyState(themes, "file-text", parent=self._pages)
        self.all = TextButton(themes, self.tr("Tick none"), "check")
        self.basket = TextButton(themes, self.tr("Put into the basket"), "shopping-basket")
        self._arrange()
        self._connect()
        self.setFocusProxy(self.list)

    def show_printout(self, printout: Printout) -> None:
        """List the parts of a paper, all of them ticked."""
        self._printout = printout
        parts, table = printout.parts, printout.table
        self.model.set_parts(parts)
        self._stack.setCurrentWidget(self.list if parts else self._about)
        if table is not None:
            text = self.tr("The table with the rows that were shown, in their order.")
            self._about.show_message("file-text", printout.excerpt.title, text)
        self.all.setVisible(len(parts) > 1)
        self.basket.setVisible(bool(parts) or (table is not None and bool(table.compared)))
        self.setFocusProxy(self.list if parts else self.back)
        if parts:
            self.list.setCurrentIndex(self.model.index(0))
        self._follow()

    def choose(self, part: str) -> None:
        """Choose the row of a part."""
        row = self.model.row_of(part)
        if row >= 0:
            self.rows.choose(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    def chosen(self) -> list[str]:
        """Return the ids of the parts that are chosen."""
        return [index.data(PartRoles.PART).id for index in self.rows.selected()]

    def _make_list(self) -> PartsList:
        view = PartsList(self._pages)
        view.setModel(self.model)
        view.setItemDelegate(PartsDelegate(self._themes, view))
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Parts of the paper"))
        return view

    def _arrange(self) -> None:
        self._stack = QStackedLayout(self._pages)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._about)
        foot, inside = QVBoxLayout(), QWidget(self)
        foot.setContentsMargins(16, 8, 16, 0)
        foot.addWidget(inside)
        flow = FlowLayout(inside)
        for button in (self.all, self.basket):
            button.setIconSize(QSize(15, 15))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.all.clicked.connect(self._turn_all)
        self.basket.clicked.connect(self._to_basket)
        self.model.ticked_changed.connect(self._on_ticked)
        self.list.open_wanted.connect(self._open)
        self.list.doubleClicked.connect(self._open)
        self.list.tick_wanted.connect(self._turn_chosen)
        self.rows.changed.connect(lambda: self.chosen_changed.emit(self.chosen()))
        self._themes.changed.connect(self.list.viewport().update)

    def _on_ticked(self) -> None:
        self._follow()
        self.parts_wanted.emit(self.model.ticked())

    def _follow(self) -> None:
        """Say how many parts are printed, and whether the button ticks all or none."""
        total, ticked = self.model.rowCount(), len(self.model.ticked())
        if ticked == total:
            text = numbered(self.tr("{n} part|{n} parts"), n=total) if total > 1 else ""
        else:
            text = self.tr("{n} of {total} parts").format(n=ticked, total=total)
        self._header.set_remark(text)
        self.all.setText(self.tr("Tick none") if ticked == total else self.tr("Tick all"))
        self.basket.setEnabled(ticked > 0 or not total)

    def _turn_all(self) -> None:
        total = self.model.rowCount()
        self.model.tick(range(total), len(self.model.ticked()) < total)

    def _turn_chosen(self) -> None:
        rows = [index.row() for index in self.rows.selected()]
        if rows:
            here = self.list.currentIndex().data(Qt.ItemDataRole.CheckStateRole)
            self.model.tick(rows, here != Qt.CheckState.Checked)

    def _open(self, index: QModelIndex) -> None:
        found = _clause_of(index)
        if found is not None:
            self.activated.emit(*found)

    def _to_basket(self) -> None:
        printout = self._printout
        if printout is None:
            return
        if printout.table is not None:
            self.table_requested.emit(*printout.table.compared)
            return
        self.basket_requested.emit(_clause_ids(self.model.parts(), self.model.ticked()))


def _clause_of(index: QModelIndex) -> ChosenPlace | None:
    """Return the clause of a row; a whole document has none, and a table is no clause."""
    part: PrintoutPart | None = index.data(PartRoles.PART)
    if part is None or part.item.table is not None:
        return None
    return ChosenPlace(part.item.document.key, "" if part.item.whole else part.item.clause.id)


def _clause_ids(parts: Sequence[PrintoutPart], ticked: Sequence[str]) -> list[str]:
    """Return the clauses of the ticked parts; those of a whole document are its chapters."""
    found: list[str] = []
    for part in parts:
        if part.id not in ticked or part.item.table is not None:
            continue
        if part.item.whole:
            found += [clause.id for clause in part.item.document.clauses]
        else:
            found.append(part.item.clause.id)
    return found
