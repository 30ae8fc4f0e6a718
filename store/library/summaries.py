"""The list of documents without their trees, read once for each state of the file.

Of a document that has not changed the record stays the same object: to compare two lists is then quick.
"""

from __future__ import annotations

import threading
from pathlib import Path
from sys import intern

from store.library.storage.stored_documents import load_summaries
from store.model.document import DocumentSummary
from store.system.change_counter import ChangeCounter
from store.system.sqlite import Database
from store.system.sqlite_errors import guard_rows


class DocumentSummaries:
    """The documents of one library, by order and by key."""

    def __init__(self, path: Path, database: Database) -> None:
        self._path, self._database = path, database
        self._counter = ChangeCounter(path)
        database.keep(self._counter)
        # Two threads that ask at once do not both read.
        self._guard = threading.Lock()
        self._known: tuple[bytes, list[DocumentSummary], dict[str, DocumentSummary]] | None = None
        self._sums: tuple[bytes, list[tuple[str, str]]] | None = None

    def all(self, uncommitted: bool = False) -> list[DocumentSummary]:
        """Return all documents in library order; ``uncommitted``: with what only this thread sees yet."""
        if uncommitted:
            return self._read()
        return list(self._now()[1])

    def find(self, key: str) -> DocumentSummary | None:
        """Return the document with a key, as the file had it at last."""
        return self._now()[2].get(key)

    def checksums(self, uncommitted: bool = False) -> list[tuple[str, str]]:
        """Return key and checksum of each document in order; ``uncommitted`` as in :meth:`all`."""
        if uncommitted:
            return self._read_checksums()
        with self._guard:
            state = self._counter.value()
            known = self._sums
            if not state or known is None or known[0] != state:
                known = self._sums = (state, self._read_checksums())
            return list(known[1])

    def _read_checksums(self) -> list[tuple[str, str]]:
        sql = "SELECT key, checksum FROM document ORDER BY position, id"
        with guard_rows(self._path):
            return [(intern(key), intern(checksum)) for key, checksum in self._database.sql(sql)]

    def _now(self) -> tuple[bytes, list[DocumentSummary], dict[str, DocumentSummary]]:
        with self._guard:
            state = self._counter.value()
            known = self._known
            if not state or known is None or known[0] != state:
                found = _kept(self._read(), known[2] if known is not None else {})
                known = self._known = (state, found, {entry.key: entry for entry in found})
            return known

    def _read(self) -> list[DocumentSummary]:
        with guard_rows(self._path):
            return load_summaries(self._database)


def _kept(found: list[DocumentSummary], before: dict[str, DocumentSummary]) -> list[DocumentSummary]:
    """Return the records as they were before, where they say the same."""
    pairs = ((entry, before.get(entry.key)) for entry in found)
    return [
        known if known is not None and known == entry and known.added == entry.added else entry
        for entry, known in pairs
    ]
