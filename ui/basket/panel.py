"""The left column of the place for paper: the lines of the basket, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from store.model.annotation import Basket
from ui.appearance.icons import icon
from ui.appearance.theme import ThemeManager
from ui.basket.basket_list import BasketList
from ui.basket.delegate import BasketDelegate
from ui.basket.model import BasketModel, BasketRoles
from ui.runtime.i18n import numbered
from ui.services.notebook.basket_lines import BasketLine
from ui.widgets.clause_list.clause_drag import ClauseDrop
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.empty_state import EmptyState
from ui.widgets.name_dialogs import ask_name
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import IconButton, TextButton

SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class BasketPanel(QWidget):
    """Emits intents; :meth:`show_basket` brings what is shown up to date."""

    #: A clause is to be read: document and clause.
    activated = Signal(str, str)
    #: A heading is to be put before this row.
    heading_requested = Signal(int)
    heading_edited = Signal(str, str)
    remove_requested = Signal(list)
    move_requested = Signal(list, int)
    clauses_dropped = Signal(list, int)
    children_requested = Signal(str, bool)
    clear_requested = Signal()
    basket_chosen = Signal(str)
    create_requested = Signal(str)
    rename_requested = Signal(str)
    delete_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._baskets: list[Basket] = []
        self._current: Basket | None = None
        self._header = PanelHeader(self.tr("Basket"))
        self._more = IconButton(themes, "chevron-down", self.tr("Baskets"), size=16)
        self._header.add_widget(self._more)
        self.model = BasketModel(self)
        self.list = self._make_list()
        #: What is in the basket as clauses.
        self.rows = ClauseRows(self.list, _clause_of, self, leads=True)
        self.lists = ClauseList(self.rows, themes, self._open, self._add_own)
        self._empty = EmptyState(
            themes,
            "shopping-basket",
            self.tr("The basket is empty"),
            self.tr("Ctrl+B puts the clause in view or the selection into it; or drag them here."),
        )
        self._heading = TextButton(themes, self.tr("Heading"), "heading")
        self._clear = TextButton(themes, self.tr("Empty"), "trash-2")
        self._arrange()
        self._connect()
        self.setFocusProxy(self.list)
        self.show_basket((), None, ())

    def _make_list(self) -> BasketList:
        view = BasketList()
        view.setModel(self.model)
        view.setItemDelegate(BasketDelegate(self._themes, view))
        view.setMouseTracking(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setDragDropOverwriteMode(False)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Clauses in the basket"))
        return view

    def _arrange(self) -> None:
        pages = QWidget()
        self._stack = QStackedLayout(pages)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 0)
        foot.setSpacing(8)
        for button in (self._heading, self._clear):
            button.setIconSize(QSize(15, 15))
            foot.addWidget(button)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(pages, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._more.clicked.connect(self._on_more)
        self._heading.clicked.connect(lambda: self.heading_requested.emit(self._row_for_heading()))
        self._clear.clicked.connect(self.clear_requested)
        self.model.move_requested.connect(self.move_requested)
        self.model.clauses_dropped.connect(self.clauses_dropped)
        self.model.heading_edited.connect(self.heading_edited)
        self.list.open_wanted.connect(self._open)
        self.list.doubleClicked.connect(self._open)
        self.list.remove_wanted.connect(self._remove)
        self.list.step_wanted.connect(self._step)
        ClauseDrop(self._empty).dropped.connect(lambda ids: self.clauses_dropped.emit(ids, 0))
        self._themes.changed.connect(self.list.viewport().update)

    # -- what is shown --------------------------------------------------------------------------------

    def show_basket(
        self, baskets: Sequence[Basket], current: Basket | None, lines: Sequence[BasketLine]
    ) -> None:
        """Show a basket's lines; what was chosen stays chosen, or what takes its place."""
        chosen = [index.data(BasketRoles.LINE).id for index in self.list.selectionModel().selectedIndexes()]
        at = self.list.currentIndex()
        here, row = (at.data(BasketRoles.LINE).id, at.row()) if at.isValid() else ("", -1)
        self._baskets, self._current = list(baskets), current
        self.model.set_lines(lines)
        count = sum(not line.is_heading for line in lines)
        name = current.title if current else ""
        remark = (
            numbered(self.tr("{name} · {n} clause|{name} · {n} clauses"), name=name, n=count) if name else ""
        )
        self._header.set_remark(remark)
        self._stack.setCurrentWidget(self.list if lines else self._empty)
        self._clear.setEnabled(bool(lines))
        self._choose(chosen, here, row)

    def is_empty(self) -> bool:
        """Return whether the panel says what to do, having nothing to list."""
        return self._stack.currentWidget() is self._empty

    def edit_heading(self, entry_id: str) -> None:
        """Open the editor of a heading."""
        index = self.model.index(self.model.row_of(entry_id))
        if index.isValid():
            self.rows.choose(index)
            self.list.scrollTo(index)
            self.list.edit(index)

    def selected_ids(self) -> list[str]:
        """Return the chosen entries, in order."""
        rows = sorted({index.row() for index in self.list.selectionModel().selectedIndexes()})
        return [self.model.lines()[row].id for row in rows]

    def choose(self, entry_id: str) -> None:
        """Choose the line of an entry."""
        index = self.model.index(self.model.row_of(entry_id))
        if index.isValid():
            self.rows.choose(index)
            self.list.scrollTo(index)

    def _choose(self, ids: Sequence[str], here: str, row: int) -> None:
        model, selection = self.model, self.list.selectionModel()
        current = model.row_of(here)
        if current < 0:
            current = min(row, model.rowCount() - 1)
        if current >= 0:
            selection.setCurrentIndex(model.index(current), SELECT)
        for each in ids:
            if model.row_of(each) >= 0:
                flag = QItemSelectionModel.SelectionFlag.Select
                selection.select(model.index(model.row_of(each)), flag)

    def _row_for_heading(self) -> int:
        """Return the row for a new heading: before the chosen line, else at the end."""
        index = self.list.currentIndex()
        return index.row() if index.isValid() else self.model.rowCount()

    # -- what the user does ---------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        line = index.data(BasketRoles.LINE)
        if line is not None and line.is_heading:
            self.list.edit(index)
        elif line is not None and line.clause_id:
            self.activated.emit(line.document_key, line.clause_id)

    def _remove(self) -> None:
        if self.selected_ids():
            self.remove_requested.emit(self.selected_ids())

    def _step(self, step: int) -> None:
        """Move what is chosen one line up (-1) or down (1)."""
        rows = [self.model.row_of(each) for each in self.selected_ids()]
        if rows and rows[0] + step >= 0 and rows[-1] + step < self.model.rowCount():
            self.move_requested.emit(self.selected_ids(), rows[0] - 1 if step < 0 else rows[-1] + 2)

    def _on_more(self) -> None:
        menu = self.baskets_menu()
        menu.exec(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def baskets_menu(self) -> QMenu:
        """Return the menu of baskets, with the actions on the one in use."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for basket in self._baskets:
            action = menu.addAction(basket.title)
            action.setCheckable(True)
            action.setChecked(self._current is not None and basket.id == self._current.id)
            action.triggered.connect(lambda _on=False, id=basket.id: self.basket_chosen.emit(id))
        menu.addSeparator()
        menu.addAction(self.tr("New basket…"), self._ask_new)
        for text, done in (
            (self.tr("Rename…"), self._ask_name),
            (self.tr("Delete the basket"), self.delete_requested.emit),
        ):
            menu.addAction(text, done).setEnabled(self._current is not None)
        return menu

    def _add_own(self, menu: QMenu, index: QModelIndex) -> None:
        line: BasketLine | None = index.data(BasketRoles.LINE)
        if line is None:
            return
        if line.is_heading:
            self._entry(menu, "pencil", self.tr("Change heading"), "F2", lambda: self.list.edit(index))
        elif line.has_children:
            action = self._entry(menu, "", self.tr("With the clauses below"), "", lambda: None)
            action.setCheckable(True)
            action.setChecked(line.children)
            action.triggered.connect(lambda: self.children_requested.emit(line.id, not line.children))
        before = self.tr("Heading above")
        self._entry(menu, "heading", before, "", lambda: self.heading_requested.emit(index.row()))
        menu.addSeparator()
        self._entry(menu, "", self.tr("Move up"), "Alt+Up", lambda: self._step(-1))
        self._entry(menu, "", self.tr("Move down"), "Alt+Down", lambda: self._step(1))
        self._entry(menu, "trash-2", self.tr("Remove"), "Del", self._remove)

    def _entry(self, menu: QMenu, name: str, text: str, keys: str, done: Callable[[], object]) -> QAction:
        action = QAction(text, menu)
        if name:
            action.setIcon(icon(name, self._themes.theme.ink2))
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: done())
        menu.addAction(action)
        return action

    def _ask_new(self) -> None:
        text = self._ask(self.tr("New basket"))
        if text:
            self.create_requested.emit(text)

    def _ask_name(self) -> None:
        text = self._ask(self.tr("Rename the basket"), self._current)
        if text:
            self.rename_requested.emit(text)

    def _ask(self, title: str, basket: Basket | None = None) -> str:
        others = {each.title for each in self._baskets if basket is None or each.id != basket.id}

        def check(text: str) -> str:
            return self.tr("There is a basket of this name already") if text in others else ""

        name = basket.title if basket is not None else ""
        return ask_name(self, title, self.tr("Name of the basket"), name, check) or ""


def _clause_of(index: QModelIndex) -> ChosenPlace | None:
    """Return the clause of a line; None for a heading, and where its text is gone."""
    line: BasketLine | None = index.data(BasketRoles.LINE)
    return ChosenPlace(line.document_key, line.clause_id) if line is not None and line.clause_id else None
