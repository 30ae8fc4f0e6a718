"""The bookmarks in their folders: opened by a click, named, filed and put in order by dragging."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QTreeView, QVBoxLayout, QWidget

from store.notebook import FolderNode
from ui.icons import icon
from ui.notebook.bookmark_delegate import BookmarkDelegate
from ui.notebook.bookmark_tree import BookmarkTree, TreeRole, walk
from ui.notebook.entries import Entry
from ui.theme import ThemeManager
from ui.widgets.empty import EmptyState
from ui.widgets.panel import PanelHeader
from ui.widgets.tinted import IconButton


class BookmarkView(QTreeView):
    """The tree; keys."""

    open_wanted = Signal(QModelIndex)
    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_wanted.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class BookmarksPanel(QWidget):
    """F2 renames, Del deletes, a click opens; everything is asked for by signals."""

    activated = Signal(str, str)
    delete_requested = Signal(list)
    rename_requested = Signal(str, str)
    new_folder_requested = Signal(str)
    folder_rename_requested = Signal(str, str)
    folder_delete_requested = Signal(str)
    print_folder_requested = Signal(str)
    #: Bookmarks also into a folder (empty: the top); out of a folder.
    file_requested = Signal(list, str)
    unfile_requested = Signal(list, str)
    move_requested = Signal(list, str, str, str)
    folder_move_requested = Signal(str, str, str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._folders: list[tuple[str, str]] = []
        self._closed: set[str] = set()
        self._header = PanelHeader(self.tr("Bookmarks"))
        self._field = QLineEdit()
        self._new = IconButton(themes, "folder-plus", self.tr("New folder"), size=16)
        self.model = BookmarkTree(self)
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
        self._connect()
        self._show_page()

    def _arrange(self) -> None:
        self._field.setPlaceholderText(self.tr("Filter; pinyin will do"))
        self._field.setAccessibleName(self.tr("Filter"))
        self._field.setClearButtonEnabled(True)
        leading = QLineEdit.ActionPosition.LeadingPosition
        self._field.addAction(icon("search", self._themes.theme.ink3), leading)
        tree = self.tree
        tree.setModel(self.model)
        tree.setItemDelegate(BookmarkDelegate(self._themes, tree))
        tree.setAccessibleName(self.tr("Bookmarks"))
        tree.setHeaderHidden(True)
        tree.setIndentation(16)
        tree.setRootIsDecorated(False)
        tree.setExpandsOnDoubleClick(False)
        tree.setMouseTracking(True)
        tree.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(QTreeView.EditTrigger.EditKeyPressed)
        tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.setDragDropMode(QTreeView.DragDropMode.InternalMove)
        tree.setStyleSheet("QTreeView { padding-left: 8px; }")
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(16, 0, 12, 8)
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        row.addWidget(self._new)
        self._stack = QStackedLayout()
        for page in (tree, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._tools)
        column.addLayout(self._stack, 1)
        self.setFocusProxy(tree)

    def _connect(self) -> None:
        model, tree = self.model, self.tree
        self._field.textChanged.connect(self._filter)
        self._new.clicked.connect(lambda: self.new_folder_requested.emit(""))
        tree.clicked.connect(self._open)
        tree.open_wanted.connect(self._open)
        tree.delete_wanted.connect(self._delete)
        tree.collapsed.connect(lambda index: self._closed.add(index.data(TreeRole.FOLDER)))
        tree.expanded.connect(lambda index: self._closed.discard(index.data(TreeRole.FOLDER)))
        tree.customContextMenuRequested.connect(self._menu)
        model.rename_requested.connect(self.rename_requested)
        model.folder_rename_requested.connect(self.folder_rename_requested)
        model.move_requested.connect(self.move_requested)
        model.folder_move_requested.connect(self.folder_move_requested)
        self._themes.changed.connect(tree.viewport().update)

    # -- what is shown --------------------------------------------------------------------------------

    def show_tree(self, root: FolderNode, entries: dict[str, Entry]) -> None:
        """Show these folders and bookmarks; the chosen one stays chosen."""
        chosen, top = self.chosen_ids(), self.tree.verticalScrollBar().value()
        self.model.show_tree(root, entries)
        self._folders = [(node.folder.id, node.folder.title) for node in _folders(root) if node.folder]
        self._header.set_remark(str(len(entries)) if entries else "")
        self._expand()
        self._show_page()
        for index in self._lines(lambda index: not index.data(TreeRole.IS_FOLDER)):
            if index.data(TreeRole.ENTRY).id in chosen[:1]:
                self.tree.setCurrentIndex(index)
                break
        self.tree.verticalScrollBar().setValue(top)

    def entries(self) -> list[Entry]:
        """The bookmarks that are shown, from top to bottom."""
        lines = self._lines(lambda index: not index.data(TreeRole.IS_FOLDER))
        return [index.data(TreeRole.ENTRY) for index in lines]

    def chosen_ids(self) -> list[str]:
        """The bookmarks that are chosen."""
        found = (index.data(TreeRole.ENTRY) for index in self.tree.selectedIndexes())
        return [entry.id for entry in found if entry is not None]

    def edit_folder(self, folder_id: str) -> None:
        """Let the user name a folder."""
        lines = self._lines(lambda index: index.data(TreeRole.IS_FOLDER))
        for index in lines:
            if index.data(TreeRole.FOLDER) == folder_id:
                self.tree.setCurrentIndex(index)
                self.tree.edit(index)

    def is_empty(self) -> bool:
        """Whether the panel says what to do, having nothing to list."""
        return self._stack.currentWidget() is self._empty

    def set_filter(self, text: str) -> None:
        """Type into the filter."""
        self._field.setText(text)

    # -- inside ---------------------------------------------------------------------------------------

    def _lines(self, keep: Callable[[QModelIndex], bool]) -> list[QModelIndex]:
        return walk(self.model, keep)

    def _expand(self) -> None:
        for index in self._lines(lambda index: bool(index.data(TreeRole.IS_FOLDER))):
            self.tree.setExpanded(index, index.data(TreeRole.FOLDER) not in self._closed)

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._expand()
        self._show_page()

    def _show_page(self) -> None:
        anything = self.model.total() or self._folders
        self._tools.setVisible(bool(anything))
        if not anything:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self.tree if self.model.rowCount() else self._nothing)

    def _open(self, index: QModelIndex) -> None:
        if index.data(TreeRole.IS_FOLDER):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
            return
        entry = index.data(TreeRole.ENTRY)
        if entry is not None and entry.placed and len(self.chosen_ids()) <= 1:
            self.activated.emit(entry.document_key, entry.clause_id)

    def _delete(self) -> None:
        index = self.tree.currentIndex()
        if index.data(TreeRole.IS_FOLDER):
            self.folder_delete_requested.emit(index.data(TreeRole.FOLDER))
        elif self.chosen_ids():
            self.delete_requested.emit(self.chosen_ids())

    def _menu(self, at: QPoint) -> None:
        menu = self.line_menu(self.tree.indexAt(at))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def line_menu(self, index: QModelIndex) -> QMenu:
        """What can be done with a line, with what is chosen, or with none."""
        menu, theme = QMenu(self), self._themes.theme

        def add(name: str, text: str, done: Callable[[], object], keys: str = "") -> None:
            action = QAction(icon(name, theme.ink2), text, menu)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False: done())
            menu.addAction(action)

        folder = index.data(TreeRole.FOLDER) or ""
        if index.isValid() and not index.data(TreeRole.IS_FOLDER):
            ids = self.chosen_ids() or [index.data(TreeRole.ENTRY).id]
            add("external-link", self.tr("Open"), lambda: self._open(index), "Return")
            add("pencil", self.tr("Rename"), lambda: self.tree.edit(index), "F2")
            into = menu.addMenu(icon("folder", theme.ink2), self.tr("Also put into"))
            into.setEnabled(bool(self._folders))
            for folder_id, title in self._folders:
                action = into.addAction(title)
                action.triggered.connect(
                    lambda _checked=False, one=folder_id: self.file_requested.emit(ids, one)
                )
            if folder:
                add("x", self.tr("Take out of the folder"), lambda: self.unfile_requested.emit(ids, folder))
            add("trash-2", self.tr("Delete"), lambda: self.delete_requested.emit(ids), "Del")
            menu.addSeparator()
        elif index.isValid():
            add("pencil", self.tr("Rename"), lambda: self.tree.edit(index), "F2")
            add("printer", self.tr("Print folder…"), lambda: self.print_folder_requested.emit(folder))
            add(
                "trash-2",
                self.tr("Delete the folder; its bookmarks stay"),
                lambda: self.folder_delete_requested.emit(folder),
                "Del",
            )
            menu.addSeparator()
        inside = folder if index.isValid() and index.data(TreeRole.IS_FOLDER) else ""
        add("folder-plus", self.tr("New folder"), lambda: self.new_folder_requested.emit(inside))
        return menu


def _folders(node: FolderNode) -> list[FolderNode]:
    """All folders below one, from top to bottom."""
    found: list[FolderNode] = []
    for child in node.children:
        found += [child, *_folders(child)]
    return found
