"""Baskets to rows and back; the caller holds the transaction."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from peewee import JOIN

from store.model.annotation import Anchor, Basket, BasketEntry
from store.notebook.storage import shared_rows
from store.notebook.storage.basket_schema import BasketEntryRow, BasketRow
from store.notebook.storage.notebook_schema import AnchorRow, Item, Tombstone
from store.system.sqlite import Database, now

#: The kinds of item, as :meth:`Notebook.anchors` names them.
BASKET, ENTRY = "basket", "basket_entry"
#: Rows written by one statement: SQLite takes no more than so many values at once.
_AT_ONCE = 100


def put(database: Database, basket: Basket) -> None:
    """Insert a basket with its entries, or bring the one with its id to this state."""
    database.touched.add("#basket")
    known = _known(database, basket.id)
    position = known if known is not None else _next_position(database)
    _put_item(database, basket.id, BASKET, basket.created, basket.updated)
    row = BasketRow.insert(item=basket.id, title=basket.title, position=position)
    row.on_conflict_replace().bind(database).execute()
    _put_entries(database, basket)


def delete(database: Database, basket_id: str) -> None:
    """Delete a basket with its entries; an unknown id is no error."""
    database.touched.add("#basket")
    for entry_id in _entry_ids(database, basket_id):
        shared_rows.delete(database, entry_id)
    shared_rows.delete(database, basket_id)


def baskets(database: Database) -> list[Basket]:
    """Return all baskets in the order they were made, each with its entries in the user's order."""
    entries: dict[str, list[BasketEntry]] = {}
    columns = (BasketEntryRow.basket, Item.id, BasketEntryRow.heading, BasketEntryRow.children)
    query = (
        BasketEntryRow.select(*columns, *shared_rows.ANCHOR)
        .join(Item, on=BasketEntryRow.item == Item.id)
        .join(AnchorRow, JOIN.LEFT_OUTER, on=AnchorRow.item == Item.id)
        .order_by(BasketEntryRow.basket, BasketEntryRow.position)
    )
    for basket_id, entry_id, heading, children, *anchor in database.rows(query):
        where = Anchor(*anchor) if anchor[0] is not None else None
        entries.setdefault(basket_id, []).append(BasketEntry(entry_id, where, heading, bool(children)))
    found = BasketRow.select(Item.id, BasketRow.title, Item.created, Item.updated).join(Item)
    return [
        Basket(basket_id, title, tuple(entries.get(basket_id, ())), created, updated)
        for basket_id, title, created, updated in database.rows(found.order_by(BasketRow.position, Item.id))
    ]


def _put_entries(database: Database, basket: Basket) -> None:
    """Write the entries as they are now; those that are gone leave only that they were."""
    kept = {entry.id for entry in basket.entries}
    for entry_id in _entry_ids(database, basket.id):
        if entry_id not in kept:
            shared_rows.delete(database, entry_id)
    AnchorRow.delete().where(AnchorRow.item.in_(_entries_of(basket.id))).bind(database).execute()
    BasketEntryRow.delete().where(BasketEntryRow.basket == basket.id).bind(database).execute()
    _put_items(database, [entry.id for entry in basket.entries], basket)
    lines = [
        {
            "item": entry.id,
            "basket": basket.id,
            "position": position,
            "heading": entry.heading,
            "children": entry.children,
        }
        for position, entry in enumerate(basket.entries)
    ]
    _insert(database, BasketEntryRow, lines)
    anchors = [
        {"item": entry.id, "position": 0, **asdict(entry.anchor)}
        for entry in basket.entries
        if entry.anchor is not None
    ]
    _insert(database, AnchorRow, anchors)


def _insert(database: Database, model: Any, lines: list[dict[str, object]]) -> None:
    """Insert rows, all of the same fields.

    One statement for all of them: peewee would make the text of another for each number of rows, which takes
    longer than SQLite does.
    """
    if lines:
        meta, fields = model._meta, list(lines[0])
        columns = ", ".join(f'"{meta.fields[field].column_name}"' for field in fields)
        marks = ", ".join("?" * len(fields))
        text = f'INSERT INTO "{meta.table_name}" ({columns}) VALUES ({marks})'
        values = [tuple(line[field] for field in fields) for line in lines]
        database.connection().executemany(text, values)  # type: ignore[no-untyped-call]


def _put_items(database: Database, entry_ids: list[str], basket: Basket) -> None:
    """Write the common parts of entries, many at once; existing ones are updated, never replaced."""
    fields = {"kind": ENTRY, "created": basket.created, "updated": basket.updated or now()}
    for start in range(0, len(entry_ids), _AT_ONCE):
        part = entry_ids[start : start + _AT_ONCE]
        known = {row[0] for row in database.rows(Item.select(Item.id).where(Item.id.in_(part)))}
        Item.update(**fields).where(Item.id.in_(part)).bind(database).execute()
        new = [each for each in part if each not in known]
        if new:
            _insert(database, Item, [{"id": each, **fields} for each in new])
            Tombstone.delete().where(Tombstone.id.in_(new)).bind(database).execute()


def _entries_of(basket_id: str) -> Any:
    return BasketEntryRow.select(BasketEntryRow.item).where(BasketEntryRow.basket == basket_id)


def _entry_ids(database: Database, basket_id: str) -> list[str]:
    return [row[0] for row in database.rows(_entries_of(basket_id))]


def _known(database: Database, basket_id: str) -> int | None:
    """Return the position of a basket that is there already."""
    found = database.rows(BasketRow.select(BasketRow.position).where(BasketRow.item == basket_id))
    return int(found[0][0]) if found else None


def _next_position(database: Database) -> int:
    return int(database.sql("SELECT coalesce(max(position) + 1, 0) FROM basket")[0][0])


def _put_item(database: Database, item_id: str, kind: str, created: str, updated: str) -> None:
    """Write the common part; an existing item is updated, never replaced, or its other rows would go too."""
    fields = {"kind": kind, "created": created, "updated": updated or now()}
    if not Item.update(**fields).where(Item.id == item_id).bind(database).execute():
        Item.insert(id=item_id, **fields).bind(database).execute()
        Tombstone.delete().where(Tombstone.id == item_id).bind(database).execute()
