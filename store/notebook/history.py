"""History of reading and searching, and the searches that the user keeps."""

from __future__ import annotations

from store.notebook.activity import PastSearch, Visit
from store.notebook.storage import recent
from store.notebook.storage.database import NotebookDatabase


class History:
    """Visits and searches of a notebook, latest first, each once; they are never exchanged or undone."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def visits(self, limit: int = 20) -> list[Visit]:
        """Return the clauses read last."""
        with self._database.reading():
            return recent.visits(self._database.sqlite, limit)

    def add_visit(self, clause_id: str, title: str) -> None:
        """Record that a clause was read now."""
        with self._database.writing():
            recent.add_visit(self._database.sqlite, clause_id, title)

    def searches(self, limit: int = 20) -> list[PastSearch]:
        """Return the queries asked last."""
        with self._database.reading():
            return recent.searches(self._database.sqlite, limit)

    def usual_searches(self, limit: int = 20) -> list[PastSearch]:
        """Return the queries asked more than once, the most often asked first."""
        with self._database.reading():
            return recent.usual(self._database.sqlite, limit)

    def add_search(self, query: str, total: int) -> None:
        """Record that a query was asked now and had ``total`` hits; a blank one is ignored."""
        if query.strip():
            with self._database.writing():
                recent.add_search(self._database.sqlite, query.strip(), total)

    def kept_searches(self) -> list[PastSearch]:
        """Return the queries that the user keeps."""
        with self._database.reading():
            return recent.kept(self._database.sqlite)

    def keep_search(self, query: str, total: int) -> None:
        """Keep a query until :meth:`drop_search`; a blank one is ignored."""
        if query.strip():
            with self._database.writing():
                recent.keep(self._database.sqlite, query.strip(), total)

    def drop_search(self, query: str) -> None:
        """Stop keeping a query; one that is not kept is no error."""
        with self._database.writing():
            recent.drop(self._database.sqlite, query)

    def clear(self) -> None:
        """Delete visits and searches; kept searches and everything else stay."""
        with self._database.writing():
            recent.clear(self._database.sqlite)
