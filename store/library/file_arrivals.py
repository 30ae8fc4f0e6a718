"""Arrivals of the library's files: their source, who added them, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from store.library.storage.library_schema import ArrivalRow
from store.system.sqlite import Database, now

Transaction = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Arrival of a file in the library.

    ``place`` is the file's path or empty for pasted text, ``who`` the name of the user at that computer,
    ``moment`` an ISO time in UTC, empty for now.
    """

    place: str
    who: str
    moment: str = ""


class FileArrivals:
    """Arrivals of a library's files, by their SHA-256; ``reading`` and ``writing`` are transactions."""

    def __init__(self, database: Database, reading: Transaction, writing: Transaction) -> None:
        self._database, self._reading, self._writing = database, reading, writing

    def note(self, arrivals: Mapping[str, Arrival]) -> None:
        """Keep how files arrived; the first time counts. Raises CannotWrite or Busy."""
        with self._writing():
            for sha256, each in arrivals.items():
                values = {"sha256": sha256, "place": each.place, "who": each.who}
                values["moment"] = each.moment or now()
                ArrivalRow.insert(**values).on_conflict_ignore().bind(self._database).execute()

    def all(self) -> dict[str, Arrival]:
        """Return how each file arrived of which that is known."""
        with self._reading():
            rows = self._database.sql("SELECT sha256, place, who, moment FROM arrival")
        return {str(sha256): Arrival(str(place), str(who), str(when)) for sha256, place, who, when in rows}

    def of(self, sha256: str) -> Arrival | None:
        """Return how a file arrived; None where nobody knows."""
        return self.all().get(sha256)
