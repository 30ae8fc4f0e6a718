"""Searches that the user wants to keep. Frozen: later changes are separate scripts."""

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Create the table of kept searches."""

    class KeptSearch(pw.Model):
        query = pw.TextField(primary_key=True)
        total = pw.IntegerField()
        at = pw.TextField()

        class Meta:
            database = db
            legacy_table_names = False

    db.create_tables([KeptSearch])
