"""Searches while one types: each query carries a number, and only the newest answer is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from index.results import Answer, Hit
from store.model.errors import Cancelled
from store.system import log
from ui.runtime.jobs import Jobs, Task

#: Long enough that a burst of keys is one search, too short to be seen.
DEBOUNCE_MS = 12
FIRST_LIMIT = 50
MORE = 100
#: Hits that are made between two looks at whether they are still wanted.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """Hits of an answer from the place ``start`` on."""

    start: int
    hits: tuple[Hit, ...]


class QueryEngine(Protocol):
    """Interface of the engine: answers a query; may be called from any thread."""

    def search(
        self,
        text: str,
        limit: int | None = 50,
        cancelled: Callable[[], bool] | None = None,
        literal: bool = False,
    ) -> Answer:
        """Return the answer to ``text``; with ``literal`` it is taken as one run of characters."""


class QueryRunner(QObject):
    """Holds the query: :meth:`ask` while typing, :meth:`ask_now` on Enter, :meth:`page` for more hits."""

    #: The newest query was answered.
    answered = Signal(object)
    #: Further hits of the newest query that were asked for: a :class:`AnswerPage`.
    continued = Signal(object)
    #: The newest query could not be answered: the exception.
    failed = Signal(object)
    #: There is no query any more.
    cleared = Signal()

    def __init__(self, engine: Callable[[], QueryEngine], jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._jobs = jobs
        self._text = ""
        self._literal = False
        self._number = 0
        self._task: Task | None = None
        self._answer: Answer | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._start)

    @property
    def text(self) -> str:
        """The query that was last asked."""
        return self._text

    @property
    def answer(self) -> Answer | None:
        """The answer to :attr:`text`; None while there is none."""
        return self._answer

    def ask(self, text: str, literal: bool = False) -> None:
        """Search for ``text`` soon, literally if ``literal``; white space alone clears."""
        self._drop()
        self._text = text
        self._literal = literal
        self._answer = None
        if text.strip():
            self._timer.start()
        else:
            self.cleared.emit()

    def ask_now(self, text: str) -> None:
        """Search for ``text`` without waiting for more keys."""
        if text.strip() and (text != self._text or (self._answer is None and self._task is None)):
            self.ask(text)
        if self._timer.isActive():
            self._timer.stop()
            self._start()

    def again(self) -> None:
        """Ask the same again, because the library or the index changed."""
        self.ask(self._text, self._literal)

    def search_all(self, task: Task) -> Answer:
        """Return the answer with every hit of the current query; for an operation of a job. Raises
        Cancelled.
        """
        answer = self._answer
        if answer is None or answer.listing is None:
            return self._engine().search(self._text, None, task.cancelled, self._literal)
        hits: list[Hit] = []
        while len(hits) < len(answer.listing):
            if task.cancelled():
                raise Cancelled
            hits += answer.listing.page(len(hits), AT_ONCE)
        near = answer.hits[len(answer.listing) :]
        return replace(answer, hits=(*hits, *near))

    def page(self, start: int) -> None:
        """Ask for the hits to the same query from ``start`` on; what was asked before is dropped."""
        answer = self._answer
        if answer is None:
            return
        self._number += 1
        number, text, literal = self._number, self._text, self._literal
        if self._task is not None:
            self._task.cancel()

        def operation(task: Task) -> AnswerPage:
            if answer.listing is not None and len(answer.listing) > start:
                return AnswerPage(start, answer.listing.page(start, MORE))
            longer = self._engine().search(text, start + MORE, task.cancelled, literal)
            return AnswerPage(start, longer.hits[start:])

        def success(page: AnswerPage) -> None:
            if number == self._number:
                self._task = None
                self.continued.emit(page)

        self._task = self._jobs.start(operation, success, lambda error: self._on_failure(number, error))

    def _drop(self) -> None:
        self._number += 1
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _start(self) -> None:
        self._number += 1
        number, text, literal = self._number, self._text, self._literal

        def operation(task: Task) -> Answer:
            clock = log.Stopwatch()
            answer = self._engine().search(text, FIRST_LIMIT, task.cancelled, literal)
            if not task.cancelled():
                log.event("search", characters=len(text), hits=answer.total, ms=clock.ms())
            return answer

        self._task = self._jobs.start(
            operation,
            lambda answer: self._on_answer(number, answer),
            lambda error: self._on_failure(number, error),
        )

    def _on_answer(self, number: int, answer: Answer) -> None:
        if number != self._number:
            return
        self._task = None
        self._answer = answer
        self.answered.emit(answer)

    def _on_failure(self, number: int, error: Exception) -> None:
        if number == self._number:
            self._task = None
            self.failed.emit(error)
