"""Searches while one types: each query carries a number, and only the newest answer is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from index.results import Answer
from store.system import log
from ui.runtime.jobs import Jobs, Task

#: Long enough that a burst of keys is one search, too short to be seen.
DEBOUNCE_MS = 12
FIRST_LIMIT = 50
MORE = 100


class Engine(Protocol):
    """What can answer a query; may be called from any thread."""

    def search(
        self,
        text: str,
        limit: int | None = 50,
        cancelled: Callable[[], bool] | None = None,
        literal: bool = False,
    ) -> Answer:
        """The answer to ``text``; with ``literal`` it is one run of characters, as it stands."""


class QueryRunner(QObject):
    """Holds the query: :meth:`ask` while typing, :meth:`ask_now` on Enter, :meth:`more` at the list's end."""

    #: The newest query was answered.
    answered = Signal(object)
    #: The newest query was answered at greater length: what is shown can be continued.
    continued = Signal(object)
    #: The newest query could not be answered: the exception.
    failed = Signal(object)
    #: There is no query any more.
    cleared = Signal()

    def __init__(self, engine: Callable[[], Engine], jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._jobs = jobs
        self._text = ""
        self._literal = False
        self._number = 0
        self._limit = FIRST_LIMIT
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
        """Search for ``text`` soon, ``literal`` as it stands; nothing but white space clears."""
        self._drop()
        self._text = text
        self._literal = literal
        self._answer = None
        self._limit = FIRST_LIMIT
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
        """Every hit of the current query; for an operation of a job."""
        return self._engine().search(self._text, None, task.cancelled, self._literal)

    def more(self) -> None:
        """Ask for more hits to the same query."""
        if self._answer is not None and self._task is None:
            self._limit += MORE
            self._start()

    def _drop(self) -> None:
        self._number += 1
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _start(self) -> None:
        self._number += 1
        number, text, limit, literal = self._number, self._text, self._limit, self._literal

        def operation(task: Task) -> Answer:
            clock = log.Clock()
            answer = self._engine().search(text, limit, task.cancelled, literal)
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
        longer = self._answer is not None
        self._answer = answer
        (self.continued if longer else self.answered).emit(answer)

    def _on_failure(self, number: int, error: Exception) -> None:
        if number == self._number:
            self._task = None
            self.failed.emit(error)
