"""The tables of notebook.db as peewee sees them today; bound to a database query by query, never globally."""

from __future__ import annotations

import peewee as pw


class NotebookTable(pw.Model):
    """Base of all tables."""

    class Meta:
        """Names as written, words set apart by underscores."""

        legacy_table_names = False


class Item(NotebookTable):
    """Anything the user made; ``id`` is the same on every machine, ``updated`` decides which copy is
    newer.
    """

    id = pw.TextField(primary_key=True)
    kind = pw.TextField(index=True)
    created = pw.TextField()
    updated = pw.TextField()
    context = pw.TextField(default="{}")
    writer = pw.TextField(default="")
    counter = pw.IntegerField(default=0)
    conflict_of = pw.TextField(default="")


class AnchorRow(NotebookTable):
    """Anchor of an item."""

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
        """The table's name in the file."""

        table_name = "anchor"
        primary_key = pw.CompositeKey("item", "position")


class Tombstone(NotebookTable):
    """Deletion of an item, with its time, so that another machine's copy follows."""

    id = pw.TextField(primary_key=True)
    kind = pw.TextField()
    deleted = pw.TextField()
    context = pw.TextField(default="{}")


class VisitRow(NotebookTable):
    """A clause that was read."""

    clause_id = pw.TextField(primary_key=True)
    title = pw.TextField()
    at = pw.TextField(index=True)

    class Meta:
        """The table's name in the file."""

        table_name = "visit"


class KeptSearchRow(NotebookTable):
    """A query that the user keeps."""

    query = pw.TextField(primary_key=True)
    total = pw.IntegerField()
    at = pw.TextField()

    class Meta:
        """The table's name in the file."""

        table_name = "kept_search"


class SearchRow(NotebookTable):
    """A query that was asked."""

    query = pw.TextField(primary_key=True)
    total = pw.IntegerField()
    at = pw.TextField(index=True)
    times = pw.IntegerField(default=1)

    class Meta:
        """The table's name in the file."""

        table_name = "search"
