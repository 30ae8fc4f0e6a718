"""Bookmarks in their folders as a tree that can be put in order by dragging."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from index.text import fold_query
from store.notebook import FolderNode
from ui.notebook.entries import Entry
from ui.notebook.sounds import sounds

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-yice-bookmarks"
ROOT = QModelIndex()


class TreeRole(IntEnum):
    """What can be asked of a line; ``FOLDER`` is its folder's id, for a bookmark the one that it lies in."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    IS_FOLDER = Qt.ItemDataRole.UserRole + 2
    FOLDER = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4


class BookmarkTree(QStandardItemModel):
    """Changes are asked for by signals and come back with :meth:`show_tree`."""

    rename_requested = Signal(str, str)
    folder_rename_requested = Signal(str, str)
    #: Bookmarks, the folder they come from and go to (empty: the top), and the one to stand before.
    move_requested = Signal(list, str, str, str)
    folder_move_requested = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = ""
        self._root: tuple[FolderNode, dict[str, Entry]] | None = None

    def show_tree(self, root: FolderNode, entries: dict[str, Entry]) -> None:
        """Show these folders and bookmarks."""
        self._root = (root, entries)
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Show only bookmarks with these words, or their pinyin, and the folders that hold such."""
        self._filter = fold_query(text)
        self._rebuild()

    def total(self) -> int:
        """How many bookmarks there are, shown or not."""
        return len(self._root[1]) if self._root else 0

    def _rebuild(self) -> None:
        self.clear()
        if self._root is not None:
            root, entries = self._root
            self._fill(self.invisibleRootItem(), root, entries)

    def _fill(self, item: QStandardItem, node: FolderNode, entries: dict[str, Entry]) -> int:
        """Fill an item with what is in a folder; returns the number of bookmarks shown in it."""
        shown = 0
        folder = node.folder.id if node.folder else ""
        for child in node.children:
            below = self._folder_item(child)
            count = self._fill(below, child, entries)
            if count or not self._filter:
                below.setData(count, TreeRole.COUNT)
                item.appendRow(below)
                shown += count
        for bookmark in node.bookmarks:
            entry = entries.get(bookmark.id)
            if entry is not None and self._fits(entry):
                item.appendRow(self._bookmark_item(entry, folder))
                shown += 1
        return shown

    def _fits(self, entry: Entry) -> bool:
        if not self._filter:
            return True
        words = fold_query(
            "\n".join((entry.text, entry.quote, entry.place, entry.document_name, *entry.tags))
        )
        return self._filter in words or any(word in words for word in sounds(words)(self._filter))

    def _folder_item(self, node: FolderNode) -> QStandardItem:
        assert node.folder is not None
        item = QStandardItem(node.folder.title)
        item.setData(True, TreeRole.IS_FOLDER)
        item.setData(node.folder.id, TreeRole.FOLDER)
        return item

    def _bookmark_item(self, entry: Entry, folder: str) -> QStandardItem:
        item = QStandardItem(entry.text)
        item.setData(entry, TreeRole.ENTRY)
        item.setData(folder, TreeRole.FOLDER)
        item.setData(f"{entry.document_name} {entry.place} {entry.text}", Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(entry.quote[:300])
        item.setDropEnabled(False)
        return item

    # -- Qt's model -----------------------------------------------------------------------------------

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """An edited title is asked for, not set: it comes back with the tree."""
        if role != Qt.ItemDataRole.EditRole:
            return super().setData(index, value, role)
        title = " ".join(str(value).split())
        if not title or title == index.data():
            return False
        if index.data(TreeRole.IS_FOLDER):
            self.folder_rename_requested.emit(index.data(TreeRole.FOLDER), title)
        else:
            self.rename_requested.emit(index.data(TreeRole.ENTRY).id, title)
        return True

    def mimeTypes(self) -> list[str]:
        """Ours alone."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is dragged: a folder, or bookmarks with the folder they lie in."""
        data = QMimeData()
        folders = [index.data(TreeRole.FOLDER) for index in indexes if index.data(TreeRole.IS_FOLDER)]
        marks = [index for index in indexes if not index.data(TreeRole.IS_FOLDER)]
        content = {
            "folder": folders[0] if folders else "",
            "from": marks[0].data(TreeRole.FOLDER) if marks else "",
            "bookmarks": [index.data(TreeRole.ENTRY).id for index in marks],
        }
        data.setData(MIME, json.dumps(content).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Moving."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        """Our own lines, anywhere."""
        return data.hasFormat(MIME)

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for the move; False, so that the view takes nothing away itself."""
        if not data.hasFormat(MIME):
            return False
        content = json.loads(bytes(data.data(MIME).data()))
        if parent.isValid() and not parent.data(TreeRole.IS_FOLDER):
            row, parent = parent.row(), parent.parent()
        target = parent.data(TreeRole.FOLDER) if parent.isValid() else ""
        here = self.index(row, 0, parent) if row >= 0 else QModelIndex()
        if content["folder"]:
            before = here.data(TreeRole.FOLDER) if here.data(TreeRole.IS_FOLDER) else ""
            self.folder_move_requested.emit(content["folder"], target, before)
        elif content["bookmarks"]:
            entry = here.data(TreeRole.ENTRY)
            self.move_requested.emit(content["bookmarks"], content["from"], target, entry.id if entry else "")
        return False


def walk(model: BookmarkTree, keep: Callable[[QModelIndex], bool], parent: Index = ROOT) -> list[QModelIndex]:
    """The lines of a tree, from top to bottom, that are to be kept."""
    found: list[QModelIndex] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        if keep(index):
            found.append(index)
        found += walk(model, keep, index)
    return found
