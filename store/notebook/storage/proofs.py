"""Proofs: a checksum for all that is known of each item, kept apart from the rows that the item is made of.

An item without its proof, a proof without its item, and an item that says something else than its proof are
damage. The proofs of the lists that belong to no item have names that begin with #. The caller holds the
transaction.

SHA-256 costs no more here than CRC-32: 370 ms for 50,000 notes either way, of which writing them as JSON is
nearly all.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from store.notebook.storage import changes, items, recent
from store.notebook.storage.items import connection
from store.notebook.sync.versions import Register, dumps
from store.system.sqlite import Database

#: Says that every item has a proof.
COMPLETE = "#complete"
#: The journal that goes with the file: its name and the number of the last change that is in it.
JOURNAL = "#journal"
#: The same in a backup, so that one that is put back by hand is not brought up to date from the journal.
BACKUP = "#backup"
#: The lists beside the items, in the order in which they are shown. How often a query was asked is in no
#: proof: files from before it was counted have none of it, and nobody's work is lost with it.
LISTS: dict[str, str] = {
    recent.VISITS: "SELECT clause_id, title, at FROM visit ORDER BY at, clause_id",
    recent.SEARCHES: "SELECT query, total, at FROM search ORDER BY at, query",
    recent.KEPT_SEARCHES: "SELECT query, total, at FROM kept_search ORDER BY at, query",
    "#basket": "SELECT item_id, position FROM basket ORDER BY position, item_id",
}
_LENGTH = 16


def register_values(register: Register) -> dict[str, Any]:
    """Return the knowledge of an item as JSON values, the same for equal knowledge."""
    versions = [[*dot, content] for dot, content in sorted(register.versions.items())]
    return {"context": dict(register.context), "versions": versions}


def take(database: Database, ids: Collection[str]) -> dict[str, Register]:
    """Write the proofs of items that have changed; returns what is known of them now."""
    known = changes.registers(database, ids)
    proofs = proofs_of(known, _copies(database, ids))
    execute = connection(database).execute
    for item_id in ids:
        if item_id in proofs:
            execute("INSERT OR REPLACE INTO proof (id, proof) VALUES (?, ?)", (item_id, proofs[item_id]))
        else:
            execute("DELETE FROM proof WHERE id = ?", (item_id,))
    return known


def take_list(database: Database, name: str) -> None:
    """Write the proof of a list that has changed."""
    put(database, name, list_proof(database, name))


def take_all(database: Database) -> None:
    """Write all proofs, replacing what was there."""
    connection(database).execute("DELETE FROM proof WHERE id NOT LIKE '#%'")
    found = proofs_of(changes.registers(database), _copies(database))
    connection(database).executemany("INSERT INTO proof (id, proof) VALUES (?, ?)", found.items())
    for name in LISTS:
        take_list(database, name)
    rows = connection(database).execute("SELECT item_id, fingerprint, state, certainty, spots FROM placement")
    sums = [(placement_checksum(row), row[0]) for row in rows.fetchall()]
    connection(database).executemany("UPDATE placement SET checksum = ? WHERE item_id = ?", sums)
    put(database, COMPLETE, "1")


def put(database: Database, name: str, value: str) -> None:
    """Write one proof, or something else that is kept among them."""
    connection(database).execute("INSERT OR REPLACE INTO proof (id, proof) VALUES (?, ?)", (name, value))


def get(database: Database, name: str) -> str:
    """Return one proof; empty where there is none."""
    row = connection(database).execute("SELECT proof FROM proof WHERE id = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def mark_as_backup(connection: sqlite3.Connection) -> None:
    """Rename the place in the journal in a copy that is a backup; one of an old version has none."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'proof'").fetchone():
        connection.execute("UPDATE OR REPLACE proof SET id = ? WHERE id = ?", (BACKUP, JOURNAL))


def proven(database: Database, ids: Collection[str]) -> bool:
    """Return whether items are what was written, before they are changed."""
    found = proofs_of(changes.registers(database, ids), _copies(database, ids))
    kept = {item_id: get(database, item_id) for item_id in ids}
    return all(found.get(item_id, "") == proof for item_id, proof in kept.items())


def check(database: Database, proofs: Mapping[str, str] | None = None) -> list[str]:
    """Return the names of items and lists that are not what was written, or are missing, or should not be
    there.
    """
    kept = all_proofs(database) if proofs is None else proofs
    found = proofs_of(changes.registers(database), _copies(database))
    names = {name for name in kept if not name.startswith("#")} | found.keys()
    wrong = sorted(name for name in names if kept.get(name) != found.get(name))
    return wrong + [name for name in LISTS if kept.get(name) != list_proof(database, name)]


def all_proofs(database: Database) -> dict[str, str]:
    """Return every proof by its name."""
    return dict(connection(database).execute("SELECT id, proof FROM proof").fetchall())


def proofs_of(known: Mapping[str, Register], copies: Mapping[str, items.StoredItem]) -> dict[str, str]:
    """Return the proofs that items should have, deleted ones too, and the conflict copies shown beside
    them.
    """
    found = {item_id: _sum([each.conflict_of, *each.dot, each.content]) for item_id, each in copies.items()}
    found |= {item_id: _sum(register_values(register)) for item_id, register in known.items()}
    return found


def _copies(database: Database, ids: Collection[str] | None = None) -> dict[str, items.StoredItem]:
    """Return the conflict copies, or those among some ids; there are few."""
    rows = connection(database).execute("SELECT id FROM item WHERE conflict_of <> ''").fetchall()
    return items.load(database, {row[0] for row in rows if ids is None or row[0] in ids})


def list_proof(database: Database, name: str) -> str:
    """Return the proof that a list should have."""
    return _sum([list(row) for row in connection(database).execute(LISTS[name])])


def placement_checksum(row: Iterable[object]) -> str:
    """Return the checksum of where an annotation was found."""
    return _sum(list(row))


def placements_are_sound(database: Database) -> bool:
    """Return whether all places that were worked out are what was written."""
    rows = connection(database).execute(
        "SELECT checksum, item_id, fingerprint, state, certainty, spots FROM placement"
    )
    return all(checksum == placement_checksum(row) for checksum, *row in rows)


def _sum(value: object) -> str:
    return hashlib.sha256(dumps(value).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
