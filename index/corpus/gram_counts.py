"""Counts of the commonest grams in each clause of a volume: a frequent word is then counted by no search.

Posting lists narrow nothing for a gram that is nearly everywhere, and to look through every clause takes many
times as long as to read a number for each. A number is one byte; 255 means that or more.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, reduce
from itertools import compress
from operator import and_
from pathlib import Path
from typing import NamedTuple

from index.corpus.file_bytes import FileBytes
from index.corpus.gram_codes import BlockGrams, code_of, codes_of, gram_of, named
from index.corpus.ngrams import query_grams

COUNTS_FILE = "counts.bin"
#: Fewer clauses are looked through sooner than this is worth.
MANY_CLAUSES = 8_000
#: A gram in more than this share of a volume's blocks is counted: a little less than what narrows nothing.
FREQUENT = 0.45
#: Blocks that are looked at to see which grams may be so frequent, and the share of them that must have one.
SAMPLE, LIKELY = 128, 0.4
#: The greatest number that is written; greater ones are written so, too.
MOST = 255
#: 1 for each number but 0.
_PRESENT = bytes([0, *([1] * MOST)])
#: The file begins with the length of its table.
_HEAD = 4


class CountedGrams:
    """Counter of grams, told of the clauses of a volume in order: :meth:`block` for each block.

    Grams are numbers (:mod:`index.corpus.gram_codes`).
    """

    def __init__(self, text: str, starts: Sequence[int], blocks: Sequence[int]) -> None:
        self._text, self._starts, self._blocks = text, starts, blocks
        self._clauses = len(starts) - 1
        found: Counter[int] = Counter()
        looked = range(0, len(blocks) - 1, max(1, (len(blocks) - 1) // SAMPLE))
        for block in looked if self._clauses >= MANY_CLAUSES else ():
            found.update(codes_of(text, starts, blocks, block).all())
        likely = named({code: count for code, count in found.items() if count > LIKELY * len(looked)})
        # A pair of the same character overlaps itself: 的的 is once in 的的的.
        self._likely = frozenset(code_of(gram) for gram in likely if gram[0] != gram[1:])
        self._rows = {code: bytearray(self._clauses) for code in self._likely}

    def block(self, number: int) -> set[int]:
        """Count in the clauses of a block; return all its grams, marks too."""
        had = codes_of(self._text, self._starts, self._blocks, number)
        if self._likely:
            self._count(had, *self._blocks[number : number + 2])
        return had.all()

    def _count(self, had: BlockGrams, first: int, end: int) -> None:
        begin, likely, rows = self._starts[first], self._likely.__contains__, self._rows
        low = 0
        for clause in range(first, end):
            high = self._starts[clause + 1] - begin
            for code, count in Counter(filter(likely, had.between(low, high))).items():
                rows[code][clause] = count if count < MOST else MOST
            low = high

    def write(self, folder: Path, wanted: Collection[str]) -> None:
        """Write those of these grams that were counted; no file where there are none."""
        named = ((gram_of(code), row) for code, row in self._rows.items())
        rows = {gram: zlib.compress(row, 1) for gram, row in named if gram in wanted}
        if rows:
            table = json.dumps({gram: len(row) for gram, row in rows.items()}, ensure_ascii=False).encode()
            parts = (len(table).to_bytes(_HEAD, "little"), table, *rows.values())
            (folder / COUNTS_FILE).write_bytes(b"".join(parts))


class CountsFile:
    """Counts of one volume, read when they are asked for."""

    def __init__(self, path: Path, clauses: int) -> None:
        """Open them; OSError where there is no such file."""
        self._data, self._clauses = FileBytes(path), clauses

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        head = _HEAD + int.from_bytes(self._data[slice(0, _HEAD)], "little")
        found, at = {}, head
        for gram, length in json.loads(self._data[slice(_HEAD, head)]).items():
            found[str(gram)] = (at, at + int(length))
            at += int(length)
        return found

    def row(self, gram: str) -> bytes | None:
        """Return how often a gram is in each clause, None where that is not known."""
        try:
            place = self._places.get(gram)
            row = zlib.decompress(self._data[slice(*place)], bufsize=self._clauses) if place else b""
        except (OSError, ValueError, TypeError, AttributeError, zlib.error):
            return None
        return row if len(row) == self._clauses else None


class CountRun(NamedTuple):
    """Run of the clauses ``first`` to ``end`` of a volume; ``file`` None where nothing is counted."""

    file: CountsFile | None
    first: int
    end: int


def counts_of(run: str, runs: Sequence[CountRun], text: str, starts: Sequence[int]) -> Sequence[int] | None:
    """Return how often a run is in each clause of a text; None where it takes no longer to look there.

    For a longer run the clauses that have all its frequent pairs are looked through.
    """
    if len(run) <= 2:
        found = _row(run, runs, text, starts)
        if found is None or MOST not in found:
            return found
        exact = array("I", iter(found))
        for clause in (at for at, count in enumerate(found) if count == MOST):
            exact[clause] = text.count(run, starts[clause], starts[clause + 1])
        return exact
    rows = [row for gram in query_grams(run) if (row := _row(gram, runs, text, starts)) is not None]
    if not rows:
        return None
    every = (int.from_bytes(row.translate(_PRESENT), "little") for row in rows)
    having = reduce(and_, every).to_bytes(len(starts) - 1, "little")
    clauses = array("I", compress(range(len(having)), having))
    if 2 * len(clauses) > len(having):
        return None
    counts = array("I", bytes(4 * len(having)))
    for clause in clauses:
        counts[clause] = text.count(run, starts[clause], starts[clause + 1])
    return counts


def _row(gram: str, runs: Sequence[CountRun], text: str, starts: Sequence[int]) -> bytearray | None:
    """Return how often a gram is in each clause, :data:`MOST` for more; None where the most do not say."""
    rows = [part.file.row(gram) if part.file else None for part in runs]
    known = sum(part.end - part.first for part, row in zip(runs, rows, strict=True) if row is not None)
    if 2 * known < len(starts):
        return None
    found, at = bytearray(), 0
    for part, row in zip(runs, rows, strict=True):
        end = at + part.end - part.first
        if row is not None:
            found += row[part.first : part.end]
        else:
            found.extend(min(MOST, text.count(gram, starts[i], starts[i + 1])) for i in range(at, end))
        at = end
    return found


def cut_counts(runs: Sequence[CountRun], low: int, high: int) -> Iterator[CountRun]:
    """Yield the parts of runs between two clauses."""
    at = 0
    for run in runs:
        first, end = max(low - at, 0), min(high - at, run.end - run.first)
        if first < end:
            yield run._replace(first=run.first + first, end=run.first + end)
        at += run.end - run.first
