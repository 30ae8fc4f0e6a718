"""Panel of all annotations across documents: filtered, sorted, found by their words; a click goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from store.notebook import AnnotationFilter, HighlightStyle
from ui.appearance.icons import icon
from ui.appearance.theme import ThemeManager
from ui.notebook.notes.days_dialog import DaysDialog
from ui.notebook.notes.delegate import EntryDelegate
from ui.notebook.notes.entry_list import EntryList
from ui.notebook.notes.filter_menu import FilterMenu
from ui.notebook.notes.filter_names import chips
from ui.notebook.notes.model import STEP, EntryRole, NoteModel
from ui.notebook.notes.note_menu import add_note_entries
from ui.notebook.notes.note_requests import NoteRequests
from ui.notebook.notes.order_menu import OrderMenu
from ui.services.notebook.note_entries import EntryMaker, NoteEntry
from ui.services.notebook.note_list import FilterCounts, NoteListing
from ui.services.notebook.note_orders import note_order
from ui.widgets.choices.chips import ChipRow
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.clause_list.field_above import FieldAbove
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import IconButton

PAUSE_MS = 90
#: What is chosen is followed into another order only so far: all lines above it have to be laid out.
NEAR = 300


class NotesPanel(NoteRequests):
    """Asks (:attr:`asked`) for :attr:`wanted` in the order :attr:`sort`, and is told what was found."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.wanted = AnnotationFilter()
        self.sort = "place"
        self._listed: tuple[AnnotationFilter, str] | None = None
        self._counts = FilterCounts()
        self._styles: list[HighlightStyle] = []
        self._name: Callable[[str], str] = str
        self._anything = False
        self._field = QLineEdit()
        self._filter = IconButton(themes, "list-filter", self.tr("Show only…"), size=16)
        self._order = IconButton(themes, "arrow-down-up", self.tr("Order"), size=16)
        self._more = IconButton(themes, "tag", self.tr("Tags…"), size=16)
        self._header = PanelHeader(self.tr("Notes"))
        self._chips = ChipRow()
        self.model = NoteModel(self)
        self.list = EntryList()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._empty = EmptyState(
            themes,
            "highlighter",
            self.tr("Nothing marked yet"),
            self.tr("Select words in the text to highlight them, or press Ctrl+M to write a note"),
        )
        self._nothing = EmptyState(
            themes, "search-x", self.tr("Nothing fits"), self.tr("Other words, or take a filter off")
        )
        self._arrange()
        #: Notes and highlights as the clauses they are on.
        self.rows = ClauseRows(self.list, _clause_of, self, leads=True)
        self.lists = ClauseList(self.rows, themes, self._open, self._add_own)
        FieldAbove(self._field, self.rows)
        self._connect()
        self._show_page()

    # -- building -------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._field.setPlaceholderText(self.tr("Filter; pinyin will do"))
        self._field.setAccessibleName(self.tr("Filter"))
        self._field.setClearButtonEnabled(True)
        leading = QLineEdit.ActionPosition.LeadingPosition
        self._field.addAction(icon("search", self._themes.theme.ink3), leading)
        listed = self.list
        listed.setModel(self.model)
        listed.setItemDelegate(EntryDelegate(self._themes, listed))
        listed.setAccessibleName(self.tr("Notes"))
        listed.setMouseTracking(True)
        listed.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        listed.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.setResizeMode(QListView.ResizeMode.Adjust)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(16, 0, 12, 8)
        row.setSpacing(4)
        row.addWidget(self._field, 1)
        for button in (self._filter, self._order, self._more):
            row.addWidget(button)
        chips = QWidget()
        inner = QVBoxLayout(chips)
        inner.setContentsMargins(16, 0, 16, 8)
        inner.addWidget(self._chips)
        self._chip_box = chips
        self._stack = QStackedWidget()
        for page in (listed, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._header, self._tools, chips):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(listed)

    def _connect(self) -> None:
        self._field.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._take_text)
        self._filter.clicked.connect(self._open_filter)
        self._order.clicked.connect(self._open_order)
        self._more.clicked.connect(self.tags_wanted)
        self._chips.chosen.connect(self._drop_chip)
        self.lists.clicked.connect(self._open)
        self.list.open_wanted.connect(self._open)
        self.list.open_wanted.connect(lambda _index: self.text_wanted.emit())
        self.list.delete_wanted.connect(lambda _index: self.delete_requested.emit(self.chosen_ids()))
        self.list.button_pressed.connect(self._press)
        self._themes.changed.connect(self.list.viewport().update)

    # -- what is shown --------------------------------------------------------------------------------

    def show_listing(self, listing: NoteListing, shelf: EntryMaker, styles: Sequence[HighlightStyle]) -> None:
        """Show what was found.

        After a change of the notebook the list stays where it was; another question begins at its top, and
        follows what is chosen if that is near.
        """
        chosen, top = self._chosen_first(), self.list.verticalScrollBar().value()
        again = self._listed == (self.wanted, self.sort)
        row = self.list.currentIndex().row() if again and self.list.hasFocus() else -1
        bottom = self.list.indexAt(self.list.viewport().rect().bottomLeft()).row()
        rows = max(bottom, 0) + STEP if again and top else STEP
        self._listed = (self.wanted, self.sort)
        self._counts, self._styles, self._name = listing.counts, list(styles), shelf.name
        self._anything = listing.anything
        self.model.show(listing, shelf, rows)
        self._header.set_remark(
            str(listing.total) if listing.total or self.wanted != AnnotationFilter() else ""
        )
        self._show_chips()
        self._show_page()
        self._choose(chosen, max(rows, NEAR), row)
        if again:
            self.list.scroll_to(top)

    def set_wanted(self, wanted: AnnotationFilter) -> None:
        """Ask for something else."""
        if wanted != self.wanted:
            self.wanted = wanted
            if self._field.text().strip() != wanted.text:
                self._field.setText(wanted.text)
            self.asked.emit()

    def set_sort(self, sort: str) -> None:
        """List in another order."""
        if note_order(sort) is not None and sort != self.sort:
            self.sort = sort
            self.asked.emit()

    def set_filter(self, text: str) -> None:
        """Type into the filter."""
        self._field.setText(text)
        self._pause.stop()
        self._take_text()

    def is_empty(self) -> bool:
        """Return whether the panel says what to do, having nothing to list."""
        return self._stack.currentWidget() is self._empty

    def chosen_ids(self) -> list[str]:
        """Return the annotations that are chosen."""
        found = (index.data(EntryRole.ENTRY) for index in self.list.selectedIndexes())
        return [entry.id for entry in found if entry is not None]

    def chips(self) -> list[str]:
        """Return the restrictions of the list, in words."""
        return self._chips.texts()

    # -- inside ---------------------------------------------------------------------------------------

    def _show_page(self) -> None:
        self._tools.setVisible(self._anything)
        if self.model.total():
            self._stack.setCurrentWidget(self.list)
        else:
            everything = not self._anything or self.wanted == AnnotationFilter()
            self._stack.setCurrentWidget(self._empty if everything else self._nothing)

    def _labels(self) -> dict[str, AnnotationFilter]:
        """Return the restrictions of the list, and for each the filter without it."""
        return chips(self.wanted, self._styles, self._name)

    def _show_chips(self) -> None:
        labels = list(self._labels())
        self._chips.set_texts(labels)
        self._chip_box.setVisible(bool(labels))

    def _drop_chip(self, text: str) -> None:
        rest = self._labels().get(text)
        if rest is not None:
            self.set_wanted(rest)

    def _take_text(self) -> None:
        self.set_wanted(replace(self.wanted, text=self._field.text().strip()))

    def _chosen_first(self) -> list[str]:
        """Return the annotations that are chosen, first the one that has the frame."""
        framed = self.list.currentIndex().data(EntryRole.ENTRY)
        return sorted(self.chosen_ids(), key=lambda each: framed is None or each != framed.id)

    def _choose(self, ids: Sequence[str], near: int, gone: int) -> None:
        """Select the former selection, the first with the frame; where that is ``gone`` from its row, the
        line there now.
        """
        row = self.model.row_of(ids[0]) if ids else -1
        if ids and row < 0 <= gone:
            row = self.model.annotation_near(gone)
        if 0 <= row < near:
            self.model.fetch_to(row)
            self.rows.follow(self.model.index(row))
        others = [row for each in ids[1:] if 0 <= (row := self.model.row_of(each)) < near]
        self.model.fetch_to(max(others, default=-1))
        self.rows.add(self.model.index(row) for row in others)

    def _open_filter(self) -> None:
        menu = FilterMenu(
            self.wanted,
            self._counts,
            self._styles,
            self._name,
            self._themes.theme,
            self.set_wanted,
            self.ask_days,
            self,
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._filter.mapToGlobal(QPoint(0, self._filter.height())))

    def ask_days(self) -> None:
        """Ask since when and until when."""
        dialog = DaysDialog(self.wanted.since, self.wanted.until, self._themes.theme, self.window())
        dialog.chosen.connect(self._take_days)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_days(self, first: str, last: str) -> None:
        self.set_wanted(replace(self.wanted, since=first, until=last))

    def _open_order(self) -> None:
        menu = OrderMenu(self.sort, self.set_sort, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._order.mapToGlobal(QPoint(0, self._order.height())))

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(EntryRole.ENTRY)
        if entry is not None and entry.placed and len(self.chosen_ids()) <= 1:
            self.activated.emit(entry.id)

    def _press(self, index: QModelIndex, name: str) -> None:
        entry = index.data(EntryRole.ENTRY)
        if name == "confirm":
            self.confirm_requested.emit([entry.id])
        elif name == "place":
            self.place_requested.emit(entry.id)
        else:
            self.rows.choose(index)
            self.activated.emit(entry.id)

    def _add_own(self, menu: QMenu, index: QModelIndex) -> None:
        entry = index.data(EntryRole.ENTRY)
        if entry is not None:
            chosen = self.chosen_ids()
            ids = chosen if entry.id in chosen else [entry.id]
            add_note_entries(menu, self, entry, ids, self._styles, self._themes.theme)
            menu.addSeparator()
        if index.data(EntryRole.HEADER):
            below = self.model.clause_ids(index.row())
            text = self.tr("Put all {n} of them into the basket").format(n=len(below))
            menu.addAction(text, lambda: self.basket_wanted.emit(below)).setEnabled(bool(below))
        everything = self.tr("Put all that are listed into the basket")
        menu.addAction(everything, lambda: self.basket_wanted.emit(self.model.clause_ids()))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what was not looked after while nobody saw it."""
        super().showEvent(event)
        self.shown.emit()


def _clause_of(index: QModelIndex) -> ChosenPlace | None:
    """Return the clause that a note is on; None for a header, and where its place is gone."""
    entry: NoteEntry | None = index.data(EntryRole.ENTRY)
    return ChosenPlace(entry.document_key, entry.clause_id) if entry is not None and entry.placed else None
