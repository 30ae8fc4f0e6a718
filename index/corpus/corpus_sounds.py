"""Search by sound in a library: by the tables of its volumes, verified in the text.

One letter for every character (its initial) is kept besides, for abbreviations of three letters and more:
nearly every pair of letters is everywhere, a run of several hardly anywhere.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from index.corpus.ngrams import grams
from index.text import pinyin
from index.text.phonetic_index import TextSounds, initials_of, initials_wanted, reads, reads_first
from index.text.sound_table import SoundTable, SyllableRange, beginning, syllable

#: In more blocks than this, all together, pairs are not looked at place by place where initials will do.
MANY_BLOCKS = 2_000
#: A longer part that is in no volume yet is scanned: its table would take longer (17 s of 3,400 documents)
#: than anybody waits. Of less usual readings one character at a time is then looked for.
TABLED = 400_000
#: Places that are looked at in such a part.
_SCANNED_PLACES = 20_000
#: Places that are looked at for all pairs together, as a multiple of those for one.
_ALL_PAIRS = 4

#: Gives the offsets of a run in the text.
RunPlaces = Callable[[str], Iterator[int]]
Holds = Callable[[str, str], bool]


class SoundRun(NamedTuple):
    """A part of a corpus' text that begins with character ``begin`` of a volume and ends before ``end``.

    ``table`` and ``initials`` are those of the volume, None for a part that is in none.
    """

    table: SoundTable | None
    initials: bytes | mmap.mmap | None
    begin: int
    end: int


class CorpusSounds:
    """Finds runs of a corpus by their sound; ``places`` tells where a run of characters is."""

    def __init__(
        self, text: str, runs: Sequence[SoundRun], blocks: Sequence[int], whole: bool, places: RunPlaces
    ) -> None:
        """``blocks`` are the places in the text where its blocks begin, and its length."""
        self._text = text
        self._places = places
        #: Whether the tables say nothing of documents that are gone.
        self._whole = whole
        self._initials: list[tuple[int, bytes | mmap.mmap, int, int]] = []
        self._scanned: list[TextSounds] = []
        tables: dict[int, SoundTable] = {}
        at = 0
        for run in runs:
            length = run.end - run.begin
            if run.table is None or run.initials is None:
                if length > TABLED:
                    self._scanned.append(TextSounds(text[at : at + length]))
                    at += length
                    continue
                low, high = bisect_left(blocks, at), bisect_left(blocks, at + length)
                tables[-at - 1] = _table_of(text, blocks[low : high + 1])
                self._initials.append((at, initials_of(text[at : at + length]), 0, length))
            else:
                tables[id(run.table)] = run.table
                self._initials.append((at, run.initials, run.begin, run.end))
            at += length
        self._tables = list(tables.values())

    def spelled(self, pieces: Sequence[str], most: int, second: bool = False) -> dict[str, int]:
        """Return the runs that read like these syllables and characters, and about how often each is there.

        With ``second`` also those with less usual readings. At most so many places of each are looked at.
        """
        ranges = [syllable(piece) for piece in pieces]
        found = Counter(self._found(pieces, ranges, reads if second else reads_first, most) or {})
        for text in self._scanned:
            found.update(text.spelled(pieces, max(most, _SCANNED_PLACES), second))
        return dict(found)

    def abbreviated(self, pieces: Sequence[str], most: int) -> dict[str, int]:
        """Return the runs whose characters read with these beginnings, or are these characters."""
        found = self._found(pieces, [beginning(piece) for piece in pieces], pinyin.begins, most, MANY_BLOCKS)
        if found is None:
            found = self._by_initials(pieces, most)
        counted = Counter({run: n for run, n in found.items() if not run.isascii()})
        for text in self._scanned:
            counted.update(text.abbreviated(pieces, max(most, _SCANNED_PLACES)))
        return dict(counted)

    def _found(
        self,
        pieces: Sequence[str],
        ranges: Sequence[SyllableRange],
        holds: Holds,
        most: int,
        enough: int | None = None,
    ) -> dict[str, int] | None:
        """The runs with their counts; None where their pairs are in more than ``enough`` blocks."""
        if len(pieces) == 1:
            return self._checked(
                self._together(table.alone(ranges[0]) for table in self._tables), pieces, holds
            )
        by_place = [
            self._together(table.pairs(ranges[at], ranges[at + 1]) for table in self._tables)
            for at in range(len(pieces) - 1)
        ]
        rarest = min(range(len(by_place)), key=lambda at: sum(by_place[at].values()))
        pairs = {
            run: n for run, n in by_place[rarest].items() if _fits(run, pieces[rarest : rarest + 2], holds)
        }
        if len(pieces) == 2:
            return self._checked(Counter(pairs), pieces, holds)
        if enough is not None and sum(pairs.values()) > enough:
            return None
        found: dict[str, int] = {}
        left = most * _ALL_PAIRS
        for pair in sorted(pairs, key=lambda one: (-pairs[one], one)):
            for at in islice(self._places(pair), min(most, left)):
                left -= 1
                start = at - rarest
                run = self._text[max(0, start) : start + len(pieces)]
                if run in found:
                    found[run] += 1
                elif len(run) == len(pieces) and _fits(run, pieces, holds):
                    found[run] = 1
        return found

    def _together(self, tables: Iterator[dict[str, int]]) -> Counter[str]:
        found: Counter[str] = Counter()
        for one in tables:
            found.update(one)
        return found

    def _checked(self, found: Counter[str], pieces: Sequence[str], holds: Holds) -> dict[str, int]:
        """Runs that are read so, and are there; one in a single block is counted."""
        checked = {}
        for run, blocks in found.items():
            if not _fits(run, pieces, holds):
                continue
            count = blocks
            if blocks == 1 or not self._whole:
                count = max(sum(1 for _ in islice(self._places(run), 2)), 0)
                count = max(count, blocks) if count else 0
            if count:
                checked[run] = count
        return checked

    def _by_initials(self, pieces: Sequence[str], most: int) -> dict[str, int]:
        wanted = initials_wanted(pieces)
        found: Counter[str] = Counter()
        for place, data, begin, end in self._initials:
            at = data.find(wanted, begin, end)
            while at >= 0 and found.total() < most:
                found[self._text[place + at - begin : place + at - begin + len(pieces)]] += 1
                at = data.find(wanted, at + 1, end)
        return {run: n for run, n in found.items() if _fits(run, pieces, pinyin.begins)}


def _fits(run: str, pieces: Sequence[str], holds: Holds) -> bool:
    return all(map(holds, run, pieces))


def _table_of(text: str, blocks: Sequence[int]) -> SoundTable:
    """The table of a part of a text that is in no volume yet."""
    counted: Counter[str] = Counter()
    for low, high in pairwise(blocks):
        counted.update(grams(text[low:high]))
    return SoundTable.of(counted)
