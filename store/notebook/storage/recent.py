"""Recent documents and queries: each once, the latest first, the oldest dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from store.notebook.activity import PastSearch, Visit
from store.notebook.storage.notebook_schema import KeptSearchRow, SearchRow, VisitRow
from store.system.sqlite import Database, now

KEPT = 500
#: A query that was asked so often is a usual one.
USUAL = 2
#: The names of the lists, as their proofs have them.
VISITS, SEARCHES, KEPT_SEARCHES = "#visit", "#search", "#kept_search"


def visits(database: Database, limit: int) -> list[Visit]:
    """Return the clauses read last."""
    columns = (VisitRow.clause_id, VisitRow.title, VisitRow.at)
    return [Visit(*row) for row in _latest(database, VisitRow, columns, limit)]


def searches(database: Database, limit: int) -> list[PastSearch]:
    """Return the queries asked last."""
    columns = (SearchRow.query, SearchRow.total, SearchRow.at)
    return [PastSearch(*row) for row in _latest(database, SearchRow, columns, limit)]


def usual(database: Database, limit: int) -> list[PastSearch]:
    """Return the queries asked :data:`USUAL` times or more, the most often asked first."""
    asked = SearchRow.select(SearchRow.query, SearchRow.total, SearchRow.at).where(SearchRow.times >= USUAL)
    rows = database.rows(asked.order_by(SearchRow.times.desc(), SearchRow.at.desc()).limit(limit))
    return [PastSearch(*row) for row in rows]


def add_visit(database: Database, clause_id: str, title: str) -> None:
    """Put a clause in front."""
    database.touched.add(VISITS)
    VisitRow.delete().where(VisitRow.clause_id == clause_id).bind(database).execute()
    VisitRow.insert(clause_id=clause_id, title=title, at=now()).bind(database).execute()
    _forget(database, VisitRow)


def add_search(database: Database, query: str, total: int) -> None:
    """Put a query in front, and count that it was asked once more."""
    database.touched.add(SEARCHES)
    before = database.rows(SearchRow.select(SearchRow.times).where(SearchRow.query == query))
    SearchRow.delete().where(SearchRow.query == query).bind(database).execute()
    times = before[0][0] + 1 if before else 1
    SearchRow.insert(query=query, total=total, at=now(), times=times).bind(database).execute()
    _forget(database, SearchRow)


def clear(database: Database) -> None:
    """Forget everything."""
    database.touched |= {VISITS, SEARCHES}
    VisitRow.delete().bind(database).execute()
    SearchRow.delete().bind(database).execute()


def kept(database: Database) -> list[PastSearch]:
    """Return the queries that are kept; they are few, as each was kept by hand."""
    columns = (KeptSearchRow.query, KeptSearchRow.total, KeptSearchRow.at)
    return [PastSearch(*row) for row in _latest(database, KeptSearchRow, columns, KEPT)]


def keep(database: Database, query: str, total: int) -> None:
    """Keep a query, in front of the others."""
    drop(database, query)
    KeptSearchRow.insert(query=query, total=total, at=now()).bind(database).execute()


def kept_rows(database: Database) -> list[list[Any]]:
    """Return the queries that are kept as plain values, in their order."""
    query = KeptSearchRow.select(KeptSearchRow.query, KeptSearchRow.total, KeptSearchRow.at)
    return [list(row) for row in database.rows(query.order_by(KeptSearchRow.at, KeptSearchRow.query))]


def put_kept_rows(database: Database, rows: Iterable[Sequence[Any]]) -> None:
    """Keep just these queries."""
    database.touched.add(KEPT_SEARCHES)
    KeptSearchRow.delete().bind(database).execute()
    for query, total, at in rows:
        KeptSearchRow.insert(query=query, total=total, at=at).bind(database).execute()


def drop(database: Database, query: str) -> None:
    """Keep a query no longer."""
    database.touched.add(KEPT_SEARCHES)
    KeptSearchRow.delete().where(KeptSearchRow.query == query).bind(database).execute()


def _latest(database: Database, model: Any, columns: tuple[Any, ...], limit: int) -> list[tuple[Any, ...]]:
    # Within one millisecond the row written last has the highest rowid.
    newest = (model.at.desc(), _rowid().desc())
    return database.rows(model.select(*columns).order_by(*newest).limit(limit))


def _forget(database: Database, model: Any) -> None:
    """Drop what is older than the newest :data:`KEPT`."""
    kept = model.select(_rowid()).order_by(model.at.desc(), _rowid().desc()).limit(KEPT)
    model.delete().where(_rowid().not_in(kept)).bind(database).execute()


def _rowid() -> Any:
    from peewee import SQL

    return SQL("rowid")
