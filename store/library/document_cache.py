"""The documents of a library that were read last, each as long as the file holds the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path

from store.library.storage.document_checksum import document_checksum
from store.library.storage.library_schema import DocumentRow
from store.library.storage.stored_documents import find_documents, load_document
from store.library.summaries import DocumentSummaries
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import NotFound
from store.system.sqlite import Database
from store.system.sqlite_errors import damaged, guard_rows

_CACHED_DOCUMENTS = 64

#: Asked each time that a clause comes into view; put together by peewee it would take twenty times as long.
_CHECKSUM = f'SELECT checksum FROM "{DocumentRow._meta.table_name}" WHERE "key" = ?'
#: The mark of a document among those of its title, and the same of its newer text.
_Marks = tuple[str | None, str | None]
#: Checksum and marks, by which it is known to be what the file holds; the document; its clauses by id.
_Cached = tuple[tuple[str, _Marks], Document, dict[str, Clause]]


class DocumentCache:
    """Documents of one library by key; any thread may call it."""

    def __init__(self, path: Path, database: Database, summaries: DocumentSummaries) -> None:
        self._path, self._database, self._summaries = path, database, summaries
        self._lock = threading.Lock()
        self._cache: OrderedDict[str, _Cached] = OrderedDict()

    def load(self, key: str, marked: bool) -> tuple[Document, dict[str, Clause]]:
        """Return a document and its clauses by id; NotFound, DamagedFile.

        It comes from memory if it is still what the file holds. Asking the file each time is cheap, and
        right when another thread or process has replaced it. ``marked``: with its edition data, which is
        unknown during an import.
        """
        with guard_rows(self._path):
            found = self._database.sql(_CHECKSUM, key)
        if not found:
            raise NotFound(what=key)
        with self._lock:
            cached = self._cache.get(key)
        marks: _Marks = cached[0][1] if cached and not marked else (None, None)
        known = (found[0][0], self._marks(key) if marked else marks)
        if cached and cached[0] == known:
            with self._lock:
                if key in self._cache:
                    self._cache.move_to_end(key)
            return cached[1], cached[2]
        with guard_rows(self._path):
            row = next(iter(find_documents(self._database, "key", key)), None)
            if row is None:
                raise NotFound(what=key)
            known = (row.checksum, known[1])
            document = load_document(self._database, row)
            if document_checksum(document) != row.checksum:
                raise damaged(self._path)
            document = replace(document, edition=known[1][0], newer=known[1][1])
        clauses = {clause.id: clause for clause in document.walk()}
        return self._keep(key, (known, document, clauses))

    def _keep(self, key: str, read: _Cached) -> tuple[Document, dict[str, Clause]]:
        """Keep what was read, or return what another thread read meanwhile: one text is one object."""
        with self._lock:
            cached = self._cache.get(key)
            if cached is None or cached[0] != read[0]:
                cached = self._cache[key] = read
            self._cache.move_to_end(key)
            while len(self._cache) > _CACHED_DOCUMENTS:
                self._cache.popitem(last=False)
        return cached[1], cached[2]

    def _marks(self, key: str) -> _Marks:
        found = self._summaries.find(key)
        if found is None:
            return None, None
        newer = self._summaries.find(found.newer) if found.newer else None
        return (found.edition, newer.edition) if newer else (found.edition, None)
