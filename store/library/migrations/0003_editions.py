"""Marks of texts with the same name, and which of them are editions of one document."""

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Add the columns; NULL in ``fingerprint`` means that it is worked out when it is first asked for."""
    migrator.migrate(
        migrator.add_column("document", "part", pw.TextField(null=True)),
        migrator.add_column("document", "edition_of", pw.TextField(null=True)),
        migrator.add_column("document", "stands_in", pw.BooleanField(default=False)),
        migrator.add_column("document", "fingerprint", pw.TextField(null=True)),
        migrator.add_column("document", "sketch", pw.BlobField(null=True)),
    )
