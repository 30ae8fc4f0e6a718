"""Position of a clause's duty note, if it does not close the clause's own words."""

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Add the column; NULL means behind the clause's own words, which is where notes were shown until now."""
    migrator.migrate(migrator.add_column("clause", "duty_at", pw.IntegerField(null=True)))
