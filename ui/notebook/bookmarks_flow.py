"""The bookmarks panel at work: folders made, named, filled and put in order, each step undoable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from store.errors import YiceError
from store.library import Library
from store.notebook import Filter, Notebook, anchor_for
from ui.notebook.bookmarks_panel import BookmarksPanel
from ui.notebook.controller import NotebookController, default_title
from ui.notebook.entries import Shelf


class BookmarksFlow(QObject):
    """Joins panel and notebook."""

    told = Signal(str)

    def __init__(
        self,
        panel: BookmarksPanel,
        notebook: Notebook,
        notes: NotebookController,
        library: Library,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._notebook, self._notes, self._library = panel, notebook, notes, library
        panel.delete_requested.connect(notes.delete)
        panel.rename_requested.connect(notes.rename_bookmark)
        panel.new_folder_requested.connect(self._new_folder)
        panel.folder_rename_requested.connect(self._rename_folder)
        panel.folder_delete_requested.connect(self._delete_folder)
        panel.file_requested.connect(self._file)
        panel.unfile_requested.connect(self._unfile)
        panel.move_requested.connect(self._move)
        panel.folder_move_requested.connect(self._move_folder)
        notes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is in the notebook."""
        try:
            found = self._notebook.find(Filter(kinds=("bookmark",)), "created")
            root = self._notebook.tree()
        except YiceError as error:
            self.told.emit(error.sentence())
            return
        shelf = Shelf(self._library)
        self._panel.show_tree(root, {item.id: shelf.entry(item) for item in found.items})

    def save_folder(self, title: str, clause_ids: Sequence[str]) -> None:
        """Bookmark clauses in a new folder."""
        places = []
        try:
            for clause_id in clause_ids:
                document, clause = self._library.clause(clause_id)
                places.append((anchor_for(document, clause), default_title(clause)))
        except YiceError as error:
            self.told.emit(error.sentence())
            return
        if places and self._notes.save_folder(title, places):
            text = self.tr("{n} bookmarks in the folder “{name}”")
            self.told.emit(text.format(n=len(places), name=title))

    def _new_folder(self, parent: str) -> None:
        made = self._notes.new_folder(self.tr("New folder"), parent or None)
        if made is not None:
            self._panel.edit_folder(made.id)

    def _rename_folder(self, folder_id: str, title: str) -> None:
        text = self.tr("Rename Folder")
        self._notes.change(text, lambda: self._notebook.rename_folder(folder_id, title))

    def _delete_folder(self, folder_id: str) -> None:
        self._notes.change(self.tr("Delete Folder"), lambda: self._notebook.delete_folder(folder_id))

    def _file(self, ids: list[str], folder_id: str) -> None:
        text = self.tr("Put into Folder")
        self._notes.change(text, lambda: self._notebook.file(ids, folder_id or None))

    def _unfile(self, ids: list[str], folder_id: str) -> None:
        text = self.tr("Take out of Folder")
        self._notes.change(text, lambda: self._notebook.unfile(ids, folder_id or None))

    def _move(self, ids: list[str], source: str, target: str, before: str) -> None:
        text = self.tr("Move Bookmark")
        self._notes.change(
            text, lambda: self._notebook.move(ids, source or None, target or None, before or None)
        )

    def _move_folder(self, folder_id: str, parent: str, before: str) -> None:
        if folder_id != parent:
            text = self.tr("Move Folder")
            self._notes.change(
                text, lambda: self._notebook.move_folder(folder_id, parent or None, before or None)
            )
