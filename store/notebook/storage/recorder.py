"""Proofs and journal kept up with the notebook, inside the transaction that changes it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from store.model.errors import CannotWrite
from store.notebook.storage import changes, journal, proofs, recent
from store.notebook.storage.journal import JournalEntry
from store.system.files import reason_of
from store.system.sqlite import Database

_NAME_BYTES = 8


class ChangeRecorder:
    """Writes what a transaction has changed a second time; the caller holds the write lock."""

    def __init__(self, notebook: Path) -> None:
        self.path = journal.journal_of(notebook)
        self._end = -1

    def record(self, database: Database) -> tuple[int, int] | None:
        """Write proofs and a line of the journal for what was touched; returns where the line is.

        None where nothing was touched that the journal has. CannotWrite; the journal is then as it was.
        """
        touched = set(database.touched)
        lists = {name for name in touched if name.startswith("#")}
        ids = touched - lists
        known = proofs.take(database, ids)
        for name in lists:
            proofs.take_list(database, name)
        kept = recent.kept_rows(database) if recent.KEPT_SEARCHES in lists else None
        if not ids and kept is None:
            return None
        name, number = position(database)
        if self._goes_on(name, number):
            entry = JournalEntry(name, number + 1, known, kept)
        else:
            entry = self._begin(database, number + 1)
        proofs.put(database, proofs.JOURNAL, f"{entry.journal}:{entry.number}")
        try:
            start, self._end = journal.append(self.path, [entry])
        except OSError as error:
            self._end = -1
            raise CannotWrite(path=self.path, reason=reason_of(error)) from error
        return start, self._end

    def take_back(self, line: tuple[int, int]) -> None:
        """Discard the record of a transaction that could not be finished."""
        self._end = -1
        journal.take_back(self.path, *line)

    def missing(self, database: Database) -> list[JournalEntry]:
        """Return the entries of this notebook's journal that the notebook has lost with its log.

        Quick where that is nothing.
        """
        name, number = position(database)
        last = journal.last(self.path)
        if not name or last is None or last[0] != name or last[1] <= number:
            return []
        entries, _ = journal.read([self.path])
        return [entry for entry in entries if entry.journal == name and entry.number > number]

    def archive(self, database: Database, target: Path) -> None:
        """Move the journal to ``target``, and begin a new one at the present change; CannotWrite."""
        name, number = position(database)
        if name and self._goes_on(name, number):
            self._end = -1
            journal.archive(self.path, target, JournalEntry(name, number))

    def _goes_on(self, name: str, number: int) -> bool:
        """Return whether the journal is this notebook's and has everything up to now."""
        if not name:
            return False
        try:
            if self.path.stat().st_size == self._end:
                return True
        except OSError:
            return False
        last = journal.last(self.path)
        # One more: what a process wrote that was killed before the notebook was; it is replaced.
        return last in ((name, number), (name, number + 1))

    def _begin(self, database: Database, number: int) -> JournalEntry:
        """Return a new journal: its first entry has everything that there is."""
        kept = recent.kept_rows(database)
        return JournalEntry(
            os.urandom(_NAME_BYTES).hex(), number, changes.registers(database), kept, whole=True
        )


def position(database: Database) -> tuple[str, int]:
    """Return the journal that goes with a notebook, if there is one, and the number of its last change."""
    name, _, number = proofs.get(database, proofs.JOURNAL).partition(":")
    return (name, int(number)) if number.isdecimal() else ("", 0)


def apply(database: Database, entries: Iterable[JournalEntry]) -> None:
    """Write the entries of a journal into a notebook that lacks them."""
    known = {item_id for entry in entries for item_id in entry.items}
    here = changes.registers(database, known)
    for entry in entries:
        for item_id, register in entry.items.items():
            merged = here[item_id].merge(register) if item_id in here else register
            if merged != here.get(item_id):
                here[item_id] = merged
                changes.store(database, item_id, merged)
        if entry.kept is not None:
            recent.put_kept_rows(database, entry.kept)
