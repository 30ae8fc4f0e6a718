"""Annotations across all documents, filtered and sorted: what the notes panel and the exports show."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from store.notebook import items
from store.notebook.catalogue import Catalogue, Sounds
from store.notebook.folders import Folders
from store.notebook.records import Annotation, Filter, Found
from store.sqlite import Database

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

    def _current(self) -> Catalogue:
        """The catalogue with all that has been written up to now."""
        with self._guard:
            stale, self._stale = self._stale, set()
        if self._catalogue is None or stale is None:
            self._catalogue = Catalogue(items.read(self._database))
        elif stale:
            self._catalogue.update(stale, items.by_ids(self._database, stale))
        return self._catalogue
