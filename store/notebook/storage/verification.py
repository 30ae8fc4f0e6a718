"""Checks a notebook against its checksums, when it is opened and in the background."""

from __future__ import annotations

from pathlib import Path

from store.notebook.storage import proofs
from store.system.seal import break_seal
from store.system.sqlite import Database, integrity
from store.system.sqlite_errors import damaged, guard_rows


def is_complete(database: Database, path: Path) -> bool:
    """Return True if every item has a proof; False for a file from before there were proofs."""
    with guard_rows(path):
        return proofs.get(database, proofs.COMPLETE) == "1"


def complete(database: Database, path: Path, new: bool) -> None:
    """Write all proofs of a new notebook, or of one from before there were proofs; DamagedFile."""
    if database.stands_in:
        return
    with guard_rows(path), database.atomic("IMMEDIATE"):
        if not new and integrity(database):
            raise damaged(path)
        break_seal(path)
        proofs.take_all(database)


def verify(database: Database, path: Path, changed: bool, pages_only: bool) -> None:
    """Check the whole file; DamagedFile.

    ``changed``: the file differs from its seal though no program wrote it, which is damage even where all
    items are right, unless a user put a backup in its place. ``pages_only`` leaves the items to a check in
    the background.
    """
    with guard_rows(path), database.atomic():
        if changed and not proofs.get(database, proofs.BACKUP):
            raise damaged(path)
        if pages_only:
            if database.sql("PRAGMA quick_check(1)") != [("ok",)]:
                raise damaged(path)
            return
        sound = not integrity(database) and proofs.placements_are_sound(database)
        if not sound or proofs.check(database):
            raise damaged(path)
