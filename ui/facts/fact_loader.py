"""Reads indicators, duties and dates of the library in a worker, once for each state of the library."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from store.model.document import Document, DocumentSummary
from store.model.errors import Cancelled
from ui.runtime.jobs import Jobs, Task
from ui.services.facts.gathering import Facts, documents_of, gather


class Library(Protocol):
    """Interface of the library, as far as it is needed here."""

    def documents(self) -> list[DocumentSummary]:
        """Return all current documents."""
        ...

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""
        ...

    def stamp(self) -> str:
        """Return changes whenever the text of the library changes."""
        ...


class FactLoader(QObject):
    """Keeps what was read; several pages share one."""

    #: Everything was read: the facts, and the documents that they are of.
    loaded = Signal(object, list)
    #: How far it is, 0 to 1.
    progressed = Signal(float)
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._jobs = library, jobs
        self._task: Task | None = None
        self._stamp = ""
        self._facts = Facts()
        self._documents: list[DocumentSummary] = []

    def ask(self) -> None:
        """Emit :attr:`loaded` with what the library says now; at once where that is known."""
        stamp = self._library.stamp()
        if stamp == self._stamp and self._task is None:
            self.loaded.emit(self._facts, self._documents)
            return
        if self._task is not None:
            if stamp == self._stamp:
                return
            self._task.cancel()
        self._stamp = stamp
        documents = self._library.documents()

        def read(task: Task) -> Facts:
            done = 0

            def check() -> None:
                nonlocal done
                if task.cancelled():
                    raise Cancelled
                task.report(done / max(1, len(documents)))
                done += 1

            return gather(documents_of(self._library, [one.key for one in documents]), check)

        def keep(facts: Facts) -> None:
            self._task, self._facts, self._documents = None, facts, documents
            self.loaded.emit(facts, documents)

        self._task = self._jobs.start(
            read, keep, self._fail, lambda fraction, _what: self.progressed.emit(fraction)
        )

    def _fail(self, error: Exception) -> None:
        self._task, self._stamp = None, ""
        self.failed.emit(error)
