"""The search engine: text in, ranked hits out. No Qt; Whoosh only once it is warm."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import perf_counter

from index.corpus.corpus import IndexInput
from index.edition_scope import editions_asked, joined, with_hint
from index.interpretation.search_context import SearchContext
from index.interpretation.strategies import answer
from index.matching.related import RelatedClause, related
from index.query.fields import ClauseMarks
from index.query.parser import parse
from index.results import Answer, Order
from index.snapshot import IndexSnapshot, open_index, open_texts
from index.suggest import Suggester, Suggestion
from index.text import segmenter as words

__all__ = ["ClauseMarks", "RelatedClause", "SearchEngine"]


class SearchEngine:
    """Searches the index in a folder, or the library itself where that cannot be used: same answers.

    ``earlier`` are the earlier editions of documents: they are searched only where a query asks for them
    (版本:全部, 版本:以前); where nothing else has what was typed, the answer says that they have.
    Nothing is opened before the first search or :meth:`warm`. Any thread may search, several at once.
    """

    def __init__(
        self,
        library: IndexInput,
        folder: Path,
        marks: ClauseMarks | None = None,
        earlier: IndexInput | None = None,
    ) -> None:
        self._library = library
        self._earlier = earlier
        self._opened_earlier: IndexSnapshot | None = None
        self._folder = folder
        self._marks = marks
        self._opened: IndexSnapshot | None = None
        self._lock = threading.Lock()

    def search(
        self,
        text: str,
        limit: int | None = 50,
        cancelled: Callable[[], bool] | None = None,
        literal: bool = False,
        near: bool = False,
        order: Order = "relevance",
    ) -> Answer:
        """Answer a query with its first hits in an order; ``limit`` None gives all hits.

        With ``literal`` the text is one run, unchanged. With ``near`` synonyms are always added, not only
        where the library uses them more than what was typed. Raises store.model.errors.Cancelled soon after
        ``cancelled`` turns true.
        """
        asked, which = (text, "current") if literal else editions_asked(text)
        query = parse(asked, literal)
        opened = self._ready()
        started = perf_counter()

        def ask(place: IndexSnapshot) -> Answer:
            found = answer(SearchContext(place, query, limit, self._marks, cancelled, near, order))
            return found.took((perf_counter() - started) * 1000)

        earlier = self._ready_earlier()
        if earlier is None:
            return ask(opened)
        if which == "current":
            return with_hint(ask(opened), partial(ask, earlier))
        return ask(earlier) if which == "earlier" else joined(ask(opened), ask(earlier), limit)

    def suggest(self, typed: str, past: Iterable[str] = (), limit: int = 10) -> tuple[Suggestion, ...]:
        """Return suggestions for what is typed so far; ``past`` are earlier searches, the latest first."""
        opened = self._ready()
        matcher = SearchContext(opened, parse(typed)).matcher
        return Suggester(opened, matcher.occurs).suggest(typed, past, limit)

    def related(
        self, clause_id: str, limit: int = 3, cancelled: Callable[[], bool] | None = None
    ) -> tuple[RelatedClause, ...]:
        """Return the clauses of other documents most similar to a clause; none for an unknown id."""
        return related(self._ready(), clause_id, limit, cancelled)

    def warm(self) -> None:
        """Open everything that a search needs, including the posting lists; for a background job at start."""
        self._ready().warm()

    def reopen(self) -> None:
        """Switch to a new index or library; until it is open, searches use the old one."""
        with self._lock:
            old = self._opened
        if old is None:
            return
        words.frequencies()
        new = open_index(self._library, self._folder, old.corpus)
        if old.postings is not None:
            new.warm()
        if old.corpus.in_memory:
            _ = new.corpus.text  # so that the old one can go
            _ = new.corpus.headed
        with self._lock:
            self._opened, self._opened_earlier = new, None

    def close(self) -> None:
        """Close the index's files; a later search opens them again."""
        with self._lock:
            self._opened = self._opened_earlier = None

    def _ready_earlier(self) -> IndexSnapshot | None:
        """Return the earlier editions, which are few and have no index; None where there are none."""
        if self._earlier is None or not self._earlier.checksums():
            return None
        with self._lock:
            if self._opened_earlier is None:
                self._opened_earlier = open_texts(self._earlier)
            return self._opened_earlier

    def _ready(self) -> IndexSnapshot:
        with self._lock:
            if self._opened is None:
                words.frequencies()
                self._opened = open_index(self._library, self._folder)
            return self._opened
