"""Container of a pack: a zip file of one possible form, so that every byte of it is known.

The parts are stored, not compressed (what policies come in is compressed already), in their order, with one
time and no comments. A reader builds from the parts what the file has to be and compares: a name twice, a
link, bytes before, between or behind the parts, a part that unpacks to something huge cannot be expressed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

#: No pack is larger: more than ten thousand policies, and an hour of reading.
MOST_BYTES = 1 << 30
MOST_PARTS = 20_000
_MOST_NAME = 100
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _DATE = 20, 1 << 5 | 1  # the first day that a zip file knows
_CHUNK = 1 << 20


class NotAContainerError(ValueError):
    """The file is no zip file of this form."""


class CutOffError(ValueError):
    """The file ends before its last part does."""


@dataclass(frozen=True, slots=True)
class ContainerPart:
    """A part of a container: its name, and where in the file its bytes are."""

    name: str
    offset: int
    size: int
    crc: int


def write(parts: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield the pieces of a container file."""
    found: list[ContainerPart] = []
    offset = 0
    for name, data in parts:
        head = _local(name, len(data), zlib.crc32(data))
        found.append(ContainerPart(name, offset + len(head), len(data), zlib.crc32(data)))
        yield head
        yield data
        offset += len(head) + len(data)
    yield _directory(found, offset)


def read(file: BinaryIO, size: int) -> list[ContainerPart]:
    """Return the parts of a container, whose bytes are checked against their checksums.

    Raises:
        NotAContainerError: the file is another, or was changed.
        CutOffError: the file is the beginning of a container.
    """
    if size > MOST_BYTES:
        raise NotAContainerError
    file.seek(0)
    found: list[ContainerPart] = []
    while (head := file.read(4)) == b"PK\3\4":
        found.append(_part(file, head + file.read(_LOCAL.size - 4)))
        if len(found) > MOST_PARTS or len({part.name for part in found}) < len(found):
            raise NotAContainerError
    if not found:
        raise NotAContainerError
    start = file.tell() - len(head)
    there = head + file.read(MOST_PARTS * (_CENTRAL.size + _MOST_NAME) + 1)
    wanted = _directory(found, start)
    if there != wanted:
        raise CutOffError if wanted.startswith(there) else NotAContainerError
    return found


def _part(file: BinaryIO, head: bytes) -> ContainerPart:
    """Return the part that begins with a header, and go behind it."""
    if len(head) < _LOCAL.size:
        raise CutOffError
    fields = _LOCAL.unpack(head)
    crc, size, name_size = fields[6], fields[7], fields[9]
    if name_size > _MOST_NAME:
        raise NotAContainerError
    raw = file.read(name_size)
    if len(raw) < name_size:
        raise CutOffError
    try:
        name = raw.decode("ascii")
    except UnicodeDecodeError as error:
        raise NotAContainerError from error
    if head + raw != _local(name, size, crc):
        raise NotAContainerError
    offset, left, found = file.tell(), size, 0
    while left:
        data = file.read(min(left, _CHUNK))
        if not data:
            raise CutOffError
        left, found = left - len(data), zlib.crc32(data, found)
    if found != crc:
        raise NotAContainerError
    return ContainerPart(name, offset, size, crc)


def _local(name: str, size: int, crc: int) -> bytes:
    raw = name.encode("ascii")
    return _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, 0, _DATE, crc, size, size, len(raw), 0) + raw


def _directory(parts: list[ContainerPart], start: int) -> bytes:
    """Return the list of parts at the file's end, and the end."""
    entries = b""
    for part in parts:
        raw = part.name.encode("ascii")
        offset = part.offset - _LOCAL.size - len(raw)
        sizes = (part.crc, part.size, part.size)
        entries += _CENTRAL.pack(
            b"PK\1\2", _VERSION, _VERSION, 0, 0, 0, _DATE, *sizes, len(raw), 0, 0, 0, 0, 0, offset
        )
        entries += raw
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(entries), start, 0)
    return entries + end
