"""Annotations across all documents, filtered and sorted: what the notes panel and the exports show."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Literal

from store.model.annotation import Bookmark
from store.notebook.annotation_index import Catalogue, Sounds
from store.notebook.folders import Folders
from store.notebook.model import Annotation, Filter, FolderNode, Found, ItemKind
from store.notebook.storage import annotation_rows
from store.system.sqlite import Database

_EVERYTHING = Filter()


class Finding(Folders):
    """Finds annotations; the first time reads them all, then keeps up with what changes."""

    def __init__(self, path: Path, database: Database) -> None:
        super().__init__(path, database)
        self._catalogue: Catalogue | None = None
        self._looking = threading.Lock()

    def find(
        self,
        wanted: Filter = _EVERYTHING,
        sort: str | Callable[[Annotation], object] = "updated",
        descending: bool = False,
        sounds: Sounds | None = None,
        limit: int | None = None,
    ) -> Found:
        """The annotations that a filter lets through.

        ``sort`` is ``updated``, ``created``, ``document``, ``text``, ``style``, or gives each annotation its
        place, such as its clause's in the library. ``sounds`` tells what typed letters may stand for.
        """
        among = None
        if wanted.folder is not None:
            among = {each.bookmark_id for each in self.filings() if each.folder_id == wanted.folder}
        with self._looking, self._reading():
            found = self._current().find(wanted, sort, among, sounds)
        if descending:
            found = found[::-1]
        everything = tuple(found)
        return Found(everything if limit is None else everything[:limit], len(found), everything)

    def counts(self, kind: ItemKind) -> Mapping[str, int]:
        """How many annotations of a kind each clause has; not to be changed."""
        with self._looking, self._reading():
            return self._current().counts(kind)

    def bookmarks(self, document_key: str | None = None) -> list[Bookmark]:
        """All bookmarks, or those of one document, in the order they were made."""
        documents = () if document_key is None else (document_key,)
        found = self.find(Filter(documents=documents, kinds=("bookmark",)), "created")
        return [annotation_rows.bookmark_of(each) for each in found.items]

    def tree(self) -> FolderNode:
        """Everything as it is to be shown, from the root down; bookmarks in no folder are last there."""
        return self._tree().node(None, {mark.id: mark for mark in self.bookmarks()})

    def latest(self, kind: ItemKind, limit: int, by: Literal["updated", "created"]) -> list[Annotation]:
        """The annotations of a kind that were changed or made last, the latest first; reads no others."""
        condition = f"item.id IN (SELECT id FROM item WHERE kind = ? ORDER BY {by} DESC, id LIMIT ?)"
        with self._reading():
            found = annotation_rows.read(self._database, condition, (kind, str(limit)))
        return sorted(found, key=attrgetter(by), reverse=True)

    def _current(self) -> Catalogue:
        """The catalogue with all that has been written up to now."""
        with self._guard:
            stale, self._stale = self._stale, set()
        if self._catalogue is None or stale is None:
            self._catalogue = Catalogue(annotation_rows.read(self._database))
        elif stale:
            self._catalogue.update(stale, annotation_rows.by_ids(self._database, stale))
        return self._catalogue
