"""Backups of a notebook: made by themselves, looked into, and brought back."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from store.errors import CannotWrite
from store.files import file_stamp, reason_of
from store.notebook import contents, journal
from store.notebook.records import Annotation, Change
from store.sqlite import Database

if TYPE_CHECKING:
    from store.notebook.notebook import Notebook
    from store.notebook.sharing import Sharing

BackupKind = Literal["daily", "migration", "import", "update", "restore"]
How = Literal["merge", "replace"]
#: How many of each kind are kept.
KEPT: dict[BackupKind, int] = {"daily": 14, "migration": 5, "import": 10, "update": 5, "restore": 10}
_NAME = re.compile(r"-(?:(?P<kind>v\d+|import|update|restore)-)?\d{8}(-\d{6})?(-\d+)?\.db")
#: Tells apart two states of a notebook of which one came from the other.
STATE = (
    "SELECT (SELECT group_concat(context || id, '') FROM (SELECT context, id FROM item ORDER BY id)),"
    " (SELECT group_concat(context || id, '') FROM (SELECT context, id FROM tombstone ORDER BY id)),"
    " (SELECT count(*) FROM sibling)"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the notebook: why it was made, and when (ISO-8601 UTC)."""

    path: Path
    kind: BackupKind
    at: str
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a backup, compared with the notebook of now.

    ``counts`` are by kind of annotation, ``newest`` is the time of the last change in it. ``missing`` are
    annotations that the notebook does not have any more, ``changed`` those that say something else in the
    backup; ``only_here`` counts what was made since.
    """

    counts: dict[str, int]
    newest: str
    missing: tuple[Annotation, ...]
    changed: tuple[Annotation, ...]
    only_here: int


class Backups:
    """The backups of a notebook in their folder."""

    def __init__(self, notebook: Sharing, folder: Path) -> None:
        self._notebook = notebook
        self.folder = folder

    def list(self) -> list[Backup]:
        """The backups that there are, the newest first."""
        return find_backups(self.folder, self._notebook.path.stem)

    def ensure(self, kind: BackupKind) -> Path:
        """The newest of a kind if it has all that the notebook has, else a new one; CannotWrite."""
        last = next((each for each in self.list() if each.kind == kind), None)
        return last.path if last is not None and self._same(last.path) else self.make(kind)

    def make(self, kind: BackupKind) -> Path:
        """Make a backup now; the oldest of its kind that are too many are removed. CannotWrite."""
        path = self.folder / f"{self._notebook.path.stem}-{kind}-{file_stamp()}.db"
        number = 1
        while path.exists():
            number += 1
            path = path.with_name(f"{self._notebook.path.stem}-{kind}-{file_stamp()}-{number}.db")
        self._notebook.backup(path)
        self._prune(kind)
        return path

    def daily(self) -> Path | None:
        """Make today's backup, or bring it up to date; None if nothing has changed since the last one."""
        last = next(iter(self.list()), None)
        if last is not None and self._same(last.path):
            return None
        if last is None and not self._notebook.anything():
            return None
        path = self.folder / f"{self._notebook.path.stem}-{datetime.now():%Y%m%d}.db"
        self._notebook.backup(path)
        self._prune("daily")
        return path

    def contents(self, backup: Path) -> Contents:
        """What is in a backup; DamagedFile, NewerFile."""
        with self._opened(backup) as old:
            there = {each.id: each for each in old.find(sort="created").items}
        here = {each.id: each for each in self._notebook.find(sort="created").items}
        differs = [each for each in there.values() if each.id in here and not _alike(each, here[each.id])]
        return Contents(
            counts=dict(Counter(each.kind for each in there.values())),
            newest=max((each.updated for each in there.values()), default=""),
            missing=tuple(each for each in there.values() if each.id not in here),
            changed=tuple(differs),
            only_here=sum(1 for each in here if each not in there),
        )

    def restore(self, backup: Path, how: How) -> Change:
        """Bring back what a backup holds, after a backup of the notebook as it is; the change can be undone.

        ``merge`` adds what is missing now and leaves everything else; ``replace`` makes everything as it was.
        Either is a change like any other, so that notebooks that exchange with this one follow.
        """
        with self._opened(backup) as old:
            known = journal.registers(old._database)
            wanted = {key: each.content for key, each in contents.load(old._database).items()}
        self.make("restore")
        return self._notebook._restore(known, wanted, how)

    def _same(self, backup: Path) -> bool:
        """Whether a backup has all that the notebook has."""
        try:
            with contextlib.closing(Database(f"{backup.absolute().as_uri()}?immutable=1")) as old:
                return old.sql(STATE) == self._notebook.state()
        except Exception:  # whatever is wrong with it, it is not the same
            return False

    def _prune(self, kind: BackupKind) -> None:
        """Remove the oldest of a kind; one that cannot be removed now goes the next time."""
        for each in [found for found in self.list() if found.kind == kind][KEPT[kind] :]:
            with contextlib.suppress(OSError):
                each.path.unlink()

    @contextlib.contextmanager
    def _opened(self, backup: Path) -> Iterator[Notebook]:
        """A copy of a backup, brought up to date; the backup itself is only read."""
        import tempfile

        from store.notebook.notebook import Notebook

        with tempfile.TemporaryDirectory(prefix="yice-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "notebook.db"
            try:
                shutil.copyfile(backup, copy)
            except OSError as error:
                raise CannotWrite(path=copy, reason=reason_of(error)) from error
            with contextlib.closing(Notebook.open(copy)) as opened:
                yield opened


def find_backups(folder: Path, stem: str) -> list[Backup]:
    """The backups of the notebook of that name in a folder, the newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name.removeprefix(stem))
            if match and path.name.startswith(stem):
                found.append(_backup(path, match["kind"]))
    return sorted(found, key=lambda each: (each.at, each.path.name), reverse=True)


def _alike(one: Annotation, other: Annotation) -> bool:
    def says(each: Annotation) -> object:
        return each.anchors, each.text, each.style, each.tags

    return says(one) == says(other)


def _backup(path: Path, name: str | None) -> Backup:
    status = path.stat()
    kind: BackupKind = next((each for each in KEPT if each == name), "migration" if name else "daily")
    at = datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Backup(path, kind, at, status.st_size)
