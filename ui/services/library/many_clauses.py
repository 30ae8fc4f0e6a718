"""Many clauses with their documents, asked for so that each document is read once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import NotFound


class ClauseSource(Protocol):
    """Interface of the library, as far as it is needed here."""

    def clause(self, clause_id: str) -> tuple[Document, Clause]:
        """Return a clause and its document; NotFound."""


def clauses_of(library: ClauseSource, clause_ids: Iterable[str]) -> dict[str, tuple[Document, Clause]]:
    """Return clauses by their ids, in the order asked for; what the library does not have is left out."""
    read: list[tuple[Document, dict[str, Clause]]] = []
    found: dict[str, tuple[Document, Clause]] = {}
    for clause_id in clause_ids:
        known = next(((one, clauses) for one, clauses in read if clause_id in clauses), None)
        if known is None:
            try:
                document, _clause = library.clause(clause_id)
            except NotFound:
                continue
            known = (document, {clause.id: clause for clause in document.walk()})
            read.append(known)
        document, clauses = known
        found.setdefault(clause_id, (document, clauses[clause_id]))
    return found
