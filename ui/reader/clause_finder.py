"""Clauses as the reader finds and names them: the one in view, those of its document, any of the library."""

from __future__ import annotations

from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import NotFound
from ui.services.display_names import place_name

FoundClause = tuple[Document, Clause]


class ClauseFinder:
    """Finds clauses and their names; what is in view is known without asking the library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        #: The clause in view, with its document; None while nothing is open.
        self.in_view: FoundClause | None = None

    def find(self, clause_id: str | None) -> FoundClause | None:
        """Return a clause (None: the one in view) with its document; None if the library does not have it."""
        if clause_id is None:
            return self.in_view
        try:
            return self._library.clause(clause_id)
        except NotFound:
            return None

    def is_in_view(self, clause_id: str) -> bool:
        """Return whether this clause is the one in view."""
        return self.in_view is not None and self.in_view[1].id == clause_id

    def known_name(self, clause_id: str, document: Document | None) -> str | None:
        """Return the name of a clause in view or in ``document`` without reading; None for others."""
        if self.in_view is not None and self.is_in_view(clause_id):
            return _name(*self.in_view)
        found = next((one for one in document.walk() if one.id == clause_id), None) if document else None
        return _name(document, found) if document and found else None

    def name_of(self, clause_id: str) -> str:
        """Return the name of a clause in a sentence; empty if the library no longer has it."""
        found = self.in_view if self.is_in_view(clause_id) else self.find(clause_id)
        return _name(*found) if found else ""


def _name(document: Document, clause: Clause) -> str:
    return place_name(document, clause.label, clause.path)
