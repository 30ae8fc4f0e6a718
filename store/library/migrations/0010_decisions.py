"""Decisions on readings, by the SHA-256 of the file; whether a document is in force."""

from typing import Any

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:
    """Add the table and the column, unless the file was made with them."""
    sql: Any = db.execute_sql
    sql(
        'CREATE TABLE IF NOT EXISTS "decisions"'
        ' ("sha256" TEXT NOT NULL PRIMARY KEY, "decisions" TEXT NOT NULL, "changed" TEXT NOT NULL)'
    )
    if "validity" not in {column.name for column in db.get_columns("document")}:
        migrator.migrate(migrator.add_column("document", "validity", pw.TextField(null=True)))
