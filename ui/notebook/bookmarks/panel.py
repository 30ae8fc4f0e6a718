"""The bookmarks in their folders: opened by a click, named, filed and put in order by dragging."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.appearance.icons import icon
from ui.appearance.theme import ThemeManager
from ui.notebook.bookmarks.bookmark_menu import add_bookmark_entries
from ui.notebook.bookmarks.bookmark_requests import BookmarkRequests
from ui.notebook.bookmarks.delegate import BookmarkDelegate
from ui.notebook.bookmarks.model import BookmarkModel, TreeRole, walk
from ui.notebook.bookmarks.view import BookmarkView
from ui.services.notebook.bookmark_list import BookmarkOutline
from ui.services.notebook.note_entries import EntryMaker, NoteEntry
from ui.widgets.clause_list.clause_list import ClauseList
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.clause_list.current import ChosenPlace
from ui.widgets.clause_list.field_above import FieldAbove
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import IconButton

PAUSE_MS = 90
#: The selection is restored in a rebuilt tree if it is among so many rows of its folder.
NEAR = 300


class BookmarksPanel(BookmarkRequests):
    """Asks (:attr:`asked`) for what :attr:`wanted` lets through; everything else is asked by signals as well.

    F2 renames, Del deletes, a click opens and stays here, Enter or a second click goes on to the text.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.wanted = ""
        self._listed: str | None = None
        self._folders: list[tuple[str, str]] = []
        self._closed: set[str] = set()
        self._to_name = ""
        self._header = PanelHeader(self.tr("Bookmarks"))
        self._field = QLineEdit()
        self._new = IconButton(themes, "folder-plus", self.tr("New folder"), size=16)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.model = BookmarkModel(self)
        self.tree = BookmarkView()
        self._empty = EmptyState(
            themes,
            "bookmark",
            self.tr("No bookmarks yet"),
            self.tr("Press Ctrl+D on a clause to bookmark it"),
        )
        self._nothing = EmptyState(
            themes, "search-x", self.tr("Nothing fits"), self.tr("Other words, or clear the field")
        )
        self._arrange()
        #: The bookmarks as clauses.
        self.rows = ClauseRows(self.tree, _clause_of, self, leads=True)
        self.lists = ClauseList(self.rows, themes, self._open, self._add_own)
        FieldAbove(self._field, self.rows)
        self._connect()
        self._show_page()

    def _arrange(self) -> None:
        self._field.setPlaceholderText(self.tr("Filter by words, pinyin, tags"))
        self._field.setAccessibleName(self.tr("Filter"))
        self._field.setClearButtonEnabled(True)
        leading = QLineEdit.ActionPosition.LeadingPosition
        self._field.addAction(icon("search", self._themes.theme.ink3), leading)
        tree = self.tree
        tree.setModel(self.model)
        tree.setItemDelegate(BookmarkDelegate(self._themes, tree))
        tree.setAccessibleName(self.tr("Bookmarks"))
        self._header.add_widget(self._new)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(16, 0, 12, 8)
        row.addWidget(self._field)
        self._stack = QStackedWidget()
        for page in (tree, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(tree)

    def _connect(self) -> None:
        model, tree = self.model, self.tree
        self._field.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._take_text)
        self._new.clicked.connect(lambda: self.new_folder_requested.emit(""))
        self.lists.clicked.connect(self._click)
        tree.doubleClicked.connect(self._double_click)
        tree.open_wanted.connect(self._open)
        tree.delete_wanted.connect(self._delete)
        tree.collapsed.connect(lambda index: self._closed.add(index.data(TreeRole.FOLDER)))
        tree.expanded.connect(lambda index: self._closed.discard(index.data(TreeRole.FOLDER)))
        model.rename_requested.connect(self.rename_requested)
        model.folder_rename_requested.connect(self.folder_rename_requested)
        model.move_requested.connect(self.move_requested)
        model.folder_move_requested.connect(self.folder_move_requested)
        self._themes.changed.connect(tree.viewport().update)

    # -- what is shown --------------------------------------------------------------------------------

    def show_outline(
        self, outline: BookmarkOutline, folders: list[tuple[str, str]], shelf: EntryMaker
    ) -> None:
        """Show these folders and bookmarks; after a change, the tree stays where it was."""
        current, top = self._place(self.tree.currentIndex()), self.tree.verticalScrollBar().value()
        chosen = [self._place(index) for index in self.rows.selected()]
        again = self._listed == self.wanted
        row = self.tree.currentIndex().row() if again and self.tree.hasFocus() else -1
        self._listed, self._folders = self.wanted, folders
        self.model.show(outline, shelf, keep=again)
        self._header.set_remark(str(outline.total) if outline.total else "")
        for index in self.model.folders():
            self.tree.setExpanded(index, index.data(TreeRole.FOLDER) not in self._closed)
        self._show_page()
        self._choose(*current, row)
        if len(chosen) > 1:
            found = (self.model.find(*place, NEAR) for place in chosen)
            self.rows.add(index for index in found if index.isValid())
        self.tree.scroll_to(top if again else 0)
        self.tree.fetch()
        if self._to_name:
            self.edit_folder(self._to_name)

    def entries(self) -> list[NoteEntry]:
        """Return the bookmarks that the tree has so far, from top to bottom."""
        lines = walk(self.model, lambda index: not index.data(TreeRole.IS_FOLDER))
        return [index.data(TreeRole.ENTRY) for index in lines]

    def chosen_ids(self) -> list[str]:
        """Return the bookmarks that are chosen."""
        found = (index.data(TreeRole.ENTRY) for index in self.tree.selectedIndexes())
        return [entry.id for entry in found if entry is not None]

    def folder_name(self, folder_id: str) -> str:
        """Return the name of a folder; empty where it is not listed."""
        return next((title for each, title in self._folders if each == folder_id), "")

    def edit_folder(self, folder_id: str) -> None:
        """Let the user name a folder, as soon as it is there."""
        self._to_name = folder_id
        index = self.model.find(folder_id, "", NEAR)
        if index.isValid():
            self._to_name = ""
            self.rows.choose(index)
            self.tree.edit(index)

    def is_empty(self) -> bool:
        """Return whether the panel says what to do, having nothing to list."""
        return self._stack.currentWidget() is self._empty

    def set_filter(self, text: str) -> None:
        """Type into the filter."""
        self._field.setText(text)
        self._pause.stop()
        self._take_text()

    # -- inside ---------------------------------------------------------------------------------------

    def _take_text(self) -> None:
        text = self._field.text().strip()
        if text != self.wanted:
            self.wanted = text
            self.asked.emit()

    def _show_page(self) -> None:
        anything = self.model.total() or self._folders
        self._tools.setVisible(bool(anything))
        if not anything:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self.tree if self.model.rowCount() else self._nothing)

    def _place(self, index: QModelIndex) -> tuple[str, str]:
        """Return the folder of a row, and the bookmark in it; for a folder, itself and nothing."""
        entry = index.data(TreeRole.ENTRY)
        return index.data(TreeRole.FOLDER) or "", entry.id if entry else ""

    def _choose(self, folder: str, bookmark: str, gone: int) -> None:
        """Select the former selection; where it is ``gone`` from its row, the line there now."""
        index = self.model.find(folder, bookmark, NEAR) if folder or bookmark else QModelIndex()
        if gone >= 0 and bookmark and not index.isValid():
            inside = self.model.find(folder, "", NEAR) if folder else QModelIndex()
            index = self.model.index(min(gone, self.model.rowCount(inside) - 1), 0, inside)
        if index.isValid():
            self.rows.follow(index)

    def _click(self, index: QModelIndex) -> None:
        """Open, and stay here, so that the keys of the line work."""
        self._open(index)
        self.tree.setFocus()

    def _double_click(self, index: QModelIndex) -> None:
        if not index.data(TreeRole.IS_FOLDER):
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if index.data(TreeRole.IS_FOLDER):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
            return
        entry = index.data(TreeRole.ENTRY)
        if entry is not None and entry.placed and len(self.chosen_ids()) <= 1:
            self.activated.emit(entry.id)

    def _delete(self) -> None:
        index = self.tree.currentIndex()
        if index.data(TreeRole.IS_FOLDER):
            self.folder_delete_requested.emit(index.data(TreeRole.FOLDER))
        elif self.chosen_ids():
            self.delete_requested.emit(self.chosen_ids())

    def edit_title(self, index: QModelIndex) -> None:
        """Edit the title of a row in place."""
        self.tree.edit(index)

    def _add_own(self, menu: QMenu, index: QModelIndex) -> None:
        add_bookmark_entries(menu, self, index, self._folders, self._themes.theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what was not looked after while nobody saw it."""
        super().showEvent(event)
        self.shown.emit()


def _clause_of(index: QModelIndex) -> ChosenPlace | None:
    """Return the clause of a bookmark; None for a folder, and where its place is gone."""
    entry: NoteEntry | None = index.data(TreeRole.ENTRY)
    return ChosenPlace(entry.document_key, entry.clause_id) if entry is not None and entry.placed else None
