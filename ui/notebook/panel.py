"""A side panel that lists entries of the notebook: filter, order, open, delete, and what to do when empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from ui.icons import icon
from ui.notebook.entries import Entry
from ui.notebook.entry_delegate import EntryDelegate
from ui.notebook.entry_model import EntryModel, EntryRole
from ui.theme import ThemeManager
from ui.widgets.empty import EmptyState
from ui.widgets.panel import PanelHeader
from ui.widgets.tinted import IconButton


class EntryList(QListView):
    """The list; keys and resizing."""

    open_wanted = Signal(QModelIndex)
    delete_wanted = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del deletes."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.open_wanted.emit(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.delete_wanted.emit(index)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class EntryPanel(QWidget):
    """What bookmarks and notes have in common; intents are signals, the entries come from outside."""

    activated = Signal(str, str)
    entry_activated = Signal(str)
    delete_requested = Signal(str)
    rename_requested = Signal(str, str)

    def __init__(
        self,
        themes: ThemeManager,
        title: str,
        empty: EmptyState,
        editable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._header = PanelHeader(title)
        self._empty = empty
        self._nothing = EmptyState(
            themes, "search-x", self.tr("Nothing fits"), self.tr("Other words, or clear the field")
        )
        self._field = QLineEdit()
        self._order = IconButton(themes, "history", self.tr("Newest first"), size=16)
        self.model = EntryModel(self, editable=editable)
        self.list = EntryList()
        self._arrange(title)
        self._connect()
        self.set_items(())

    def _arrange(self, title: str) -> None:
        self._field.setPlaceholderText(self.tr("Filter"))
        self._field.setAccessibleName(self.tr("Filter"))
        self._field.setClearButtonEnabled(True)
        self._field.addAction(
            icon("search", self._themes.theme.ink3), QLineEdit.ActionPosition.LeadingPosition
        )
        self._order.setCheckable(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self._themes, self.list))
        self.list.setAccessibleName(title)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(16, 0, 12, 8)
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        row.addWidget(self._order)
        self._stack = QStackedLayout()
        for page in (self.list, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._tools)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._filter)
        self._order.toggled.connect(lambda on: self.model.set_order("newest" if on else "document"))
        self.list.clicked.connect(self._open)
        self.list.open_wanted.connect(self._open)
        self.list.delete_wanted.connect(self._delete)
        self.list.customContextMenuRequested.connect(self._menu)
        self.model.rename_requested.connect(self.rename_requested)
        self._themes.changed.connect(lambda _theme: self.list.viewport().update())

    def set_items(self, entries: Sequence[Entry]) -> None:
        """Show these entries; the chosen one stays chosen, or the one that takes its place."""
        chosen = self.list.currentIndex().data(EntryRole.ENTRY)
        row = self.list.currentIndex().row()
        self.model.set_entries(entries)
        self._header.set_remark(str(len(entries)) if entries else "")
        self._tools.setVisible(bool(entries))
        self._show_page()
        if chosen is not None:
            self._choose(self.model.row_of(chosen.id), row)

    def filter_text(self) -> str:
        """What is typed in the filter."""
        return self._field.text()

    def set_filter(self, text: str) -> None:
        """Type into the filter."""
        self._field.setText(text)

    def is_empty(self) -> bool:
        """Whether the panel says what to do, having nothing to list."""
        return self._stack.currentWidget() is self._empty

    def _choose(self, row: int, otherwise: int) -> None:
        last = self.model.rowCount() - 1
        index = self.model.index(row if row >= 0 else min(otherwise, last))
        if index.data(EntryRole.HEADER) and index.row() < last:
            index = self.model.index(index.row() + 1)
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._show_page()

    def _show_page(self) -> None:
        if not self.model.total():
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self.list if self.model.rowCount() else self._nothing)

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(EntryRole.ENTRY)
        if entry is not None:
            if entry.placed:
                self.activated.emit(entry.document_key, entry.clause_id)
            self.entry_activated.emit(entry.id)

    def _delete(self, index: QModelIndex) -> None:
        entry = index.data(EntryRole.ENTRY)
        if entry is not None:
            self.delete_requested.emit(entry.id)

    def _menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        entry = index.data(EntryRole.ENTRY)
        if entry is None:
            return
        menu = QMenu(self)
        for action in self.entry_actions(index, menu):
            menu.addAction(action)
        menu.exec(self.list.viewport().mapToGlobal(at))

    def entry_actions(self, index: QModelIndex, parent: QMenu) -> list[QAction]:
        """What the context menu of a line offers."""
        entry: Entry = index.data(EntryRole.ENTRY)
        theme, actions = self._themes.theme, []
        choices = [("external-link", self.tr("Open"), "Return", lambda: self._open(index), entry.placed)]
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            choices.append(("pencil", self.tr("Rename"), "F2", lambda: self.list.edit(index), True))
        choices.append(("trash-2", self.tr("Delete"), "Del", lambda: self._delete(index), True))
        for name, text, keys, done, enabled in choices:
            action = QAction(icon(name, theme.ink2), text, parent)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, done=done: done())
            actions.append(action)
        return actions
