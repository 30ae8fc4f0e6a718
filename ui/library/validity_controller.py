"""Validity of documents: statements of the library are offered with their place, and the user decides."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from index.references.citation import cite
from store.library import Library
from store.library.library_change import LibraryChange
from store.model.document import Document, Validity
from store.model.errors import YiceError
from ui.library.document_change import DocumentChange
from ui.library.import_controller import ImportController
from ui.library.import_report import menu_title
from ui.runtime.jobs import Jobs, Task
from ui.runtime.localized_text import date_text
from ui.services.library.links import Links
from ui.widgets.banner import Banner
from ui.widgets.undo_history import UndoHistory

if TYPE_CHECKING:
    from ui.services.library.validity_offers import ValidityOffer

#: The line that offers a state.
OFFER = "validity"


class ValidityController(QObject):
    """Looks at the document that is read, offers a state that others state, and sets what is decided."""

    #: The place that states something: a clause's id.
    place_wanted = Signal(str)
    #: The clause on whose word a document has its state: the key, the clause's citation and its id, or "".
    basis_found = Signal(str, str, str)

    def __init__(
        self,
        library: Library,
        importer: ImportController,
        jobs: Jobs,
        banner: Banner,
        undoing: UndoHistory,
        name: Callable[[str], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library, self._importer, self._jobs = library, importer, jobs
        self._banner, self._undoing, self._name = banner, undoing, name
        self._links, self._guard = Links(library), threading.Lock()
        self._looking: Task | None = None
        self._key = ""
        importer.library_changed.connect(self._library_changed)

    def look(self, key: str) -> None:
        """Find in the background what the library states about the open document, and offer that."""
        if key == self._key:
            return
        self._key = key
        self._banner.clear(OFFER)
        self._tell_basis()
        self._find()

    def leave(self, is_open: bool) -> None:
        """Close the offer when the last document was closed (``is_open`` False)."""
        if not is_open:
            self._key = ""
            self._banner.clear(OFFER)

    def set_state(
        self, key: str, state: Validity | None, effective: str | None = None, basis: str = ""
    ) -> None:
        """Set the state of a document, perhaps on the word of a clause; None says nothing. Can be undone."""
        from ui.services.library.validity_setting import set_validity

        self._importer.change(lambda: set_validity(self._library, key, state, effective, basis), self._on_set)

    def _tell_basis(self) -> None:
        """Tell on which clause's word the open document has its state."""
        from ui.services.library.validity_setting import basis_of

        try:
            clause_id = basis_of(self._library, self._key)
            words = cite(*self._library.clause(clause_id)) if clause_id else ""
        except YiceError:  # the document that said so is gone, or what is open is
            clause_id, words = "", ""
        self.basis_found.emit(self._key, words, clause_id)

    def _find(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        key = self._key

        def find(_task: Task) -> list[ValidityOffer]:
            from ui.services.library.validity_offers import validity_offers

            with self._guard:  # links are made for one thread at a time
                try:
                    return validity_offers(self._library, self._links, key)
                except YiceError:  # the document may be gone by now; what is damaged is told when it is read
                    return []

        self._looking = self._jobs.start(find, self._offer)

    def _offer(self, offers: list[ValidityOffer]) -> None:
        """Offer the strongest of what is stated; the others say less."""
        self._looking = None
        offer = next(iter(offers), None)
        if offer is None or offer.key != self._key:
            return
        texts: dict[Validity, str] = {
            "已废止": self.tr("{source} says that this document is repealed: {words}"),
            "已修改": self.tr("{source} says that this document is amended: {words}"),
            "尚未生效": self.tr("{source} says from when this document is in force: {words}"),
        }
        accept: dict[Validity, str] = {
            "已废止": self.tr("Mark as repealed"),
            "已修改": self.tr("Mark as amended"),
            "尚未生效": self.tr("In force from {date}").format(date=date_text(offer.effective)),
        }
        place = (self.tr("Show the place"), lambda: self.place_wanted.emit(offer.clause))
        self._banner.warn(
            texts[offer.state].format(source=self._name(offer.source), words=offer.words),
            accept[offer.state],
            lambda: self._accept(offer),
            OFFER,
            place,
        )

    def _accept(self, offer: ValidityOffer) -> None:
        # What follows from a day is not stored: it would be wrong when the day has come.
        state = None if offer.effective else offer.state
        self.set_state(offer.key, state, offer.effective, offer.clause)

    def _on_set(self, document: Document, inverse: LibraryChange) -> None:
        undoing = self._undoing
        change = self.tr("State of {title}").format(title=menu_title(document))
        undoing.push(DocumentChange(change, inverse, self._importer.exchange, undoing.mend, undoing.tell))
        state = document.validity or self.tr("not stated")
        undoing.offer(self.tr("{title}: {state}").format(title=menu_title(document), state=state))

    def _library_changed(self) -> None:
        with self._guard:
            self._links.refresh()
        if self._key:
            self._banner.clear(OFFER)
            self._tell_basis()
            self._find()
