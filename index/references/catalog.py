"""Documents and the labels of their clauses, as references need them: of the library or of the index."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol

from index.corpus.corpus import Corpus
from index.references.name_table import NameTable
from index.text.normalize import fold_query
from store.model.document import Document, DocumentSummary
from store.model.numbers import NUMERAL, to_int
from store.model.paragraph_numbers import numbers_above

#: Numbers of clauses that a catalog keeps in mind.
MOST_NUMBERS = 20_000
#: More documents with one label than this are not looked for.
MOST_DOCUMENTS = 50
#: Words of a title that say nothing about what the document is.
#: A number in brackets does: 修正案(五) is another law than 修正案(十).
IDLE = re.compile(
    rf"山西省|省人民政府|人民政府|办公厅|办公室|关于|印发|的通知|通知|\((?!(?:[{NUMERAL}]+|\d{{1,2}})\)).*?\)"
    r"|《|》|-|\""
)


#: A count in a title or a name: 三十六条措施, 36项.
_COUNTED = re.compile(rf"(?:[{NUMERAL}]+|\d{{1,4}})(?=[项条])")


def in_digits(text: str) -> str:
    """Return a text with its counts in digits: 三十六条措施 as 36条措施."""
    return _COUNTED.sub(lambda found: str(to_int(found[0]) or found[0]), text)


_Pair = tuple[str, str]
_Parts = tuple[str, str, str]


@dataclass(slots=True)
class CatalogEntry:
    """Names by which references can mean a document.

    There are as many as documents, so they have no dictionary, and keep what was asked for alone.
    """

    key: str
    title: str
    name: str
    number: str | None
    kind: str
    measures: int
    _folded: _Pair | None = field(default=None, init=False, compare=False, repr=False)
    _bare: _Pair | None = field(default=None, init=False, compare=False, repr=False)
    _parts: _Parts | tuple[()] | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def folded(self) -> _Pair:
        """The normal forms of title and name."""
        if self._folded is None:
            title = fold_query(self.title)
            self._folded = title, title if self.name == self.title else fold_query(self.name)
        return self._folded

    @property
    def bare(self) -> _Pair:
        """Title and name without the words that say nothing, and with their counts in digits."""
        if self._bare is None:
            self._bare = self._without_idle()
        return self._bare

    @property
    def letters(self) -> frozenset[str]:
        """The characters of :attr:`bare`."""
        return frozenset("".join(self._bare or self._without_idle()))

    @property
    def number_parts(self) -> _Parts | None:
        """Head, year and serial of the number."""
        if self._parts is None:
            parts = re.fullmatch(r"(.*)\((\d{4})\)(\d+)号", fold_query(self.number or ""))
            self._parts = (parts[1], parts[2], parts[3]) if parts else ()
        return self._parts or None

    def _without_idle(self) -> _Pair:
        title, name = self.folded
        bare = in_digits(IDLE.sub("", title))
        return bare, bare if name == title else in_digits(IDLE.sub("", name))


class LabelledClause(NamedTuple):
    """Labels by which references can mean a clause.

    ``paragraphs`` is how many it has (款), ``under`` the number of the one that it belongs to itself.
    """

    id: str
    path: tuple[str, ...]
    paragraphs: int
    under: int


class Catalog(Protocol):
    """Targets of references: documents by title and number, clauses by label."""

    @property
    def entries(self) -> Sequence[CatalogEntry]:
        """All documents in order."""
        ...

    @property
    def by_key(self) -> Mapping[str, int]:
        """The number of each document by its key."""
        ...

    @property
    def names(self) -> NameTable:
        """The documents by what they are called."""
        ...

    def clauses(self, entry: int) -> Sequence[LabelledClause]:
        """Return what references say of each clause of a document, in order."""
        ...

    def labelled(self, entry: int, labels: Sequence[str]) -> Sequence[LabelledClause]:
        """Return the same of the clauses of a document that have one of these labels."""
        ...

    def with_label(self, label: str) -> Sequence[int]:
        """Return the documents that may have a clause with this label."""
        ...


class CatalogLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def documents(self) -> list[DocumentSummary]:
        """Return all documents, without their trees."""
        ...

    def document(self, key: str) -> Document:
        """Return one document with its tree."""
        ...


def _names(entries: Sequence[CatalogEntry]) -> NameTable:
    return NameTable(entries, [in_digits(entry.folded[0]) for entry in entries])


class LibraryCatalog:
    """Catalog of the library; reads a document only when a reference leads into it."""

    def __init__(self, library: CatalogLibrary) -> None:
        self._library = library

    @cached_property
    def entries(self) -> Sequence[CatalogEntry]:
        """All documents in order."""
        return [
            CatalogEntry(d.key, d.title, d.attached_title or d.title, d.number, d.kind, d.measure_count)
            for d in self._library.documents()
        ]

    @cached_property
    def by_key(self) -> Mapping[str, int]:
        """The number of each document by its key."""
        return {entry.key: number for number, entry in enumerate(self.entries)}

    @cached_property
    def names(self) -> NameTable:
        """The documents by what they are called."""
        return _names(self.entries)

    def clauses(self, entry: int) -> Sequence[LabelledClause]:
        """Return what references say of each clause of a document."""
        document = self._library.document(self.entries[entry].key)
        above = numbers_above(document)
        return [
            LabelledClause(clause.id, clause.path, len(clause.paragraphs), above[clause.id])
            for clause in document.walk()
        ]

    def labelled(self, entry: int, labels: Sequence[str]) -> Sequence[LabelledClause]:
        """Return the same of the clauses of a document that have one of these labels."""
        return [one for one in self.clauses(entry) if one.path and one.path[-1] in labels]

    def with_label(self, label: str) -> Sequence[int]:  # noqa: ARG002
        """Return all documents: the library has no list by label."""
        return range(len(self.entries))


class CorpusCatalog:
    """Catalog of the indexed corpus; ``numbers`` caches the numbers of clauses by their ids."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.numbers: dict[str, int] = {}

    @cached_property
    def entries(self) -> Sequence[CatalogEntry]:
        """All documents in order."""
        return [
            CatalogEntry(e.key, e.title, e.name, e.number, e.kind, e.measures) for e in self._corpus.entries
        ]

    @cached_property
    def by_key(self) -> Mapping[str, int]:
        """The number of each document by its key."""
        return {entry.key: number for number, entry in enumerate(self.entries)}

    @cached_property
    def names(self) -> NameTable:
        """The documents by what they are called."""
        return _names(self.entries)

    def clauses(self, entry: int) -> Sequence[LabelledClause]:
        """Return what references say of each clause of a document."""
        place = self._corpus.entries[entry]
        return self._numbered(range(place.first, place.end))

    def labelled(self, entry: int, labels: Sequence[str]) -> Sequence[LabelledClause]:
        """Return the same of the clauses of a document that have one of these labels."""
        place, own = self._corpus.entries[entry], self._corpus.labels
        return self._numbered(
            sorted(clause for label in labels for clause in own.having(label, place.first, place.end))
        )

    def _numbered(self, clauses: Sequence[int]) -> list[LabelledClause]:
        found = [LabelledClause(*self._corpus.labelled(clause)) for clause in clauses]
        if len(self.numbers) > MOST_NUMBERS:
            self.numbers.clear()
        self.numbers.update((one.id, clause) for one, clause in zip(found, clauses, strict=True))
        return found

    def with_label(self, label: str) -> Sequence[int]:
        """Return the documents that have a clause with this label."""
        found: dict[int, None] = {}
        for clause in self._corpus.labels.having(label, 0, len(self._corpus)):
            found[self._corpus.entry_of(clause)] = None
            if len(found) >= MOST_DOCUMENTS:
                break
        return list(found)
