"""Folders and their contents as a tree, after any merge: no loops, nothing out of reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from store.model.annotation import Bookmark
from store.notebook.model import Filing, Folder, FolderNode
from store.notebook.storage.items import connection
from store.system.sqlite import Database

_NO_ROOM = 1e-6


class FolderTree:
    """The folders and filings of a notebook.

    A folder whose parent is gone is at the top; of folders that were moved into each other on two machines,
    the one with the smallest id is.
    """

    def __init__(self, folders: Sequence[Folder], filings: Sequence[Filing]) -> None:
        self._by_id = {folder.id: folder for folder in folders}
        self._all = sorted(folders, key=lambda each: (each.position, each.id))
        known = {None, *self._by_id}
        kept = [each for each in filings if each.folder_id in known]
        self.filings = sorted(kept, key=lambda each: (each.position, each.bookmark_id))

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        """Each folder's parent as shown."""
        parents: dict[str, str | None] = {}
        for folder in self._all:
            parents[folder.id] = folder.parent if folder.parent in self._by_id else None
        for start in sorted(parents):
            seen = [start]
            while (above := parents[seen[-1]]) is not None:
                if above in seen:
                    parents[min(seen[seen.index(above) :])] = None
                    break
                seen.append(above)
        return parents

    @property
    def folders(self) -> list[Folder]:
        """Parents before what is in them, each level in its order, with parents as shown."""
        found: list[Folder] = []
        waiting = self._in(None)[::-1]
        while waiting:
            folder = waiting.pop()
            found.append(folder)
            waiting += self._in(folder.id)[::-1]
        return found

    def folder(self, folder_id: str | None) -> Folder | None:
        """Return a folder by its id."""
        return self._by_id.get(folder_id) if folder_id else None

    def above(self, folder_id: str | None) -> list[str]:
        """Return a folder and its ancestors, upwards."""
        found = []
        while folder_id in self._parents:
            found.append(folder_id)
            folder_id = self._parents[folder_id]
        return found

    def below(self, folder_id: str) -> list[str]:
        """Return a folder and all in it."""
        return [each.id for each in self._all if folder_id in self.above(each.id)]

    def level(self, parent: str | None) -> list[tuple[str, float]]:
        """Return the folders in a folder in order with their positions."""
        return [(each.id, each.position) for each in self._in(parent)]

    def order(self, folder_id: str | None) -> list[tuple[str, float]]:
        """Return the bookmarks of a folder in order with their positions."""
        return [(each.bookmark_id, each.position) for each in self.filings if each.folder_id == folder_id]

    def node(self, folder_id: str | None, bookmarks: Mapping[str, Bookmark]) -> FolderNode:
        """Return a folder with all in it; at the root, unfiled items come last, in the order given."""
        found = [bookmarks[each] for each, _ in self.order(folder_id) if each in bookmarks]
        if folder_id is None:
            filed = {each.bookmark_id for each in self.filings}
            found += [mark for mark in bookmarks.values() if mark.id not in filed]
        children = tuple(self.node(each.id, bookmarks) for each in self._in(folder_id))
        return FolderNode(self._shown(folder_id), children, tuple(found))

    def _in(self, parent: str | None) -> list[Folder]:
        return [
            shown
            for each in self._all
            if self._parents[each.id] == parent and (shown := self._shown(each.id))
        ]

    def _shown(self, folder_id: str | None) -> Folder | None:
        found = self.folder(folder_id)
        if found is None:
            return None
        return Folder(found.id, found.title, self._parents[found.id], found.position)


def read_tree(database: Database) -> FolderTree:
    """Return the folders and filings in the file; the caller turns errors of SQLite into expected ones."""
    execute = connection(database).execute
    folders = execute("SELECT item_id, title, parent, position FROM folder").fetchall()
    filings = execute("SELECT bookmark, folder, position FROM filing").fetchall()
    return FolderTree([Folder(*row) for row in folders], [Filing(*row) for row in filings])


def insert(level: Sequence[tuple[str, float]], wanted: Sequence[str], before: str | None) -> dict[str, float]:
    """Return the positions to write so that ``wanted`` are together before one of a level, or last (None).

    Others are renumbered only where there is no room between two neighbours.
    """
    ids = [each for each, _ in level]
    behind = ids[ids.index(before) :] if before in ids else []
    before = next((each for each in behind if each not in wanted), None)
    rest = [(each, position) for each, position in level if each not in wanted]
    at = next((n for n, (each, _) in enumerate(rest) if each == before), len(rest))
    low = rest[at - 1][1] if at else None
    high = rest[at][1] if at < len(rest) else None
    if low is None:
        low = high - len(wanted) - 1.0 if high is not None else 0.0
    if high is None:
        high = low + len(wanted) + 1.0
    step = (high - low) / (len(wanted) + 1)
    found = {each: low + step * (number + 1) for number, each in enumerate(wanted)}
    if step > _NO_ROOM:
        return found
    order = [*rest[:at], *found.items(), *rest[at:]]
    return {each: number + 1.0 for number, (each, _) in enumerate(order)}
