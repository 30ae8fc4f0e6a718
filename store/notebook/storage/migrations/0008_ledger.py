"""The rows of the ledger. Frozen: later changes are separate scripts."""

from collections.abc import Callable

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Make the table; where a row comes from is in the table of anchors."""
    execute: Callable[[str], object] = db.execute_sql
    words = ("matter", "source", "organisations", "lead", "support", "person", "due", "progress")
    columns = ", ".join(f"{name} TEXT NOT NULL" for name in (*words, "state", "remark"))
    execute(
        "CREATE TABLE ledger_row (item_id TEXT PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,"
        f" {columns}, position REAL NOT NULL)"
    )
