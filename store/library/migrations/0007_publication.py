"""The remark at a notice's end on who may read it, （此件公开发布）; unknown for what was read before."""

import peewee as pw
from playhouse.migrate import SqliteMigrator


def up(migrator: SqliteMigrator, db: pw.SqliteDatabase) -> None:
    """Add the column, unless the file was made with it."""
    if "publication" not in {column.name for column in db.get_columns("document")}:
        migrator.migrate(migrator.add_column("document", "publication", pw.TextField(null=True)))
