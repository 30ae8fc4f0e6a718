"""What every search stands on: the parts that it needs of one state of the library, and a page of hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial

from index.duties.duties import DUTY_FIELDS
from index.interpretation.term_expansion import Reader, Reading
from index.matching.hit_builder import Hits
from index.matching.matcher import Alternative, Matcher, fields_of, holds
from index.matching.ranking import Ranker
from index.query.filters import Fields, Marks
from index.query.parser import All, Query
from index.results import Answer, Hit, Match
from index.snapshot import Opened
from index.text import segmenter as words

#: Hits that are made between two looks at whether the answer is still wanted.
PATIENCE = 200


class Ground:
    """One query on one state of the library."""

    def __init__(
        self,
        opened: Opened,
        query: Query,
        marks: Marks | None,
        cancelled: Callable[[], bool] | None,
        near: bool = False,
    ) -> None:
        self._opened = opened
        self._corpus = opened.corpus
        self._query = query
        self._free, self._narrowing = query.apart()
        self._fields = Fields(opened, marks)
        self._matcher = Matcher(opened.corpus, opened.postings, self._fields.clauses, cancelled)
        self._reader = Reader(opened.corpus, lambda: opened.sounds, self._matcher, near)
        self._hits = Hits(opened)
        self._marks, self._cancelled, self._near = marks, cancelled, near

    @cached_property
    def _allowed(self) -> frozenset[int] | None:
        """The clauses that the fields let through; None without fields."""
        return frozenset(self._matcher.clauses(All(self._narrowing), {})) if self._narrowing else None

    def _page(
        self,
        reading: Reading,
        first: list[Hit],
        clauses: Sequence[int],
        limit: int | None,
        referred: Iterable[int] = (),
    ) -> Answer:
        terms = reading.query.terms
        left = None if limit is None else max(0, limit - len(first))
        ranker = Ranker(self._corpus, terms, reading.plan, words.wholeness)
        marked = [one for term in terms for one in reading.plan[term]]
        wanted = [node.value for node in fields_of(reading.query.root) if node.name in DUTY_FIELDS]
        names = [name for value in wanted for name in self._opened.duties.names(value)]
        match: Match | None = "duty" if names and not terms else None
        hits: list[Hit] = []
        for one in ranker.best(clauses, left):
            if len(hits) % PATIENCE == 0:
                self._matcher.pause()
            hits.append(self._hits.clause(one.clause, match or one.match, one.score, marked, names))
        documents = self._hits.per_document(clauses, first)
        return Answer(
            self._query,
            len(first) + len(clauses),
            0.0,
            tuple([*first, *hits][: limit if limit is not None else None]),
            documents,
            (),
            tuple(reading.notes),
            tuple(reading.related),
            self._hits.facets(documents, [*referred, *clauses]),
            self._query.literal,
        )

    def _titles(self, reading: Reading) -> list[Hit]:
        """The documents whose title or number answers the query."""
        root, terms = reading.query.root, reading.query.terms
        if root is None or not terms:
            return []
        marked = [one for term in terms for one in reading.plan[term]]
        titles = self._opened.titles
        return [
            self._hits.document(self._corpus.entries[number], "title", 1.0, marked)
            for number in titles.containing(marked)
            if holds(root, reading.plan, titles.texts[number], partial(self._fields.document, number))
        ]

    def occurs(self, alternative: Alternative) -> bool:
        """Whether any clause contains a run."""
        return self._matcher.occurs(alternative)

    def _has_run(self, run: str) -> bool:
        return self.occurs(Alternative(run))

    def _count(self, alternative: Alternative) -> int:
        return len(self._with(alternative))

    def _with(self, alternative: Alternative) -> list[int]:
        return self._matcher.containing(alternative)
