"""Finds the clauses that are related to the one in view, off the GUI thread, when the reader rests on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from store.model.document import Document, DocumentSummary
from store.model.errors import YiceError
from ui.reader.inspector.inspector import Inspector
from ui.reader.inspector.inspector_sections import RelatedLine
from ui.runtime.jobs import Jobs, Task
from ui.services.display_names import clause_label
from ui.services.library.short_names import stated_title

if TYPE_CHECKING:
    from index.engine import RelatedClause
    from ui.services.library.earlier_wording import EarlierWording, EarlierWordings

#: While one scrolls, clauses come and go; so long one has to stay in view.
REST_MS = 180
SHOWN = 3
#: What is less alike is not offered unasked.
LIKELY = 0.12


class RelatedEngine(Protocol):
    """Interface of the engine: finds similar clauses; may be called from any thread."""

    def related(
        self, clause_id: str, limit: int = 3, cancelled: Callable[[], bool] | None = None
    ) -> tuple[RelatedClause, ...]:
        """Return the clauses of other documents that resemble a clause most."""


class RelatedLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def documents(self) -> Sequence[DocumentSummary]:
        """Return all documents and editions."""

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""


class RelatedClauses(QObject):
    """Fills the inspector's section; an answer for a clause that was left is dropped."""

    def __init__(
        self,
        engine: Callable[[], RelatedEngine],
        library: RelatedLibrary,
        inspector: Inspector,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._library, self._inspector, self._jobs = engine, library, inspector, jobs
        self._earlier: EarlierWordings | None = None
        self._key = self._clause_id = ""
        self._task: Task | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)

    def show_clause(self, key: str, clause_id: str) -> None:
        """Show the related clauses of the clause in view, of the document with a key."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._key, self._clause_id = key, clause_id
        self._rest.start()

    def again(self) -> None:
        """Search again in the changed library."""
        if self._clause_id:
            self.show_clause(self._key, self._clause_id)

    def _ask(self) -> None:
        key, clause_id = self._key, self._clause_id

        def ask(task: Task) -> tuple[list[RelatedLine], list[str]]:
            found = [
                one for one in self._engine().related(clause_id, SHOWN, task.cancelled) if one.score >= LIKELY
            ]
            lines = [line for one in found if (line := self._line(one)) is not None]
            return lines, [one.document_key for one in found]

        def look_back(task: Task, alike: list[str]) -> list[EarlierWording]:
            from ui.services.library.earlier_wording import EarlierWordings

            if self._earlier is None:
                self._earlier = EarlierWordings(self._library)
            with task.interruptible():
                return self._earlier.find(key, clause_id, alike)

        def show(found: tuple[list[RelatedLine], list[str]]) -> None:
            lines, alike = found
            self._inspector.show_related(lines)
            self._task = self._jobs.start(
                lambda task: look_back(task, alike), self._show_earlier, lambda _error: None
            )

        self._task = self._jobs.start(ask, show, lambda _error: None)

    def _line(self, one: RelatedClause) -> RelatedLine | None:
        try:
            name = stated_title(self._library.document(one.document_key))
        except YiceError:
            return None
        place = clause_label(one.path[-1], one.path) if one.path else ""
        return RelatedLine(one.document_key, one.clause_id, name, place, one.words)

    def _show_earlier(self, found: list[EarlierWording]) -> None:
        self._task = None
        self._inspector.show_earlier(found)
