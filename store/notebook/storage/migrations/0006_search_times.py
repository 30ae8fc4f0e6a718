"""Number of times a query was asked. Frozen: later changes are separate scripts."""

from collections.abc import Callable

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Count each query that is remembered; of those from before, one time is known."""
    execute: Callable[[str], object] = db.execute_sql
    execute("ALTER TABLE search ADD COLUMN times INTEGER NOT NULL DEFAULT 1")
