"""The editions of a document are found without looking at all documents."""

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Add the index."""
    migrator.migrate(migrator.add_index("document", ("edition_of",)))
