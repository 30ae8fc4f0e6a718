"""Indicators of the clause in the inspector, read in the background."""

from __future__ import annotations

from PySide6.QtCore import QObject

from index.indicators.indicator import Indicator
from store.model.clause import Clause
from store.model.document import Document
from ui.reader.inspector.inspector import Inspector
from ui.runtime.jobs import Jobs, Task


class IndicatorFinder(QObject):
    """Fills the inspector's section; an answer for a clause that was left is dropped."""

    def __init__(self, inspector: Inspector, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inspector, self._jobs = inspector, jobs
        self._task: Task | None = None

    def show_clause(self, document: Document, clause: Clause) -> None:
        """Show the indicators of the clause that the inspector shows, unless it shows them already."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._inspector.knows_indicators():
            return

        def find(_task: Task) -> list[Indicator]:
            # Only when a clause is shown: reading figures takes a tenth of a second to import.
            from index.indicators.documents import indicators_of

            return indicators_of(document, clause)

        self._task = self._jobs.start(
            find,
            lambda found: self._inspector.show_indicators(document, clause, found),
            lambda _error: None,
        )
