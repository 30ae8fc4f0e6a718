"""The tables of baskets as peewee sees them today."""

from __future__ import annotations

import peewee as pw

from store.notebook.storage.notebook_schema import Item, NotebookTable


class BasketRow(NotebookTable):
    """Columns of a basket."""

    item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
    title = pw.TextField()
    position = pw.IntegerField()

    class Meta:
        """The table's name in the file."""

        table_name = "basket"


class BasketEntryRow(NotebookTable):
    """Columns of an entry of a basket: a clause (then it has an anchor too) or a heading."""

    item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
    basket = pw.ForeignKeyField(Item, on_delete="CASCADE", backref="entries")
    position = pw.IntegerField()
    heading = pw.TextField()
    children = pw.BooleanField()

    class Meta:
        """The table's name in the file."""

        table_name = "basket_entry"
