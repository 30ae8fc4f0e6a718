"""A notebook written to a file for others, and such a file merged in."""

from __future__ import annotations

import contextlib
from pathlib import Path

from store.notebook.backup.backups import Backups
from store.notebook.model import MergeReport
from store.notebook.storage import changes, items
from store.notebook.storage.database import NotebookDatabase
from store.notebook.storage.item_kinds import ANNOTATIONS
from store.notebook.sync import json_format, merge
from store.system.files import write_file


class NotebookExchange:
    """Exports and imports of a notebook: every item with its history, in JSON."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def export_json(self, path: Path) -> int:
        """Write everything that the user made to a file; return the number of annotations. CannotWrite."""
        with self._database.reading(), self._database.sqlite.atomic():
            registers = changes.registers(self._database.sqlite)
            counts = items.counts(self._database.sqlite)
        write_file(path, json_format.dump(registers))
        return sum(counts.get(kind, 0) for kind in ANNOTATIONS)

    def import_json(self, path: Path, dry_run: bool = False) -> MergeReport:
        """Merge a file of :meth:`export_json`, all of it or nothing, after a backup.

        With ``dry_run`` only the report is made. Raises BadInput, CannotWrite or Busy.
        """
        incoming = json_format.load(path)
        if dry_run:
            with contextlib.suppress(_DryRunOverError), self._database.writing():
                report = merge.merge(self._database.sqlite, incoming)
                raise _DryRunOverError
            return report
        Backups(self._database).make("import")
        with self._database.writing():
            report = merge.merge(self._database.sqlite, incoming)
        self._database.notify(None)
        return report


class _DryRunOverError(Exception):
    """Rolls a transaction back."""
