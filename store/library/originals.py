"""The bytes as received, each file once: packed, found by their SHA-256, gone with their last document.

A file is kept whole, at any size: what is larger than store.formats.registry.MAX_BYTES is never read, so that
it has no document either.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from store.library.storage.library_schema import OriginalRow
from store.system.sqlite import Database

#: So much of a file tells whether it can be packed; files that are packed already (.docx, .jpg) cannot.
_SAMPLE = 64 * 1024
#: Packing has to save this share, or else the time to unpack is not worth it.
_WORTH = 0.1


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was received: its name, its bytes and their SHA-256."""

    name: str
    data: bytes
    sha256: str


def compressed(data: bytes) -> tuple[bytes, bool]:
    """Return the bytes as they are stored, and whether they are packed."""
    middle = len(data) // 2
    sample = data[:_SAMPLE] + data[middle : middle + _SAMPLE]
    if len(zlib.compress(sample, 1)) > len(sample) * (1 - _WORTH):
        return data, False
    packed = zlib.compress(data)
    return (packed, True) if len(packed) < len(data) else (data, False)


def restored(stored: bytes, packed: bool, size: int) -> bytes:
    """Return the bytes of a file from what is stored; ValueError where that is damaged.

    ``size`` is that of the file: no more is unpacked, even from a damaged file.
    """
    if not packed:
        return stored
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(stored, size + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if len(data) != size or not unpacking.eof:
        raise ValueError(size)
    return data


def insert_original(database: Database, sha256: str, data: bytes) -> None:
    """Store the bytes of a file under their hash, unless they are there; the caller holds the transaction."""
    held = OriginalRow.select(OriginalRow.sha256).where(OriginalRow.sha256 == sha256).bind(database)
    if held.first() is None:
        stored, packed = compressed(data)
        row = {"sha256": sha256, "size": len(data), "packed": packed, "data": stored}
        OriginalRow.insert(**row).bind(database).execute()


def load_original(database: Database, sha256: str) -> bytes | None:
    """Return the bytes with this hash; None where they are not kept, ValueError where they are damaged."""
    row = OriginalRow.select().where(OriginalRow.sha256 == sha256).bind(database).first()
    return None if row is None else restored(bytes(row.data), bool(row.packed), int(row.size))


def drop_unused(database: Database, sha256: str) -> None:
    """Delete the bytes with this hash if no document was read from them any more."""
    database.sql(
        "DELETE FROM original WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM document WHERE sha256 = ?1)",
        sha256,
    )
