"""All clauses of the library in the compact form that search works on.

The normal forms of all clauses make one string, set apart by :data:`~index.text.normalize.BOUNDARY`, so that
a run of characters is found by one scan in C, whatever its length, and never across two clauses. Data needed
only for the hits on the page (printed text, paths) stays in a file, one JSON line a clause.
"""

from __future__ import annotations

import codecs
import json
import mmap
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from index.text.phonetic_index import Spelled, spelled
from store.model.document import Document

#: About how many characters of normal form one block holds; a block is what Whoosh calls a document.
BLOCK_CHARACTERS = 4096
#: Headings longer than this do not count further.
LONGEST_HEADING = 65535


#: Bytes of text that are decoded at a time.
_PIECE = 1 << 20
_scan = json.JSONDecoder().raw_decode


class Texts(Protocol):
    """Input of the index: the documents of a library and the stamp of their content."""

    def document(self, key: str) -> Document:
        """Return one whole document."""
        ...

    def stamp(self) -> str:
        """Return changes whenever the text of the library changes."""
        ...

    def checksums(self) -> Sequence[tuple[str, str]]:
        """Key and checksum of each document in order."""
        ...


class Entry(NamedTuple):
    """A document in the corpus: what ranking, facets and references need to know of it.

    ``corrections`` are printed readings that are wrong, each with the right one, in normal form.
    """

    key: str
    source: str
    title: str
    name: str
    number: str | None
    date: str | None
    kind: str
    issuers: tuple[str, ...]
    measures: int
    first: int
    end: int
    digest: str
    corrections: tuple[tuple[str, str], ...] = ()


class Details(NamedTuple):
    """Display data of a clause; ``paragraphs`` are the ranges of its paragraphs in ``printed``.

    ``under`` is the number of the article's paragraph (款) that the clause belongs to.
    """

    id: str
    path: tuple[str, ...]
    heading: str | None
    printed: str
    paragraphs: tuple[tuple[int, int], ...] = ()
    under: int = 0


class DutyEntry(NamedTuple):
    """An organisation's role in a clause, by the clause's number."""

    clause: int
    organisation: str
    role: str


class Posted(NamedTuple):
    """Blocks that have posting lists: of ``total`` posted blocks, the number of each block here, or -1."""

    total: int
    blocks: array[int]


#: A clause that has others below it.
CONTAINER = 1
#: A clause with tables.
TABLES = 2
#: An article (第九条), and a clause below one: the article answers a question as a whole.
ARTICLE, BELOW = 4, 8
#: The upper four bits of a clause's flags are its depth, from 0; deeper than 15 counts as 15.
DEPTH_SHIFT, DEEPEST = 4, 15


@dataclass
class Corpus:
    """The clauses of the library, numbered in document order.

    ``text[starts[i]:starts[i + 1] - 1]`` is the normal form of clause ``i``; ``headings[i]`` the length of
    its heading there; ``blocks`` the numbers of the clauses that begin a block, and at the end their total;
    ``ends[d]`` the number of the clause behind document ``d``. ``posted`` None: all blocks are, in order.
    """

    entries: list[Entry]
    source: str | mmap.mmap
    starts: list[int]
    headings: array[int]
    flags: bytes
    blocks: array[int]
    duties: list[DutyEntry]
    path_lines: bytes | mmap.mmap
    lines: Lines | JoinedLines
    ends: list[int]
    posted: Posted | None = None
    sounds: Spelled | None = None

    def __len__(self) -> int:
        return len(self.flags)

    @cached_property
    def text(self) -> str:
        """All normal text; read from its file when it is first asked for."""
        source = self.source
        if isinstance(source, str):
            return source
        # In pieces: while one is decoded, no other thread runs.
        decoder = codecs.getincrementaldecoder("utf-16-le")("surrogatepass")
        with memoryview(source) as data:
            pieces = [decoder.decode(data[at : at + _PIECE]) for at in range(0, len(data), _PIECE)]
        self.source = "".join(pieces) + decoder.decode(b"", True)
        return self.source

    @cached_property
    def spelled(self) -> Spelled:
        """The sounds of ``text``, worked out where they were not kept."""
        return self.sounds or spelled(self.text)

    @cached_property
    def paths(self) -> list[str]:
        """The labels of each clause from the top, with a unit separator between them."""
        return self.path_lines[:].decode("utf-8", "surrogatepass").split("\n") if self.flags else []

    def normal(self, clause: int) -> str:
        """Return the normal form of a clause."""
        return self.text[self.starts[clause] : self.starts[clause + 1] - 1]

    def entry_of(self, clause: int) -> int:
        """Return the number of the document that a clause belongs to."""
        return bisect_right(self.ends, clause)

    def details(self, clause: int) -> Details:
        """Return what the page shows of a clause."""
        identity, path, heading, text, places, under = json.loads(self.lines[clause])
        paragraphs = tuple((start, end) for start, end in places)
        return Details(identity, tuple(path), heading, text, paragraphs, under)

    def labelled(self, clause: int) -> tuple[str, tuple[str, ...], int, int]:
        """Id, path, number of paragraphs and ``under`` of a clause: details without reading its text."""
        line = self.lines[clause].decode("utf-8", "surrogatepass")
        identity, at = _scan(line, 1)
        path, _ = _scan(line, at + 2)
        # Behind the text, the last string of the line, there are only numbers.
        places, _, under = line[line.rindex('", [') + 3 : -1].rpartition(", ")
        return identity, tuple(path), places.count("[") - 1, int(under)

    def path(self, clause: int) -> tuple[str, ...]:
        """Return the labels of a clause from the top."""
        return tuple(self.paths[clause].split("\x1f"))


class Lines:
    """The detail lines of all clauses, in memory or mapped from a file."""

    def __init__(self, data: bytes | mmap.mmap, offsets: array[int]) -> None:
        self._data = data
        self._offsets = offsets

    def __getitem__(self, clause: int) -> bytes:
        return self._data[self._offsets[clause] : self._offsets[clause + 1]]


class JoinedLines:
    """The detail lines of runs of clauses from several corpora."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._runs: list[tuple[Lines | JoinedLines, int]] = []

    def add(self, start: int, lines: Lines | JoinedLines, first: int) -> None:
        """Append lines ``first`` and following of ``lines`` as the clauses from ``start`` on."""
        self._starts.append(start)
        self._runs.append((lines, first))

    def __getitem__(self, clause: int) -> bytes:
        at = bisect_right(self._starts, clause) - 1
        lines, first = self._runs[at]
        return lines[clause - self._starts[at] + first]
