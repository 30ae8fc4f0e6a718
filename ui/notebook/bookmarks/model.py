"""Bookmarks in their folders as a tree, put in order by dragging; entries are made when looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.notebook.notes.filter_names import spoken
from ui.services.notebook.bookmark_list import BookmarkNode, BookmarkOutline
from ui.services.notebook.note_entries import EntryMaker, NoteEntry

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-yice-bookmarks"
ROOT = QModelIndex()
#: Lines of a folder that are given to the tree at a time.
STEP = 80


class TreeRole(IntEnum):
    """Roles of a line; ``FOLDER`` is its folder's id, for a bookmark that of the folder that contains it."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    IS_FOLDER = Qt.ItemDataRole.UserRole + 2
    FOLDER = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4


class BookmarkModel(QAbstractItemModel):
    """Changes are asked for by signals and come back with :meth:`show`."""

    rename_requested = Signal(str, str)
    folder_rename_requested = Signal(str, str)
    #: Bookmarks, the folder they come from and go to (empty: the top), and the one before which they are put.
    move_requested = Signal(list, str, str, str)
    folder_move_requested = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outline = BookmarkOutline()
        self._shelf: EntryMaker | None = None
        #: How many lines of each folder the tree has, where that is more than the first ones.
        self._fetched: dict[str, int] = {}
        self._entries: dict[int, NoteEntry] = {}
        self._numbers: dict[tuple[str, str], int] = {}

    def show(self, outline: BookmarkOutline, shelf: EntryMaker, keep: bool = False) -> None:
        """Show these folders and bookmarks; ``keep`` what was fetched so far."""
        self.beginResetModel()
        self._outline, self._shelf = outline, shelf
        self._entries, self._numbers = {}, {}
        if not keep:
            self._fetched = {}
        self.endResetModel()

    def total(self) -> int:
        """Return how many bookmarks there are, shown or not."""
        return self._outline.total

    def folders(self) -> list[QModelIndex]:
        """Return all folders, from top to bottom."""
        return [self._index(number) for number in self._outline.folders()]

    def find(self, folder: str, bookmark: str, near: int) -> QModelIndex:
        """Return a bookmark in a folder, or a folder (``bookmark`` empty), if it is fetched or ``near`` the
        top.
        """
        if not self._numbers:
            for number, twig in enumerate(self._outline.twigs[1:], 1):
                self._numbers[twig.folder, twig.item.id if twig.item else ""] = number
        number = self._numbers.get((folder, bookmark), 0)
        twig = self._outline.twigs[number]
        above = self._index(twig.parent)
        if not number or twig.row >= max(self.rowCount(above), near):
            return QModelIndex()
        while twig.row >= self.rowCount(above):
            self.fetchMore(above)
        return self._index(number)

    # -- Qt's model -----------------------------------------------------------------------------------

    def index(self, row: int, column: int = 0, parent: Index = ROOT) -> QModelIndex:
        """Return a line of a folder."""
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, self._twig(parent).children[row])

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        """Return the folder that a line is in."""
        return self._index(self._twig(index).parent) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return lines of a folder that were fetched."""
        twig = self._twig(parent)
        return 0 if twig.item else min(self._fetched.get(twig.folder, STEP), len(twig.children))

    def columnCount(self, _parent: Index = ROOT) -> int:
        """Return one column."""
        return 1

    def hasChildren(self, parent: Index = ROOT) -> bool:
        """Return whether there is anything in a folder."""
        return bool(self._twig(parent).children)

    def canFetchMore(self, parent: Index = ROOT) -> bool:
        """Return whether a folder has more lines."""
        return self.rowCount(parent) < len(self._twig(parent).children)

    def fetchMore(self, parent: Index = ROOT) -> None:
        """Give the tree some more of a folder."""
        twig, have = self._twig(parent), self.rowCount(parent)
        more = min(STEP, len(twig.children) - have)
        if more > 0:
            self.beginInsertRows(parent, have, have + more - 1)
            self._fetched[twig.folder] = have + more
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return everything can be named and dragged; folders, and the top, take what is dropped."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        common = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsDragEnabled
        return common | (flag.ItemNeverHasChildren if self._twig(index).item else flag.ItemIsDropEnabled)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the roles of :class:`TreeRole`, the title, and the words for screen readers."""
        if not index.isValid():
            return None
        twig = self._twig(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return twig.title
        if role == TreeRole.IS_FOLDER:
            return twig.item is None
        if role == TreeRole.FOLDER:
            return twig.folder
        if twig.item is None:
            return twig.count if role == TreeRole.COUNT else None
        if role == TreeRole.ENTRY:
            return self._entry(index.internalId(), twig)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self._entry(index.internalId(), twig))
        return twig.item.quote[:300] if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Request the edited title; it comes back with the tree."""
        title = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not title or title == index.data():
            return False
        twig = self._twig(index)
        if twig.item is None:
            self.folder_rename_requested.emit(twig.folder, title)
        else:
            self.rename_requested.emit(twig.item.id, title)
        return True

    def roleNames(self) -> dict[int, QByteArray]:
        """Named roles."""
        names = super().roleNames()
        names.update({int(role): QByteArray(role.name.lower().encode()) for role in TreeRole})
        return names

    # -- dragging -------------------------------------------------------------------------------------

    def mimeTypes(self) -> list[str]:
        """Return our own type of lines alone."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged data: a folder, or bookmarks with their folder."""
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
        """Accept our own lines, anywhere."""
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

    # -- inside ---------------------------------------------------------------------------------------

    def _twig(self, index: Index) -> BookmarkNode:
        number = index.internalId() if index.isValid() else 0
        return self._outline.twigs[number if number < len(self._outline.twigs) else 0]

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._outline.twigs[number].row, 0, number) if number else QModelIndex()

    def _entry(self, number: int, twig: BookmarkNode) -> NoteEntry:
        if number not in self._entries:
            assert self._shelf is not None
            assert twig.item is not None
            self._entries[number] = self._shelf.entry(twig.item)
        return self._entries[number]


def walk(
    model: BookmarkModel, keep: Callable[[QModelIndex], bool], parent: Index = ROOT
) -> list[QModelIndex]:
    """Return the fetched lines of a tree, from top to bottom, that are to be kept."""
    found: list[QModelIndex] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        if keep(index):
            found.append(index)
        found += walk(model, keep, index)
    return found
