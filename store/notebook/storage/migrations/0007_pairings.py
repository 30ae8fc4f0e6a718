"""Decided pairs of measures of two documents. Frozen: later changes are new scripts."""

from collections.abc import Callable

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Create the table of decided pairs; each is an item like any other."""
    execute: Callable[[str], object] = db.execute_sql
    execute(
        "CREATE TABLE pairing (item_id TEXT NOT NULL PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,"
        " first TEXT NOT NULL, second TEXT NOT NULL, verdict TEXT NOT NULL)"
    )
