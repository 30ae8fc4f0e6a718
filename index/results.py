"""Results of a search: frozen records, plain data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from index.query.alternative import Match
from index.query.parser import Query
from store.model.message import Message

#: By relevance, by the order of the library, or by date, the newest first.
Order = Literal["relevance", "document", "date"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause (or, where ``clause_id`` is None, a document) that answers a query.

    ``spans`` are the matched ranges in ``snippet``; ``ranges`` the matched ranges in ``printed(clause)``,
    or in the title for a hit on the document itself. ``why`` tells why a hit was taken that does not have
    what was typed; of a duty, in which role (牵头) the organisation has it.
    """

    document_key: str
    source: str
    clause_id: str | None
    path: tuple[str, ...]
    label: str
    heading: str | None
    snippet: str
    spans: tuple[tuple[int, int], ...]
    ranges: tuple[tuple[int, int], ...]
    score: float
    match: Match
    why: tuple[Message, ...] = ()

    def because(self, why: Sequence[Message]) -> Hit:
        """Return the same hit with the reason for it: shared words, and words read as the same."""
        return replace(self, why=tuple(why))


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """The sentence of a clause that answers a question, in the document's own words.

    ``[start, end)`` is the sentence's range in ``printed(clause)``, ``span`` the answer itself in
    ``text`` (不少于三十年). ``date`` is the document's, None where it does not say.
    """

    document_key: str
    clause_id: str
    path: tuple[str, ...]
    start: int
    end: int
    text: str
    span: tuple[int, int]
    date: str | None = None


class HitList(Protocol):
    """All hits of an answer in one order, built lazily."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def page(self, start: int, count: int | None = None) -> tuple[Hit, ...]:
        """Return ``count`` hits from ``start`` on; all that follow where ``count`` is None."""
        ...

    def having(self, ids: Collection[str]) -> int:
        """Count the hits that are clauses with one of these ids."""
        ...


@dataclass(frozen=True, slots=True)
class SuggestedQuery:
    """Suggested query: what to show (``label``) and what to search for (``query``).

    ``total`` is the number of clauses it would find.
    """

    label: Message
    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Number of hits that have a value: ``field`` is one of the query language (文件, 单位, 牵头, 年 …)."""

    field: str
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one query: the first hits, best first, and counts over all of them.

    ``documents`` are (key, count) in the order of the library. ``remarks`` say how
    the query was read, none where it was taken as typed. ``related`` are searches that would add to it,
    such as synonyms that were left out because the typed words are the usual ones. ``sentences`` answer a
    question, best first, those of one document from one clause. ``near`` of the ``total`` do not have what
    was typed and are only near. ``wider`` is the query without the fields that leave nothing of its hits.
    ``listing`` makes the hits that are asked for; it lacks only nearest clauses that come below literal hits.
    """

    query: Query
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    documents: tuple[tuple[str, int], ...] = ()
    did_you_mean: tuple[str, ...] = ()
    remarks: tuple[Message, ...] = ()
    related: tuple[SuggestedQuery, ...] = ()
    facets: tuple[Facet, ...] = ()
    literal: bool = False
    sentences: tuple[AnswerSentence, ...] = ()
    near: int = 0
    wider: SuggestedQuery | None = None
    listing: HitList | None = field(default=None, compare=False, repr=False)

    @property
    def ranked(self) -> bool:
        """Return whether these answer a question, so that their rank is their order."""
        return any(hit.match == "question" for hit in self.hits[:1]) or bool(self.sentences)

    @property
    def said(self) -> tuple[Hit, ...]:
        """Return the hits that contain what was typed, in some spelling or meaning; not similar ones."""
        return tuple(hit for hit in self.hits if hit.match != "near")

    def took(self, milliseconds: float) -> Answer:
        """Return the same answer with the time it took."""
        return replace(self, took_ms=milliseconds)

    def meant(self, queries: Sequence[str]) -> Answer:
        """Return the same answer with suggested queries."""
        return replace(self, did_you_mean=tuple(dict.fromkeys(queries)))

    def saying(self, *remarks: Message) -> Answer:
        """Return the same answer with other remarks on how the query was read."""
        return replace(self, remarks=remarks)


@dataclass(frozen=True, slots=True)
class ClauseTarget:
    """Target of a clause reference; ``clause_id`` None is the document itself.

    ``how`` says what the reference named: id, number, title, nickname, count, kind, label. ``paragraph`` is
    the number of the paragraph (款) of the clause that is meant, None for all of it.
    """

    document_key: str
    clause_id: str | None
    how: str
    paragraph: int | None = None
