"""Posting lists: which blocks may contain a run of characters."""

from __future__ import annotations

import threading
import weakref
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Protocol, TypeVar

from index.corpus import segment
from index.corpus.corpus import Corpus, PostedBlocks
from index.corpus.ngrams import query_grams

#: A gram in more than this share of the blocks does not narrow the search enough to read its list.
COMMON = 0.5
#: Lists read for one run: each further one hardly narrows it, but costs as much.
MOST_LISTS = 4
#: So few blocks are not worth narrowing further.
FEW = 4
#: Lists and frequencies kept in memory: while a user types, each key asks for the same ones.
REMEMBERED, REMEMBERED_COUNTS = 512, 2048

_V = TypeVar("_V")


def inverted(
    blocks: int, codes_of: Callable[[int], Iterable[int]], step: Callable[[float], None]
) -> dict[int, list[int]]:
    """Return the blocks of each gram, by its number, of so many blocks; ``step`` is told the share done."""
    lists: dict[int, list[int]] = defaultdict(list)
    for block in range(blocks):
        for code in codes_of(block):
            lists[code].append(block)
        if block % 32 == 0:
            step(block / blocks)
    return lists


def write(
    lists: Mapping[str, Sequence[int]], blocks: int, folder: Path, step: Callable[[float], None]
) -> None:
    """Write posting lists of so many blocks as one Whoosh segment; ``step`` is told the share done."""
    segment.write(folder, blocks, lists, step)


class BlockFilter(Protocol):
    """Interface of the posting lists: the blocks that may contain a run of characters."""

    def blocks(self, run: str) -> list[int] | None:
        """Return the blocks that may contain a run, None for all of them."""
        ...

    def estimate(self, run: str) -> int:
        """Return an upper bound of the number of blocks that contain a run."""
        ...


def places(corpus: Corpus, block_filter: BlockFilter | None, run: str) -> Iterator[int]:
    """Yield the offsets of a run in the text of a corpus, in order; without a filter all blocks are read."""
    text, starts, first = corpus.text, corpus.starts, corpus.blocks
    blocks = block_filter.blocks(run) if block_filter else None
    regions = (
        ((0, len(text)),)
        if blocks is None
        else ((starts[first[block]], starts[first[block + 1]]) for block in blocks)
    )
    for low, high in regions:
        at = text.find(run, low, high)
        while at >= 0:
            yield at
            at = text.find(run, at + 1, high)


class Postings:
    """The posting lists of a corpus, read in place: those of each of its volumes."""

    def __init__(self, posted: Sequence[PostedBlocks]) -> None:
        """Open them; any exception at all where they are not those of this corpus."""
        self._volumes: dict[Path, VolumePostings] = {}
        for part in posted:
            if part.folder is not None and part.folder not in self._volumes:
                self._volumes[part.folder] = VolumePostings(part.folder, part.total)
        #: Each part with the number that its first block has here.
        self._parts = list(zip(accumulate((part.blocks for part in posted), initial=0), posted, strict=False))
        self._blocks = sum(part.blocks for part in posted)
        self._others = sum(part.blocks for part in posted if part.folder is None)

    def estimate(self, run: str) -> int:
        """Return an upper bound of the number of blocks that contain a run."""
        wanted = query_grams(run)
        try:
            known = sum(lists.estimate(wanted) for lists in self._volumes.values())
        except Exception:  # as below
            return self._blocks
        return min(self._blocks, known + self._others)

    def blocks(self, run: str) -> list[int] | None:
        """Return the blocks that may contain a run, in order; None where that would be most of them.

        None also where a list cannot be read any more: the text itself still can.
        """
        wanted = query_grams(run)
        try:
            narrowed = {folder: lists.narrowed(wanted) for folder, lists in self._volumes.items()}
        except Exception:  # Whoosh raises anything at all on files that are not as it left them.
            return None
        if all(found is None for found in narrowed.values()):
            return None
        found: list[int] = []
        for at, part in self._parts:
            listed = narrowed[part.folder] if part.folder is not None else None
            if listed is None:
                found += range(at, at + part.blocks)
                continue
            low, high = bisect_left(listed, part.first), bisect_left(listed, part.first + part.blocks)
            by = at - part.first
            found += (block + by for block in listed[low:high]) if by else listed[low:high]
        return found


class VolumePostings:
    """The posting lists of one volume."""

    def __init__(self, folder: Path, blocks: int) -> None:
        self._blocks = blocks
        # Whoosh reads from one file position: two threads must not move it at once.
        self._lock = threading.Lock()
        self._frequencies: dict[str, int] = {}
        self._lists: dict[str, array[int]] = {}
        self._reader = segment.SegmentReader(folder, blocks)
        # Closed when the last search that uses it lets go, not while one is under way.
        weakref.finalize(self, self._reader.close)

    def estimate(self, wanted: Sequence[str]) -> int:
        """Return an upper bound of the number of blocks that have all of these grams."""
        return min(map(self._frequency, wanted), default=self._blocks)

    def narrowed(self, wanted: Sequence[str]) -> Sequence[int] | None:
        """Return the blocks that may have all of these grams; None where that would be most of them."""
        counted = sorted((self._frequency(gram), gram) for gram in wanted)
        if not counted:
            return None
        if not counted[0][0]:
            return []
        found: Sequence[int] | None = None
        for count, gram in counted[:MOST_LISTS]:
            if count > self._blocks * COMMON or (found is not None and len(found) < FEW):
                break
            listed = self._listed(gram)
            found = listed if found is None else sorted(set(found).intersection(listed))
        return found

    def _frequency(self, gram: str) -> int:
        known = self._frequencies.get(gram)
        if known is None:
            with self._lock:
                known = self._reader.frequency(gram)
            _remember(self._frequencies, gram, known, REMEMBERED_COUNTS)
        return known

    def _listed(self, gram: str) -> array[int]:
        listed = self._lists.get(gram)
        if listed is None:
            with self._lock:
                listed = self._reader.blocks(gram)
            _remember(self._lists, gram, listed, REMEMBERED)
        return listed


def _remember(cache: dict[str, _V], gram: str, value: _V, most: int) -> None:
    if len(cache) >= most:
        cache.clear()
    cache[gram] = value
