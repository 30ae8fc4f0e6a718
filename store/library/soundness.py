"""Soundness of a library file: what it was when it was closed, and what of it is damaged."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from pathlib import Path

from store.library.document_check import document_problems
from store.library.storage.library_schema import DocumentRow
from store.library.writer import DatabaseWriter
from store.model.errors import DamagedFile, YiceError
from store.model.message import Message
from store.model.problem import Problem
from store.system.seal import is_sealed, seal, seal_exists
from store.system.sqlite import Database, integrity
from store.system.sqlite_errors import guard, guard_rows

_REPAIR = Message("library.repair")
#: What is read whole at each start at most; a larger library is looked through in the background.
_READ_WHOLE_BYTES = 64_000_000
#: Up to here a library without a seal is looked through document by document before it is shown.
_CHECKED_BYTES = 8_000_000


class SoundnessCheck:
    """Checks one library file, and seals it when it is closed."""

    def __init__(self, path: Path, database: Database, writer: DatabaseWriter) -> None:
        self._path, self._database, self._writer = path, database, writer
        #: Whether the file was not closed properly, and not all of it has been looked through since.
        self.unverified = False

    def looks_sound(self) -> bool:
        """Return whether the file is what it was when it was closed; :meth:`check` looks at everything.

        A file that differs from its seal was changed by no program. One without a seal was left by a killed
        process: a small one is looked through, of a larger one the pages are.
        """
        size = self._path.stat().st_size
        self.unverified = not seal_exists(self._path) and size > _CHECKED_BYTES
        if size > _READ_WHOLE_BYTES:
            return True
        if seal_exists(self._path):
            return is_sealed(self._path)
        if size > _CHECKED_BYTES:
            try:
                with guard_rows(self._path):
                    return bool(self._database.sql("PRAGMA quick_check(1)")[0][0] == "ok")
            except DamagedFile:
                return False
        if self.check():
            return False
        self.seal()
        return True

    def check(self, keys: Collection[str] | None = None) -> list[Problem]:
        """Return what is damaged: pages, rows, sources or trees that are not what was stored.

        With ``keys`` only these documents are looked at, and the pages of all.
        """
        query = DocumentRow.select(DocumentRow.key).order_by(DocumentRow.position, DocumentRow.id)
        try:
            with guard_rows(self._path):
                found = integrity(self._database, quick=keys is not None)
                problems = [
                    Problem(self._path.name, Message("database.not_sound", found=text), _REPAIR)
                    for text in found
                ]
                looked_at = [str(key) for (key,) in self._database.rows(query) if keys is None or key in keys]
                return problems + [
                    problem
                    for key in looked_at
                    for problem in document_problems(self._database, self._path, key)
                ]
        except YiceError as error:
            return [Problem(self._path.name, error.message, _REPAIR)]

    def seal(self) -> None:
        """Write down what the file is now, while nobody can change it."""
        with contextlib.suppress(YiceError), guard(self._path), self._database.atomic("IMMEDIATE"):
            seal(self._path)
            self._writer.changed = False
