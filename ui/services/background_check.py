"""Background check of library, index and notebook: once a week, and after the program was killed. No Qt."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from store.library import Library
from store.library.edition_views import EditionView
from store.model.errors import CannotWrite
from store.model.message import Message
from store.notebook import Notebook
from store.notebook.storage.file_marks import marker_of
from store.system.files import writable, write_file
from store.system.paths import DataPaths

_WEEK_SECONDS = 7 * 24 * 3600


def check_in_background(paths: DataPaths, library: Library, notebook: Notebook) -> list[Message]:
    """Look through library, notebook and index where due; what is damaged is made again at the next start."""
    if not writable(paths.root):
        return []
    due = _is_due(paths)
    found: list[Message] = []
    if (due or notebook.database.unverified) and notebook.database.check():
        with contextlib.suppress(OSError):
            marker_of(paths.notebook_db).touch()
        found.append(Message("check.damage_found", what=Message("word.notebook")))
    if (due or library.soundness.unverified) and library.soundness.check():
        with contextlib.suppress(OSError):
            (paths.root / "library.damaged").touch()
        found.append(Message("check.damage_found", what=Message("word.library")))
    if due:
        _check_index(paths, library)
        with contextlib.suppress(CannotWrite):
            write_file(_stamp(paths), "", private=True)
    return found


def _check_index(paths: DataPaths, library: Library) -> None:
    """Read all files of the index; nobody need know of a damaged one, for it costs no more than a rebuild."""
    from index.corpus.index_files import distrust, state

    if state(paths.index_dir, EditionView(library)) == "damaged":
        distrust(paths.index_dir)


def _is_due(paths: DataPaths) -> bool:
    """Return whether a week has gone by; a folder that has just been made has a week from then."""
    stamp = _stamp(paths)
    try:
        age = time.time() - (stamp if stamp.exists() else paths.library_db).stat().st_mtime
    except OSError:
        return True
    return not 0 <= age < _WEEK_SECONDS


def _stamp(paths: DataPaths) -> Path:
    """Return the file whose time is that of the last look."""
    return paths.root / "checked"
