"""The journal: every change of a notebook written a second time, into a file that only ever grows.

A line is ``["checksum","journal:number",{...}]``: what is known of each item that a change has touched,
complete, so that lines can be lost without harm to others, and be read in any order. The number counts the
changes of the notebook; a ``whole`` entry has everything that there was. A number that is used again takes
back what had it before: the notebook could not be written then.

Lines are appended while the notebook's write lock is held, so that those of two processes never mix.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.notebook.storage.proofs import register_values
from store.notebook.sync.versions import Dot, Register, dumps
from store.system.files import write_file
from store.system.sqlite import now

_BLOCK = 65_536
_LENGTH = 16


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One change: what is known of the items it touched, and the searches kept after it (None: the same)."""

    journal: str
    number: int
    items: Mapping[str, Register] = field(default_factory=dict)
    kept: list[list[Any]] | None = None
    whole: bool = False
    at: str = ""

    @property
    def is_mark(self) -> bool:
        """True for an entry without changes, which says where a new journal continues an archived one."""
        return not (self.items or self.whole or self.kept is not None)


def journal_of(notebook: Path) -> Path:
    """Return the journal beside a notebook."""
    return notebook.with_suffix(".journal")


def append(path: Path, entries: Iterable[JournalEntry]) -> tuple[int, int]:
    """Add entries and see them onto the disk; returns where they begin and end. OSError."""
    data = b"".join(_line(entry) for entry in entries)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    try:
        start = os.fstat(handle).st_size
        if start and not _ends_whole(handle, start):
            # A process was killed, or the disk full, in the middle of a line.
            data = b"\n" + data
        try:
            _write(handle, data)
            os.fsync(handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(handle, start)
            raise
        return start, start + len(data)
    finally:
        os.close(handle)


def take_back(path: Path, start: int, end: int) -> None:
    """Remove what was appended last, unless another process has appended since."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            if os.fstat(handle).st_size == end:
                os.ftruncate(handle, start)
                os.fsync(handle)
        finally:
            os.close(handle)


def last(path: Path) -> tuple[str, int] | None:
    """Journal and number of the last entry; None where there is none, or it is damaged."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            data = b""
            while end > 0 and data.count(b"\n") < 2:
                size = min(max(_BLOCK, len(data)), end)
                end -= size
                file.seek(end)
                data = file.read(size) + data
    except OSError:
        return None
    lines = data.split(b"\n")
    parts = _parts(lines[-2]) if len(lines) > 1 and not lines[-1] else None
    return None if parts is None else parts[:2]


def read(paths: Iterable[Path]) -> tuple[list[JournalEntry], bool]:
    """Return the entries of some journals in order, without what was taken back; whether all lines could be
    read.
    """
    found: list[JournalEntry] = []
    whole = True
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError:
            continue
        for line in filter(None, data.split(b"\n")):
            entry = _parse(line)
            if entry is None:
                whole = False
            else:
                found.append(entry)
    latest = {
        (entry.journal, entry.number): position for position, entry in enumerate(found) if not entry.is_mark
    }
    return [
        entry
        for position, entry in enumerate(found)
        if entry.whole or entry.is_mark or latest[entry.journal, entry.number] == position
    ], whole


def archive(path: Path, target: Path, mark: JournalEntry) -> None:
    """Begin a new journal with ``mark``; write the last state of each item of the old one to ``target``.

    Raises CannotWrite; the journal is then as it was.
    """
    entries, _ = read([path])
    write_file(target, b"".join(_line(entry) for entry in _compact(entries)), private=True)
    write_file(path, _line(mark), private=True)


def _compact(entries: list[JournalEntry]) -> Iterator[JournalEntry]:
    """Yield the entries without what later ones replace."""
    seen: set[tuple[str, str]] = set()
    kept: list[JournalEntry] = []
    for entry in reversed(entries):
        fresh = {name: each for name, each in entry.items.items() if (entry.journal, name) not in seen}
        seen |= {(entry.journal, name) for name in fresh}
        if fresh or entry.whole or entry.kept is not None:
            kept.append(JournalEntry(entry.journal, entry.number, fresh, entry.kept, entry.whole, entry.at))
    yield from reversed(kept)


def _line(entry: JournalEntry) -> bytes:
    value: dict[str, Any] = {"at": entry.at or now()}
    value["items"] = {item_id: register_values(one) for item_id, one in entry.items.items()}
    if entry.kept is not None:
        value["kept"] = entry.kept
    if entry.whole:
        value["whole"] = True
    body = f'"{entry.journal}:{entry.number}",{dumps(value)}'.encode("utf-8", "surrogatepass")
    return b'["' + _sum(body) + b'",' + body + b"]\n"


def _parts(line: bytes) -> tuple[str, int, bytes] | None:
    """Return the journal, the number and the rest of a line; None for one that is not what was written."""
    body = line[_LENGTH + 4 : -1]
    if line[2 : _LENGTH + 2] != _sum(body):
        return None
    place, _, value = body.partition(b",")
    journal, _, number = place.strip(b'"').decode("ascii", "replace").partition(":")
    return (journal, int(number), value) if number.isdecimal() else None


def _parse(line: bytes) -> JournalEntry | None:
    """Return an entry; None for a line that is not what was written."""
    parts = _parts(line)
    if parts is None:
        return None
    journal, number, value = parts
    try:
        content = json.loads(value.decode("utf-8", "surrogatepass"))
        items = {
            item_id: Register(
                each["context"], {Dot(writer, n): content for writer, n, content in each["versions"]}
            )
            for item_id, each in content["items"].items()
        }
        kept, whole = content.get("kept"), bool(content.get("whole"))
        return JournalEntry(journal, number, items, kept, whole, content["at"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _sum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:_LENGTH].encode("ascii")


def _ends_whole(handle: int, size: int) -> bool:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _write(handle: int, data: bytes) -> None:
    """Write all of it: a nearly full disk takes a part and then says so."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
