"""A corpus joined from runs of documents of others, without reading or folding these again.

Posting lists are kept as they are: a block knows the volume it was posted in, a new one has none and is
looked at by every search.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from index.corpus.clause_labels import JoinedClauseLabels
from index.corpus.corpus import (
    Corpus,
    CorpusDocument,
    DutyEntry,
    IndexInput,
    JoinedDetailLines,
    PostedBlocks,
    TextRun,
    text_runs,
)
from index.corpus.corpus_builder import CorpusBuilder
from index.corpus.corpus_sounds import SoundRun
from index.corpus.gram_counts import CountRun, cut_counts


class CorpusRange(NamedTuple):
    """Documents ``first`` to ``end`` of a corpus, side by side."""

    corpus: Corpus
    first: int
    end: int


def join(old: Corpus, library: IndexInput, progress: Callable[[int, int], None] | None = None) -> Corpus:
    """Return the corpus of a library, with what an older one still has of it; ``progress`` may raise to
    stop.
    """
    wanted = library.checksums()
    known = {(entry.key, entry.digest): number for number, entry in enumerate(old.entries)}
    builder = CorpusBuilder()
    places: list[tuple[int, int]] = []
    fresh = 0
    for done, (key, digest) in enumerate(wanted):
        if progress:
            progress(done, len(wanted))
        number = known.get((key, digest))
        if number is None:
            builder.add(library.document(key), digest)
            places.append((1, fresh))
            fresh += 1
        else:
            places.append((0, number))
    corpora = (old, builder.corpus())
    return joined([CorpusRange(corpora[which], first, end) for which, first, end in in_runs(places)])


def share_text(new: Corpus, old: Corpus) -> None:
    """Let a corpus whose text is not read yet take it from one that has it in memory, as far as that goes."""
    if not old.in_memory or new.in_memory:
        return
    known = {(entry.key, entry.digest): number for number, entry in enumerate(old.entries)}
    places = (
        (1, number) if (place := known.get((entry.key, entry.digest))) is None else (0, place)
        for number, entry in enumerate(new.entries)
    )
    source: list[TextRun] = []
    for which, first, end in in_runs(places):
        corpus = (old, new)[which]
        begin, stop = corpus.starts[corpus.entries[first].first], corpus.starts[corpus.entries[end - 1].end]
        source += text_runs(corpus.source, begin, stop)
    new.source = tuple(source)


def in_runs(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Put what follows on each other in the same source together: the source, the first, and the end."""
    run: tuple[int, int, int] | None = None
    for source, at in places:
        if run and run[0] == source and run[2] == at:
            run = (source, run[1], at + 1)
            continue
        if run:
            yield run
        run = (source, at, at + 1)
    if run:
        yield run


def joined(runs: Sequence[CorpusRange]) -> Corpus:
    """Return the corpus of these runs, one behind the other."""
    if len(runs) == 1 and (runs[0].first, runs[0].end) == (0, len(runs[0].corpus.entries)):
        return runs[0].corpus
    entries: list[CorpusDocument] = []
    source: list[TextRun] = []
    starts, headings, flags, blocks = array("I"), array("H"), bytearray(), array("I")
    duties: list[DutyEntry] = []
    labels, lines = JoinedClauseLabels(), JoinedDetailLines()
    posted: list[PostedBlocks] = []
    sounds: list[SoundRun] = []
    counts: list[CountRun] = []
    length = 0
    for run in runs:
        corpus = run.corpus
        low, high = corpus.entries[run.first].first, corpus.entries[run.end - 1].end
        begin, stop = corpus.starts[low], corpus.starts[high]
        by, further = len(flags) - low, length - begin
        entries += _moved(corpus.entries[run.first : run.end], by)
        source += text_runs(corpus.source, begin, stop)
        sounds += _cut_sounds(corpus.sounds, begin, stop)
        counts += cut_counts(corpus.counts, low, high)
        starts += _raised(corpus.starts[low:high], further)
        headings += corpus.headings[low:high]
        first, last = bisect_left(corpus.blocks, low), bisect_left(corpus.blocks, high)
        blocks.extend(at + by for at in corpus.blocks[first:last])
        posted += _cut_posted(corpus.posted, first, last)
        duties += (
            duty._replace(clause=duty.clause + by) for duty in corpus.duties if low <= duty.clause < high
        )
        labels.add(corpus.labels, low, high)
        lines.add(corpus.lines, low, high)
        flags += corpus.flags[low:high]
        length += stop - begin
    starts.append(length)
    blocks.append(len(flags))
    return Corpus(
        entries,
        tuple(source),
        starts,
        headings,
        bytes(flags),
        blocks,
        duties,
        labels,
        lines,
        [entry.end for entry in entries],
        tuple(posted),
        tuple(sounds),
        tuple(counts),
        whole=_whole(runs),
    )


def _moved(entries: list[CorpusDocument], by: int) -> list[CorpusDocument]:
    """Return documents whose clauses have other numbers."""
    if not by:
        return entries
    make = tuple.__new__
    return [
        make(CorpusDocument, (*entry[:9], entry[9] + by, entry[10] + by, *entry[11:])) for entry in entries
    ]


def _raised(numbers: array[int], by: int) -> array[int]:
    """Return numbers that are greater by so much (or less): all of them as one large number, in one addition.

    No sum may be below 0 or have more bits than a number of the array.
    """
    if not by or not numbers:
        return numbers
    every = int.from_bytes(array("I", [1]) * len(numbers), sys.byteorder)
    found = int.from_bytes(numbers, sys.byteorder) + by * every
    return array("I", found.to_bytes(len(numbers) * numbers.itemsize, sys.byteorder))


def _whole(runs: Sequence[CorpusRange]) -> bool:
    """Return whether the runs leave out nothing of what they are runs of."""
    taken: dict[int, int] = {}
    for run in runs:
        taken[id(run.corpus)] = taken.get(id(run.corpus), 0) + run.end - run.first
    return all(run.corpus.whole and taken[id(run.corpus)] == len(run.corpus.entries) for run in runs)


def _cut_posted(posted: Sequence[PostedBlocks], first: int, last: int) -> Iterator[PostedBlocks]:
    """The parts of posted blocks between two blocks."""
    at = 0
    for part in posted:
        low, high = max(first - at, 0), min(last - at, part.blocks)
        if low < high:
            yield part._replace(first=part.first + low, blocks=high - low)
        at += part.blocks


def _cut_sounds(sounds: Sequence[SoundRun], begin: int, end: int) -> Iterator[SoundRun]:
    """The parts of sounds between two characters."""
    at = 0
    for run in sounds:
        low, high = max(begin - at, 0), min(end - at, run.end - run.begin)
        if low < high:
            yield run._replace(begin=run.begin + low, end=run.begin + high)
        at += run.end - run.begin
