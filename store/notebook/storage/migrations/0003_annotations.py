"""Highlights, tags, folders, styles, versions, places. Frozen: later changes are separate scripts.

``context``, ``writer`` and ``counter`` say what an item's present words have taken into account, so that two
notebooks can be merged in any order (see store/notebook/sync/versions.py). A ``sibling`` is what another
notebook made of an item at the same time; where it differs, it is also shown as a separate item that names
the item in ``conflict_of``. A tagging, filing, folder or style is an ``item`` too, so that it merges like
all others.
A ``placement`` is derived: where the anchors hold in the document of this library that has the fingerprint.

Items of before get their own version that names their last change, so that copies of one file that went
on separately are told apart.
"""

from collections.abc import Callable

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Add columns and tables."""

    class Base(pw.Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Item(Base):
        id = pw.TextField(primary_key=True)

    class Sibling(Base):
        register = pw.TextField()
        writer = pw.TextField()
        counter = pw.IntegerField()
        updated = pw.TextField()
        content = pw.TextField()
        shown_as = pw.TextField(null=True)

        class Meta:
            primary_key = pw.CompositeKey("register", "writer", "counter")

    class Highlight(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        style = pw.TextField()

    class Tagging(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        target = pw.TextField(index=True)
        tag = pw.TextField(index=True)

    class Folder(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        title = pw.TextField()
        parent = pw.TextField(null=True)
        position = pw.DoubleField()

    class Filing(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        bookmark = pw.TextField(index=True)
        folder = pw.TextField(null=True)
        position = pw.DoubleField()

    class Style(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        key = pw.TextField()
        name = pw.TextField()

    class Placement(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        fingerprint = pw.TextField()
        state = pw.TextField(index=True)
        certainty = pw.DoubleField()
        spots = pw.TextField()

    execute: Callable[[str], object] = db.execute_sql
    for column in (
        "context TEXT NOT NULL DEFAULT '{}'",
        "writer TEXT NOT NULL DEFAULT ''",
        "counter INTEGER NOT NULL DEFAULT 0",
        "conflict_of TEXT NOT NULL DEFAULT ''",
    ):
        execute(f"ALTER TABLE item ADD COLUMN {column}")
    execute("ALTER TABLE tombstone ADD COLUMN context TEXT NOT NULL DEFAULT '{}'")
    execute(
        "UPDATE item SET writer = '0:' || updated, counter = 1, context = json_object('0:' || updated, 1)"
        " WHERE kind <> 'basket_entry'"
    )
    db.create_tables([Sibling, Highlight, Tagging, Folder, Filing, Style, Placement])
