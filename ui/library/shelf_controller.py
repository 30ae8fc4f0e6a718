"""Puts documents into folders, tags on them, and gives them names, as the user asks in the library panel."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from store.library import Library
from store.model.errors import YiceError
from store.notebook.document_marks import DocumentShelf
from store.notebook.model import ItemChange
from ui.library.details_dialog import DetailsDialog
from ui.library.panel import LibraryPanel
from ui.runtime.i18n import sentence
from ui.services.language import listed
from ui.services.library.document_shelf import renamed, use_marks
from ui.services.notebook.change_writer import ChangeWriter
from ui.widgets.name_dialogs import ask_choice, ask_name

#: What sets tags apart that are typed in one line.
_BETWEEN = re.compile(r"[,，;；、#＃\n]+")


class ShelfController(QObject):
    """Asks for folder, tags or name, writes them to the notebook, and keeps the list in step."""

    #: Documents have another own name, or none any more: a set of their keys.
    renamed = Signal(object)

    def __init__(
        self,
        panel: LibraryPanel,
        shelf: DocumentShelf,
        editor: ChangeWriter,
        library: Library,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panel, self._shelf, self._editor, self._library = panel, shelf, editor, library
        use_marks(shelf.marks())
        panel.menu.folder_requested.connect(self.ask_folder)
        panel.menu.tags_requested.connect(self.ask_tags)
        panel.menu.name_requested.connect(self.ask_name)
        panel.menu.details_requested.connect(self.show_details)

    def refresh(self) -> None:
        """Show the folders and tags of the changed notebook."""
        marks = self._shelf.marks()
        keys = renamed(marks)
        if use_marks(marks):
            self._panel.renew()
        if keys:
            self.renamed.emit(keys)

    def ask_folder(self, keys: Sequence[str]) -> None:
        """Ask into which folder documents go; an empty name takes them out of theirs."""
        marks = self._shelf.marks()
        here = {marks.folder(key) for key in keys}
        names = ["", *marks.folder_names()]
        chosen = names.index(here.pop()) if len(here) == 1 else 0
        name = ask_choice(
            self._panel,
            self.tr("Put into a folder"),
            self.tr("Folder (choose one or type a new name; empty: in none)"),
            names,
            chosen,
            free=True,
        )
        if name is not None:
            self.put_into(keys, name)

    def put_into(self, keys: Sequence[str], folder: str) -> None:
        """Put documents into a folder, or out of theirs."""

        def make() -> ItemChange:
            return self._shelf.put_into(keys, folder)

        self._editor.change(self.tr("Folder of documents"), make)

    def ask_tags(self, keys: Sequence[str]) -> None:
        """Ask for the tags of documents: those that all of them have are there already."""
        marks = self._shelf.marks()
        common = [tag for tag in marks.tags_of(keys[0]) if all(tag in marks.tags_of(key) for key in keys)]
        known = self.tr("in use: {tags}").format(tags=listed(marks.tag_names()[:12]))
        hint = self.tr("Tags, separated by commas")
        text = ask_name(
            self._panel,
            self.tr("Tags of documents"),
            f"{hint}\n{known}" if marks.tag_names() else hint,
            listed(common),
            optional=True,
        )
        if text is not None:
            self.set_tags(keys, [each.strip() for each in _BETWEEN.split(text)])

    def set_tags(self, keys: Sequence[str], tags: Sequence[str]) -> None:
        """Give documents these tags in the place of theirs."""

        def make() -> ItemChange:
            return self._shelf.set_tags(keys, tags)

        self._editor.change(self.tr("Tags of documents"), make)

    def ask_name(self, key: str) -> None:
        """Ask what the user calls a document; an empty name takes it away."""
        text = ask_name(
            self._panel,
            self.tr("Own name"),
            self.tr("What you call this document (citations keep its title; empty: no own name)"),
            self._shelf.marks().name(key),
            optional=True,
        )
        if text is not None:
            self.call(key, text)

    def call(self, key: str, name: str) -> None:
        """Give a document a name of the user's own, or take it away."""
        self._editor.change(self.tr("Own name of a document"), lambda: self._shelf.call(key, name))

    def show_details(self, key: str) -> None:
        """Show what is known of a document, of its file, and of where that came from."""
        try:
            entry = self._library.summary(key)
            original = self._library.original(key)
            arrival = self._library.arrivals.of(entry.sha256)
        except YiceError as error:
            QMessageBox.warning(self._panel, self.tr("Details of the document"), sentence(error))
            return
        size = len(original.data) if original is not None else 0
        dialog = DetailsDialog(entry, arrival, size, self._panel)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
