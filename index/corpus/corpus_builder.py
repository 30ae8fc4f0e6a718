"""Makes a corpus from documents."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator
from itertools import takewhile
from operator import eq

from index.corpus.clause_labels import ClauseLabels
from index.corpus.corpus import (
    ARTICLE,
    BELOW,
    BLOCK_CHARACTERS,
    CONTAINER,
    DEEPEST,
    DEPTH_SHIFT,
    LONGEST_HEADING,
    TABLES,
    Corpus,
    CorpusDocument,
    DetailLines,
    DutyEntry,
    IndexInput,
    PostedBlocks,
    TextRun,
)
from index.corpus.corpus_sounds import SoundRun
from index.corpus.gram_counts import CountRun
from index.corpus.table_duties import table_duties
from index.text.normalize import BOUNDARY, fold
from store.model.clause import Clause
from store.model.document import Document
from store.model.measures import is_article, measures
from store.model.paragraph_numbers import numbers_above, paragraph_parts
from store.model.printed import printed

_encode = json.JSONEncoder(ensure_ascii=False).encode
#: Characters on each side of a misprint that tell it from other places.
AROUND = 2


class CorpusBuilder:
    """Builds a corpus document by document: :meth:`add` each, then :meth:`corpus`."""

    def __init__(self) -> None:
        self._entries: list[CorpusDocument] = []
        self._texts: list[str] = []
        self._starts = array("I", [0])
        self._headings = array("H")
        self._flags = bytearray()
        self._blocks = array("I")
        self._duties: list[DutyEntry] = []
        self._labels: list[str] = []
        self._lines = bytearray()
        self._offsets = array("Q", [0])

    @property
    def length(self) -> int:
        """The number of characters so far."""
        return self._starts[-1]

    def add(self, document: Document, digest: str) -> None:
        """Add all clauses of a document; ``digest`` tells this reading of it from others."""
        first = len(self._flags)
        filled = BLOCK_CHARACTERS
        above = numbers_above(document)
        for clause in document.walk():
            if filled >= BLOCK_CHARACTERS:
                self._blocks.append(len(self._flags))
                filled = 0
            filled += self._add_clause(clause, above[clause.id])
        self._entries.append(
            CorpusDocument(
                document.key,
                document.source,
                document.title,
                document.name,
                document.number,
                document.date,
                document.kind,
                document.issuers,
                sum(1 for _ in measures(document)),
                first,
                len(self._flags),
                digest,
                tuple(_misprints(document)),
            )
        )

    def _add_clause(self, clause: Clause, above: int) -> int:
        text = printed(clause)
        normal = fold(text)
        number = len(self._flags)
        self._texts.append(normal)
        self._starts.append(self._starts[-1] + len(normal) + 1)
        self._headings.append(min(len(fold(clause.heading)), LONGEST_HEADING) if clause.heading else 0)
        self._flags.append(_flags(clause))
        self._duties += [DutyEntry(number, duty.organisation, duty.role) for duty in clause.duties]
        self._duties += [DutyEntry(number, name, role) for name, role in table_duties(clause)]
        self._labels.append(clause.path[-1] if clause.path else "")
        places = [(part.start, part.end) for part in paragraph_parts(clause)]
        details = [clause.id, clause.path, clause.heading, text, places, above]
        line = _encode(details)
        self._lines += line.encode("utf-8", "surrogatepass")
        self._offsets.append(len(self._lines))
        return len(normal) + 1

    def corpus(self) -> Corpus:
        """Return the finished corpus."""
        text = BOUNDARY.join(self._texts) + BOUNDARY if self._texts else ""
        self._texts.clear()
        blocks = array("I", [*self._blocks, len(self._flags)])
        return Corpus(
            self._entries,
            (TextRun(text, 0, len(text)),),
            self._starts,
            self._headings,
            bytes(self._flags),
            blocks,
            self._duties,
            ClauseLabels.of(self._labels),
            DetailLines(self._lines, self._offsets),
            [entry.end for entry in self._entries],
            (PostedBlocks(None, 0, 0, len(blocks) - 1),),
            (SoundRun(None, None, 0, len(text)),),
            (CountRun(None, 0, len(self._flags)),),
        )


def _flags(clause: Clause) -> int:
    found = (CONTAINER if clause.children else 0) | (TABLES if clause.tables else 0)
    if is_article(clause.label):
        found |= ARTICLE
    elif any(map(is_article, clause.path[:-1])):
        found |= BELOW
    return found | min(len(clause.path) - 1, DEEPEST) << DEPTH_SHIFT


def _misprints(document: Document) -> Iterator[tuple[str, str]]:
    """Yield what is printed wrongly and what it should read, both in normal form."""
    for item in document.corrections:
        wrong, right = fold(item.printed), fold(item.corrected)
        if not wrong or not right or wrong == right or item.applied:
            continue
        before = _alike(wrong, right)
        rest = wrong[before:], right[before:]
        behind = _alike(rest[0][::-1], rest[1][::-1])
        start = max(0, before - AROUND)
        yield (
            wrong[start : len(wrong) - max(0, behind - AROUND)],
            right[start : len(right) - max(0, behind - AROUND)],
        )


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(bool, map(eq, one, other)))


def gather(
    library: IndexInput,
    progress: Callable[[int, int], None] | None = None,
) -> Corpus:
    """Return the corpus of a whole library; ``progress`` may raise to stop."""
    builder = CorpusBuilder()
    wanted = library.checksums()
    for done, (key, digest) in enumerate(wanted):
        if progress:
            progress(done, len(wanted))
        builder.add(library.document(key), digest)
    return builder.corpus()
