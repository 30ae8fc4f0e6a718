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
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

from index.corpus.ngrams import FIELD

#: All postings of a term go into one block of Whoosh's file, so that a list is read in one piece.
ONE_BLOCK = 1 << 20
#: Files are named by this and the number of blocks: lists of another number of blocks are not found.
NAME = "blocks"


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

    The segment is written through Whoosh's codec, not through its document writer: the lists are complete
    already, so its sorting pool would be work for nothing.
    """
    whoosh = _whoosh()
    field = whoosh.fields.KEYWORD()
    field.format = whoosh.formats.Existence()
    codec = whoosh.codec.W3Codec(blocklimit=ONE_BLOCK, compression=0)
    writer = codec.field_writer(whoosh.store.FileStorage(str(folder)), _segment(codec, count))
    writer.start_field(FIELD, field)
    terms = sorted((gram.encode("utf-8"), gram) for gram in lists)
    for done, (term, gram) in enumerate(terms):
        writer.start_term(term)
        # As Whoosh's own add would leave them, in one step instead of one for each posting.
        postings = writer._postwriter
        postings._ids, postings._maxweight = lists[gram], 1.0
        writer.finish_term()
        if done % 2048 == 0:
            step(done / len(terms))
    writer.finish_field()
    writer.close()


class SegmentReader:
    """Reads the lists of a written segment, from one file position: never from two threads at once."""

    def __init__(self, folder: Path, count: int) -> None:
        """Open the lists over ``count`` blocks; OSError or any other exception where there are none."""
        whoosh = _whoosh()
        codec = whoosh.codec.W3Codec()
        self._format = whoosh.formats.Existence()
        self._matcher, self._info = _matcher(whoosh), whoosh.codec.W3TermInfo
        self._count = count
        storage = _storage(whoosh, folder)
        try:
            self._terms = codec.terms_reader(storage, _segment(codec, count))
        except BaseException:
            for file in storage.opened:
                file.close()
            raise

    def close(self) -> None:
        """Close the files."""
        self._terms.close()

    def frequency(self, gram: str) -> int:
        """Return how many blocks have a gram."""
        try:
            return int(self._terms.doc_frequency(FIELD, gram.encode("utf-8")))
        except KeyError:
            return 0

    def blocks(self, gram: str) -> list[int]:
        """Return the blocks that have a gram, in order; ValueError where the file names others than there
        are.
        """
        term = gram.encode("utf-8")
        try:
            found = self._listed(self._terms._tindex[self._terms._keycoder(FIELD, term)])
        except KeyError:
            return []
        if found and not 0 <= min(found) <= max(found) < self._count:
            raise ValueError("posting lists of other blocks")
        return found

    def _listed(self, data: bytes) -> list[int]:
        head = self._info._struct
        if head.unpack(data[: head.size])[0]:
            return [int(block) for block in plain(data[head.size :])[0]]
        info = self._info.from_bytes(data)
        return list(self._matcher(self._terms._postfile, *info.extent(), self._format).all_ids())


def _whoosh() -> Any:
    """Return the parts of Whoosh that are used, which are not typed."""
    from whoosh import fields, formats
    from whoosh.codec import whoosh3
    from whoosh.filedb import filestore, structfile

    return SimpleNamespace(fields=fields, formats=formats, codec=whoosh3, store=filestore, file=structfile)


def _segment(codec: Any, count: int) -> Any:
    segment = codec.new_segment(None, NAME)
    segment.segid = str(count)
    segment.set_doc_count(count)
    return segment


def _storage(whoosh: Any, folder: Path) -> Any:
    """Whoosh's storage, whose files read their pickles as plain data."""

    class PlainFile(whoosh.file.StructFile):  # type: ignore[misc]
        def read_pickle(self) -> Any:
            return _Plain(self.file).load()

    class PlainStorage(whoosh.store.FileStorage):  # type: ignore[misc]
        def open_file(self, name: str, **kwargs: Any) -> Any:
            self.opened.append(open(self._fpath(name), "rb"))  # noqa: SIM115
            return PlainFile(self.opened[-1], name=name, **kwargs)

    storage = PlainStorage(str(folder), readonly=True)
    storage.opened = []
    return storage


def _matcher(whoosh: Any) -> Any:
    """Whoosh's reader of one list, which reads the list itself as plain data."""

    class PlainMatcher(whoosh.codec.W3LeafMatcher):  # type: ignore[misc]
        def _read_data(self) -> None:
            if self._compression:
                raise ValueError("posting lists that were not written here")
            self._data = plain(self._postfile.get(self._dataoffset, self._nextoffset - self._dataoffset))

    return PlainMatcher
