"""Changes made here: written as new versions of items, and handed back so that they can be undone.

The caller holds the transaction.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from store.notebook.model import Content, ItemChange
from store.notebook.storage import items
from store.notebook.storage.basket_rows import BASKET
from store.notebook.storage.item_kinds import is_copied
from store.notebook.storage.items import StoredItem, connection
from store.notebook.sync.versions import Dot, Register, copy_id, derived_id, dumps, meaning
from store.system.sqlite import Database, now


def write(database: Database, writer: str, changes: Mapping[str, Content | None]) -> ItemChange:
    """Write new contents (None: delete) as new versions; skip items that are unchanged."""
    stored = items.load(database, changes)
    before: dict[str, Content | None] = {}
    after: dict[str, Content | None] = {}
    for item_id, content in changes.items():
        old = stored.get(item_id)
        if _says(old, content):
            continue
        before[item_id], after[item_id] = (old.content if old else None), content
        if content is None:
            _delete(database, item_id, stored[item_id])
        else:
            _put(database, writer, item_id, content, old)
    return ItemChange(before, after)


def _says(old: StoredItem | None, content: Content | None) -> bool:
    """Return whether an item has this content already; writing a conflict copy makes it a separate item at
    least.
    """
    if old is None or content is None:
        return old is None and content is None
    return not old.conflict_of and meaning(old.content) == meaning(content)


def registers(database: Database, ids: Collection[str] | None = None) -> dict[str, Register]:
    """Return all that is known of items (None: of all), deleted ones included.

    Conflict copies are versions of the item that they copy.
    """
    found: dict[str, Register] = {}
    for item_id, each in items.load(database, ids).items():
        if not each.conflict_of:
            found[item_id] = Register(each.context, {each.dot: each.content})
    for item_id, context in _tombstones(database, ids):
        found.setdefault(item_id, Register(json.loads(context)))
    for item_id, dot, content in _siblings(database, ids):
        if item_id in found:
            one = found[item_id]
            found[item_id] = Register(one.context, {**one.versions, dot: content})
    return found


def store(database: Database, item_id: str, register: Register) -> list[str]:
    """Write what is known of an item; returns the ids of the conflict copies that are shown beside it."""
    execute = connection(database).execute
    for (shown,) in execute("SELECT shown_as FROM sibling WHERE register = ?", (item_id,)).fetchall():
        if shown:
            database.touched.add(shown)
            execute("DELETE FROM item WHERE id = ? AND conflict_of = ?", (shown, item_id))
    execute("DELETE FROM sibling WHERE register = ?", (item_id,))
    ranked = register.ranked()
    context = dict(register.context)
    if not ranked:
        items.erase(database, item_id, now(), context)
        return []
    dot, content = ranked[0]
    items.save(database, item_id, StoredItem(content, dot, context))
    copies = register.copies() if is_copied(content["kind"]) else {}
    shown = []
    for each, other in ranked[1:]:
        name = copy_id(item_id, each) if each in copies else None
        # An item of that name has been made of the copy by now; it speaks for itself.
        if name and not _is_own(database, name):
            items.save(database, name, StoredItem(_as_copy(name, other), each, {}, conflict_of=item_id))
            shown.append(name)
        execute(
            "INSERT INTO sibling (register, writer, counter, updated, content, shown_as)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (item_id, *each, other["updated"], dumps(other), name),
        )
    return shown


def _put(database: Database, writer: str, item_id: str, content: Content, old: StoredItem | None) -> None:
    if old is not None and old.conflict_of:
        _dissolve(database, old)
        old = None
    if old is None:
        known = dict(_tombstones(database, [item_id])).get(item_id, "{}")
        register = Register(json.loads(known))
    else:
        beside = {dot: other for _, dot, other in _siblings(database, [item_id])}
        register = Register(old.context, {old.dot: old.content, **beside})
    store(database, item_id, register.write(writer, content))


def _delete(database: Database, item_id: str, old: StoredItem) -> None:
    """Delete an item; its conflict copies become separate items."""
    if old.conflict_of:
        _dissolve(database, old)
        items.forget(database, item_id)
        return
    execute = connection(database).execute
    shown = "SELECT shown_as FROM sibling WHERE register = ?"
    database.touched.update(name for (name,) in execute(shown, (item_id,)) if name)
    execute(
        "UPDATE item SET conflict_of = '', counter = 1, writer = id, context = json_object(id, 1)"
        f" WHERE id IN ({shown}) AND conflict_of = ?",
        (item_id, item_id),
    )
    execute("DELETE FROM sibling WHERE register = ?", (item_id,))
    items.erase(database, item_id, now(), old.context)


def _dissolve(database: Database, copy: StoredItem) -> None:
    """Detach a conflict copy that was touched: it is no version of the other item any more."""
    register = registers(database, [copy.conflict_of]).get(copy.conflict_of)
    where = (copy.conflict_of, *copy.dot)
    database.touched.add(copy.conflict_of)
    connection(database).execute(
        "DELETE FROM sibling WHERE register = ? AND writer = ? AND counter = ?", where
    )
    if register is not None:
        store(database, copy.conflict_of, register.without(copy.dot))


def _as_copy(item_id: str, content: Content) -> Content:
    """Return the content of a conflict copy: the same, but the lines of a basket are new items."""
    if content["kind"] != BASKET:
        return content
    return {**content, "entries": [[derived_id(item_id, one), *rest] for one, *rest in content["entries"]]}


def _is_own(database: Database, item_id: str) -> bool:
    """Return whether an id belongs to an item that is, or was, nobody's copy."""
    execute = connection(database).execute
    if execute("SELECT 1 FROM item WHERE id = ? AND conflict_of = ''", (item_id,)).fetchone():
        return True
    return execute("SELECT 1 FROM tombstone WHERE id = ?", (item_id,)).fetchone() is not None


def _tombstones(database: Database, ids: Collection[str] | None) -> list[tuple[str, str]]:
    execute = connection(database).execute
    own = "kind <> 'basket_entry'"
    if ids is None:
        return execute(f"SELECT id, context FROM tombstone WHERE {own}").fetchall()
    found: list[tuple[str, str]] = []
    for some in items.chunks(ids):
        marks = ", ".join("?" * len(some))
        query = f"SELECT id, context FROM tombstone WHERE {own} AND id IN ({marks})"
        found += execute(query, some).fetchall()
    return found


def _siblings(database: Database, ids: Collection[str] | None) -> list[tuple[str, Dot, Content]]:
    """Return versions that are kept beside others (id, name of the change, content); there are few."""
    query = "SELECT register, writer, counter, content FROM sibling"
    execute = connection(database).execute
    if ids is not None and len(ids) == 1:
        rows = execute(query + " WHERE register = ?", tuple(ids)).fetchall()
    else:
        rows = execute(query).fetchall()
    return [(row[0], Dot(row[1], row[2]), json.loads(row[3])) for row in rows]
