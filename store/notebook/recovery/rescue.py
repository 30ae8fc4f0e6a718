"""Rebuilds a notebook that is damaged, emptied or gone from everything that knows of its items. No Qt.

What of the file agrees with its checksums is taken; the rest, item by item, from the journal and the last
sound backup. What neither of them has is made whole as far as it goes, and told.

A process that is killed at any moment of this leaves either the damaged file or what was made of it in reach
of the next start.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from store.model.errors import CannotWrite, YiceError
from store.model.message import Message
from store.notebook.backup.backups import Backups, copy_of, keep_last_good
from store.notebook.recovery import sources
from store.notebook.recovery.salvage import salvage
from store.notebook.recovery.sources import KnownItems, ReadablePart
from store.notebook.storage import annotation_rows, changes, items, journal, proofs, recent
from store.notebook.storage.database import NotebookDatabase
from store.notebook.storage.item_kinds import KINDS, is_counted, stored_in_columns
from store.notebook.storage.items import connection
from store.notebook.sync.versions import Register
from store.system.files import reason_of, replace_file, set_aside, sync_file
from store.system.paths import DataPaths
from store.system.seal import break_seal, seal
from store.system.sqlite import Database, temporary_folder

_EMPTIED = Message("notebook.emptied")
_LOGS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class RescueResult:
    """Result of a rescue: the damaged file, and the newest sound backup, where there are such.

    ``whole``: everything is as it was. Else ``lost`` items are gone for all that is known, ``stale`` ones are
    as they were in the backup, and ``doubtful`` ones could not be verified. ``history`` tells whether all of
    what was read and asked last is there too.
    """

    kept: Path | None
    backup: Path | None
    emptied: bool = False
    whole: bool = False
    lost: int = 0
    stale: int = 0
    doubtful: int = 0
    history: bool = True

    def notice(self, notebook: NotebookDatabase) -> Message:
        """Tell what happened, now that there is a notebook again.

        The message names the files; where they are is in its details ``file`` and ``backup``.
        """
        kinds = items.counts(notebook.sqlite)
        if self.kept is None and not self.whole:
            return Message("notebook.gone", path=notebook.path.name, backup=self.backup)
        kept = self.kept.name if self.kept else notebook.path.name
        if self.whole:
            missing = Message("notebook.complete") if self.history else Message("notebook.history_short")
            where = Message("notebook.file_kept", kept=self.kept.name) if self.kept else None
            return Message(
                "notebook.repaired",
                state=self._state(),
                missing=missing,
                where=where,
                file=self.kept,
                backup=self.backup,
            )
        if not kinds:
            state = _EMPTIED if self.emptied else Message("notebook.nothing_saved")
            hint = Message("notebook.has_backup") if self.backup else Message("notebook.no_backup")
            return Message(
                "notebook.set_aside", state=state, hint=hint, kept=kept, file=self.kept, backup=self.backup
            )
        count = sum(kinds.values()) - kinds.get("folder", 0)
        parts = (Message("notebook.saved", count=count, what=_named(kinds)), *self._lost(notebook))
        return Message("notebook.salvaged", parts=parts, kept=kept, file=self.kept, backup=self.backup)

    def _state(self) -> Message:
        if self.kept is None:
            return Message("notebook.vanished")
        return _EMPTIED if self.emptied else Message("notebook.was_damaged")

    def _lost(self, notebook: NotebookDatabase) -> tuple[Message, ...]:
        """Tell how much less there is than in the backup, what has no place any more, what may be wrong."""
        gone = self.lost
        with contextlib.suppress(YiceError):
            gone = max(gone, Backups(notebook).contents(self.backup).gone if self.backup else 0)
        unplaced = sum(1 for each in annotation_rows.read(notebook.sqlite) if not each.document_key)
        parts = (
            Message("notebook.not_found", count=gone) if gone else None,
            Message("notebook.from_backup", count=self.stale) if self.stale else None,
            Message("notebook.unplaced", count=unplaced) if unplaced else None,
            Message("notebook.to_check", count=self.doubtful) if self.doubtful > unplaced else None,
        )
        return tuple(part for part in parts if part is not None)


def rescue(paths: DataPaths) -> RescueResult | None:
    """See to it that there is a sound notebook; None where there never was one.

    The damaged file is set aside, never deleted. To be called by one process at a time. CannotWrite.
    """
    path = paths.notebook_db
    # Made beside first, so that nothing half-made is ever in its place.
    staged = path.with_name("notebook.salvaged.db")
    backup = keep_last_good(paths.backups_dir, path.stem)
    found = RescueResult(None, backup)
    logs = journals(paths)
    damaged: Path | None = path
    if not path.exists():
        # Killed after it was set aside, the time before; else it is gone.
        aside = path.parent.glob(f"{path.stem}.damaged-*{path.suffix}")
        damaged = max(aside, default=None) if staged.exists() else None
    if damaged is not None or logs:
        found = _rebuild(damaged, staged, backup, logs, journal.journal_of(path))
    else:
        _begin(staged)
    emptied = damaged is not None and damaged.stat().st_size == 0
    kept = set_aside(path) if path.exists() else damaged
    if path.with_name(path.name + "-wal").exists():
        # The log of a file that is gone would be taken for that of the new one.
        set_aside(path)
    break_seal(path)
    try:
        replace_file(staged, path)
    except OSError as error:
        raise CannotWrite(path=path, reason=reason_of(error)) from error
    seal(path)
    found = replace(found, kept=kept, emptied=emptied)
    return found if kept or backup or logs else None


def journals(paths: DataPaths) -> list[Path]:
    """Return the journals of a data folder that are there, the oldest first."""
    archived = sorted(paths.backups_dir.glob(f"{paths.notebook_db.stem}-*.journal"))
    current = journal.journal_of(paths.notebook_db)
    return [*archived, *([current] if current.exists() else [])]


def _rebuild(
    path: Path | None, staged: Path, backup: Path | None, logs: list[Path], current: Path
) -> RescueResult:
    """Write ``staged`` from all sources; ``current`` is the path of the present journal."""
    try:
        with temporary_folder() as folder, contextlib.ExitStack() as opened:
            rows: Database | None = None
            read = ReadablePart()
            if path is not None:
                rows = salvage(path, Path(folder) / "rows.db")
                opened.callback(rows.close_all)
                read = sources.from_rows(rows, _version(path))
            written, complete = sources.from_journal(logs, read.journal)
            # What was written last is in the present journal: without it nothing is known to be all.
            complete = complete and current in logs
            if complete and not read.by_hand:
                # An id that the journal has never heard of is one that the damage has made up.
                read.doubtful = {name: one for name, one in read.doubtful.items() if name in written.items}
            stored = KnownItems()
            if backup is not None and not complete:
                copy = opened.enter_context(copy_of(backup))
                stored = sources.from_backup(copy.sqlite)
            wanted, lists = _together(read, written, stored)
            unknown = (read.lost | read.doubtful.keys()) - wanted.keys()
            left: dict[str, Register] = {}
            if rows is not None and (read.by_hand or not complete):
                left = sources.remains(rows, _left(rows) - wanted.keys())
            lost = unknown - left.keys()
            _write(staged, {**wanted, **left}, lists)
    except OSError as error:
        raise CannotWrite(path=staged, reason=reason_of(error)) from error
    sure = complete or (read.proven and not read.doubtful)
    doubtful = sum(1 for one in left.values() if _counts(one))
    stale = set() if complete else read.stale(wanted)
    whole = sure and not (lost or left or stale) and bool(wanted)
    history = {recent.VISITS, recent.SEARCHES} <= read.sure.lists.keys()
    return RescueResult(None, backup, False, whole, len(lost), len(stale), doubtful, history)


def _together(
    read: ReadablePart, written: KnownItems, stored: KnownItems
) -> tuple[dict[str, Register], dict[str, list[list[object]]]]:
    """Return all that is known of items, and the lists from the first that has them."""
    if read.by_hand:
        # Somebody wanted the state of then: only what is damaged in it is looked for elsewhere.
        elsewhere = sources.merged(stored.items, written.items)
        wanted = {name: one for name, one in elsewhere.items() if name in read.lost} | read.sure.items
    else:
        wanted = sources.merged(read.doubtful, stored.items, written.items, read.sure.items)
    lists = {**stored.lists, **written.lists, **read.sure.lists}
    return wanted, lists


def _write(staged: Path, wanted: dict[str, Register], lists: dict[str, list[list[object]]]) -> None:
    """Make a new notebook of what is known; complete, closed, and on disk."""
    _begin(staged)
    with contextlib.closing(NotebookDatabase.open(staged)) as notebook:
        database = notebook.sqlite
        order = {str(row[0]): n for n, row in enumerate(lists.get("#basket", ()))}
        last = len(order)
        ordered = sorted(wanted, key=lambda name: (order.get(name, last), _created(wanted[name]), name))
        with database.atomic("IMMEDIATE"):
            for item_id in ordered:
                changes.store(database, item_id, wanted[item_id])
            recent.put_kept_rows(database, lists.get(recent.KEPT_SEARCHES, ()))
            execute = connection(database).executemany
            for table, columns in (("visit", "clause_id, title, at"), ("search", "query, total, at")):
                query = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES (?, ?, ?)"
                execute(query, lists.get(f"#{table}", ()))
            proofs.take_all(database)
    break_seal(staged)
    sync_file(staged)


def _begin(path: Path) -> None:
    """Make an empty notebook."""
    for tail in ("", *_LOGS):
        path.with_name(path.name + tail).unlink(missing_ok=True)
    break_seal(path)
    NotebookDatabase.open(path).close()
    break_seal(path)


def _version(path: Path) -> int:
    """Return the version in the header of a file; 0 where that cannot be read."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        header = file.read(100)
        return int.from_bytes(header[60:64], "big")
    return 0


def _left(rows: Database) -> set[str]:
    """Return the items of which anything at all could be read."""
    tables = [kind.name for kind in stored_in_columns()]
    query = " UNION ".join(["SELECT id FROM item", *(f"SELECT item_id FROM {table}" for table in tables)])
    return {row[0] for row in rows.sql(query) if isinstance(row[0], str)}


def _created(register: Register) -> str:
    return str(register.ranked()[0][1].get("created", "")) if register.versions else ""


def _counts(register: Register) -> bool:
    """Return whether the user would miss it."""
    return any(is_counted(content["kind"]) for content in register.versions.values())


def _named(counts: dict[str, int]) -> tuple[Message, ...]:
    """Name what was saved, by kind."""
    found = (kind for kind in KINDS.values() if kind.message and counts.get(kind.name))
    return tuple(Message(kind.message, count=counts[kind.name]) for kind in found)
