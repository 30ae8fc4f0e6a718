"""Folders of bookmarks: a tree with the user's titles and order; a bookmark may be in several of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import uuid4

from store.model.annotation import Anchor, Bookmark
from store.notebook.folder_tree import FolderTree, insert, read_tree
from store.notebook.model import Content, Filing, Folder, FolderNode, ItemChange
from store.notebook.storage import annotation_rows
from store.notebook.storage.database import NotebookDatabase
from store.notebook.sync.versions import derived_id
from store.system.sqlite import now


class Folders:
    """The folders of a notebook and the bookmarks in them."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def all(self) -> list[Folder]:
        """Return all folders, parents before their children, each level in the user's order."""
        return self._tree().folders

    def tree(self, bookmarks: Iterable[Bookmark]) -> FolderNode:
        """Return all folders with these bookmarks, from the root; those in no folder come last there."""
        return self._tree().node(None, {mark.id: mark for mark in bookmarks})

    def filings(self, bookmark_id: str | None = None) -> list[Filing]:
        """Return which bookmark is in which folder: all, or those of one bookmark."""
        found = self._tree().filings
        return [each for each in found if bookmark_id in (None, each.bookmark_id)]

    def put(self, folder: Folder) -> ItemChange:
        """Insert a folder, or bring the one with its id to this state."""
        return self._database.write({folder.id: _folder_content(folder)})

    def create(
        self, title: str, parent: str | None = None, before: str | None = None
    ) -> tuple[Folder, ItemChange]:
        """Make a folder, last among its siblings or before one of them."""
        with self._database.writing():
            new = uuid4().hex
            places = insert(self._tree().level(parent), [new], before)
            folder = Folder(new, " ".join(title.split()), parent, places[new])
            return folder, self._database.apply(self._folders_at(places, folder))

    def rename(self, folder_id: str, title: str) -> ItemChange:
        """Give a folder another title; a blank one, or an unknown id, changes nothing."""
        title = " ".join(title.split())
        with self._database.writing():
            found = self._tree().folder(folder_id)
            if found is None or not title:
                return ItemChange()
            renamed = Folder(found.id, title, found.parent, found.position)
            return self._database.apply({folder_id: _folder_content(renamed)})

    def move(self, folder_id: str, parent: str | None, before: str | None = None) -> ItemChange:
        """Put a folder into another (None: the top), last or before one there; not into itself."""
        with self._database.writing():
            tree = self._tree()
            found = tree.folder(folder_id)
            if found is None or folder_id in tree.above(parent):
                return ItemChange()
            places = insert(tree.level(parent), [folder_id], before)
            moved = Folder(folder_id, found.title, parent, places[folder_id])
            return self._database.apply(self._folders_at(places, moved))

    def delete(self, folder_id: str, with_bookmarks: bool = False) -> ItemChange:
        """Delete a folder and those in it; bookmarks stay unless they are to go and are in no other
        folder.
        """
        with self._database.writing():
            tree = self._tree()
            gone = tree.below(folder_id)
            lost = [each for each in tree.filings if each.folder_id in gone]
            changes: dict[str, Content | None] = dict.fromkeys(gone)
            changes |= dict.fromkeys(filing_id(each.bookmark_id, each.folder_id) for each in lost)
            if with_bookmarks:
                elsewhere = {each.bookmark_id for each in tree.filings if each.folder_id not in gone}
                changes |= annotation_rows.deletions(
                    self._database.sqlite, {each.bookmark_id for each in lost} - elsewhere
                )
            return self._database.apply(changes)

    def file(
        self, bookmark_ids: Sequence[str], folder_id: str | None, before: str | None = None
    ) -> ItemChange:
        """Put bookmarks into a folder, last or before a bookmark there; they stay in their other folders."""
        with self._database.writing():
            return self._database.apply(self._filing(bookmark_ids, folder_id, before))

    def unfile(self, bookmark_ids: Iterable[str], folder_id: str | None) -> ItemChange:
        """Take bookmarks out of a folder; the bookmarks stay."""
        return self._database.write(dict.fromkeys(filing_id(each, folder_id) for each in bookmark_ids))

    def move_bookmarks(
        self,
        bookmark_ids: Sequence[str],
        from_folder: str | None,
        to_folder: str | None,
        before: str | None = None,
    ) -> ItemChange:
        """Move bookmarks from one folder to another, or within one, last or before a bookmark there."""
        with self._database.writing():
            changes: dict[str, Content | None] = {}
            if from_folder != to_folder:
                changes |= dict.fromkeys(filing_id(each, from_folder) for each in bookmark_ids)
            return self._database.apply(changes | self._filing(bookmark_ids, to_folder, before))

    def create_with_bookmarks(
        self, title: str, places: Sequence[tuple[Anchor, str]], parent: str | None = None
    ) -> tuple[Folder, ItemChange]:
        """Make a folder with bookmarks on these places (anchor and title), such as the hits of a search.

        Where a clause has a bookmark already, that one is put in, so that no clause has two.
        """
        with self._database.writing():
            new = uuid4().hex
            position = insert(self._tree().level(parent), [new], None)[new]
            folder = Folder(new, " ".join(title.split()), parent, position)
            changes: dict[str, Content | None] = {folder.id: _folder_content(folder)}
            known: dict[str, str] = {}
            for mark in reversed(annotation_rows.read(self._database.sqlite, "item.kind = 'bookmark'")):
                known[mark.clause_id] = mark.id
            for number, (anchor, name) in enumerate(places):
                if anchor.clause_id not in known:
                    mark_id = known[anchor.clause_id] = uuid4().hex
                    changes[mark_id] = annotation_rows.content_of(Bookmark(mark_id, anchor, name, now()))
                mark_id = known[anchor.clause_id]
                changes.setdefault(
                    filing_id(mark_id, folder.id), filing_content(Filing(mark_id, folder.id, number + 1.0))
                )
            return folder, self._database.apply(changes)

    def _filing(
        self, bookmark_ids: Sequence[str], folder_id: str | None, before: str | None
    ) -> dict[str, Content | None]:
        """Return the changes that put bookmarks into a folder, in this order."""
        places = insert(self._tree().order(folder_id), list(dict.fromkeys(bookmark_ids)), before)
        return {
            filing_id(each, folder_id): filing_content(Filing(each, folder_id, position))
            for each, position in places.items()
        }

    def _folders_at(self, places: Mapping[str, float], changed: Folder) -> dict[str, Content | None]:
        """Return the changes that give folders these positions, one of them changed or new."""
        tree = self._tree()
        changes: dict[str, Content | None] = {}
        for each, position in places.items():
            found = changed if each == changed.id else tree.folder(each)
            if found is not None:
                changes[each] = _folder_content(Folder(each, found.title, found.parent, position))
        return changes

    def _tree(self) -> FolderTree:
        with self._database.reading():
            return read_tree(self._database.sqlite)


def filing_id(bookmark_id: str, folder_id: str | None) -> str:
    """Return the id of the filing of a bookmark in a folder, the same on all machines."""
    return derived_id("filing", bookmark_id, folder_id)


def _folder_content(folder: Folder) -> Content:
    when = now()
    return {
        "kind": "folder",
        "created": when,
        "updated": when,
        "title": folder.title,
        "parent": folder.parent,
        "position": folder.position,
    }


def filing_content(filing: Filing) -> Content:
    """Return the content of the filing of a bookmark in a folder."""
    when = now()
    return {
        "kind": "filing",
        "created": when,
        "updated": when,
        "bookmark": filing.bookmark_id,
        "folder": filing.folder_id,
        "position": filing.position,
    }
