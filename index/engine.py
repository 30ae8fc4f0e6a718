"""The search engine: text in, ranked hits out. No Qt; Whoosh only once it is warm."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

from index.corpus.corpus import Texts
from index.matching.related import Related, related
from index.planner import Search
from index.query.filters import Marks
from index.query.parser import parse
from index.results import Answer
from index.snapshot import Opened, open_index
from index.suggest import Suggester, Suggestion
from index.text import segmenter as words

__all__ = ["Marks", "Related", "SearchEngine"]


class SearchEngine:
    """Searches the index in a folder, or the library itself where that cannot be used: same answers.

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
        near: bool = False,
    ) -> Answer:
        """Answer a query; ``limit`` None gives all hits.

        With ``literal`` the text is one run, as it stands. With ``near`` synonyms are always added, not only
        where the library uses them more than what was typed. Raises store.model.errors.Cancelled soon after
        ``cancelled`` turns true.
        """
        opened = self._ready()
        started = perf_counter()
        answer = Search(opened, parse(text, literal), self._marks, cancelled, near).answer(limit)
        return answer.took((perf_counter() - started) * 1000)

    def suggest(self, typed: str, past: Iterable[str] = (), limit: int = 10) -> tuple[Suggestion, ...]:
        """What may be meant by what is typed so far; ``past`` are earlier searches, the latest first."""
        opened = self._ready()
        search = Search(opened, parse(typed), self._marks, None)
        return Suggester(opened, search.occurs).suggest(typed, past, limit)

    def related(
        self, clause_id: str, limit: int = 3, cancelled: Callable[[], bool] | None = None
    ) -> tuple[Related, ...]:
        """The clauses of other documents that resemble a clause most; none for an id that is not there."""
        return related(self._ready(), clause_id, limit, cancelled)

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
                words.frequencies()
                self._opened = open_index(self._library, self._folder)
            return self._opened
