"""The one database object of a notebook: opens the file, reads and writes it in whole transactions."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from store.model.errors import CannotWrite, DamagedFile, YiceError
from store.model.message import Message
from store.model.problem import Problem
from store.notebook.model import Content, ItemChange
from store.notebook.storage import annotation_rows, changes, proofs, verification
from store.notebook.storage.file_marks import has_log, is_emptied, marker_of
from store.notebook.storage.recorder import ChangeRecorder, apply
from store.system.database_file import DatabaseSchema, open_database
from store.system.seal import break_seal, is_sealed, seal, seal_exists
from store.system.sqlite import Database, backup, integrity
from store.system.sqlite_errors import damaged, guard, guard_rows
from store.system.sqlite_read_only import READ_ONLY, state_of

SCHEMA = DatabaseSchema(
    name=Message("word.notebook"),
    application_id=0x59694E62,  # "YiNb"
    version=10,
    migrations=Path(__file__).parent / "migrations",
    pragmas={"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "busy_timeout": 5000},
)
_WRITER_BYTES = 8
#: Up to this size, about 10,000 notes, a notebook that was not closed properly is verified when it is opened.
_VERIFIED_AT_ONCE = 12_000_000

#: Called after a transaction with the ids of the items it changed, or None when any item may have changed.
Listener = Callable[[Set[str] | None], None]


class NotebookDatabase:
    """The file of a notebook, shared by all its parts; any thread may call it.

    A part reads inside :meth:`reading` and writes through :meth:`write`, or, when what it writes depends on
    what it reads, through :meth:`apply` inside :meth:`writing`. Either records the change for undo, proofs,
    journal and merging. A change is on disk when the call returns.

    ``put_back`` is the number of changes that were missing in the file and restored from the journal at the
    opening; ``unverified`` is True if the file was not closed properly and only its pages were checked.
    """

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        #: The SQLite connection pool; replaced when a file that could not be written becomes writable.
        self.sqlite = database
        # A new name each time the file is opened: however files are copied, restored or moved between PCs,
        # two changes never get the same name.
        self._writer = os.urandom(_WRITER_BYTES).hex()
        self._listeners: list[Listener] = []
        self._written: set[str] = set()
        self._seen = threading.local()
        self._recorder = ChangeRecorder(path)
        self._changed = False
        self._state = state_of(path) if database.stands_in else ()
        self._former: list[Database] = []
        self.put_back = 0
        self.unverified = False

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open ``path``; create it if absent, open it read-only where it cannot be written.

        A file without an intact seal is verified: all items agree with their checksums when this returns.
        Changes that only the journal has are restored.
        Raises NewerFile, DamagedFile, CannotWrite or Busy; the file is then unchanged.
        """
        if is_emptied(path):
            # SQLite would take it for a new file; but only a failing disk or program makes such a notebook.
            raise DamagedFile(path=path, reason=Message("database.empty"))
        new = not path.exists()
        sealed = is_sealed(path)
        changed = seal_exists(path) and not sealed and not has_log(path)
        notebook = cls(path, open_database(path, SCHEMA))
        try:
            if new or not verification.is_complete(notebook.sqlite, path):
                verification.complete(notebook.sqlite, path, new)
            elif not sealed:
                notebook.unverified = path.stat().st_size > _VERIFIED_AT_ONCE
                verification.verify(notebook.sqlite, path, changed, pages_only=notebook.unverified)
            notebook._restore_from_journal()
        except BaseException:
            notebook.sqlite.close_all()
            raise
        notebook._changed = not sealed
        return notebook

    def close(self) -> None:
        """Close the connections of all threads; seal a changed file that nobody else has open."""
        stands_in = self.sqlite.stands_in
        for database in (*self._former, self.sqlite):
            database.close_all()
        if self._changed and not stands_in and not has_log(self.path):
            seal(self.path)
            self._changed = False

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` after each committed change, in the thread that wrote.

        It gets the ids of the changed items, or None when any item may have changed.
        """
        self._listeners.append(listener)

    def notify(self, ids: Set[str] | None) -> None:
        """Tell the listeners that items have changed; None means that any item may have."""
        for listener in self._listeners:
            listener(ids)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn errors of SQLite into DamagedFile, Busy or CannotWrite."""
        with self._marking(), guard(self.path):
            yield

    @contextmanager
    def reading_rows(self) -> Iterator[None]:
        """Do the same where rows are turned into records, which fails on damaged values too."""
        with self._marking(), guard_rows(self.path):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Open one transaction; at the end it is on disk, in the file and in the journal.

        Takes the write lock first. Raises CannotWrite, Busy or DamagedFile; nothing is changed then.
        """
        if self.sqlite.stands_in:
            self._reopen()
        if self.sqlite.stands_in:
            raise CannotWrite(path=self.path, reason=self.sqlite.stands_in)
        line: tuple[int, int] | None = None
        try:
            with self._marking(), guard(self.path), self.sqlite.atomic("IMMEDIATE"):
                self._written = set()
                self.sqlite.touched.clear()
                self._changed = True
                break_seal(self.path)
                yield
                written = self._written
                line = self._recorder.record(self.sqlite)
        except BaseException:
            if line is not None:
                self._recorder.take_back(line)
            raise
        # Only now: readers before the end of the transaction have read the former state.
        self.notify(written)

    def write(self, wanted: Mapping[str, Content | None]) -> ItemChange:
        """Write items by id (None: delete), all or none, in one transaction; for errors see writing.

        Items that say the same already are skipped.
        """
        with self.writing():
            return self.apply(wanted)

    def apply(self, wanted: Mapping[str, Content | None]) -> ItemChange:
        """Write items inside :meth:`writing`; DamagedFile where one of them differs from its checksum."""
        if not proofs.proven(self.sqlite, wanted.keys() - self.sqlite.touched):
            raise damaged(self.path)
        change = changes.write(self.sqlite, self._writer, wanted)
        touched = {*change.ids, *_targets(change)}
        self._written |= touched | set(annotation_rows.copies(self.sqlite, touched))
        return change

    def check(self) -> list[Problem]:
        """Verify pages, items and lists; return what is damaged, each with what to do about it."""
        repair = Message("notebook.repair")
        name = self.path.name
        try:
            with self.reading_rows(), self.sqlite.atomic():
                pages, wrong = integrity(self.sqlite), proofs.check(self.sqlite)
        except YiceError as error:
            return [Problem(name, error.message, repair)]
        self.unverified = False
        problems = [Problem(name, Message("database.not_sound", found=text), repair) for text in pages]
        if wrong:
            problems.append(Problem(name, Message("notebook.items_changed", count=len(wrong)), repair))
        return problems

    def mistrust(self) -> None:
        """Have the file verified, and repaired if necessary, when it is opened next."""
        break_seal(self.path)
        self._changed = False

    def changed_elsewhere(self) -> bool:
        """Return True if another process has written since the calling thread asked last."""
        if self.sqlite.stands_in:
            return self._reopen()
        with self.reading():
            seen = int(self.sqlite.sql("PRAGMA data_version")[0][0])
        # SQLite counts for each connection by itself, and a thread has its own.
        changed = getattr(self._seen, "version", seen) != seen
        self._seen.version = seen
        if changed:
            self.notify(None)
        return changed

    def set_patience(self, seconds: float) -> None:
        """Set how long the calling thread waits for a process that writes before it gets Busy; first 5 s."""
        with self.reading():
            self.sqlite.sql(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def backup(self, to: Path) -> None:
        """Copy the whole notebook to ``to`` while it is in use; CannotWrite."""
        backup(self.path, to, proofs.mark_as_backup)

    def archive_journal(self, target: Path) -> None:
        """Move the journal to ``target`` and begin a new one; CannotWrite, Busy."""
        with guard(self.path), self.sqlite.atomic("IMMEDIATE"):
            self._recorder.archive(self.sqlite, target)

    def _restore_from_journal(self) -> None:
        """Write the changes that the journal has and the file has not."""
        if self.sqlite.stands_in:
            return
        with guard_rows(self.path):
            if not self._recorder.missing(self.sqlite):
                return
        with self.writing():
            entries = self._recorder.missing(self.sqlite)
            apply(self.sqlite, entries)
        self.put_back = len(entries)

    def _reopen(self) -> bool:
        """Open the file in place of its read-only copy, if it has changed or can be written by now."""
        state = state_of(self.path)
        if state == self._state and self.sqlite.stands_in == READ_ONLY:
            return False
        database = open_database(self.path, SCHEMA)
        changed = state != self._state or not database.stands_in
        # Another thread may still be reading the former one; nobody uses those before it.
        self._former.append(self.sqlite)
        for old in self._former[:-1]:
            old.close_all()
        self._former = self._former[-1:]
        self.sqlite, self._state = database, state
        if changed:
            self.notify(None)
        return changed

    @contextmanager
    def _marking(self) -> Iterator[None]:
        """Mark the file for repair at the next opening when damage is found."""
        try:
            yield
        except DamagedFile:
            self.mistrust()
            with suppress(OSError):
                marker_of(self.path).touch()
            raise


def _targets(change: ItemChange) -> Iterable[str]:
    """Return the annotations whose tags a change has touched."""
    contents = (*change.before.values(), *change.after.values())
    return {content["target"] for content in contents if content and content["kind"] == "tagging"}
