"""The notebook of a data folder: opened even when damaged, backed up, its annotations in place. No Qt."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from store.library import Library
from store.library.shipped import bundled
from store.model.errors import DamagedFile, NotFound, YiceError
from store.model.message import Message
from store.notebook import Notebook, PlacingReport
from store.notebook.recovery.rescue import rescue
from store.notebook.storage.file_marks import marker_of
from store.system.files import writable
from store.system.paths import DataPaths

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def open_notebook(paths: DataPaths, notices: list[Message], library: Library) -> Notebook:
    """Open the notebook; a damaged one is made again from all that knows of it, with a notice.

    One that is gone while there are backups of it is a damaged one, too. Its annotations are then looked for
    in ``library``.
    Raises NewerFile, CannotWrite or Busy.
    """
    path = paths.notebook_db
    if path.exists() and not marker_of(paths.notebook_db).exists():
        with contextlib.suppress(DamagedFile):
            return _opened(path, notices)
    with bundled.alone(paths.root):
        # Another process may have been faster.
        if path.exists() and not marker_of(paths.notebook_db).exists():
            with contextlib.suppress(DamagedFile):
                return _opened(path, notices)
        found = rescue(paths)
        marker_of(paths.notebook_db).unlink(missing_ok=True)
        notebook = Notebook.open(path)
    if found is not None:
        with contextlib.suppress(YiceError):
            place(notebook, library)
        notices.append(found.notice(notebook.database))
    return notebook


def _opened(path: Path, notices: list[Message]) -> Notebook:
    """Open a notebook, and tell of changes that had to be put back.

    One is what a killed process had written down and not yet told anybody.
    """
    notebook = Notebook.open(path)
    if notebook.database.put_back > 1:
        notices.append(Message("notebook.caught_up", count=notebook.database.put_back))
    return notebook


def back_up(notebook: Notebook, notices: list[Message]) -> None:
    """Make the day's backup if anything has changed since the last; what prevents it stops nothing else."""
    if not writable(notebook.path):
        return
    try:
        notebook.backups.daily()
    except YiceError as error:
        notices.append(error.message)


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
    wanted = [key for key in notebook.placements.document_keys() if key in known]
    report = notebook.placements.unplace_missing(known)
    for number, key in enumerate(wanted):
        if cancelled and cancelled():
            break
        with contextlib.suppress(NotFound):
            report += notebook.placements.place(library.document(key))
        if progress:
            progress(number + 1, len(wanted))
    return report
