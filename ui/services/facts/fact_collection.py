"""Collects the indicators, duties and dates of documents, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from index.duties.duty_records import DutyRecord, duty_records, under_one_name
from index.indicators.documents import indicators
from index.indicators.indicator import Indicator
from index.indicators.timetable import DatedStatement, timetable, when
from index.references.citation import cite
from store.model.document import Document, DocumentSummary
from ui.services.display_names import clause_label
from ui.services.facts.indicator_groups import IndicatorPair, in_two_documents
from ui.services.library.short_names import stated_title


class GatheredLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def documents(self) -> list[DocumentSummary]:
        """Return all documents."""
        ...

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""
        ...


@dataclass(frozen=True, slots=True)
class FactSource:
    """The document and the clause that something was read from, in short, and how it is cited."""

    document: str
    name: str
    place: str
    citation: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of some documents, in their order; ``sources`` has the place of each clause."""

    indicators: tuple[Indicator, ...] = ()
    duties: tuple[DutyRecord, ...] = ()
    dues: tuple[DatedStatement, ...] = ()
    pairs: tuple[IndicatorPair, ...] = ()
    sources: dict[str, FactSource] | None = None

    def source(self, clause: str) -> FactSource:
        """Return the place of a clause that something was read from."""
        return (self.sources or {})[clause]


def documents_of(library: GatheredLibrary, keys: Iterable[str] | None = None) -> Iterator[Document]:
    """Yield some documents, or all of the library, each read when it is asked for."""
    for key in [entry.key for entry in library.documents()] if keys is None else keys:
        yield library.document(key)


def gather(documents: Iterable[Document], check: Callable[[], None] | None = None) -> Facts:
    """Extract all facts of documents, with organisations under one name.

    ``check`` is called before each document; it may raise to stop.
    """
    found: list[Indicator] = []
    duties: list[DutyRecord] = []
    dues: list[DatedStatement] = []
    sources: dict[str, FactSource] = {}
    for document in documents:
        if check is not None:
            check()
        own, records, dated = indicators(document), duty_records(document), timetable(document)
        found += own
        duties += records
        dues += dated
        wanted = {one.clause for found_in in (own, records, dated) for one in found_in}
        sources.update(sources_of(document, wanted))
    dues.sort(key=when)
    pairs = tuple(in_two_documents(found))
    return Facts(tuple(found), tuple(under_one_name(duties)), tuple(dues), pairs, sources)


def sources_of(document: Document, wanted: set[str]) -> Iterator[tuple[str, FactSource]]:
    """Yield the place of each clause that is wanted, by its id."""
    name = stated_title(document)
    year = int(document.date[:4]) if document.date else None
    for clause in document.walk():
        if clause.id in wanted:
            place = clause_label(clause.label, clause.path)
            yield clause.id, FactSource(document.key, name, place, cite(document, clause), year)
