"""The notebook of a data folder: opened even when damaged, backed up, its annotations in place. No Qt."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from store import shipping
from store.errors import DamagedFile, NotebookSalvaged, NotebookSetAside, NotFound, Phrase, YiceError
from store.files import set_aside, writable
from store.library import Library
from store.notebook import Notebook, PlacingReport
from store.paths import DataPaths

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def open_notebook(paths: DataPaths, notices: list[YiceError]) -> Notebook:
    """Open the notebook; what can be read of a damaged one is brought into a new one, with a notice.

    Raises NewerFile, CannotWrite or Busy.
    """
    try:
        return Notebook.open(paths.notebook_db)
    except DamagedFile:
        pass
    with shipping.alone(paths.root):
        # Another process may have been faster.
        with contextlib.suppress(DamagedFile):
            return Notebook.open(paths.notebook_db)
        notices.append(_salvage(paths))
        return Notebook.open(paths.notebook_db)


def back_up(notebook: Notebook, notices: list[YiceError]) -> None:
    """Make the day's backup if anything has changed since the last; what prevents it stops nothing else."""
    if not writable(notebook.path):
        return
    try:
        notebook.backups.daily()
    except YiceError as error:
        notices.append(error)


def place(
    notebook: Notebook,
    library: Library,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> PlacingReport:
    """Find the annotations of all documents in the texts that the library has now.

    What was looked for in these texts before is quick. Annotations of documents that the library does not
    have are lost until it has them again.
    """
    known = {entry.key for entry in library.documents()}
    wanted = [key for key in notebook.document_keys() if key in known]
    report = notebook.unplace_missing(known)
    for number, key in enumerate(wanted):
        if cancelled and cancelled():
            break
        with contextlib.suppress(NotFound):
            report += notebook.place(library.document(key))
        if progress:
            progress(number + 1, len(wanted))
    return report


def _salvage(paths: DataPaths) -> YiceError:
    """Put a damaged notebook aside and what can be read of it in its place; what to tell of that."""
    from store.notebook.salvage import salvage

    kept = set_aside(paths.notebook_db)
    backups = _backups(paths)
    count = 0
    try:
        count = salvage(kept, paths.notebook_db).count
    except YiceError:
        paths.notebook_db.unlink(missing_ok=True)
    if not count:
        return NotebookSetAside(kept=kept, backups=paths.backups_dir)
    last = next(iter(backups), None)
    return NotebookSalvaged(
        count=count,
        kept=kept,
        backup=Phrase(f"；最近的备份是“{last}”，可从中找回其余内容", f"; the last backup is “{last}”")
        if last
        else Phrase("", ""),
    )


def _backups(paths: DataPaths) -> list[Path]:
    """The backups of the notebook, the newest first; without opening it, which is what fails."""
    from store.notebook.backups import find_backups

    return [each.path for each in find_backups(paths.backups_dir, paths.notebook_db.stem)]
