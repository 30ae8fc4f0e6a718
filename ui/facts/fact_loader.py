"""Reads indicators, duties and dates of the library in a worker, once for each state of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from store.model.document import Document, DocumentSummary
from store.model.errors import Cancelled
from store.notebook.fact_corrections import FactCorrection
from ui.runtime.jobs import Jobs, Task
from ui.services.facts.corrected_facts import CorrectedFacts, corrected
from ui.services.facts.fact_collection import Facts, documents_of, gather


class FactLibrary(Protocol):
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
    """Keeps what was read, with the user's corrections in it; several pages share one."""

    #: Everything was read: the facts, and the documents that they are of.
    loaded = Signal(object, list)
    #: How far it is, 0 to 1.
    progressed = Signal(float)
    failed = Signal(object)

    def __init__(
        self,
        library: FactLibrary,
        jobs: Jobs,
        corrections: Callable[[], Sequence[FactCorrection]] = tuple,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._jobs, self._corrections = library, jobs, corrections
        self._task: Task | None = None
        self._stamp = ""
        self._raw: Facts | None = None
        self._held: list[FactCorrection] = []
        self._known = CorrectedFacts(Facts(), {})
        self._documents: list[DocumentSummary] = []

    @property
    def known(self) -> CorrectedFacts:
        """The facts of now, with what was read where something was corrected."""
        return self._known

    def corrections(self) -> dict[str, FactCorrection]:
        """Return the corrections of now by their ids."""
        return {each.id: each for each in self._corrections()}

    def ask(self) -> None:
        """Emit :attr:`loaded` with what the library says now; at once where that is known."""
        stamp = self._library.stamp()
        held = list(self._corrections())
        same = stamp == self._stamp and held == self._held
        if same and self._task is None:
            self.loaded.emit(self._known.facts, self._documents)
            return
        if self._task is not None:
            if same:
                return
            self._task.cancel()
        raw = self._raw if stamp == self._stamp else None
        self._stamp, self._held = stamp, held
        documents = self._documents if raw is not None else self._library.documents()
        self._read(raw, held, documents)

    def follow(self) -> None:
        """Show other corrections, if anything was shown before."""
        if self._stamp and list(self._corrections()) != self._held:
            self.ask()

    def _read(
        self, raw: Facts | None, held: Sequence[FactCorrection], documents: list[DocumentSummary]
    ) -> None:
        def read(task: Task) -> tuple[Facts, CorrectedFacts]:
            done = 0

            def check() -> None:
                nonlocal done
                if task.cancelled():
                    raise Cancelled
                task.report(min(1.0, done / max(1, len(documents))))
                done += 1

            keys = [one.key for one in documents]
            found = raw if raw is not None else gather(documents_of(self._library, keys), check)
            return found, corrected(found, held, self._library, check)

        def keep(found: tuple[Facts, CorrectedFacts]) -> None:
            self._task, self._documents = None, documents
            self._raw, self._known = found
            self.loaded.emit(self._known.facts, documents)

        self._task = self._jobs.start(
            read, keep, self._fail, lambda fraction, _what: self.progressed.emit(fraction)
        )

    def _fail(self, error: Exception) -> None:
        self._task, self._stamp, self._raw = None, "", None
        self.failed.emit(error)
