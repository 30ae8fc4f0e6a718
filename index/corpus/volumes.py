"""Volumes: folders with the text and the posting lists of some documents, of which an index is put together.

A volume is written once and never changed. An index names, in library order, runs of documents of its
volumes; documents that come go into a new volume, those that go are left out. Small volumes have no posting
lists: to look through them takes no longer. When there are too many of them they are joined into one; when
too much is gone, or there are too many volumes, all is written again (:meth:`IndexPlan.of`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from index.corpus import corpus_files, postings
from index.corpus.corpus import Corpus, CorpusDocument, IndexInput
from index.corpus.corpus_builder import CorpusBuilder
from index.corpus.corpus_update import CorpusRange, in_runs, joined
from index.corpus.gram_codes import named
from index.corpus.gram_counts import FREQUENT, CountedGrams

WHOOSH_FOLDER = "whoosh"
PREFIX = "v-"
#: A volume is closed when it has so many characters, so that the memory to write one has a bound.
MOST_CHARACTERS = 8_000_000
#: Volumes of so few blocks have no posting lists.
FEW_BLOCKS = 4
#: Volumes of so few blocks are small, and so many of these are joined into one.
SMALL_BLOCKS, MANY_SMALL = 64, 8
#: More volumes than this are written again: each has to be asked by every search.
MANY_VOLUMES = 24
#: The share of a step that gathering the texts of a volume takes.
_GATHERING = 0.6

#: A document's key and its checksum.
Digest = tuple[str, str]


class VolumeRange(NamedTuple):
    """Documents ``first`` to ``end`` of a volume."""

    volume: str
    first: int
    end: int


class WrittenVolume(NamedTuple):
    """A volume that was written, and its documents."""

    name: str
    documents: tuple[Digest, ...]


def open_volume(folder: Path) -> Corpus:
    """Return the corpus of a volume; raises OSError or ValueError where it is none."""
    lists = folder / WHOOSH_FOLDER
    return corpus_files.load(folder, lists if lists.is_dir() else None)


def open_volumes(folder: Path, extents: Sequence[VolumeRange]) -> Corpus:
    """Return the corpus that these runs of volumes in a folder make; OSError or ValueError if they do not."""
    opened = {name: open_volume(folder / name) for name in dict.fromkeys(one.volume for one in extents)}
    if any(not 0 <= one.first < one.end <= len(opened[one.volume].entries) for one in extents):
        raise ValueError("runs of other volumes")
    return joined([CorpusRange(opened[one.volume], one.first, one.end) for one in extents])


def write_volume(corpus: Corpus, folder: Path, step: Callable[[float], None]) -> str:
    """Write a corpus as a new volume in a folder and return its name; ``step`` is told the share done."""
    name = PREFIX + secrets.token_hex(6)
    (folder / name).mkdir(parents=True)
    counted = CountedGrams(corpus.text, corpus.starts, corpus.blocks)
    blocks = len(corpus.blocks) - 1
    lists = named(postings.inverted(blocks, counted.block, lambda share: step(share / 2)))
    corpus_files.save(corpus, folder / name, {gram: len(blocks) for gram, blocks in lists.items()})
    if blocks > FEW_BLOCKS:
        (folder / name / WHOOSH_FOLDER).mkdir()
        postings.write(lists, blocks, folder / name / WHOOSH_FOLDER, lambda share: step(0.5 + share / 2))
        counted.write(folder / name, {gram for gram, had in lists.items() if len(had) > FREQUENT * blocks})
    return name


def write_documents(
    library: IndexInput, wanted: Sequence[Digest], folder: Path, step: Callable[[float], None]
) -> list[WrittenVolume]:
    """Write documents of a library into new volumes of a folder, in their order."""
    written: list[WrittenVolume] = []
    builder, taken = CorpusBuilder(), 0

    def close(end: int) -> None:
        nonlocal builder, taken
        low, high = (taken + (end - taken) * _GATHERING) / len(wanted), end / len(wanted)
        corpus = builder.corpus()
        builder = CorpusBuilder()
        name = write_volume(corpus, folder, lambda share: step(low + (high - low) * share))
        written.append(WrittenVolume(name, tuple(wanted[taken:end])))
        taken = end

    for number, (key, digest) in enumerate(wanted):
        step((taken + (number - taken) * _GATHERING) / len(wanted))
        builder.add(library.document(key), digest)
        if builder.length >= MOST_CHARACTERS:
            close(number + 1)
    if taken < len(wanted):
        close(len(wanted))
    return written


@dataclass(frozen=True, slots=True)
class IndexPlan:
    """The plan of an index: the volumes that it takes from the one before, by name, and what it lacks.

    ``joining`` are the small volumes that are written again as one.
    """

    volumes: Mapping[str, Corpus]
    missing: tuple[Digest, ...]
    joining: tuple[str, ...] = ()

    @classmethod
    def of(cls, wanted: Sequence[Digest], volumes: Mapping[str, Corpus]) -> IndexPlan:
        """Return the plan for a library with these documents, of which volumes have some."""
        held = set(wanted)
        living = {
            name: sum(
                corpus.ends[at] - entry.first for at, entry in enumerate(corpus.entries) if _of(entry) in held
            )
            for name, corpus in volumes.items()
        }
        kept = {name: corpus for name, corpus in volumes.items() if living[name]}
        total = sum(map(len, kept.values()))
        blocks = sum(len(corpus.blocks) for corpus in kept.values())
        gone = total - sum(living.values())
        if len(kept) > MANY_VOLUMES or (gone > total / 2 and blocks > SMALL_BLOCKS):
            return cls({}, tuple(wanted))
        small = tuple(name for name, corpus in kept.items() if len(corpus.blocks) - 1 <= SMALL_BLOCKS)
        present = {_of(entry) for corpus in kept.values() for entry in corpus.entries}
        missing = tuple(one for one in wanted if one not in present)
        return cls(kept, missing, small if len(small) >= MANY_SMALL else ())

    def join_small(self, wanted: Sequence[Digest], folder: Path, step: Callable[[float], None]) -> IndexPlan:
        """Write the small volumes that are to be joined as one; return the plan with that in their place."""
        if not self.joining:
            return self
        small = {name: self.volumes[name] for name in self.joining}
        held = set(wanted)
        places = [
            (number, at)
            for number, corpus in enumerate(small.values())
            for at, entry in enumerate(corpus.entries)
            if _of(entry) in held
        ]
        corpora = list(small.values())
        corpus = joined([CorpusRange(corpora[which], first, end) for which, first, end in in_runs(places)])
        name = write_volume(corpus, folder, step)
        others = {other: one for other, one in self.volumes.items() if other not in small}
        return IndexPlan({**others, name: open_volume(folder / name)}, self.missing)

    def extents(self, wanted: Sequence[Digest], written: Sequence[WrittenVolume]) -> list[VolumeRange]:
        """Return the runs that make an index of the wanted documents; KeyError where one was not written."""
        names = [*self.volumes, *(one.name for one in written)]
        documents = [
            *([_of(entry) for entry in corpus.entries] for corpus in self.volumes.values()),
            *(one.documents for one in written),
        ]
        place = {one: (number, at) for number, own in enumerate(documents) for at, one in enumerate(own)}
        return [
            VolumeRange(names[which], low, high) for which, low, high in in_runs(place[one] for one in wanted)
        ]


def _of(entry: CorpusDocument) -> Digest:
    return entry.key, entry.digest
