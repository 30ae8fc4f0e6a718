"""Puts documents into folders and tags on them, as the user asks in the library panel."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from store.notebook.document_marks import DocumentShelf
from store.notebook.model import Change
from ui.library.panel import LibraryPanel
from ui.services.library.document_shelf import use_marks

#: What sets tags apart that are typed in one line.
_BETWEEN = re.compile(r"[,，;；、#＃\n]+")


class Editor(Protocol):
    """Interface for undoable changes of the notebook."""

    def change(self, text: str, make: Callable[[], Change]) -> bool:
        """Make a change under this name; False if it could not be written."""
        ...


class ShelfController(QObject):
    """Asks for folder or tags, writes them to the notebook, and keeps the list in step."""

    def __init__(self, panel: LibraryPanel, shelf: DocumentShelf, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._shelf, self._editor = panel, shelf, editor
        use_marks(shelf.marks())
        panel.folder_requested.connect(self.ask_folder)
        panel.tags_requested.connect(self.ask_tags)

    def refresh(self) -> None:
        """Show the folders and tags of the changed notebook."""
        if use_marks(self._shelf.marks()):
            self._panel.renew()

    def ask_folder(self, keys: Sequence[str]) -> None:
        """Ask into which folder documents go; an empty name takes them out of theirs."""
        marks = self._shelf.marks()
        here = {marks.folder(key) for key in keys}
        names = ["", *marks.folder_names()]
        chosen = names.index(here.pop()) if len(here) == 1 else 0
        name, accepted = QInputDialog.getItem(
            self._panel,
            self.tr("Put into a folder"),
            self.tr("Folder (choose one or type a new name; empty: in none)"),
            names,
            chosen,
        )
        if accepted:
            self.put_into(keys, name)

    def put_into(self, keys: Sequence[str], folder: str) -> None:
        """Put documents into a folder, or out of theirs."""

        def make() -> Change:
            return self._shelf.put_into(keys, folder)

        self._editor.change(self.tr("Folder of documents"), make)

    def ask_tags(self, keys: Sequence[str]) -> None:
        """Ask for the tags of documents: those that all of them have are there already."""
        marks = self._shelf.marks()
        common = [tag for tag in marks.tags_of(keys[0]) if all(tag in marks.tags_of(key) for key in keys)]
        known = self.tr("in use: {tags}").format(tags="、".join(marks.tag_names()[:12]))
        hint = self.tr("Tags, set apart by 、")
        text, accepted = QInputDialog.getText(
            self._panel,
            self.tr("Tags of documents"),
            f"{hint}\n{known}" if marks.tag_names() else hint,
            text="、".join(common),
        )
        if accepted:
            self.set_tags(keys, [each.strip() for each in _BETWEEN.split(text)])

    def set_tags(self, keys: Sequence[str], tags: Sequence[str]) -> None:
        """Give documents these tags in the place of theirs."""

        def make() -> Change:
            return self._shelf.set_tags(keys, tags)

        self._editor.change(self.tr("Tags of documents"), make)
