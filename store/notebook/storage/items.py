"""Contents of items as JSON values, to their rows and back, for every kind alike.

The caller holds the transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from store.model.annotation import Anchor, Basket, BasketEntry
from store.notebook.model import Content
from store.notebook.storage import basket_rows
from store.notebook.storage.item_kinds import KINDS, is_counted, stored_in_columns
from store.notebook.sync.versions import Dot, dumps
from store.system.sqlite import Database

_ANCHOR = "document_key, clause_id, start, end, quote, prefix, suffix"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item as it is in the file: what it says, the change that said so, and what that knew of."""

    content: Content
    dot: Dot
    context: dict[str, int]
    conflict_of: str = ""


def connection(database: Database) -> sqlite3.Connection:
    """Return the thread's own connection: many small statements are several times as fast without peewee."""
    found: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    return found


def load(database: Database, ids: Collection[str] | None = None) -> dict[str, StoredItem]:
    """Return items by id: those asked for that are there, or all."""
    if ids is None:
        return dict(_load(database, "1", ()))
    found: dict[str, StoredItem] = {}
    for some in chunks(ids):
        marks = ", ".join("?" * len(some))
        found |= _load(database, f"item.id IN ({marks})", some)
    return found


def counts(database: Database) -> dict[str, int]:
    """Return the number of items the user would count (annotations, baskets, folders), by kind."""
    rows = connection(database).execute("SELECT kind, count(*) FROM item GROUP BY kind")
    return {str(kind): int(count) for kind, count in rows if is_counted(kind)}


def save(database: Database, item_id: str, stored: StoredItem) -> None:
    """Write an item over what it was, or as new; where its anchors changed, its places are forgotten."""
    content = stored.content
    kind = KINDS[content["kind"]]
    execute = connection(database).execute
    database.touched.add(item_id)
    if kind.name == basket_rows.BASKET:
        basket_rows.put(database, basket_of(item_id, content))
    row = (content["created"], content["updated"], dumps(stored.context), *stored.dot, stored.conflict_of)
    changed = execute(
        "UPDATE item SET created = ?, updated = ?, context = ?, writer = ?, counter = ?, conflict_of = ?"
        " WHERE id = ? AND kind = ?",
        (*row, item_id, kind.name),
    ).rowcount
    if not changed:
        execute("DELETE FROM item WHERE id = ?", (item_id,))
        execute(
            "INSERT INTO item (created, updated, context, writer, counter, conflict_of, id, kind)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, item_id, kind.name),
        )
        execute("DELETE FROM tombstone WHERE id = ?", (item_id,))
    if kind.columns:
        marks = ", ".join("?" * (len(kind.columns) + 1))
        values = (item_id, *(content[name] for name in kind.columns))
        names = ", ".join(kind.columns)
        execute(f"INSERT OR REPLACE INTO {kind.name} (item_id, {names}) VALUES ({marks})", values)
    if kind.anchored:
        _save_anchors(database, item_id, content["anchors"])


def erase(database: Database, item_id: str, when: str, context: dict[str, int]) -> None:
    """Delete an item with all its rows; what was known of it stays, so that other notebooks follow."""
    execute = connection(database).execute
    database.touched.add(item_id)
    row = execute("SELECT kind FROM item WHERE id = ?", (item_id,)).fetchone()
    if row is not None and row[0] == basket_rows.BASKET:
        basket_rows.delete(database, item_id)
    execute("DELETE FROM item WHERE id = ?", (item_id,))
    kind = row[0] if row is not None else ""
    execute(
        "INSERT OR REPLACE INTO tombstone (id, kind, deleted, context) VALUES (?, ?, ?, ?)",
        (item_id, kind, when, dumps(context)),
    )


def forget(database: Database, item_id: str) -> None:
    """Delete a conflict copy; it is no separate item and leaves nothing behind."""
    database.touched.add(item_id)
    connection(database).execute("DELETE FROM item WHERE id = ?", (item_id,))


def anchor_values(anchor: Anchor) -> list[Any]:
    """Return an anchor as JSON has it."""
    return [
        anchor.document_key,
        anchor.clause_id,
        anchor.start,
        anchor.end,
        anchor.quote,
        anchor.prefix,
        anchor.suffix,
    ]


def basket_of(item_id: str, content: Content) -> Basket:
    """Return the basket that a content describes."""
    entries = tuple(
        BasketEntry(entry_id, Anchor(*anchor) if anchor else None, heading, children)
        for entry_id, anchor, heading, children in content["entries"]
    )
    return Basket(item_id, content["title"], entries, content["created"], content["updated"])


def basket_content(basket: Basket) -> Content:
    """Return the content of a basket."""
    entries = [
        [entry.id, anchor_values(entry.anchor) if entry.anchor else None, entry.heading, entry.children]
        for entry in basket.entries
    ]
    return {
        "kind": basket_rows.BASKET,
        "created": basket.created,
        "updated": basket.updated,
        "title": basket.title,
        "entries": entries,
    }


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """Yield values in groups that one statement can take."""
    group: list[str] = []
    for value in values:
        group.append(value)
        if len(group) == _AT_ONCE:
            yield group
            group = []
    if group:
        yield group


def _load(database: Database, condition: str, values: Collection[str]) -> Iterator[tuple[str, StoredItem]]:
    execute = connection(database).execute
    anchors: dict[str, list[list[Any]]] = {}
    query = f"SELECT item.id, {_ANCHOR} FROM item JOIN anchor ON item_id = id WHERE {condition}"
    for item_id, *anchor in execute(f"{query} ORDER BY item.id, position", tuple(values)):
        anchors.setdefault(item_id, []).append(anchor)
    common = "item.id, item.created, item.updated, item.context, item.writer, item.counter, item.conflict_of"
    for kind in stored_in_columns():
        names = ", ".join(f"{kind.name}.{name}" for name in kind.columns)
        query = f"SELECT {common}, {names} FROM {kind.name} JOIN item ON item.id = {kind.name}.item_id"
        for item_id, created, updated, context, writer, counter, conflict, *rest in execute(
            f"{query} WHERE {condition}", tuple(values)
        ):
            content = {"kind": kind.name, "created": created, "updated": updated}
            content |= dict(zip(kind.columns, rest, strict=True))
            if kind.anchored:
                content["anchors"] = anchors.get(item_id, [])
            yield item_id, StoredItem(content, Dot(writer, counter), json.loads(context), conflict)
    yield from _load_baskets(database, condition, values)


def _load_baskets(
    database: Database, condition: str, values: Collection[str]
) -> Iterator[tuple[str, StoredItem]]:
    query = f"SELECT id, context, writer, counter, conflict_of FROM item WHERE kind = ? AND {condition}"
    rows = {row[0]: row[1:] for row in connection(database).execute(query, (basket_rows.BASKET, *values))}
    if not rows:
        return
    for basket in basket_rows.baskets(database):
        if basket.id in rows:
            context, writer, counter, conflict = rows[basket.id]
            yield (
                basket.id,
                StoredItem(basket_content(basket), Dot(writer, counter), json.loads(context), conflict),
            )


def _save_anchors(database: Database, item_id: str, anchors: list[list[Any]]) -> None:
    execute = connection(database).execute
    query = f"SELECT {_ANCHOR} FROM anchor WHERE item_id = ? ORDER BY position"
    if [list(row) for row in execute(query, (item_id,))] == anchors:
        return
    execute("DELETE FROM anchor WHERE item_id = ?", (item_id,))
    execute("DELETE FROM placement WHERE item_id = ?", (item_id,))
    for position, anchor in enumerate(anchors):
        execute(
            f"INSERT INTO anchor (item_id, position, {_ANCHOR}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (item_id, position, *anchor),
        )
