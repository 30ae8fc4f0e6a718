"""All clauses of the library in the compact form that search works on.

The normal forms of all clauses make one string, set apart by :data:`~index.text.normalize.BOUNDARY`, so
that a run of characters is found by one scan in C, whatever its length, and never across two clauses. What
is only needed for the hits on the page (printed text, paths) stays in a file, one JSON line a clause.

A corpus may be joined from runs of several volumes (:mod:`~index.corpus.volumes`): what is large then stays
where it is until somebody asks for it.
"""

from __future__ import annotations

import json
import mmap
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import sub
from pathlib import Path
from typing import NamedTuple, Protocol

from index.corpus.clause_headings import ClauseHeadings
from index.corpus.clause_labels import ClauseLabels, JoinedClauseLabels
from index.corpus.corpus_sounds import SoundRun
from index.corpus.gram_counts import CountRun, counts_of
from store.model.document import Document

#: About how many characters of normal form one block holds; a block is what Whoosh calls a document.
BLOCK_CHARACTERS = 4096
#: Headings longer than this do not count further.
LONGEST_HEADING = 65535


#: Bytes of text that are decoded at a time.
_PIECE = 1 << 20
_scan = json.JSONDecoder().raw_decode


class IndexInput(Protocol):
    """Input of the index: the documents of a library and the stamp of their content."""

    def document(self, key: str) -> Document:
        """Return one whole document."""
        ...

    def stamp(self) -> str:
        """Return changes whenever the text of the library changes."""
        ...

    def checksums(self) -> Sequence[tuple[str, str]]:
        """Return key and checksum of each document in order."""
        ...


class CorpusDocument(NamedTuple):
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


class ClauseDetails(NamedTuple):
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


class PostedBlocks(NamedTuple):
    """Blocks of a corpus side by side that have posting lists in a folder, where they begin with ``first``.

    ``folder`` is None where they have none; ``total`` is the number of all blocks that are posted there.
    """

    folder: Path | None
    total: int
    first: int
    blocks: int


class TextRun(NamedTuple):
    """Characters ``begin`` to ``end`` of a text, in memory or in a file that has ``width`` bytes for each."""

    source: str | mmap.mmap
    begin: int
    end: int
    width: int = 2


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
    ``ends[d]`` the number of the clause behind document ``d``.
    """

    entries: list[CorpusDocument]
    source: tuple[TextRun, ...]
    starts: array[int]
    headings: array[int]
    flags: bytes
    blocks: array[int]
    duties: list[DutyEntry]
    labels: ClauseLabels | JoinedClauseLabels
    lines: DetailLines | JoinedDetailLines
    ends: list[int]
    posted: tuple[PostedBlocks, ...]
    sounds: tuple[SoundRun, ...]
    counts: tuple[CountRun, ...]
    #: Whether nothing of the volumes that it was joined from is left out.
    whole: bool = True

    def __len__(self) -> int:
        return len(self.flags)

    @property
    def length(self) -> int:
        """The number of characters of ``text``, without reading it."""
        return self.starts[-1]

    @cached_property
    def text(self) -> str:
        """All normal text; read from its files when it is first asked for."""
        pieces = [piece for run in self.source for piece in _decoded(run)]
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        self.source = (TextRun(text, 0, len(text)),)
        return text

    @cached_property
    def spans(self) -> array[int]:
        """The number of characters of each clause with the mark behind it."""
        return array("I", map(sub, islice(self.starts, 1, None), self.starts))

    @cached_property
    def corrections(self) -> tuple[tuple[str, str], ...]:
        """The printed readings that are wrong in any document, each with the right one."""
        return tuple(dict.fromkeys(pair for entry in self.entries for pair in entry.corrections))

    @cached_property
    def headed(self) -> ClauseHeadings:
        """The headings to look through; made of the text when they are first asked for."""
        return ClauseHeadings(self.text, self.starts, self.headings)

    @property
    def in_memory(self) -> bool:
        """True once the text has been read."""
        return "text" in self.__dict__

    def counted(self, run: str) -> Sequence[int] | None:
        """Return how often a run is in each clause, where the index has that; else None."""
        return counts_of(run, self.counts, self.text, self.starts)

    def entry_of(self, clause: int) -> int:
        """Return the number of the document that a clause belongs to."""
        return bisect_right(self.ends, clause)

    def details(self, clause: int) -> ClauseDetails:
        """Return what the page shows of a clause."""
        identity, path, heading, text, places, under = json.loads(self.lines[clause])
        paragraphs = tuple((start, end) for start, end in places)
        return ClauseDetails(identity, tuple(path), heading, text, paragraphs, under)

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
        return self.labelled(clause)[1]


def text_runs(source: tuple[TextRun, ...], begin: int, end: int) -> Iterator[TextRun]:
    """Yield the parts of a text between two of its characters."""
    at = 0
    for run in source:
        length = run.end - run.begin
        low, high = max(begin - at, 0), min(end - at, length)
        if low < high:
            yield run._replace(begin=run.begin + low, end=run.begin + high)
        at += length


def _decoded(run: TextRun) -> Iterator[str]:
    """The characters of a run, in pieces: while one is decoded, no other thread runs."""
    if isinstance(run.source, str):
        yield run.source if len(run.source) == run.end - run.begin else run.source[run.begin : run.end]
        return
    codec = "utf-16-le" if run.width == 2 else "utf-32-le"
    last = run.width * run.end
    with memoryview(run.source) as data:
        for at in range(run.width * run.begin, last, _PIECE):
            yield str(data[at : min(at + _PIECE, last)], codec, "surrogatepass")


class ByteSource(Protocol):
    """Bytes in memory or in a file."""

    def __getitem__(self, part: slice, /) -> bytes | bytearray:
        """Return some of them."""
        ...


class DetailLines:
    """The detail lines of all clauses, in memory or in a file."""

    def __init__(self, data: ByteSource, offsets: Sequence[int]) -> None:
        self._data = data
        self._offsets = offsets

    def __getitem__(self, clause: int) -> bytes:
        return bytes(self._data[self._offsets[clause] : self._offsets[clause + 1]])


class JoinedDetailLines:
    """The detail lines of runs of clauses from several corpora."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._runs: list[tuple[DetailLines, int]] = []
        self._length = 0

    def add(self, lines: DetailLines | JoinedDetailLines, low: int, high: int) -> None:
        """Go on with the clauses ``low`` to below ``high`` of these lines."""
        if isinstance(lines, JoinedDetailLines):
            ends = [*lines._starts[1:], lines._length]
            for start, end, (own, first) in zip(lines._starts, ends, lines._runs, strict=True):
                self.add(own, first + max(low - start, 0), first + min(high, end) - start)
        elif low < high:
            self._starts.append(self._length)
            self._runs.append((lines, low))
            self._length += high - low

    def __getitem__(self, clause: int) -> bytes:
        at = bisect_right(self._starts, clause) - 1
        lines, first = self._runs[at]
        return lines[clause - self._starts[at] + first]
