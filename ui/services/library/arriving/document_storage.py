"""Stores documents that arrive, and finds the annotations again of those that are replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from store.library import Library
from store.library.library_change import DocumentRecord, LibraryChange
from store.library.shipped.ownership import put_back
from store.model.checking.decision import Decision
from store.model.document import Document
from store.model.errors import YiceError
from store.model.message import Message
from store.notebook import Notebook, PlacingReport
from ui.services.library.arriving.arrival_notes import ArrivalNotes
from ui.services.library.arriving.arrival_plan import ArrivalPlan

if TYPE_CHECKING:
    from ui.services.library.arriving.candidates import Candidate


class DocumentStorage:
    """Writes to the library what was decided on documents, one import after the other.

    ``notebook`` returns the notebook, None where there is none yet; ``notices`` takes what the user should
    know of it. ``placing`` counts the annotations that were found again since :meth:`begin`.
    """

    def __init__(
        self, library: Library, notebook: Callable[[], Notebook | None], notices: list[Message]
    ) -> None:
        self._library, self._notebook, self._notices = library, notebook, notices
        self.arrivals = ArrivalNotes(library)
        self.placing = PlacingReport()
        # What was decided on the files that are being taken in, by their hashes.
        self._decided: dict[str, tuple[Decision, ...]] = {}

    def begin(self, wanted: Iterable[Candidate] = ()) -> None:
        """Begin an import; of files that were checked, remember what was decided on them."""
        checked = list(wanted)
        self.placing = PlacingReport()
        self._decided |= {one.document.sha256: one.decisions for one in checked if one.document}
        if checked:
            self.arrivals.candidates(checked)

    def store(self, plan: ArrivalPlan, data: bytes) -> LibraryChange:
        """Store a document as it was decided; returns what takes that back."""
        document, key = plan.document, plan.document.key
        decided = self._decided.get(document.sha256)
        if plan.action != "replaced":
            self._library.add(document, data, edition_of=plan.edition_of, decisions=decided)
            self.arrivals.keep(document.sha256)
            return LibraryChange(out=(key,))
        annotated, old = self._annotated(key), self._library.kept(key)
        new = DocumentRecord(document, data, False, old.position, old.edition_of, plan.stands_in, decided)
        inverse = self._library.exchange(LibraryChange(into=(new,)))
        if annotated:
            self._place(document)
        self.arrivals.keep(document.sha256)
        return inverse

    def store_decided(self, candidate: Candidate) -> tuple[ArrivalPlan, LibraryChange]:
        """Put what was decided on a document in the place of what the library has of it."""
        document = candidate.document
        assert document is not None
        old = self._library.kept(document.key)
        plan = ArrivalPlan(document, "replaced", document.key, stands_in=old.shipped or old.stands_in)
        return plan, self.store(plan, candidate.data)

    def restore(self, shipped: Iterable[DocumentRecord]) -> tuple[list[Document], LibraryChange]:
        """Put documents that ship in their places; returns those that were not, and what takes that back."""
        held = {entry.key for entry in self._library.documents() if entry.shipped}
        done, inverse = [], LibraryChange()
        for kept in shipped:
            if kept.document.key not in held:
                annotated = self._annotated(kept.document.key)
                inverse = put_back(self._library, kept) + inverse
                done.append(kept.document)
                if annotated:
                    self._place(kept.document)
        return done, inverse

    def _annotated(self, key: str) -> bool:
        """Return whether a document that is about to be replaced has annotations; they are then backed up."""
        try:
            notebook = self._notebook()
            if notebook is None or key not in notebook.placements.document_keys():
                return False
            notebook.backups.ensure("update")
        except YiceError as error:
            self._notices.append(error.message)
        return True

    def _place(self, document: Document) -> None:
        """Find the annotations of a document that was replaced; an error is repaired by a later run."""
        try:
            notebook = self._notebook()
            if notebook is not None:
                self.placing += notebook.placements.place(document)
        except YiceError as error:
            self._notices.append(error.message)
