"""The library of a data folder: put in place, renewed after an update, made again where it is damaged."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from store.library import Library
from store.library.shipped import bundled
from store.model.errors import (
    CannotWrite,
    DamagedFile,
    YiceError,
)
from store.model.message import Message
from store.notebook.storage.file_marks import marker_of
from store.system.files import writable
from store.system.paths import DataPaths

if TYPE_CHECKING:
    pass

Progress = Callable[[int, int], None]


def open_library(
    paths: DataPaths, shipped: bundled.Shipment, notices: list[Message], progress: Progress | None
) -> tuple[Library, bool]:
    """Return the library of a data folder, and whether it was just put in place.

    ``progress(done, total)`` is called while it has to be made from the sources; ``notices`` takes what the
    user should know. One process at a time makes it. Raises NewerFile, CannotWrite or Busy.
    """
    library = _open_current(paths, shipped)
    if library is not None:
        return library, False
    with bundled.alone(paths.root):
        library = _open_current(paths, shipped)
        if library is not None:
            return library, False
        return _prepare(paths, shipped, notices, progress), True


def mark_damaged(paths: DataPaths, file: object = None) -> bool:
    """Remember that reading ``file``, the library or the notebook, failed; the next opening makes it again.

    Without ``file`` the library is meant. Returns whether it is one of them.
    """
    if file not in (None, paths.library_db, paths.notebook_db):
        return False
    with contextlib.suppress(OSError):
        (marker_of(paths.notebook_db) if file == paths.notebook_db else _marker(paths)).touch()
    return True


def _open_current(paths: DataPaths, shipped: bundled.Shipment) -> Library | None:
    """Return the library if it is there, sound, and has the documents that ship; else None.

    One that cannot be written is taken as it is: it cannot be renewed.
    """
    if not paths.library_db.exists() or _marker(paths).exists():
        return None
    library = _try_open(paths.library_db)
    if library is None:
        return None
    try:
        if not writable(paths.library_db):
            return library
        if not library.soundness.looks_sound():
            mark_damaged(paths)
        elif bundled.is_current(library, shipped):
            return library
    except DamagedFile:
        mark_damaged(paths)
    library.close()
    return None


def _prepare(
    paths: DataPaths, shipped: bundled.Shipment, notices: list[Message], progress: Progress | None
) -> Library:
    """Make, remake or renew the library; called by one process at a time."""
    target = paths.library_db
    existed = target.exists()
    old = _try_open(target) if existed else None
    damaged = existed and (old is None or _marker(paths).exists())
    try:
        done = bundled.install(target, shipped, old, damaged, progress)
    except YiceError as error:
        if old is None or damaged:
            raise
        notices.append(Message("library.not_renewed", reason=error.message))
        return Library.open(target)
    finally:
        if old is not None:
            old.close()
    _marker(paths).unlink(missing_ok=True)
    if done.kept is not None:
        notices.append(Message("library.remade", kept=done.kept, lost=done.complaint()))
    # Without it the index is missing or stale, and will be built here.
    with contextlib.suppress(CannotWrite):
        bundled.install_index(paths.index_dir, shipped, target)
    return Library.open(target)


def _try_open(path: Path) -> Library | None:
    """Return the library, or None where it is damaged."""
    try:
        return Library.open(path)
    except DamagedFile:
        return None


def _marker(paths: DataPaths) -> Path:
    """Return the file whose presence says that reading the library has failed, and that it has to be made
    again.
    """
    return paths.root / "library.damaged"
