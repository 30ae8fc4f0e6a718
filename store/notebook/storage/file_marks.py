"""The signs of a notebook's state in the folder: an empty file, a log that is in use, the mark of damage."""

from __future__ import annotations

from pathlib import Path


def is_emptied(path: Path) -> bool:
    """Return True if the file exists with 0 bytes and no process is about to fill it."""
    return path.exists() and path.stat().st_size == 0 and not path.with_name(path.name + "-journal").exists()


def has_log(path: Path) -> bool:
    """Return True if SQLite's log beside the file holds changes: the file is open or was not closed."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def marker_of(path: Path) -> Path:
    """Return the path of the file whose presence says that damage was found and a repair is due."""
    return path.with_suffix(".damaged")
