"""The file behind the notebook: opened, read and written in whole transactions."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from store.model.activity import PastSearch, Visit
from store.model.annotation import Anchor
from store.model.errors import DamagedFile, Phrase, YiceError
from store.model.problem import Problem
from store.notebook.model import Change, Content
from store.notebook.storage import annotation_rows, recent, shared_rows
from store.notebook.storage import changes as journal
from store.system.database_file import Schema, open_database
from store.system.sqlite import Database, backup, integrity
from store.system.sqlite_errors import guard

SCHEMA = Schema(
    name="工作本",
    application_id=0x59694E62,  # "YiNb"
    version=4,
    migrations=Path(__file__).parent / "migrations",
    pragmas={"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "busy_timeout": 5000},
)
_WRITER_BYTES = 8


class NotebookFile:
    """The ground on which all that a notebook can do stands; any thread may call it.

    A change is on disk when the call returns, whatever happens to the program after.
    """

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self._database = database
        # Made anew each time the file is opened: however files are copied, put back or moved between PCs,
        # no two changes ever have one name.
        self._writer = os.urandom(_WRITER_BYTES).hex()
        self._guard = threading.Lock()
        self._stale: set[str] | None = None
        self._written: set[str] = set()
        self._seen = threading.local()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open ``path``, creating it if absent and for reading only where it cannot be written.

        Raises NewerFile, DamagedFile, CannotWrite or Busy; the file is left as it was.
        """
        if is_emptied(path):
            # To SQLite it is a new file; but nobody but a failing disk or program makes such a notebook.
            raise DamagedFile(path=path, action=Phrase("文件是空的（0 字节）", "it is empty (0 bytes)"))
        database = open_database(path, SCHEMA)
        if not _looks_sound(database, path):
            database.close_all()
            raise DamagedFile(path=path, action=Phrase("内容无法读取", "it cannot be read"))
        return cls(path, database)

    def revert(self, change: Change) -> Change:
        """Undo a change: the items it touched say again what they said before, tags and folders included."""
        return self._write(change.before)

    def redo(self, change: Change) -> Change:
        """Do a change again that was undone."""
        return self._write(change.after)

    def visits(self, limit: int = 20) -> list[Visit]:
        """The clauses read last, latest first, each once."""
        with self._reading():
            return recent.visits(self._database, limit)

    def add_visit(self, clause_id: str, title: str) -> None:
        """Remember that a clause was read now."""
        with self._writing():
            recent.add_visit(self._database, clause_id, title)

    def searches(self, limit: int = 20) -> list[PastSearch]:
        """The queries asked last, latest first, each once."""
        with self._reading():
            return recent.searches(self._database, limit)

    def add_search(self, query: str, total: int) -> None:
        """Remember that a query was asked now; a blank one is not remembered."""
        if query.strip():
            with self._writing():
                recent.add_search(self._database, query.strip(), total)

    def kept_searches(self) -> list[PastSearch]:
        """The queries that the user keeps, the latest first."""
        with self._reading():
            return recent.kept(self._database)

    def keep_search(self, query: str, total: int) -> None:
        """Keep a query until :meth:`drop_search`; a blank one is not kept."""
        if query.strip():
            with self._writing():
                recent.keep(self._database, query.strip(), total)

    def drop_search(self, query: str) -> None:
        """Keep a query no longer; one that is not kept is no error."""
        with self._writing():
            recent.drop(self._database, query)

    def clear_history(self) -> None:
        """Forget what was read and asked; bookmarks, notes and kept searches stay."""
        with self._writing():
            recent.clear(self._database)

    def anchors(self) -> list[tuple[str, Anchor]]:
        """The kind (``bookmark``, ``note``) and anchor of everything, document by document."""
        with self._reading():
            return shared_rows.anchors(self._database)

    def check(self) -> list[Problem]:
        """What is damaged in the file itself."""
        repair = "打开窗口时自动抢救可读的内容；也可从 backups 文件夹恢复"
        try:
            with self._reading():
                found = integrity(self._database)
            return [Problem(self.path.name, f"数据库完整性检查未通过（{text}）", repair) for text in found]
        except YiceError as error:
            return [Problem(self.path.name, error.sentence(), repair)]

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since this was last asked: show everything anew."""
        with self._reading():
            seen = int(self._database.sql("PRAGMA data_version")[0][0])
        # SQLite counts for each connection by itself, and a thread has its own.
        changed = getattr(self._seen, "version", seen) != seen
        self._seen.version = seen
        if changed:
            self._forget_all()
        return changed

    def set_patience(self, seconds: float) -> None:
        """How long the calling thread waits for another process that writes, before Busy; 5 s at first."""
        with self._reading():
            self._database.sql(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def backup(self, to: Path) -> None:
        """Copy the notebook to ``to``, whole, while it is in use; CannotWrite."""
        backup(self.path, to)

    def close(self) -> None:
        """Close the connections of all threads."""
        self._database.close_all()

    def _write(self, changes: Mapping[str, Content | None]) -> Change:
        """Bring items to what they shall say (None: deleted), all or none."""
        with self._writing():
            return self._journal(changes)

    def _journal(self, changes: Mapping[str, Content | None]) -> Change:
        """The same inside a transaction that is open already."""
        change = journal.write(self._database, self._writer, changes)
        touched = set(change.ids) | _targets(change)
        self._written |= touched | set(annotation_rows.copies(self._database, touched))
        return change

    def _forget(self, ids: Iterable[str]) -> None:
        """Items have changed: what is remembered of them is read again."""
        with self._guard:
            if self._stale is not None:
                self._stale.update(ids)

    def _forget_all(self) -> None:
        with self._guard:
            self._stale = None

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Whatever SQLite complains of becomes an expected error."""
        with guard(self.path):
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction that is on disk at the end; takes the write lock at once rather than half-way."""
        with guard(self.path), self._database.atomic("IMMEDIATE"):
            self._written = set()
            yield
            written = self._written
        # Only now: whoever read before the end of the transaction has read what was there before it.
        self._forget(written)


def is_emptied(path: Path) -> bool:
    """Whether a file is there and has nothing in it, and nobody is just about to fill it."""
    return path.exists() and path.stat().st_size == 0 and not path.with_name(path.name + "-journal").exists()


def _targets(change: Change) -> set[str]:
    """The annotations whose tags a change has touched."""
    contents = (*change.before.values(), *change.after.values())
    return {content["target"] for content in contents if content and content["kind"] == "tagging"}


def _looks_sound(database: Database, path: Path) -> bool:
    try:
        with guard(path):
            return bool(database.sql("PRAGMA quick_check(1)")[0][0] == "ok")
    except DamagedFile:
        return False
