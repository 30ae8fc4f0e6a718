"""The file behind the notebook: opened, read and written in whole transactions."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from store.model.activity import PastSearch, Visit
from store.model.annotation import Anchor
from store.model.errors import CannotWrite, DamagedFile, YiceError
from store.model.message import Message
from store.model.problem import Problem
from store.notebook.model import Change, Content
from store.notebook.storage import annotation_rows, changes, proofs, recent, shared_rows
from store.notebook.storage.recorder import Recorder, apply
from store.system.database_file import Schema, open_database
from store.system.seal import break_seal, is_sealed, seal, seal_exists
from store.system.sqlite import Database, backup, integrity
from store.system.sqlite_errors import damaged, guard, guard_rows
from store.system.sqlite_read_only import READ_ONLY, state_of

SCHEMA = Schema(
    name=Message("word.notebook"),
    application_id=0x59694E62,  # "YiNb"
    version=6,
    migrations=Path(__file__).parent / "migrations",
    pragmas={"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "busy_timeout": 5000},
)
_WRITER_BYTES = 8
#: Up to here, about 10,000 notes, a notebook that was not closed properly is looked through at the opening.
_AT_ONCE_BYTES = 12_000_000


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
        self._recorder = Recorder(path)
        self._changed = False
        self._state = state_of(path) if database.stands_in else ()
        self._former: list[Database] = []
        #: How many changes were lost with the file's log and put back from the journal at the opening.
        self.put_back = 0
        #: Whether the file was not closed properly, and not all of it has been looked through since.
        self.unverified = False

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open ``path``, creating it if absent and for reading only where it cannot be written.

        A file that is not bit for bit what was closed is looked through: all its items agree with their
        checksums when this returns. What the journal has and the file has lost is put back.
        Raises NewerFile, DamagedFile, CannotWrite or Busy; the file is left as it was.
        """
        if is_emptied(path):
            # To SQLite it is a new file; but nobody but a failing disk or program makes such a notebook.
            raise DamagedFile(path=path, reason=Message("database.empty"))
        new = not path.exists()
        sealed = is_sealed(path)
        changed = seal_exists(path) and not sealed and not _has_log(path)
        notebook = cls(path, open_database(path, SCHEMA))
        try:
            if new or not notebook._is_complete():
                notebook._complete(new)
            elif not sealed:
                notebook._verify(changed, path.stat().st_size > _AT_ONCE_BYTES)
            notebook._put_back()
        except BaseException:
            notebook._database.close_all()
            raise
        notebook._changed = not sealed
        return notebook

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

    def usual_searches(self, limit: int = 20) -> list[PastSearch]:
        """The queries asked more than once, the most often asked first."""
        with self._reading():
            return recent.usual(self._database, limit)

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
        """What is damaged: pages, items that are not what was written, lines of the journal."""
        repair = Message("notebook.repair")
        name = self.path.name
        try:
            with self._reading_rows(), self._database.atomic():
                found = integrity(self._database)
                problems = [
                    Problem(name, Message("database.not_sound", found=text), repair) for text in found
                ]
                wrong = proofs.check(self._database)
            self.unverified = False
            if wrong:
                problems.append(Problem(name, Message("notebook.items_changed", count=len(wrong)), repair))
            return problems
        except YiceError as error:
            return [Problem(name, error.message, repair)]

    def mistrust(self) -> None:
        """Have the file looked through, and mended where that is needed, when it is opened next."""
        break_seal(self.path)
        self._changed = False

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since this was last asked: show everything anew."""
        if self._database.stands_in:
            return self._renew()
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
        backup(self.path, to, _mark_as_backup)

    def archive_journal(self, target: Path) -> None:
        """Move the journal to ``target`` and begin a new one; CannotWrite, Busy."""
        with guard(self.path), self._database.atomic("IMMEDIATE"):
            self._recorder.archive(self._database, target)

    def close(self) -> None:
        """Close the connections of all threads; the last to close a notebook that was changed seals it."""
        stands_in = self._database.stands_in
        for database in (*self._former, self._database):
            database.close_all()
        if self._changed and not stands_in and not _has_log(self.path):
            seal(self.path)
            self._changed = False

    def _write(self, wanted: Mapping[str, Content | None]) -> Change:
        """Bring items to what they shall say (None: deleted), all or none."""
        with self._writing():
            return self._journal(wanted)

    def _journal(self, wanted: Mapping[str, Content | None]) -> Change:
        """The same inside a transaction that is open already; DamagedFile where an item is not as written."""
        if not proofs.proven(self._database, wanted.keys() - self._database.touched):
            raise damaged(self.path)
        change = changes.write(self._database, self._writer, wanted)
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

    def _is_complete(self) -> bool:
        with guard_rows(self.path):
            return proofs.get(self._database, proofs.COMPLETE) == "1"

    def _complete(self, new: bool) -> None:
        """Give a new notebook, or one of before there were any, its proofs; DamagedFile."""
        if self._database.stands_in:
            return
        with guard_rows(self.path), self._database.atomic("IMMEDIATE"):
            if not new and integrity(self._database):
                raise damaged(self.path)
            break_seal(self.path)
            proofs.take_all(self._database)

    def _verify(self, changed: bool, later: bool) -> None:
        """Look through the whole file; DamagedFile.

        ``changed``: no program has written what is different; even where nothing is wrong with an item,
        something else must be. Only a backup that somebody put in the notebook's place is taken. ``later``:
        there is so much of it that now only pages are looked at, the rest by :meth:`check` in the background.
        """
        with guard_rows(self.path), self._database.atomic():
            if changed and not proofs.get(self._database, proofs.BACKUP):
                raise damaged(self.path)
            self.unverified = later
            if later:
                if self._database.sql("PRAGMA quick_check(1)") != [("ok",)]:
                    raise damaged(self.path)
                return
            sound = not integrity(self._database) and proofs.placements_are_sound(self._database)
            if not sound or proofs.check(self._database):
                raise damaged(self.path)

    def _put_back(self) -> None:
        """Write what the journal has and the file has not."""
        if self._database.stands_in:
            return
        with guard_rows(self.path):
            if not self._recorder.missing(self._database):
                return
        with self._writing():
            entries = self._recorder.missing(self._database)
            apply(self._database, entries)
        self.put_back = len(entries)

    def _renew(self) -> bool:
        """Open the file again in place of a copy, when it has changed or may be written by now."""
        state = state_of(self.path)
        if state == self._state and self._database.stands_in == READ_ONLY:
            return False
        database = open_database(self.path, SCHEMA)
        changed = state != self._state or not database.stands_in
        # Another thread may be reading it this moment; the one before that nobody is.
        self._former.append(self._database)
        for old in self._former[:-1]:
            old.close_all()
        self._former = self._former[-1:]
        self._database, self._state = database, state
        if changed:
            self._forget_all()
        return changed

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Whatever SQLite complains of becomes an expected error."""
        with self._marking(), guard(self.path):
            yield

    @contextmanager
    def _reading_rows(self) -> Iterator[None]:
        """The same where rows are turned into records."""
        with self._marking(), guard_rows(self.path):
            yield

    @contextmanager
    def _marking(self) -> Iterator[None]:
        """Damage that is come across in the middle of something is mended when the file is opened next."""
        try:
            yield
        except DamagedFile:
            self.mistrust()
            with suppress(OSError):
                marker_of(self.path).touch()
            raise

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction that is on disk at the end, in the file and in the journal.

        Takes the write lock at once rather than half-way.
        """
        if self._database.stands_in:
            self._renew()
        if self._database.stands_in:
            raise CannotWrite(path=self.path, reason=self._database.stands_in)
        line: tuple[int, int] | None = None
        try:
            with self._marking(), guard(self.path), self._database.atomic("IMMEDIATE"):
                self._written = set()
                self._database.touched.clear()
                self._changed = True
                break_seal(self.path)
                yield
                written = self._written
                line = self._recorder.record(self._database)
        except BaseException:
            if line is not None:
                self._recorder.take_back(line)
            raise
        # Only now: whoever read before the end of the transaction has read what was there before it.
        self._forget(written)


def is_emptied(path: Path) -> bool:
    """Whether a file is there and has nothing in it, and nobody is just about to fill it."""
    return path.exists() and path.stat().st_size == 0 and not path.with_name(path.name + "-journal").exists()


def _targets(change: Change) -> set[str]:
    """The annotations whose tags a change has touched."""
    contents = (*change.before.values(), *change.after.values())
    return {content["target"] for content in contents if content and content["kind"] == "tagging"}


def marker_of(path: Path) -> Path:
    """The file whose presence says that a notebook was found to be damaged, and has to be made anew."""
    return path.with_suffix(".damaged")


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _mark_as_backup(connection: sqlite3.Connection) -> None:
    """In a backup, the place in the journal goes by another name; in one of an old version there is none."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'proof'").fetchone():
        connection.execute("UPDATE OR REPLACE proof SET id = ? WHERE id = ?", (proofs.BACKUP, proofs.JOURNAL))
