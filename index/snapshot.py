"""Snapshot that a search works on: corpus and posting lists, from an index or from the library."""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from index.comparison.clause_features import ClauseFeatures
from index.corpus.articles import Articles
from index.corpus.corpus import Corpus, IndexInput
from index.corpus.corpus_builder import gather
from index.corpus.corpus_sounds import CorpusSounds
from index.corpus.corpus_update import join, share_text
from index.corpus.index_files import load, read_stamp, sound
from index.corpus.ngrams import VERSION
from index.corpus.postings import Postings, places
from index.corpus.recent_cache import RecentCache, clause_lists
from index.duties.duties import Duties
from index.query.alternative import Alternative
from index.query.origin import DocumentOrigin, origin
from index.references.catalog import CorpusCatalog
from index.text.normalize import BOUNDARY, fold, fold_query
from index.text.phonetic_index import SoundSearch


class DocumentTitles:
    """The normal form of each document's titles and number: one string to look through."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = "".join(text + BOUNDARY for text in texts)
        self._starts = array("I", accumulate((len(text) + 1 for text in texts), initial=0))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, number: int) -> str:
        """Return the titles and the number of a document; IndexError."""
        return self._joined[self._starts[number] : self._starts[number + 1] - 1]

    def containing(self, alternatives: Iterable[Alternative]) -> list[int]:
        """Return the numbers of the documents that have any of these runs in their titles or number, in
        order.
        """
        found: set[int] = set()
        for one in alternatives:
            at = one.find(self._joined, 0, len(self._joined))
            while at >= 0:
                number = bisect_right(self._starts, at) - 1
                found.add(number)
                at = one.find(self._joined, self._starts[number + 1], len(self._joined))
        return sorted(found)


#: What a term of a question is worth in each article, by the article's first clause: what it adds to the
#: score, what of the term is said, and the form that says it.
TermValues = dict[int, tuple[float, float, str]]
#: Values of terms that are kept in mind: those of some forty terms, in about four megabytes.
MOST_VALUES = 30_000
#: Picks the items of some documents out of a list of all.
_Chosen = Callable[[Sequence[int]], Sequence[int]]


class FacetRows(NamedTuple):
    """Field, value and label of the facets that documents share, and what picks the documents of each."""

    rows: list[tuple[str, str, str]]
    documents: list[_Chosen]


@dataclass
class IndexSnapshot:
    """Immutable state of the library, ready to be searched; replaced as a whole when the library changes.

    ``place`` is the folder of the index that it came from, None where the library itself is scanned.
    """

    corpus: Corpus
    place: Path | None
    catalog: CorpusCatalog
    duties: Duties
    postings: Postings | None = None
    broken: bool = False
    remembered: RecentCache[array[int]] = field(default_factory=clause_lists)
    weighed: RecentCache[TermValues] = field(default_factory=lambda: RecentCache(MOST_VALUES, len))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @cached_property
    def sounds(self) -> SoundSearch:
        """The sounds of the text, for pinyin and slips."""
        corpus = self.corpus
        blocks = [corpus.starts[clause] for clause in corpus.blocks]
        return CorpusSounds(corpus.text, corpus.sounds, blocks, corpus.whole, self._places)

    def _places(self, run: str) -> Iterator[int]:
        """The offsets of a run in the text."""
        return places(self.corpus, self.postings, run)

    @property
    def entry_numbers(self) -> Mapping[str, int]:
        """The number of each document by its key."""
        return self.catalog.by_key

    @cached_property
    def articles(self) -> Articles:
        """The articles, which answer questions."""
        return Articles(self.corpus)

    @cached_property
    def features(self) -> ClauseFeatures:
        """Return the features by which clauses are compared."""
        return ClauseFeatures(self.corpus, lambda clause: self.duties.by_clause.get(clause, ()))

    @cached_property
    def titles(self) -> DocumentTitles:
        """The titles and numbers of the documents."""
        return DocumentTitles(
            [fold(BOUNDARY.join((e.title, e.name, e.number or ""))) for e in self.corpus.entries]
        )

    @cached_property
    def origins(self) -> list[DocumentOrigin]:
        """Region and rank of each document."""
        return [origin(entry) for entry in self.corpus.entries]

    @cached_property
    def facet_rows(self) -> FacetRows:
        """The fields and values to which each document can be narrowed, besides itself."""
        each = [
            (
                ("文种", entry.kind, entry.kind),
                ("地区", place.region, place.region),
                ("层级", place.level, place.level),
                *((("年", entry.date[:4], entry.date[:4]),) if entry.date else ()),
                *(("发文机关", issuer, issuer) for issuer in entry.issuers),
            )
            for entry, place in zip(self.corpus.entries, self.origins, strict=True)
        ]
        documents: dict[tuple[str, str, str], list[int]] = {}
        for number, some in enumerate(each):
            for row in some:
                documents.setdefault(row, []).append(number)
        return FacetRows(list(documents), list(map(_chosen, documents.values())))

    @cached_property
    def called(self) -> list[str]:
        """The names of each document: its title and name, its key and its file, in normal form."""
        names = ((e.title, e.name, e.key, e.source) for e in self.corpus.entries)
        return [BOUNDARY.join(map(fold_query, dict.fromkeys(some))) for some in names]

    @cached_property
    def current(self) -> frozenset[int]:
        """The documents of which the library has no later text under the same title and issuer."""
        newest: dict[tuple[str, tuple[str, ...]], str] = {}
        named = [(fold(entry.name), entry.issuers) for entry in self.corpus.entries]
        for name, entry in zip(named, self.corpus.entries, strict=True):
            newest[name] = max(newest.get(name, ""), entry.date or "")
        dated = enumerate(zip(named, self.corpus.entries, strict=True))
        return frozenset(at for at, (name, entry) in dated if (entry.date or "9") >= newest[name])

    def numbers(self, ids: Collection[str]) -> list[int]:
        """Return the numbers of clauses by their ids, in document order; ids that are not there are passed
        over.
        """
        wanted: dict[int, set[str]] = {}
        for identity in ids:
            at = self._entry_of(identity)
            if at is not None:
                wanted.setdefault(at, set()).add(identity)
        found = []
        for number in sorted(wanted):
            entry, some = self.corpus.entries[number], wanted[number]
            found += [c for c in range(entry.first, entry.end) if self.corpus.labelled(c)[0] in some]
        return found

    def _entry_of(self, identity: str) -> int | None:
        """Return the document of a clause: its id is the document's key, which may have slashes, and
        labels.
        """
        end = identity.find("/")
        while end >= 0:
            number = self.entry_numbers.get(identity[:end])
            if number is not None:
                return number
            end = identity.find("/", end + 1)
        return None

    def warm(self) -> None:
        """Open the posting lists, which imports Whoosh; where they cannot be used, search goes on without."""
        _ = self.titles, self.catalog.names, self.entry_numbers, self.corpus.spans
        _ = self.facet_rows, self.current
        with self._lock:
            if self.postings is None and self.place is not None and not self.broken:
                try:
                    self.postings = Postings(self.corpus.posted)
                except Exception:  # Whoosh raises anything at all on files that are not as it left them.
                    self.broken = True


def open_index(library: IndexInput, folder: Path, before: Corpus | None = None) -> IndexSnapshot:
    """Return the index in a folder if it is sound, else the library itself.

    Of an index that was built before the library changed, what still holds is used, and the rest is read.
    Text that the corpus from ``before`` has in memory is not read again.
    """
    stamp = read_stamp(folder)
    if stamp and stamp.schema == VERSION and sound(folder, stamp, False):
        try:
            corpus = load(folder, stamp)
            if before is not None:
                share_text(corpus, before)
            return _opened(corpus if stamp.library == library.stamp() else join(corpus, library), folder)
        except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
            pass
    return _opened(gather(library), None)


def open_texts(library: IndexInput) -> IndexSnapshot:
    """Return a library without an index."""
    return _opened(gather(library), None)


def _chosen(numbers: Sequence[int]) -> _Chosen:
    return itemgetter(*numbers) if len(numbers) > 1 else itemgetter(slice(numbers[0], numbers[0] + 1))


def _opened(corpus: Corpus, place: Path | None) -> IndexSnapshot:
    return IndexSnapshot(corpus, place, CorpusCatalog(corpus), Duties(corpus))
