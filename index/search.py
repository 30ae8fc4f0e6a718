"""The search engine: text in, ranked hits out. No Qt; Whoosh only once it is warm."""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

from index import reading as readings
from index.corpus import Entry, Texts
from index.matching import Alternative, Matcher, Plan, holds, terms_of
from index.opened import Opened, open_index
from index.query import Field, Query, Term, parse
from index.rank import Ranked, Ranker
from index.reading import Reading
from index.records import Answer, ClauseTarget, Facet, Hit, Match, Offer
from index.references import find_documents, resolve_on
from index.snippets import Ranges, merged, ranges_in, snippet
from index.text import BOUNDARY, fold, fold_query, normalise
from store.errors import Cancelled

_YEARS = re.compile(r"((?:19|20)\d\d)年?(?:-+|至|\.\.)((?:19|20)\d\d)年?")


class Marks(Protocol):
    """What the user's notebook knows of clauses, for the fields 有批注, 书签 and 标签."""

    def noted(self) -> Collection[str]:
        """The ids of clauses with a note."""
        ...

    def bookmarked(self) -> Collection[str]:
        """The ids of clauses with a bookmark."""
        ...

    def tagged(self, tag: str) -> Collection[str]:
        """The ids of clauses with a tag."""
        ...


class SearchEngine:
    """Searches the index in a folder, or, where that cannot be used, the library itself: same answers, slower.

    Nothing is opened before the first search or :meth:`warm`. Any thread may search, several at once.
    """

    def __init__(self, library: Texts, folder: Path, marks: Marks | None = None) -> None:
        self._library = library
        self._folder = folder
        self._marks = marks
        self._opened: Opened | None = None
        self._lock = threading.Lock()

    def search(
        self,
        text: str,
        limit: int | None = 50,
        cancelled: Callable[[], bool] | None = None,
        literal: bool = False,
    ) -> Answer:
        """Answer a query; ``limit`` None gives all hits. With ``literal`` the text is one run, as it stands.

        Raises store.errors.Cancelled soon after ``cancelled`` turns true.
        """
        opened = self._ready()
        started = perf_counter()
        answer = _Search(opened, parse(text, literal), self._marks, cancelled).answer(limit)
        took = (perf_counter() - started) * 1000
        return answer(took)

    def warm(self) -> None:
        """Open everything that a search needs, the posting lists too; for a background job after start."""
        self._ready().warm()

    def scanning(self) -> bool:
        """Whether there is no usable index, so that the library itself is searched."""
        return self._ready().place is None

    def reopen(self) -> None:
        """Take up a new index or library; searches that are under way finish on the old one."""
        with self._lock:
            warm = self._opened is not None and self._opened.postings is not None
            self._opened = None
        if warm:
            self.warm()

    def close(self) -> None:
        """Let go of the index's files; a later search opens them again."""
        with self._lock:
            self._opened = None

    def _ready(self) -> Opened:
        with self._lock:
            if self._opened is None:
                self._opened = open_index(self._library, self._folder)
            return self._opened


@dataclass(slots=True)
class _Found:
    """What answers a query, before it is cut to a page."""

    first: list[Hit]
    clauses: list[int]
    ranked: list[Ranked]
    plan: Plan
    match: Match | None = None


class _Search:
    """One search on one state of the library."""

    def __init__(
        self, opened: Opened, query: Query, marks: Marks | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._opened = opened
        self._corpus = opened.corpus
        self._query = query
        self._marks = marks
        self._cancelled = cancelled
        self._matcher = Matcher(opened.corpus, opened.postings, self._field, cancelled)
        self._containing: dict[Alternative, list[int]] = {}

    def answer(self, limit: int | None) -> Callable[[float], Answer]:
        """The answer, but for the time it took."""
        query = self._query
        if query.root is None:
            return lambda took: Answer(query, 0, took, (), literal=query.literal)
        reading = readings.read(query, terms_of(query.root), self._count)
        targets = [] if query.literal else self._targets()
        clauses = self._matcher.clauses(query.root, reading.plan)
        titles = self._titles(reading.plan)
        return self._finish(reading, targets, titles, clauses, limit)

    def _count(self, alternative: Alternative) -> int:
        found = self._containing.get(alternative)
        if found is None:
            found = self._containing[alternative] = self._matcher.containing(alternative)
        return len(found)

    def _finish(
        self,
        reading: Reading,
        targets: list[ClauseTarget],
        titles: list[Hit],
        clauses: list[int],
        limit: int | None,
    ) -> Callable[[float], Answer]:
        corpus, query = self._corpus, self._query
        first = [hit for target in targets if (hit := self._target_hit(target))]
        shown = {hit.clause_id for hit in first if hit.clause_id}
        named = {hit.document_key for hit in first if hit.clause_id is None}
        first += [hit for hit in titles if hit.document_key not in named]
        ranker = Ranker(corpus, query.terms, reading.plan, None)
        wanted = None if limit is None else limit + len(shown)
        ranked = ranker.best(clauses, wanted)
        hits = list(first)
        repeated = self._repeated(shown, clauses)
        for one in ranked:
            if limit is not None and len(hits) >= limit:
                break
            if one.clause not in repeated:
                hits.append(self._clause_hit(one, reading.plan))
        total = len(first) + len(clauses) - len(repeated)
        page = tuple(hits if limit is None else hits[:limit])
        documents = self._per_document(clauses, first, repeated)
        facets = self._facets(documents, clauses)
        return lambda took: Answer(
            query,
            total,
            took,
            page,
            documents,
            (),
            "；".join(reading.notes),
            tuple(reading.related),
            facets,
            query.literal,
        )

    def _repeated(self, shown: set[str | None], clauses: Sequence[int]) -> set[int]:
        """The clauses that are shown already as what a reference leads to."""
        found: set[int] = set()
        for clause in self._numbers_of(shown):
            at = bisect_left(clauses, clause)
            if at < len(clauses) and clauses[at] == clause:
                found.add(clause)
        return found

    def _numbers_of(self, ids: Collection[str | None]) -> list[int]:
        wanted = {identity for identity in ids if identity}
        found = []
        for entry in self._corpus.entries:
            if any(identity.startswith(f"{entry.key}/") for identity in wanted):
                found += [c for c in range(entry.first, entry.end) if self._corpus.details(c).id in wanted]
        return found

    # -- hits --

    def _clause_hit(self, ranked: Ranked, plan: Plan) -> Hit:
        details = self._corpus.details(ranked.clause)
        entry = self._corpus.entries[self._corpus.entry_of(ranked.clause)]
        alternatives = [one for term in self._query.terms for one in plan[term]]
        ranges = ranges_in(details.printed, alternatives)
        cut, spans = snippet(details.printed, ranges)
        return Hit(
            entry.key,
            entry.source,
            details.id,
            details.path,
            details.path[-1] if details.path else "",
            details.heading,
            cut,
            spans,
            ranges,
            ranked.score,
            ranked.match,
        )

    def _target_hit(self, target: ClauseTarget) -> Hit | None:
        entry = next(entry for entry in self._corpus.entries if entry.key == target.document_key)
        if target.clause_id is None:
            return self._document_hit(entry, (), "reference", 1.0)
        for clause in range(entry.first, entry.end):
            details = self._corpus.details(clause)
            if details.id == target.clause_id:
                cut, _ = snippet(details.printed, ())
                label = details.path[-1] if details.path else ""
                return Hit(
                    entry.key, entry.source, details.id, details.path, label, details.heading, cut, (), (), 1.0,
                    "reference",
                )  # fmt: skip
        return None

    def _document_hit(self, entry: Entry, ranges: Ranges, match: Match, score: float) -> Hit:
        text = f"{entry.number} {entry.title}" if entry.number else entry.title
        shift = len(text) - len(entry.title)
        cut, spans = snippet(text, merged([(start + shift, end + shift) for start, end in ranges]), 120)
        return Hit(entry.key, entry.source, None, (), "", entry.title, cut, spans, ranges, score, match)

    # -- titles and references --

    def _targets(self) -> list[ClauseTarget]:
        return resolve_on(self._opened.shelf, self._query.text)

    def _titles(self, plan: Plan) -> list[Hit]:
        """The documents whose title or number answers the query."""
        root = self._query.root
        found = []
        for number, entry in enumerate(self._corpus.entries):
            text = fold(f"{entry.title}{BOUNDARY}{entry.name}{BOUNDARY}{entry.number or ''}")
            if root is not None and self._query.terms and holds(root, plan, text, lambda f, n=number: self._document_has(f, n)):
                alternatives = [one for term in self._query.terms for one in plan[term]]
                found.append(self._document_hit(entry, ranges_in(entry.title, alternatives), "title", 1.0))
        return found

    # -- fields --

    def _field(self, field: Field) -> Collection[int]:
        """The clauses that a field lets through."""
        if field.name == "单位":
            return self._opened.duties.clauses(field.value)
        marked = self._marked(field)
        if marked is not None:
            return self._numbers_of(marked)
        entries = self._corpus.entries
        return [
            clause
            for number, entry in enumerate(entries)
            if self._document_has(field, number)
            for clause in range(entry.first, entry.end)
        ]

    def _marked(self, field: Field) -> Collection[str] | None:
        if field.name not in ("有批注", "书签", "标签"):
            return None
        if self._marks is None:
            return ()
        if field.name == "标签":
            return self._marks.tagged(field.value)
        return self._marks.noted() if field.name == "有批注" else self._marks.bookmarked()

    def _document_has(self, field: Field, number: int) -> bool:
        """Whether a document as a whole has a value of a field."""
        entry, value = self._corpus.entries[number], fold_query(field.value)
        if field.name == "年":
            years = _YEARS.fullmatch(value)
            year = (entry.date or "")[:4]
            return years[1] <= year <= years[2] if years else year == value.rstrip("年")
        if field.name == "文种":
            return value == fold_query(entry.kind)
        if field.name == "文号":
            return bool(value) and value in fold_query(entry.number or "") or self._named(field, number, "number")
        if field.name == "文件":
            names = (entry.title, entry.name, entry.key, entry.source)
            return any(value in fold_query(name) for name in names) or self._named(field, number, "")
        return False

    def _named(self, field: Field, number: int, how: str) -> bool:
        found = find_documents(self._opened.shelf, field.value)
        best = max((one.score for one in found), default=0)
        return any(
            one.entry == number and one.score == best and (not how or one.how == how) for one in found
        )

    # -- counts --

    def _per_document(
        self, clauses: Sequence[int], first: Sequence[Hit], repeated: Collection[int]
    ) -> tuple[tuple[str, int], ...]:
        counts: dict[str, int] = {}
        at = 0
        skipped = set(repeated)
        for entry in self._corpus.entries:
            end = bisect_left(clauses, entry.end, at)
            own = sum(1 for hit in first if hit.document_key == entry.key)
            count = end - at + own - sum(1 for one in skipped if entry.first <= one < entry.end)
            if count:
                counts[entry.key] = count
            at = end
        return tuple(counts.items())

    def _facets(self, documents: Sequence[tuple[str, int]], clauses: Sequence[int]) -> tuple[Facet, ...]:
        counted = dict(documents)
        totals: dict[tuple[str, str, str], int] = {}
        for entry in self._corpus.entries:
            count = counted.get(entry.key, 0)
            if count:
                rows = [("文件", entry.key, entry.name), ("文种", entry.kind, entry.kind)]
                rows += [("年", entry.date[:4], entry.date[:4])] if entry.date else []
                for row in rows:
                    totals[row] = totals.get(row, 0) + count
        by_clause = self._opened.duties.by_clause
        if by_clause:
            for clause in clauses:
                for organisation, _ in by_clause.get(clause, ()):
                    row = ("单位", organisation, organisation)
                    totals[row] = totals.get(row, 0) + 1
        return tuple(Facet(*row, count) for row, count in totals.items())
