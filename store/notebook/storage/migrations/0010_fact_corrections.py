"""Indicators and duties that the user set right. Frozen: later changes are separate scripts."""

from collections.abc import Callable

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Create the table; where a correction belongs is in the table of anchors."""
    execute: Callable[[str], object] = db.execute_sql
    columns = ", ".join(f"{name} TEXT NOT NULL" for name in ("sort", "verdict", "printed", "said"))
    execute(
        "CREATE TABLE fact_correction (item_id TEXT PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,"
        f" {columns})"
    )
