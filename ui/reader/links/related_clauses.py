"""Finds the clauses that are related to the one in view, off the GUI thread, when the reader rests on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from store.model.document import Document
from store.model.errors import YiceError
from ui.reader.inspector.inspector import Inspector
from ui.reader.inspector.inspector_sections import RelatedLine
from ui.runtime.jobs import Jobs, Task
from ui.services.display_names import clause_label
from ui.services.library.short_names import short_title

if TYPE_CHECKING:
    from index.engine import Related

#: While one scrolls, clauses come and go; so long one has to stay in view.
REST_MS = 180
SHOWN = 3
#: What is less alike is not offered unasked.
LIKELY = 0.12


class Engine(Protocol):
    """What knows which clauses are alike; may be called from any thread."""

    def related(
        self, clause_id: str, limit: int = 3, cancelled: Callable[[], bool] | None = None
    ) -> tuple[Related, ...]:
        """The clauses of other documents that resemble a clause most."""


class Library(Protocol):
    """What is needed of the library."""

    def document(self, key: str) -> Document:
        """One document; NotFound."""


class RelatedClauses(QObject):
    """Fills the inspector's section; an answer for a clause that was left is dropped."""

    def __init__(
        self,
        engine: Callable[[], Engine],
        library: Library,
        inspector: Inspector,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._library, self._inspector, self._jobs = engine, library, inspector, jobs
        self._clause_id = ""
        self._task: Task | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)

    def show_clause(self, clause_id: str) -> None:
        """Another clause is in view."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._clause_id = clause_id
        self._rest.start()

    def again(self) -> None:
        """The library has changed."""
        if self._clause_id:
            self.show_clause(self._clause_id)

    def _ask(self) -> None:
        clause_id = self._clause_id

        def ask(task: Task) -> list[RelatedLine]:
            found = [
                one for one in self._engine().related(clause_id, SHOWN, task.cancelled) if one.score >= LIKELY
            ]
            return [line for one in found if (line := self._line(one)) is not None]

        self._task = self._jobs.start(ask, self._show, lambda _error: None)

    def _line(self, one: Related) -> RelatedLine | None:
        try:
            name = short_title(self._library.document(one.document_key))
        except YiceError:
            return None
        place = clause_label(one.path[-1], one.path) if one.path else ""
        return RelatedLine(one.document_key, one.clause_id, name, place, one.words)

    def _show(self, lines: list[RelatedLine]) -> None:
        self._task = None
        self._inspector.show_related(lines)
