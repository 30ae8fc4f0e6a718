"""A notebook given to others and taken in from them."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from store.notebook.anchoring.placements import Places
from store.notebook.backup.backups import Backups, How
from store.notebook.backup.diff import STATE, Loss, loss
from store.notebook.backup.reconcile import rebuild
from store.notebook.model import Change, Content, MergeReport
from store.notebook.storage import changes as journal
from store.notebook.storage import items as contents
from store.notebook.storage.items import Stored
from store.notebook.sync import json_format, merge
from store.notebook.sync.versions import Register
from store.system.files import write_file
from store.system.sqlite import Database


class Sharing(Places):
    """Exchange with other notebooks, and the backups that go before it."""

    @property
    def backups(self) -> Backups:
        """The backups of this notebook, in a folder beside it."""
        return Backups(self, self.path.parent / "backups")

    def export_json(self, path: Path) -> int:
        """Write everything that the user made to a file; returns the number of annotations. CannotWrite."""
        with self._reading(), self._database.atomic():
            registers = journal.registers(self._database)
        write_file(path, json_format.dump(registers))
        return len(self.find().items)

    def import_json(self, path: Path, dry_run: bool = False) -> MergeReport:
        """Merge a file of :meth:`export_json`, all of it or nothing, after a backup; BadInput.

        With ``dry_run`` only the report is made.
        """
        incoming = json_format.load(path)
        if dry_run:
            with contextlib.suppress(_Undone), self._writing():
                report = merge.merge(self._database, incoming)
                raise _Undone
            return report
        self.backups.make("import")
        with self._writing():
            report = merge.merge(self._database, incoming)
        self._forget_all()
        return report

    def anything(self) -> bool:
        """Whether the user has made anything, even if it was deleted again."""
        with self._reading():
            return bool(self._database.sql("SELECT 1 FROM item UNION SELECT 1 FROM tombstone LIMIT 1"))

    def state(self) -> list[tuple[Any, ...]]:
        """Equal for two notebooks, or copies of one, in the same state."""
        with self._reading():
            return self._database.sql(STATE)

    def contents(self) -> dict[str, Stored]:
        """Every item as it is in the file."""
        with self._reading(), self._database.atomic():
            return contents.load(self._database)

    def kinds(self) -> dict[str, int]:
        """How many annotations, folders and baskets there are, by kind."""
        kinds = ", ".join(f"'{each}'" for each in (*contents.COPIED, "folder"))
        query = f"SELECT kind, count(*) FROM item WHERE kind IN ({kinds}) GROUP BY kind"
        with self._reading():
            return {str(kind): int(count) for kind, count in self._database.sql(query)}

    def lost_since(self, old: Database) -> Loss:
        """What this notebook has lost of an older state of itself."""
        with self._reading():
            return loss(old, self._database)

    def _restore(self, known: Mapping[str, Register], wanted: Mapping[str, Content], how: How) -> Change:
        """Write what a backup holds; see :meth:`Backups.restore`."""
        with self._writing():
            changes: dict[str, Content | None] = {}
            first = Change()
            if how == "merge":
                # First as from any other notebook: damage may have cost this one what it knew.
                rebuilt = rebuild(journal.registers(self._database), known)
                first = merge.merge(self._database, rebuilt.incoming).change
                changes |= rebuilt.changes
            here = contents.load(self._database)
            changes |= {
                key: content for key, content in wanted.items() if how == "replace" or key not in here
            }
            if how == "replace":
                changes |= dict.fromkeys(key for key in here if key not in wanted)
            second = self._journal(changes)
        self._forget_all()
        return Change({**second.before, **first.before}, {**first.after, **second.after})


class _Undone(Exception):  # noqa: N818
    """Takes a transaction back."""
