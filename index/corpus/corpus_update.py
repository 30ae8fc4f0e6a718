"""A corpus from an older one and the documents that it lacks, without reading or folding the others again.

Posting lists are kept as they are: a block keeps the number it was posted under, a new one has none and is
looked at by every search. :func:`worth_keeping` tells when there are too many of those.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.corpus.corpus import Corpus, DutyEntry, Entry, JoinedLines, Posted, Texts
from index.corpus.corpus_builder import CorpusBuilder
from index.text.phonetic_index import Spelled

#: New blocks that are worth no rebuild in any library, and their share of all blocks in a large one.
FEW_BLOCKS = 64
SHARE = 1 / 8


class Run(NamedTuple):
    """Documents ``first`` to ``end`` of a corpus, side by side; ``posted``: they have posting lists."""

    corpus: Corpus
    first: int
    end: int
    posted: bool


def join(old: Corpus, library: Texts, progress: Callable[[int, int], None] | None = None) -> Corpus:
    """Return the corpus of a library, with what an older one still has of it; ``progress`` may raise to
    stop.
    """
    wanted = library.checksums()
    known = {(entry.key, entry.digest): number for number, entry in enumerate(old.entries)}
    builder = CorpusBuilder()
    order: list[int | None] = []
    for done, (key, digest) in enumerate(wanted):
        if progress:
            progress(done, len(wanted))
        number = known.get((key, digest))
        if number is None:
            builder.add(library.document(key), digest)
        order.append(number)
    return _joined(list(_runs(old, builder.corpus(), order)), old)


def worth_keeping(corpus: Corpus) -> bool:
    """Return whether a joined corpus is near enough to its posting lists that they need not be rebuilt."""
    if corpus.posted is None:
        return True
    new = corpus.posted.blocks.count(-1)
    gone = corpus.posted.total - (len(corpus.posted.blocks) - new)
    return new <= max(FEW_BLOCKS, SHARE * corpus.posted.total) and gone <= max(
        FEW_BLOCKS, corpus.posted.total / 2
    )


def _runs(old: Corpus, new: Corpus, order: list[int | None]) -> Iterator[Run]:
    """Find the longest runs of documents that are contiguous in one of the two corpora."""
    run: Run | None = None
    gathered = 0
    for number in order:
        source, at = (old, number) if number is not None else (new, gathered)
        gathered += number is None
        if run and run.corpus is source and run.end == at:
            run = run._replace(end=at + 1)
            continue
        if run:
            yield run
        run = Run(source, at, at + 1, source is old)
    if run:
        yield run


def _joined(runs: list[Run], old: Corpus) -> Corpus:
    entries: list[Entry] = []
    texts: list[str] = []
    starts: list[int] = []
    headings, flags, blocks, posted = array("H"), bytearray(), array("I"), array("i")
    duties: list[DutyEntry] = []
    paths: list[str] = []
    lines = JoinedLines()
    syllables: list[bytes] = []
    initials: list[bytes] = []
    length = 0
    for run in runs:
        corpus = run.corpus
        low, high = corpus.entries[run.first].first, corpus.entries[run.end - 1].end
        begin, stop = corpus.starts[low], corpus.starts[high]
        by, further = len(flags) - low, length - begin
        entries += (
            entry._replace(first=entry.first + by, end=entry.end + by) if by else entry
            for entry in corpus.entries[run.first : run.end]
        )
        texts.append(corpus.text[begin:stop])
        syllables.append(corpus.spelled.syllables[begin:stop])
        initials.append(corpus.spelled.initials[begin:stop])
        starts += (at + further for at in corpus.starts[low:high]) if further else corpus.starts[low:high]
        headings += corpus.headings[low:high]
        first, last = bisect_left(corpus.blocks, low), bisect_left(corpus.blocks, high)
        blocks.extend(at + by for at in corpus.blocks[first:last])
        posted.extend(_posted(corpus, first, last) if run.posted else [-1] * (last - first))
        duties += (
            duty._replace(clause=duty.clause + by) for duty in corpus.duties if low <= duty.clause < high
        )
        paths += corpus.paths[low:high]
        lines.add(len(flags), corpus.lines, low)
        flags += corpus.flags[low:high]
        length += stop - begin
    total = old.posted.total if old.posted else len(old.blocks) - 1
    return Corpus(
        entries,
        "".join(texts),
        [*starts, length],
        headings,
        bytes(flags),
        array("I", [*blocks, len(flags)]),
        duties,
        "\n".join(paths).encode("utf-8", "surrogatepass"),
        lines,
        [entry.end for entry in entries],
        Posted(total, posted),
        Spelled(b"".join(syllables), b"".join(initials)),
    )


def _posted(corpus: Corpus, first: int, last: int) -> array[int]:
    return corpus.posted.blocks[first:last] if corpus.posted else array("i", range(first, last))
