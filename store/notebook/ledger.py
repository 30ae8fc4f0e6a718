"""The ledger 台账: rows of work that documents ask for, in the user's order."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Set
from dataclasses import replace
from operator import attrgetter
from typing import cast

from store.model.annotation import Anchor
from store.notebook.ledger_row import NOWHERE, STATES, LedgerRow, TaskState
from store.notebook.model import Content, ItemChange
from store.notebook.storage.database import NotebookDatabase
from store.notebook.storage.item_kinds import KINDS
from store.notebook.storage.items import anchor_values, chunks
from store.system.sqlite import now

KIND = "ledger_row"
_COLUMNS = tuple(KINDS[KIND].columns)
_QUERY = f"""
SELECT item.id, item.created, item.updated, item.conflict_of,
  anchor.document_key, anchor.clause_id, anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.suffix,
  {", ".join(f"ledger_row.{name}" for name in _COLUMNS)}
FROM ledger_row JOIN item ON item.id = ledger_row.item_id
  LEFT JOIN anchor ON anchor.item_id = ledger_row.item_id AND anchor.position =
    (SELECT min(position) FROM anchor WHERE item_id = ledger_row.item_id)
"""
_AT_ANCHOR, _AT_COLUMNS = 4, 11


class Ledger:
    """The rows of the ledger of a notebook.

    The first :meth:`rows` reads all of them into memory; later ones read what has changed.
    """

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database
        self._rows: dict[str, LedgerRow] = {}
        self._reading = threading.Lock()
        #: Ids that changed since they were read; None for all.
        self._stale: set[str] | None = None
        self._stale_lock = threading.Lock()
        database.listen(self._forget)

    def rows(self) -> list[LedgerRow]:
        """Return all rows in the user's order; those of one place in the order they were made."""
        with self._reading:
            self._renew()
            return sorted(self._rows.values(), key=attrgetter("position", "created", "id"))

    def get(self, row_id: str) -> LedgerRow | None:
        """Return a row by its id; None for an unknown one."""
        with self._database.reading_rows():
            found = self._database.sqlite.sql(f"{_QUERY} WHERE item.id = ?", row_id)
            return _row(found[0]) if found else None

    def count(self) -> int:
        """Return the number of rows."""
        with self._database.reading():
            return int(self._database.sqlite.sql("SELECT count(*) FROM ledger_row")[0][0])

    def add(self, rows: Iterable[LedgerRow]) -> ItemChange:
        """Put rows behind the last one, in their order."""
        return self.merge((), rows)

    def merge(self, changed: Iterable[LedgerRow], added: Iterable[LedgerRow]) -> ItemChange:
        """Replace rows and put others behind the last one, in one step."""
        with self._database.writing():
            last = self._database.sqlite.sql("SELECT coalesce(max(position), 0) FROM ledger_row")[0][0]
            placed = [replace(row, position=last + number) for number, row in enumerate(added, 1)]
            return self._database.apply({row.id: _content(row) for row in (*changed, *placed)})

    def put(self, rows: Iterable[LedgerRow]) -> ItemChange:
        """Insert rows or replace those of the same ids, even deleted ones; rows say when they changed."""
        return self._database.write({row.id: _content(row) for row in rows})

    def delete(self, ids: Iterable[str]) -> ItemChange:
        """Delete rows; unknown ids are no error."""
        return self._database.write(dict.fromkeys(ids))

    def _renew(self) -> None:
        """Read what was written up to now; what could not be read is tried again."""
        with self._stale_lock:
            stale, self._stale = self._stale, set()
        try:
            with self._database.reading_rows():
                sql = self._database.sqlite.sql
                if stale is None:
                    self._rows = {row.id: row for row in map(_row, sql(_QUERY))}
                else:
                    self._read(stale)
        except BaseException:
            self._forget(stale)
            raise

    def _read(self, ids: Set[str]) -> None:
        for some in chunks(ids):
            marks = ", ".join("?" * len(some))
            found = self._database.sqlite.sql(f"{_QUERY} WHERE item.id IN ({marks})", *some)
            for row_id in some:
                self._rows.pop(row_id, None)
            self._rows |= {row.id: row for row in map(_row, found)}

    def _forget(self, ids: Set[str] | None) -> None:
        with self._stale_lock:
            if ids is None:
                self._stale = None
            elif self._stale is not None:
                self._stale |= ids


def _content(row: LedgerRow) -> Content:
    """Return the content of a row, changed now; equal content is not written."""
    when = now()
    values = {name: getattr(row, name) for name in _COLUMNS}
    common = {"kind": KIND, "created": row.created or when, "updated": when}
    return {**common, **values, "anchors": [anchor_values(row.anchor)]}


def _row(values: tuple[object, ...]) -> LedgerRow:
    row_id, created, updated, conflict_of = (str(value) for value in values[:_AT_ANCHOR])
    anchor = values[_AT_ANCHOR:_AT_COLUMNS]
    said = dict(zip(_COLUMNS, values[_AT_COLUMNS:], strict=True))
    position = float(cast(float, said.pop("position")))
    state = cast(TaskState, said.pop("state"))
    words = {name: str(value) for name, value in said.items()}
    return LedgerRow(
        id=row_id,
        anchor=NOWHERE if anchor[0] is None else Anchor(*anchor),  # type: ignore[arg-type]
        # A state that a later version has is not lost: it is shown as open until somebody sets another.
        state=state if state in STATES else "open",
        position=position,
        created=created,
        updated=updated,
        conflict_of=conflict_of,
        **words,
    )
