"""Counter in the head of a SQLite file, which tells whether the file was changed since."""

from __future__ import annotations

import os
from pathlib import Path


class ChangeCounter:
    """Reads the counter of one database without a log, for as long as that is open in this process.

    The file stays open: each close of it would take away the locks that SQLite holds on it in this process
    (SQLite, How To Corrupt An SQLite Database File, 2.2), and another process could write into a change of
    ours. Windows has no such locks, but lets no open file be replaced; there it is opened each time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._files: list[int] = []

    def value(self) -> bytes:
        """Return bytes that differ after each commit; empty if the file cannot be read.

        That is the counter in the file's head, with the file's number and size (SQLite file format, 1.3.7).
        One thread at a time.
        """
        try:
            if os.name == "nt":
                with self._path.open("rb", buffering=0) as file:
                    return _counter(file.fileno())
            return _counter(self._current())
        except OSError:
            return b""

    def close(self) -> None:
        """Close the file, after the database is closed."""
        files, self._files = self._files, []
        for file in files:
            os.close(file)

    def _current(self) -> int:
        """Return the file that has the name now; one that was replaced stays open, as the database may be."""
        there = self._path.stat()
        for file in self._files:
            if os.path.samestat(os.fstat(file), there):
                return file
        self._files.append(os.open(self._path, os.O_RDONLY))
        return self._files[-1]


def _counter(file: int) -> bytes:
    about = os.fstat(file)
    os.lseek(file, 24, os.SEEK_SET)
    return os.read(file, 4) + about.st_ino.to_bytes(16, "big") + about.st_size.to_bytes(8, "big")
