"""Bookmarks and notes to rows and back; the caller holds the transaction."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from store.notebook.models import AnchorRow, BookmarkRow, Item, NoteRow, Tombstone
from store.records import Anchor, Bookmark, Note
from store.sqlite import Database, now

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


def put_bookmark(database: Database, bookmark: Bookmark) -> None:
    """Insert a bookmark, or replace the one with its id."""
    _put_item(database, bookmark.id, "bookmark", bookmark.created, now(), bookmark.anchor)
    row = BookmarkRow.insert(item=bookmark.id, title=bookmark.title)
    row.on_conflict_replace().bind(database).execute()


def put_note(database: Database, note: Note) -> None:
    """Insert a note, or replace the one with its id."""
    _put_item(database, note.id, "note", note.created, note.updated, note.anchor)
    NoteRow.insert(item=note.id, body=note.body).on_conflict_replace().bind(database).execute()


def delete(database: Database, item_id: str) -> None:
    """Delete an item with all that hangs on it, leaving only that it was; an unknown id is no error."""
    row = Item.select().where(Item.id == item_id).bind(database).first()
    if row is None:
        return
    Item.delete().where(Item.id == item_id).bind(database).execute()
    buried = Tombstone.insert(id=item_id, kind=row.kind, deleted=now())
    buried.on_conflict_replace().bind(database).execute()


def bookmarks(database: Database, condition: Any = None) -> list[Bookmark]:
    """Bookmarks in the order they were made."""
    query = BookmarkRow.select(Item.id, BookmarkRow.title, Item.created, *ANCHOR)
    return [
        Bookmark(id=row[0], title=row[1], created=row[2], anchor=Anchor(*row[3:]))
        for row in _rows(database, query, condition)
    ]


def notes(database: Database, condition: Any = None) -> list[Note]:
    """Notes in the order they were made."""
    query = NoteRow.select(Item.id, NoteRow.body, Item.created, Item.updated, *ANCHOR)
    return [
        Note(id=row[0], body=row[1], created=row[2], updated=row[3], anchor=Anchor(*row[4:]))
        for row in _rows(database, query, condition)
    ]


def anchors(database: Database) -> list[tuple[str, Anchor]]:
    """The kind and anchor of every item, document by document."""
    query = Item.select(Item.kind, *ANCHOR).join(AnchorRow)
    ordered = query.order_by(AnchorRow.document_key, Item.created, Item.id)
    return [(row[0], Anchor(*row[1:])) for row in database.rows(ordered)]


def _rows(database: Database, query: Any, condition: Any) -> list[tuple[Any, ...]]:
    query = query.join(Item).join(AnchorRow)
    if condition is not None:
        query = query.where(condition)
    return database.rows(query.order_by(Item.created, Item.id))


def _put_item(
    database: Database, item_id: str, kind: str, created: str, updated: str, anchor: Anchor
) -> None:
    """Write the common part; an existing item is updated, never replaced, or its other rows would go too."""
    fields = {"kind": kind, "created": created, "updated": updated}
    changed = Item.update(**fields).where(Item.id == item_id).bind(database).execute()
    if not changed:
        Item.insert(id=item_id, **fields).bind(database).execute()
    Tombstone.delete().where(Tombstone.id == item_id).bind(database).execute()
    AnchorRow.delete().where(AnchorRow.item == item_id).bind(database).execute()
    AnchorRow.insert(item=item_id, position=0, **asdict(anchor)).bind(database).execute()
