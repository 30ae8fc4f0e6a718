"""The first shape of notebook.db. Frozen: later changes are separate scripts.

Everything the user makes is an ``item`` with an identity that is the same on every machine; its kind, its
anchors and its deletion are separate rows. So tags, folders and merging by "newer wins" can be added for all
kinds at once.
"""

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Create every table."""

    class Base(pw.Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Item(Base):
        id = pw.TextField(primary_key=True)
        kind = pw.TextField(index=True)
        created = pw.TextField()
        updated = pw.TextField()

    class Anchor(Base):
        item = pw.ForeignKeyField(Item, on_delete="CASCADE", index=False)
        position = pw.IntegerField()
        document_key = pw.TextField(index=True)
        clause_id = pw.TextField(index=True)
        start = pw.IntegerField()
        end = pw.IntegerField()
        quote = pw.TextField()
        prefix = pw.TextField()
        suffix = pw.TextField()

        class Meta:
            primary_key = pw.CompositeKey("item", "position")

    class Bookmark(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        title = pw.TextField()

    class Note(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        body = pw.TextField()

    class Tombstone(Base):
        id = pw.TextField(primary_key=True)
        kind = pw.TextField()
        deleted = pw.TextField()

    class Visit(Base):
        clause_id = pw.TextField(primary_key=True)
        title = pw.TextField()
        at = pw.TextField(index=True)

    class Search(Base):
        query = pw.TextField(primary_key=True)
        total = pw.IntegerField()
        at = pw.TextField(index=True)

    db.create_tables([Item, Anchor, Bookmark, Note, Tombstone, Visit, Search])
