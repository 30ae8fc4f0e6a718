"""The bookmarks panel at work: folders made, named, filled and put in order, each step undoable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from store.library import Library
from store.model.errors import YiceError
from store.notebook import Notebook, anchor_for
from ui.notebook.bookmarks.panel import BookmarksPanel
from ui.notebook.notebook_editor import NotebookEditor
from ui.runtime.i18n import numbered, sentence
from ui.runtime.jobs import Jobs, Task
from ui.services.library.many_clauses import clauses_of
from ui.services.notebook.bookmark_list import BookmarkOutline, listed_bookmarks
from ui.services.notebook.item_names import default_title
from ui.services.notebook.note_entries import EntryMaker


class BookmarksController(QObject):
    """Joins panel and notebook; while nobody sees the panel, nothing is read."""

    #: A bookmark leads here: document and clause.
    open_requested = Signal(str, str)
    told = Signal(str)
    #: These clauses are to be put into the basket.
    basket_wanted = Signal(list)

    def __init__(
        self,
        panel: BookmarksPanel,
        notebook: Notebook,
        notes: NotebookEditor,
        library: Library,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._notebook, self._notes = panel, notebook, notes
        self._library, self._jobs = library, jobs
        self._shelf = EntryMaker(library)
        self._asking: Task | None = None
        self._stale = True
        panel.asked.connect(self.refresh)
        panel.shown.connect(self._catch_up)
        panel.activated.connect(self.open)
        panel.delete_requested.connect(notes.delete)
        panel.rename_requested.connect(notes.rename_bookmark)
        panel.new_folder_requested.connect(self._new_folder)
        panel.folder_rename_requested.connect(self._rename_folder)
        panel.folder_delete_requested.connect(self._delete_folder)
        panel.basket_folder_requested.connect(self._put_folder)
        panel.file_requested.connect(self._file)
        panel.unfile_requested.connect(self._unfile)
        panel.move_requested.connect(self._move)
        panel.folder_move_requested.connect(self._move_folder)
        notes.changed.connect(self.refresh)

    def library_changed(self) -> None:
        """Refresh after documents or places of annotations have changed."""
        self._shelf = EntryMaker(self._library)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the notebook; a later question makes an earlier one void."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        self._stale = not self._panel.isVisible()
        if self._stale:
            return
        wanted, shelf = self._panel.wanted, self._shelf

        def ask(_task: Task) -> tuple[BookmarkOutline, list[tuple[str, str]]]:
            return listed_bookmarks(self._notebook, wanted, shelf)

        self._asking = self._jobs.start(ask, lambda found: self._show(*found, shelf), self._failed)

    def _catch_up(self) -> None:
        if self._stale:
            self.refresh()

    def _show(self, outline: BookmarkOutline, folders: list[tuple[str, str]], shelf: EntryMaker) -> None:
        self._asking = None
        self._panel.show_outline(outline, folders, shelf)

    def _failed(self, error: Exception) -> None:
        self._asking = None
        if not isinstance(error, YiceError):
            raise error
        self.told.emit(sentence(error))

    def open(self, item_id: str) -> None:
        """Go to the clause that a bookmark is on in the text of today."""
        try:
            item, found = (
                self._notebook.annotations.get(item_id),
                self._notebook.placements.suggestion(item_id),
            )
        except YiceError as error:
            self.told.emit(sentence(error))
            return
        if item is not None:
            anchor = found.anchors[0] if found else item.anchor
            self.open_requested.emit(anchor.document_key, anchor.clause_id)

    def save_folder(self, title: str, clause_ids: Sequence[str]) -> None:
        """Bookmark clauses in a new folder."""
        try:
            found = clauses_of(self._library, clause_ids).values()
            places = [(anchor_for(document, clause), default_title(clause)) for document, clause in found]
        except YiceError as error:
            self.told.emit(sentence(error))
            return
        if places and self._notes.save_folder(title, places):
            text = self.tr("{n} bookmark in the folder “{name}”|{n} bookmarks in the folder “{name}”")
            self.told.emit(numbered(text, n=len(places), name=title))

    def _put_folder(self, folder_id: str) -> None:
        """Put the clauses of a folder, or of all bookmarks, into the basket; what is gone stays out."""
        from ui.printing.content.notebook_excerpts import bookmarks_excerpt, folder_excerpt

        try:
            if folder_id:
                found = folder_excerpt(folder_id, self._library, self._notebook)
            else:
                found = bookmarks_excerpt(self._library, self._notebook)
        except YiceError as error:
            self.told.emit(sentence(error))
            return
        self.basket_wanted.emit([item.clause.id for item in found.items])

    def _new_folder(self, parent: str) -> None:
        made = self._notes.new_folder(self.tr("New folder"), parent or None)
        if made is not None:
            self._panel.edit_folder(made.id)

    def _rename_folder(self, folder_id: str, title: str) -> None:
        text = self.tr("Rename Folder")
        self._notes.change(text, lambda: self._notebook.folders.rename(folder_id, title))

    def _delete_folder(self, folder_id: str) -> None:
        self._notes.change(
            self.tr("Delete Folder"),
            lambda: self._notebook.folders.delete(folder_id),
            said=self.tr("Folder deleted, its bookmarks are kept: {what}"),
            what=self._panel.folder_name(folder_id),
        )

    def _file(self, ids: list[str], folder_id: str) -> None:
        text = self.tr("Put into Folder")
        self._notes.change(text, lambda: self._notebook.folders.file(ids, folder_id or None))

    def _unfile(self, ids: list[str], folder_id: str) -> None:
        text = self.tr("Take out of Folder")
        self._notes.change(
            text,
            lambda: self._notebook.folders.unfile(ids, folder_id or None),
            said=self.tr("Taken out of the folder: {what}"),
            what=self._notes.names(ids),
        )

    def _move(self, ids: list[str], source: str, target: str, before: str) -> None:
        text = self.tr("Move Bookmark")
        self._notes.change(
            text,
            lambda: self._notebook.folders.move_bookmarks(
                ids, source or None, target or None, before or None
            ),
        )

    def _move_folder(self, folder_id: str, parent: str, before: str) -> None:
        if folder_id != parent:
            text = self.tr("Move Folder")
            self._notes.change(
                text, lambda: self._notebook.folders.move(folder_id, parent or None, before or None)
            )
