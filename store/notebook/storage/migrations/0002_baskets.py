"""Baskets of clauses to print. Frozen: later changes are separate scripts.

A basket and each of its entries is an ``item``; an entry that is a clause has an ``anchor`` like a note, one
that is a heading has none. ``position`` orders baskets, and the entries of one basket.
"""

import peewee as pw


def up(migrator: object, db: pw.SqliteDatabase) -> None:  # noqa: ARG001
    """Create the tables of baskets."""

    class Base(pw.Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Item(Base):
        id = pw.TextField(primary_key=True)

    class Basket(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        title = pw.TextField()
        position = pw.IntegerField()

    class BasketEntry(Base):
        item = pw.ForeignKeyField(Item, primary_key=True, on_delete="CASCADE")
        basket = pw.ForeignKeyField(Item, on_delete="CASCADE")
        position = pw.IntegerField()
        heading = pw.TextField()
        children = pw.BooleanField()

    db.create_tables([Basket, BasketEntry])
