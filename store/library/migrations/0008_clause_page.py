"""Page of a clause in a source that has pages."""

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Add the column: a JSON array of page, left, top, right and bottom; NULL where there are no pages."""
    migrator.migrate(migrator.add_column("clause", "page", pw.TextField(null=True)))
