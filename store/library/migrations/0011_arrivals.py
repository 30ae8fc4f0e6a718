"""Source of files, who added them and when, by the SHA-256 of the file."""

from typing import Any

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Add the table, unless the file was made with it."""
    sql: Any = db.execute_sql
    sql(
        'CREATE TABLE IF NOT EXISTS "arrival" ("sha256" TEXT NOT NULL PRIMARY KEY, "place" TEXT NOT NULL,'
        ' "who" TEXT NOT NULL, "moment" TEXT NOT NULL)'
    )
