"""Rows that several kinds of item have in common; the caller holds the transaction."""

from __future__ import annotations

from store.model.annotation import Anchor
from store.notebook.storage.notebook_schema import AnchorRow, Item, Tombstone
from store.system.sqlite import Database, now

#: The columns of an :class:`Anchor`, in the order of its fields.
ANCHOR = (
    AnchorRow.document_key,
    AnchorRow.clause_id,
    AnchorRow.start,
    AnchorRow.end,
    AnchorRow.quote,
    AnchorRow.prefix,
    AnchorRow.suffix,
)


def delete(database: Database, item_id: str) -> None:
    """Delete a row that is part of another item, leaving only that it was; an unknown id is no error."""
    row = Item.select().where(Item.id == item_id).bind(database).first()
    if row is None:
        return
    Item.delete().where(Item.id == item_id).bind(database).execute()
    buried = Tombstone.insert(id=item_id, kind=row.kind, deleted=now())
    buried.on_conflict_replace().bind(database).execute()


def anchors(database: Database) -> list[tuple[str, Anchor]]:
    """Return the kind and anchor of every item, document by document."""
    query = Item.select(Item.kind, *ANCHOR).join(AnchorRow)
    ordered = query.order_by(AnchorRow.document_key, Item.created, Item.id, AnchorRow.position)
    return [(row[0], Anchor(*row[1:])) for row in database.rows(ordered)]
