"""Repair of incomplete items after damage, so that all of them can be shown.

What is guessed here is written by a separate writer, so that it is distinct from what the user wrote: when a
backup knows better, it is believed (:mod:`store.notebook.backup.reconcile`).
"""

from __future__ import annotations

import os
import sqlite3

from store.notebook.storage.item_kinds import KINDS, stored_in_columns
from store.notebook.sync.versions import dumps
from store.system.sqlite import now

#: How the names of such writers begin.
SALVAGE = "salvage"
#: The time of guessed items: any other version is newer.
LONG_AGO = "1970-01-01T00:00:00.000Z"
#: What a folder is called whose name is lost.
UNNAMED = "救回的文件夹"


def repair_items(connection: sqlite3.Connection, whole: bool) -> None:
    """Give back to what is left of an item what it needs to be shown; drop what says nothing.

    ``whole`` if nothing was unreadable.
    """
    # No two changes ever have one name, so neither have two salvages.
    writer = f"{SALVAGE}-{os.urandom(8).hex()}"
    when = now()
    marks = ", ".join("?" * (len(KINDS) + 1))
    connection.execute(f"DELETE FROM item WHERE kind NOT IN ({marks})", (*KINDS, "basket_entry"))
    for kind in (*(each.name for each in stored_in_columns()), "basket"):
        connection.execute(
            "INSERT OR IGNORE INTO item (id, kind, created, updated, context, writer, counter)"
            f" SELECT item_id, ?, ?, ?, '{{}}', '', 0 FROM {kind}"
            " WHERE item_id NOT IN (SELECT id FROM item)",
            (kind, when, when),
        )
        connection.execute(
            f"DELETE FROM item WHERE kind = ? AND id NOT IN (SELECT item_id FROM {kind})", (kind,)
        )
    _mend_folders(connection)
    connection.execute(
        "UPDATE item SET writer = ?, counter = 1, context = ?"
        " WHERE kind <> 'basket_entry' AND (NOT json_valid(context) OR counter < 1)",
        (writer, dumps({writer: 1})),
    )
    placeless = f"kind IN ({_anchored()}) AND id NOT IN (SELECT item_id FROM anchor)"
    # That it has lost its place, or perhaps lines, is a change, and not the user's.
    connection.execute(
        f"UPDATE item SET context = json_set(context, '$.\"{writer}\"', 1), writer = ?, counter = 1"
        f" WHERE conflict_of = '' AND ({placeless} OR kind = ?)",
        (writer, "" if whole else "basket"),
    )
    _mend_places(connection)
    _sweep(connection)


def _anchored() -> str:
    """Return the kinds that hold on words, as a list in SQL."""
    return ", ".join(f"'{kind.name}'" for kind in KINDS.values() if kind.anchored)


def _mend_folders(connection: sqlite3.Connection) -> None:
    """Restore a folder of which only the filings are left, under a name that says so."""
    lost = connection.execute(
        "SELECT DISTINCT folder FROM filing WHERE folder IS NOT NULL AND folder NOT IN"
        " (SELECT item_id FROM folder UNION SELECT id FROM tombstone UNION SELECT id FROM item)"
        " ORDER BY folder"
    ).fetchall()
    for number, (folder,) in enumerate(lost, start=1):
        connection.execute(
            "INSERT INTO item (id, kind, created, updated, context, writer, counter)"
            " VALUES (?, 'folder', ?, ?, '{}', '', 0)",
            (folder, LONG_AGO, LONG_AGO),
        )
        connection.execute(
            "INSERT INTO folder (item_id, title, parent, position) VALUES (?, ?, NULL, ?)",
            (folder, f"{UNNAMED} {number}", 1000.0 + number),
        )


def _mend_places(connection: sqlite3.Connection) -> None:
    """Mark an annotation whose place could not be read as one that has lost its place."""
    connection.execute(
        'INSERT INTO anchor (item_id, position, document_key, clause_id, start, "end", quote, prefix, suffix)'
        " SELECT id, 0, '', '', 0, 0, '', '', '' FROM item"
        f" WHERE kind IN ({_anchored()}) AND id NOT IN (SELECT item_id FROM anchor)"
    )
    connection.execute(
        "INSERT OR IGNORE INTO placement (item_id, fingerprint, state, certainty, spots)"
        " SELECT item_id, '', 'lost', 0, '[]' FROM anchor JOIN item ON id = item_id"
        " WHERE document_key = '' AND kind <> 'basket_entry'"
    )


def _sweep(connection: sqlite3.Connection) -> None:
    """Take away what belongs to nothing."""
    connection.execute("DELETE FROM basket_entry WHERE item_id NOT IN (SELECT id FROM item)")
    connection.execute("DELETE FROM basket_entry WHERE basket_id NOT IN (SELECT item_id FROM basket)")
    connection.execute(
        "DELETE FROM item WHERE kind = 'basket_entry' AND id NOT IN (SELECT item_id FROM basket_entry)"
    )
    connection.execute("DELETE FROM anchor WHERE item_id NOT IN (SELECT id FROM item)")
    connection.execute("DELETE FROM sibling WHERE register NOT IN (SELECT id FROM item)")
