"""Compares one document of a library file with the checksums taken when it was stored."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from store.library.originals import load_original as load_original
from store.library.storage.document_checksum import document_checksum
from store.library.storage.library_schema import DocumentRow
from store.library.storage.stored_documents import find_documents, load_document
from store.model.errors import DamagedFile
from store.model.message import Message
from store.model.problem import Problem
from store.system.sqlite import Database
from store.system.sqlite_errors import guard_rows

_REPAIR = Message("library.repair_document")


def document_problems(database: Database, path: Path, key: str) -> Iterator[Problem]:
    """Yield the parts of a document that differ from what was stored: its file or its clauses."""
    row = DocumentRow.select().where(DocumentRow.key == key).bind(database).first()
    found = find_documents(database, "key", key)
    try:
        with guard_rows(path):
            data = load_original(database, row.sha256)
    except DamagedFile:
        data = None
    if data is None or hashlib.sha256(data).hexdigest() != row.sha256:
        yield Problem(path.name, Message("library.source_changed", title=row.title), _REPAIR)
    try:
        with guard_rows(path):
            loaded = load_document(database, found[0])
    except DamagedFile:
        loaded = None
    clauses = 0 if loaded is None else sum(1 for _ in loaded.walk())
    if loaded is None or (document_checksum(loaded), clauses) != (row.checksum, row.clause_count):
        yield Problem(path.name, Message("library.clauses_changed", title=row.title), _REPAIR)
