"""Sources for a damaged notebook: the file itself, its journal, its last sound backup."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from store.notebook.recovery.repair import repair_items
from store.notebook.storage import changes, items, journal, proofs, recent
from store.notebook.storage.journal import JournalEntry
from store.notebook.sync.json_format import is_register
from store.notebook.sync.versions import Register
from store.system.sqlite import Database

#: What half an item, or one of other types than it should be, leads to.
_WRONG = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


@dataclass(slots=True)
class KnownItems:
    """Knowledge of one source: items, and the lists beside them by their names."""

    items: dict[str, Register] = field(default_factory=dict)
    lists: dict[str, list[list[Any]]] = field(default_factory=dict)


@dataclass(slots=True)
class ReadablePart:
    """Readable part of a damaged file.

    ``sure`` agrees with its proofs, ``doubtful`` has none; ``lost`` are items of which only the proof is left
    or that do not agree with it. ``journal`` is the name of the journal that goes with the file, ``by_hand``
    tells that it is a backup which somebody put there. ``proofs`` are those of items, ``proven`` tells that
    there are any.
    """

    sure: KnownItems = field(default_factory=KnownItems)
    doubtful: dict[str, Register] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    journal: str = ""
    by_hand: bool = False
    proven: bool = False
    proofs: dict[str, str] = field(default_factory=dict)

    def stale(self, found: Mapping[str, Register]) -> set[str]:
        """Return the lost items that were found elsewhere, but not as they were last."""
        known = {name: found[name] for name in self.lost & found.keys()}
        wanted = proofs.proofs_of(known, {})
        return {name for name in known if wanted[name] != self.proofs[name]}


def from_rows(database: Database, version: int) -> ReadablePart:
    """Read the rows of a damaged file with the help of its proofs; ``version`` is the file's."""
    kept = {str(name): str(proof) for name, proof in proofs.all_proofs(database).items()}
    found = ReadablePart(by_hand=proofs.BACKUP in kept and proofs.JOURNAL not in kept)
    found.journal = kept.get(proofs.JOURNAL, kept.get(proofs.BACKUP, "")).partition(":")[0]
    found.proven = proofs.COMPLETE in kept or len(kept) > len(proofs.LISTS)
    for item_id, (register, proof) in _each(database).items():
        if kept.get(item_id) == proof or (not found.proven and version < _WITH_PROOFS):
            found.sure.items[item_id] = register
        elif item_id not in kept:
            found.doubtful[item_id] = register
    copies = {row[0] for row in database.sql("SELECT id FROM item WHERE conflict_of <> ''")}
    known = found.sure.items.keys() | found.doubtful.keys() | copies
    found.proofs = {name: proof for name, proof in kept.items() if not name.startswith("#")}
    found.lost = found.proofs.keys() - known
    for name in proofs.LISTS:
        with contextlib.suppress(*_WRONG):
            if kept.get(name) == proofs.list_proof(database, name) or not found.proven:
                found.sure.lists[name] = [list(row) for row in database.sql(proofs.LISTS[name])]
    return found


def remains(database: Database, ids: set[str]) -> dict[str, Register]:
    """Return the remains of items that no source knows, repaired so that they can be shown."""
    with database.atomic("IMMEDIATE"):
        repair_items(items.connection(database), whole=False)
    return {item_id: one for item_id, (one, _) in _each(database).items() if item_id in ids and one.versions}


def from_journal(files: list[Path], name: str) -> tuple[KnownItems, bool]:
    """Read a journal; return its items and whether it is complete from the beginning. Without ``name``, the
    last.
    """
    entries, whole = journal.read(files)
    if not name and entries:
        name = entries[-1].journal
    mine = [entry for entry in entries if entry.journal == name]
    known = KnownItems()
    for entry in mine:
        for item_id, register in entry.items.items():
            here = known.items.get(item_id)
            known.items[item_id] = here.merge(register) if here else register
        if entry.kept is not None:
            known.lists[recent.KEPT_SEARCHES] = entry.kept
    return known, whole and bool(mine) and _is_complete(mine)


def from_backup(database: Database) -> KnownItems:
    """Read a sound backup."""
    lists = {name: [list(row) for row in database.sql(query)] for name, query in proofs.LISTS.items()}
    return KnownItems(changes.registers(database), lists)


def merged(*sources: Mapping[str, Register]) -> dict[str, Register]:
    """Merge sources of one notebook; where two differ on a change, the last is right."""
    found: dict[str, Register] = {}
    for source in sources:
        for item_id, register in source.items():
            here = found.get(item_id)
            found[item_id] = here.merge(register) if here else register
    return found


#: The version of the file from which on there are proofs.
_WITH_PROOFS = 5


def _is_complete(entries: list[JournalEntry]) -> bool:
    """Return whether no file is missing between an entry that has everything and the last."""
    start = max((n for n, entry in enumerate(entries) if entry.whole), default=None)
    if start is None:
        return False
    pairs = pairwise(entries[start:])
    return all(before.number == after.number for before, after in pairs if after.is_mark)


def _each(database: Database) -> dict[str, tuple[Register, str]]:
    """Return every item that can be taken for one, with the proof that it should have."""
    try:
        known = changes.registers(database)
        wanted = proofs.proofs_of(known, {})
    except _WRONG:
        known, wanted = {}, {}
        for item_id in _ids(database):
            with contextlib.suppress(*_WRONG):
                one = changes.registers(database, [item_id])
                wanted |= proofs.proofs_of(one, {})
                known |= one
    return {name: (one, wanted[name]) for name, one in known.items() if is_register(one)}


def _ids(database: Database) -> list[str]:
    rows = database.sql("SELECT id FROM item UNION SELECT id FROM tombstone")
    return [str(row[0]) for row in rows if isinstance(row[0], str)]
