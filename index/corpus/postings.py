"""Posting lists: which blocks may contain a run of characters."""

from __future__ import annotations

import threading
import weakref
from array import array
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from index.corpus import segment
from index.corpus.corpus import Corpus
from index.corpus.ngrams import grams, query_grams

#: A gram in more than this share of the blocks does not narrow the search enough to read its list.
COMMON = 0.5
#: Lists read for one run: each further one hardly narrows it, but costs as much.
MOST_LISTS = 4
#: So few blocks are not worth narrowing further.
FEW = 4
#: Lists and frequencies kept in memory: while a user types, each key asks for the same ones.
REMEMBERED = 512

_V = TypeVar("_V")


def _invert(corpus: Corpus, step: Callable[[float], None]) -> dict[str, array[int]]:
    lists: dict[str, array[int]] = defaultdict(lambda: array("I"))
    blocks = corpus.blocks
    for block in range(len(blocks) - 1):
        text = corpus.text[corpus.starts[blocks[block]] : corpus.starts[blocks[block + 1]]]
        for gram in grams(text):
            lists[gram].append(block)
        if block % 32 == 0:
            step(block / (len(blocks) - 1) / 2)
    return lists


def write(corpus: Corpus, folder: Path, step: Callable[[float], None]) -> None:
    """Write the posting lists of a corpus as one Whoosh segment; ``step`` is told the share that is done."""
    lists = _invert(corpus, step)
    segment.write(folder, len(corpus.blocks) - 1, lists, lambda share: step(0.5 + share / 2))


class Postings:
    """The posting lists of a written index, read in place."""

    def __init__(self, folder: Path, corpus: Corpus) -> None:
        """Open them; any exception at all where they are not those of this corpus."""
        self._blocks = len(corpus.blocks) - 1
        # The present number of a block by that under which it was posted, and the blocks without one.
        self._places: list[int] | None = None
        self._others: list[int] = []
        if corpus.posted:
            self._places = [-1] * corpus.posted.total
            for block, number in enumerate(corpus.posted.blocks):
                if number >= 0:
                    self._places[number] = block
                else:
                    self._others.append(block)
        # Whoosh reads from one file position: two threads must not move it at once.
        self._lock = threading.Lock()
        self._frequencies: dict[str, int] = {}
        self._lists: dict[str, list[int]] = {}
        posted = corpus.posted.total if corpus.posted else self._blocks
        self._reader = segment.SegmentReader(folder, posted)
        # Closed when the last search that uses it lets go, not while one is under way.
        weakref.finalize(self, self._reader.close)

    def estimate(self, run: str) -> int:
        """Return an upper bound of the number of blocks that contain a run."""
        try:
            known = min((self._frequency(gram) for gram in query_grams(run)), default=self._blocks)
        except Exception:  # as below
            return self._blocks
        return known + len(self._others)

    def blocks(self, run: str) -> list[int] | None:
        """Return the blocks that may contain a run, in order; None where that would be most of them.

        None also where a list cannot be read any more: the text itself still can.
        """
        try:
            return self._narrowed(run)
        except Exception:  # Whoosh raises anything at all on files that are not as it left them.
            return None

    def _narrowed(self, run: str) -> list[int] | None:
        counted = sorted((self._frequency(gram), gram) for gram in query_grams(run))
        if not counted:
            return None
        if not counted[0][0]:
            return self._others
        found: list[int] | None = None
        for count, gram in counted[:MOST_LISTS]:
            if count > self._blocks * COMMON or (found is not None and len(found) < FEW):
                break
            listed = self._listed(gram)
            found = listed if found is None else sorted(set(found).intersection(listed))
        if found is None or self._places is None:
            return found
        here = [place for number in found if (place := self._places[number]) >= 0]
        return sorted(here + self._others)

    def _frequency(self, gram: str) -> int:
        known = self._frequencies.get(gram)
        if known is None:
            with self._lock:
                known = self._reader.frequency(gram)
            _remember(self._frequencies, gram, known)
        return known

    def _listed(self, gram: str) -> list[int]:
        listed = self._lists.get(gram)
        if listed is None:
            with self._lock:
                listed = self._reader.blocks(gram)
            _remember(self._lists, gram, listed)
        return listed


def _remember(cache: dict[str, _V], gram: str, value: _V) -> None:
    if len(cache) >= REMEMBERED:
        cache.clear()
    cache[gram] = value
