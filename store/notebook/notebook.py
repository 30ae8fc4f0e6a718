"""The notebook: everything the user wrote, in one SQLite file that no library ever touches."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from store.notebook.anchoring.placements import Placements
from store.notebook.annotations import Annotations
from store.notebook.backup.backups import Backups
from store.notebook.baskets import Baskets
from store.notebook.document_marks import DocumentShelf
from store.notebook.exchange import NotebookExchange
from store.notebook.fact_corrections import FactCorrections
from store.notebook.folders import Folders
from store.notebook.highlight_styles import HighlightStyles
from store.notebook.history import History
from store.notebook.ledger import Ledger
from store.notebook.model import FolderNode, ItemChange
from store.notebook.pairings import Pairings
from store.notebook.storage.database import NotebookDatabase
from store.notebook.tags import Tags


class Notebook:
    """Bookmarks, notes, highlights, baskets, and what was read and searched; any thread may call it.

    Each part is a class that takes the one :class:`NotebookDatabase`. A change is on disk when a call
    returns; calls that change items return a :class:`ItemChange`, which :meth:`revert` undoes.

    To add a part with items of a new kind:

    1. A migration with the next number in ``storage/migrations`` makes its table: ``item_id TEXT PRIMARY KEY
       REFERENCES item (id) ON DELETE CASCADE`` and a column for each value; ``storage/database.py`` names the
       version.
    2. A :class:`~store.notebook.storage.item_kinds.ItemKind` in ``storage/item_kinds.py`` names table,
       columns and checks. Storing, proofs, journal, undo, exchange, merging, backups and rescue follow from
       it. Exchange files that hold such items get the version ``since``, so that older programs ask for an
       update.
    3. A message ``notebook.<kind>s`` with ``count`` says how many there are, in both languages.
    4. The part reads inside ``database.reading()`` with SQL and writes contents (``{"kind": …, "created": …,
       "updated": …, **columns}`` by id, None to delete) through ``database.write``; both are all that it
       needs. What it remembers it renews through ``database.listen``.
    5. One line below makes it. The window puts the returned change on its undo stack with a text.

    Lists that are no items, such as the history, are written in ``database.writing()`` and named in
    ``proofs.LISTS``; they are neither undone nor exchanged.
    """

    def __init__(self, database: NotebookDatabase) -> None:
        self.database = database
        self.annotations = Annotations(database)
        self.styles = HighlightStyles(database)
        self.tags = Tags(database)
        self.folders = Folders(database)
        self.baskets = Baskets(database)
        self.pairings = Pairings(database)
        self.ledger = Ledger(database)
        self.corrections = FactCorrections(database)
        self.shelf = DocumentShelf(database)
        self.placements = Placements(database)
        self.history = History(database)
        self.exchange = NotebookExchange(database)
        self.backups = Backups(database)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or create the file; for what is checked, and the errors, see :meth:`NotebookDatabase.open`."""
        return cls(NotebookDatabase.open(path))

    @property
    def path(self) -> Path:
        """The file of the notebook."""
        return self.database.path

    def bookmark_tree(self) -> FolderNode:
        """Return all folders with their bookmarks, from the root; those in no folder come last there."""
        return self.folders.tree(self.annotations.bookmarks())

    def revert(self, change: ItemChange) -> ItemChange:
        """Undo a change: write the former state of every item it touched; returns what that has changed."""
        return self.database.write(change.before)

    def redo(self, change: ItemChange) -> ItemChange:
        """Apply a change again that was reverted."""
        return self.database.write(change.after)

    def close(self) -> None:
        """Close the file in all threads; see :meth:`NotebookDatabase.close`."""
        self.database.close()
