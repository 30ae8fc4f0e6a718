"""Bytes of a file, read where they are asked for."""

from __future__ import annotations

import threading
import weakref
from pathlib import Path


class FileBytes:
    """The bytes of a file, read where they are asked for; a map of it would stay in memory page by page.

    The file stays readable when it is replaced. Any thread may ask.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self._lock = threading.Lock()
        # Closed when the last search that uses it lets go.
        weakref.finalize(self, self._file.close)

    def __getitem__(self, part: slice) -> bytes:
        with self._lock:
            self._file.seek(part.start)
            return self._file.read(part.stop - part.start)
