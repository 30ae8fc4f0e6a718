"""One Whoosh segment of posting lists, written by Whoosh's codec and read without running anything.

Whoosh keeps numbers as pickles, and a pickle may name any function to be called. What it writes for us is
nothing but tuples of numbers, so they are read by an unpickler that knows no class and no function at all:
a file that somebody planted is an error, never a program. There is no table of contents (it would be a
pickle of classes): schema and names of the files are in this module.

The only module that imports Whoosh, and only when an index is written or first asked.
"""

from __future__ import annotations

import io
import pickle
import struct
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import md5
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO, NoReturn

from index.corpus.ngrams import FIELD

#: Terms that are written at a time.
_MANY = 4096
#: How Whoosh's table of terms packs the number of a field, and the lengths of a key and its record.
_PREFIX, _LENGTHS = struct.Struct("!H"), struct.Struct("!ii")
#: The head of its record of a term: inlined, weight, postings, lengths, greatest weight, first, last.
_HEAD = struct.Struct("!BfIBBfII")
_LENGTHS_SIZE, _HEAD_SIZE = _LENGTHS.size, _HEAD.size
#: The place of a key by its number, and what says that there is none.
_POINTER = struct.Struct("!Iq")
_EMPTY = _POINTER.pack(0, 0)
#: Files are named by this and the number of blocks: lists of another number of blocks are not found.
NAME = "blocks"
#: The end of the name of Whoosh's table of terms.
_TERMS = ".trm"


class _Plain(pickle.Unpickler):
    """Reads numbers, texts and tuples of them; anything else in a pickle raises UnpicklingError."""

    def find_class(self, module: str, name: str) -> NoReturn:
        """Refuse every class and function."""
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into an index")

    def persistent_load(self, identity: object) -> NoReturn:
        """Refuse references to what is outside the file."""
        raise pickle.UnpicklingError(f"{identity!r} does not belong into an index")


def plain(data: bytes) -> Any:
    """Return the numbers, texts and tuples in a pickle; UnpicklingError where it holds anything else."""
    return _Plain(io.BytesIO(data)).load()


def write(
    folder: Path, count: int, lists: Mapping[str, Sequence[int]], step: Callable[[float], None]
) -> None:
    """Write for each gram the blocks that have it, of ``count`` in all; ``step`` is told the share done.

    The lists are complete already, so they go into Whoosh's table of terms as they are, each inside the
    record of its term: its writers, which take one posting at a time, would need four times as long.
    """
    whoosh = _whoosh()
    codec = whoosh.codec.W3Codec()
    writer = codec.field_writer(whoosh.store.FileStorage(str(folder)), _segment(codec, count))
    writer.start_field(FIELD, whoosh.fields.KEYWORD())
    table = writer._tindex
    table._write_hashes = partial(_write_hashes, table)
    terms = sorted(lists)  # in the order of their UTF-8, too
    for first in range(0, len(terms), _MANY):
        _add(writer, terms[first : first + _MANY], lists, _kind(count))
        step(first / len(terms))
    writer.finish_field()
    writer.close()


def _kind(count: int) -> str:
    """Return the type of the numbers of so many blocks."""
    return "H" if count <= 1 << 16 else "I"


def _add(writer: Any, terms: Iterable[str], lists: Mapping[str, Sequence[int]], kind: str) -> None:
    """Add terms to Whoosh's table in their order, as its own ``add`` would, but many at a time."""
    table, prefix = writer._tindex, _PREFIX.pack(writer._fieldid)
    place, buckets, swapped = table.index.append, table.buckets, sys.byteorder == "big"
    hashed = _hashed if table.hashtype == 0 else table.hashfn
    lengths, head = _LENGTHS.pack, _HEAD.pack
    at = table.dbfile.tell()
    parts: list[bytes] = []
    for gram in terms:
        blocks, key = lists[gram], prefix + gram.encode("utf-8")
        count = len(blocks)
        numbers = array(kind, blocks)
        if swapped:
            numbers.byteswap()
        data = numbers.tobytes()
        place(at)
        number = hashed(key)
        buckets[number & 255].append((number, at))
        parts += (
            lengths(len(key), _HEAD_SIZE + len(data)),
            key,
            head(1, count, count, 0, 0, 1.0, blocks[0], blocks[-1]),
            data,
        )
        at += _LENGTHS_SIZE + len(key) + _HEAD_SIZE + len(data)
    table.dbfile.write(b"".join(parts))


def _hashed(key: bytes) -> int:
    """Return the number of a key by which Whoosh's table finds it: the last four bytes of its MD5."""
    return int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")


def _write_hashes(table: Any) -> None:
    """Write the places of the keys, as Whoosh's table would itself, but each of its 256 parts at once."""
    for entries in table.buckets:
        slots = 2 * len(entries)
        table.directory.append((table.dbfile.tell(), slots))
        places = [_EMPTY] * slots
        for number, at in entries:
            slot = (number >> 8) % slots
            while places[slot] is not _EMPTY:
                slot = (slot + 1) % slots
            places[slot] = _POINTER.pack(number, at)
        table.dbfile.write(b"".join(places))


class SegmentReader:
    """Reads the lists of a written segment, from one file position: never from two threads at once."""

    def __init__(self, folder: Path, count: int) -> None:
        """Open the lists over ``count`` blocks; OSError or any other exception where there are none."""
        # The table alone, not Whoosh's reader of terms: that would load all of Whoosh, 2 MiB, to no use here.
        from whoosh.filedb.filetables import OrderedHashReader

        self._count = count
        path = folder / f"{NAME}_{count}{_TERMS}"
        length = path.stat().st_size
        file = path.open("rb")
        try:
            open_table: Any = OrderedHashReader
            self._table = open_table(_plain_file(file, path.name), length)
            self._prefix = _PREFIX.pack(self._table.extras["fieldmap"][FIELD])
        except BaseException:
            file.close()
            raise

    def close(self) -> None:
        """Close the files."""
        self._table.close()

    def frequency(self, gram: str) -> int:
        """Return how many blocks have a gram."""
        record = self._record(gram)
        return _HEAD.unpack_from(record)[2] if record else 0

    def blocks(self, gram: str) -> array[int]:
        """Return the blocks that have a gram, in order; ValueError where the file names others than there
        are.
        """
        found = array(_kind(self._count))
        found.frombytes(self._record(gram)[_HEAD_SIZE:])
        if sys.byteorder == "big":
            found.byteswap()
        if found and not 0 <= min(found) <= max(found) < self._count:
            raise ValueError("posting lists of other blocks")
        return found

    def _record(self, gram: str) -> bytes:
        """Return the record of a gram; empty where it has none."""
        record: bytes = self._table.get(self._prefix + gram.encode("utf-8"), b"")
        return record


def _whoosh() -> Any:
    """Return the parts of Whoosh that write, which are not typed."""
    from whoosh import fields
    from whoosh.codec import whoosh3
    from whoosh.filedb import filestore

    return SimpleNamespace(fields=fields, codec=whoosh3, store=filestore)


def _segment(codec: Any, count: int) -> Any:
    segment = codec.new_segment(None, NAME)
    segment.segid = str(count)
    segment.set_doc_count(count)
    return segment


def _plain_file(file: BinaryIO, name: str) -> Any:
    """Return a file of Whoosh's that reads its pickles as plain data."""
    from whoosh.filedb.structfile import StructFile

    class PlainFile(StructFile):
        def read_pickle(self) -> Any:
            return _Plain(self.file).load()

    return PlainFile(file, name=name)
