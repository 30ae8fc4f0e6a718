"""Backups of a notebook: made by themselves, looked into, and brought back."""

from __future__ import annotations

import contextlib
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from store.model.errors import Busy, CannotWrite
from store.notebook.backup.diff import STATE, BackupContents, compare, loss
from store.notebook.backup.reconcile import rebuild
from store.notebook.model import Content, ItemChange
from store.notebook.storage import annotation_rows, changes, items
from store.notebook.storage.database import NotebookDatabase
from store.notebook.storage.journal import journal_of
from store.notebook.sync import merge
from store.notebook.sync.versions import Register
from store.system.files import file_stamp, reason_of, set_aside
from store.system.sqlite import Database, temporary_folder

#: ``deletion`` and ``damage`` were made for another reason and then kept: the notebook had less after them.
BackupKind = Literal["daily", "migration", "import", "update", "restore", "deletion", "damage"]
How = Literal["merge", "replace"]
#: How many of each kind are kept.
KEPT: dict[BackupKind, int] = {
    "daily": 14, "migration": 5, "import": 10, "update": 5, "restore": 10, "deletion": 10, "damage": 10
}  # fmt: skip
_NAME = re.compile(r"-(?:(?P<kind>v\d+|import|update|restore|deletion|damage)-)?\d{8}(-\d{6})?(-\d+)?\.db")
#: How the names of journals end that are kept beside the backups.
JOURNAL = ".journal"
_LARGE_JOURNAL = 4_000_000
#: A backup that is not finished by then never will be.
_HALF_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the notebook: why it was made, and when (ISO-8601 UTC)."""

    path: Path
    kind: BackupKind
    at: str
    size: int


class Backups:
    """The backups of a notebook, in the folder ``backups`` beside it."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database
        self.folder = database.path.parent / "backups"

    def list(self) -> list[Backup]:
        """Return the backups that there are, the newest first."""
        return find_backups(self.folder, self._database.path.stem)

    def ensure(self, kind: BackupKind) -> Path:
        """Return the newest of a kind if it has all that the notebook has, else a new one; CannotWrite."""
        last = next((each for each in self.list() if each.kind == kind), None)
        return last.path if last is not None and self._same(last.path) else self.make(kind)

    def make(self, kind: BackupKind) -> Path:
        """Make a backup now; the oldest of its kind that are too many are removed. CannotWrite."""
        path = _free(self.folder, f"{self._database.path.stem}-{kind}-{file_stamp()}")
        self._database.backup(path)
        self._prune(kind)
        return path

    def daily(self) -> Path | None:
        """Make today's backup, or bring it up to date; None if nothing has changed since the last one.

        One of today that has more than the notebook has now is not replaced but kept beside. CannotWrite.
        """
        last = next(iter(self.list()), None)
        if (last is not None and self._same(last.path)) or not self._anything():
            return None
        path = self._spare(self.folder / f"{self._database.path.stem}-{datetime.now():%Y%m%d}.db")
        self._database.backup(path)
        self._prune("daily")
        self._archive_journal()
        return path

    def contents(self, backup: Path) -> BackupContents:
        """Return what is in a backup; DamagedFile, NewerFile."""
        with copy_of(backup) as copy:
            old, before = annotation_rows.read(copy.sqlite), items.load(copy.sqlite)
        with self._database.reading(), self._database.sqlite.atomic():
            new, here = annotation_rows.read(self._database.sqlite), items.load(self._database.sqlite)
        return compare(old, new, before, here)

    def restore(self, backup: Path, how: How) -> ItemChange:
        """Restore what a backup holds, after a backup of the notebook as it is; the change can be undone.

        ``merge`` adds what is missing now and leaves everything else; ``replace`` makes everything as it was.
        Either is a change like any other, so that notebooks that exchange with this one follow.
        """
        with copy_of(backup) as old:
            known = changes.registers(old.sqlite)
            wanted = {key: each.content for key, each in items.load(old.sqlite).items()}
        self.make("restore")
        return self._write(known, wanted, how)

    def _write(self, known: Mapping[str, Register], wanted: Mapping[str, Content], how: How) -> ItemChange:
        """Write what a backup holds."""
        database = self._database.sqlite
        with self._database.writing():
            contents: dict[str, Content | None] = {}
            first = ItemChange()
            if how == "merge":
                # First as from any other notebook: damage may have cost this one what it knew.
                rebuilt = rebuild(changes.registers(database), known)
                first = merge.merge(database, rebuilt.incoming).change
                contents |= rebuilt.changes
            here = items.load(database)
            contents |= {
                key: content for key, content in wanted.items() if how == "replace" or key not in here
            }
            if how == "replace":
                contents |= dict.fromkeys(key for key in here if key not in wanted)
            second = self._database.apply(contents)
        self._database.notify(None)
        return ItemChange({**second.before, **first.before}, {**first.after, **second.after})

    def _anything(self) -> bool:
        """Return whether the user has made anything, even if it was deleted again."""
        with self._database.reading():
            rows = self._database.sqlite.sql("SELECT 1 FROM item UNION SELECT 1 FROM tombstone LIMIT 1")
        return bool(rows)

    def _archive_journal(self) -> None:
        """Once a day, or when it has grown large, put what is in the backup now out of the journal."""
        stem = self._database.path.stem
        archived = sorted(self.folder.glob(f"{stem}-*{JOURNAL}"), reverse=True)
        today = f"{stem}-{datetime.now():%Y%m%d}"
        with contextlib.suppress(OSError, CannotWrite, Busy):
            size = journal_of(self._database.path).stat().st_size
            if size > _LARGE_JOURNAL or not any(each.name.startswith(today) for each in archived):
                self._database.archive_journal(self.folder / f"{stem}-{file_stamp()}{JOURNAL}")
                for each in archived[KEPT["daily"] - 1 :]:
                    each.unlink()

    def _same(self, backup: Path) -> bool:
        """Return whether a backup has all that the notebook has."""
        try:
            with contextlib.closing(_as_it_is(backup)) as old, self._database.reading():
                return old.sql(STATE) == self._database.sqlite.sql(STATE)
        except Exception:  # an unreadable file is not the same
            return False

    def _spare(self, path: Path) -> Path:
        """Put a backup that must not be replaced under another name; returns where the next one can go."""
        if not path.exists():
            return path
        stem = self._database.path.stem
        try:
            with contextlib.closing(_as_it_is(path)) as old, self._database.reading():
                lost = loss(old, self._database.sqlite)
        except Exception:  # it cannot be read as it is; who knows what could still be saved of it
            with contextlib.suppress(CannotWrite):
                set_aside(path)
        else:
            if lost and keep_as(path, stem, lost) is not None:
                self._prune(lost)
            elif not lost:
                return path
        return _free(self.folder, f"{stem}-{file_stamp()}") if path.exists() else path

    def _prune(self, kind: BackupKind) -> None:
        """Remove the oldest of a kind; one that cannot be removed now goes the next time."""
        for each in [found for found in self.list() if found.kind == kind][KEPT[kind] :]:
            with contextlib.suppress(OSError):
                each.path.unlink()
        with contextlib.suppress(OSError):
            for half in self.folder.glob(f"{self._database.path.stem}-*.db.part"):
                if time.time() - half.stat().st_mtime > _HALF_SECONDS:
                    half.unlink()


@contextlib.contextmanager
def copy_of(backup: Path) -> Iterator[NotebookDatabase]:
    """Yield a copy of a backup, checked and migrated; the backup itself is only read.

    Raises DamagedFile, NewerFile or CannotWrite.
    """
    with temporary_folder() as folder:
        copy = Path(folder) / "notebook.db"
        try:
            shutil.copyfile(backup, copy)
        except OSError as error:
            raise CannotWrite(path=copy, reason=reason_of(error)) from error
        with contextlib.closing(NotebookDatabase.open(copy)) as opened:
            # It is thrown away, so that nobody will ask for its seal.
            opened.mistrust()
            yield opened


def find_backups(folder: Path, stem: str) -> list[Backup]:
    """Return the backups of the notebook of that name in a folder, the newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name.removeprefix(stem))
            if match and path.name.startswith(stem):
                found.append(_backup(path, match["kind"]))
    return sorted(found, key=lambda each: (each.at, each.path.name), reverse=True)


def keep_as(backup: Path, stem: str, kind: BackupKind) -> Path | None:
    """Rename a backup so that it is of another kind, and pruned with that; None where that cannot be done."""
    try:
        at = datetime.fromtimestamp(backup.stat().st_mtime)
        target = _free(backup.parent, f"{stem}-{kind}-{at:%Y%m%d-%H%M%S}")
        backup.rename(target)
    except OSError:
        return None
    return target


def keep_last_good(folder: Path, stem: str) -> Path | None:
    """Mark the newest sound backup with content as permanent after damage; return it, None without one."""
    for each in find_backups(folder, stem):
        try:
            with copy_of(each.path) as old:
                sound = bool(old.sqlite.sql(STATE)[0][0])
        except Exception:  # a backup may be damaged in as many ways as a notebook
            continue
        if sound:
            return each.path if each.kind == "damage" else keep_as(each.path, stem, "damage") or each.path
    return None


def _as_it_is(backup: Path) -> Database:
    """Return a backup opened without bringing it up to date, or making any file beside it."""
    return Database(f"{backup.absolute().as_uri()}?immutable=1")


def _free(folder: Path, name: str) -> Path:
    """Return the path of that name, or of the next that is not in use."""
    path, number = folder / f"{name}.db", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.db"
    return path


def _backup(path: Path, name: str | None) -> Backup:
    status = path.stat()
    kind: BackupKind = next((each for each in KEPT if each == name), "migration" if name else "daily")
    at = (
        datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    )
    return Backup(path, kind, at, status.st_size)
