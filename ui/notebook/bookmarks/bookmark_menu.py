"""Entries that only the tree of bookmarks has: for a line, a selection, or neither."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.appearance.icons import icon
from ui.appearance.theme import Theme
from ui.notebook.bookmarks.bookmark_requests import BookmarkRequests
from ui.notebook.bookmarks.model import TreeRole
from ui.services.notebook.note_entries import NoteEntry


def add_bookmark_entries(
    menu: QMenu,
    panel: BookmarkRequests,
    index: QModelIndex,
    folders: Sequence[tuple[str, str]],
    theme: Theme,
) -> None:
    """Add entries to a menu; they ask by the signals of the panel."""
    BookmarkEntries(menu, panel, folders, theme).add(index)


class BookmarkEntries(QObject):
    """Makes the entries of one menu."""

    def __init__(
        self, menu: QMenu, panel: BookmarkRequests, folders: Sequence[tuple[str, str]], theme: Theme
    ) -> None:
        super().__init__(menu)
        self._menu, self._panel, self._folders, self._theme = menu, panel, folders, theme

    def add(self, index: QModelIndex) -> None:
        """Add the entries for a line, then those for all."""
        panel, inside = self._panel, ""
        if index.isValid() and index.data(TreeRole.IS_FOLDER):
            inside = index.data(TreeRole.FOLDER)
            self._for_folder(index, inside)
            self._menu.addSeparator()
        elif index.isValid():
            self._for_bookmark(index, index.data(TreeRole.ENTRY))
            self._menu.addSeparator()
        if not inside:
            everything = self.tr("Put all bookmarks into the basket")
            self._add("shopping-basket", everything, lambda: panel.basket_folder_requested.emit(""))
        self._add("folder-plus", self.tr("New folder"), lambda: panel.new_folder_requested.emit(inside))

    def _for_bookmark(self, index: QModelIndex, entry: NoteEntry) -> None:
        panel, folder = self._panel, index.data(TreeRole.FOLDER)
        chosen = panel.chosen_ids()
        ids = chosen if entry.id in chosen else [entry.id]
        if entry.state == "unsure":
            self._add("check", self.tr("It belongs here"), lambda: panel.confirm_requested.emit(ids))
        if entry.state != "placed":
            self._add("map-pin", self.tr("Place by hand"), lambda: panel.place_requested.emit(entry.id))
        self._add("pencil", self.tr("Rename"), lambda: panel.edit_title(index), "F2")
        self._add("tag", self.tr("Tags…"), lambda: panel.tag_requested.emit(ids))
        into = self._menu.addMenu(icon("folder", self._theme.ink2), self.tr("Also put into"))
        into.setEnabled(bool(self._folders))
        for folder_id, title in self._folders:
            action = into.addAction(title)
            action.triggered.connect(
                lambda _checked=False, one=folder_id: panel.file_requested.emit(ids, one)
            )
        if folder:
            out = self.tr("Take out of the folder")
            self._add("x", out, lambda: panel.unfile_requested.emit(ids, folder))
        self._add("trash-2", self.tr("Delete"), lambda: panel.delete_requested.emit(ids), "Del")

    def _for_folder(self, index: QModelIndex, folder: str) -> None:
        panel = self._panel
        basket = self.tr("Put all of it into the basket")
        self._add("shopping-basket", basket, lambda: panel.basket_folder_requested.emit(folder))
        self._add("printer", self.tr("Print folder…"), lambda: panel.print_folder_requested.emit(folder))
        self._add("pencil", self.tr("Rename"), lambda: panel.edit_title(index), "F2")
        text = self.tr("Delete the folder; its bookmarks stay")
        self._add("trash-2", text, lambda: panel.folder_delete_requested.emit(folder), "Del")

    def _add(self, name: str, text: str, done: Callable[[], object], keys: str = "") -> None:
        action = QAction(icon(name, self._theme.ink2), text, self._menu)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: done())
        self._menu.addAction(action)
