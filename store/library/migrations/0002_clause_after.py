"""Position of a clause among its parent's paragraphs: a paragraph may follow the items."""

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Add the column; NULL means behind all of them, which is where clauses were shown until now."""
    migrator.migrate(migrator.add_column("clause", "after", pw.IntegerField(null=True)))
