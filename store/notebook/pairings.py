"""Pairings of measures of two documents that the user decided on: they correspond, or do not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from store.notebook.model import ItemChange
from store.notebook.storage.database import NotebookDatabase
from store.system.sqlite import now

JOINED, PARTED = "joined", "parted"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two measures by the ids of their clauses, and whether they correspond."""

    first: str
    second: str
    joined: bool


class Pairings:
    """Decisions about pairs of measures; one for each pair at most, whichever side it is seen from."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def between(self, first_key: str, second_key: str) -> list[Pairing]:
        """Return the decisions about clauses of two documents; ``first`` is of the first one."""
        with self._database.reading():
            rows = self._database.sqlite.sql("SELECT first, second, verdict FROM pairing ORDER BY item_id")
        found: list[Pairing] = []
        for one, other, verdict in rows:
            first, second = str(one), str(other)
            if not (_is_in(first, first_key) and _is_in(second, second_key)):
                first, second = second, first
            if _is_in(first, first_key) and _is_in(second, second_key):
                found.append(Pairing(first, second, verdict == JOINED))
        return found

    def settle(self, verdicts: Iterable[tuple[str, str, bool]]) -> ItemChange:
        """Decide pairs (ids of two clauses, whether they answer to each other); replaces older decisions."""
        when = now()
        changes = {}
        for one, other, joined in verdicts:
            first, second = sorted((one, other))
            changes[_id(first, second)] = {
                "kind": "pairing",
                "created": when,
                "updated": when,
                "first": first,
                "second": second,
                "verdict": JOINED if joined else PARTED,
            }
        return self._database.write(changes)


def _is_in(clause_id: str, key: str) -> bool:
    return clause_id.startswith(f"{key}/")


def _id(first: str, second: str) -> str:
    """Return the same name on every machine, so that decisions about one pair meet when notebooks merge."""
    return "pairing-" + hashlib.sha256(f"{first}\n{second}".encode()).hexdigest()[:24]
