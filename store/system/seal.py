"""The seal of a database: what its file was when the program came to close it.

A file that agrees with its seal, and beside which there is no log of changes, is bit for bit what was closed:
nothing else of it has to be looked at. One that does not agree was left by a killed process, or is damaged.
CRC-32 is the cheapest sum to take (15 ms for 60 MB; SHA-256 four times that), and no flipped bits within 32
of each other escape it.
"""

from __future__ import annotations

import contextlib
import zlib
from pathlib import Path

from store.model.errors import CannotWrite
from store.system.files import write_file

_CHUNK = 1 << 20


def seal(path: Path, *others: Path) -> None:
    """Write down what a file, and ``others`` that belong to it, are now; where it cannot be, do nothing.

    Nobody may write meanwhile. The files stay open until the seal is on disk: closing one would take away
    the locks that SQLite holds on it in this process.
    """
    with contextlib.suppress(OSError, CannotWrite), contextlib.ExitStack() as opened:
        write_file(_seal_of(path), _line(opened, path, *others), private=True)


def is_sealed(path: Path, *others: Path) -> bool:
    """Return whether files are what they were when they were sealed, and nothing is waiting to come into
    them.
    """
    try:
        if any(_waits(path.with_name(path.name + tail)) for tail in ("-wal", "-journal")):
            return False
        with contextlib.ExitStack() as opened:
            return _seal_of(path).read_bytes() == _line(opened, path, *others).encode("ascii")
    except OSError:
        return False


def seal_exists(path: Path) -> bool:
    """Return whether a file was closed properly, even if it was changed since."""
    return _seal_of(path).exists()


def break_seal(path: Path) -> None:
    """Remove the seal before a change: a file found without one was not closed properly."""
    with contextlib.suppress(FileNotFoundError):
        _seal_of(path).unlink()


def _seal_of(path: Path) -> Path:
    return path.with_name(path.name + ".seal")


def _waits(log: Path) -> bool:
    return log.exists() and log.stat().st_size > 0


def _line(opened: contextlib.ExitStack, path: Path, *others: Path) -> str:
    """Return the size and sum of each file; OSError where the first is absent."""
    found = []
    for number, each in enumerate((path, *others)):
        if number and not each.exists():
            found.append("-")
            continue
        size = total = 0
        file = opened.enter_context(each.open("rb"))
        while chunk := file.read(_CHUNK):
            size, total = size + len(chunk), zlib.crc32(chunk, total)
        found.append(f"{size} {total:08x}")
    return "\n".join(found) + "\n"
