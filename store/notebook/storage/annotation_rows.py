"""Bookmarks, notes and highlights: records to what is stored of them, and rows to records."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from store.model.annotation import Anchor, Bookmark, Highlight, Note
from store.notebook.model import Annotation, Content
from store.notebook.storage.items import anchor_values, chunks, connection
from store.notebook.sync.versions import derived_id
from store.system.sqlite import Database, now

AnnotationRecord = Bookmark | Note | Highlight

_SEPARATOR = "\x1f"
#: The plus keeps SQLite from going through all items of a kind where a few are asked for by their ids.
_QUERY = """
SELECT item.id, item.kind, item.created, item.updated, item.conflict_of,
  coalesce(bookmark.title, note.body, ''), coalesce(highlight.style, ''),
  (SELECT group_concat(tag, char(31)) FROM (SELECT DISTINCT tag FROM tagging
    WHERE target = item.id OR (item.conflict_of <> '' AND target = item.conflict_of))),
  placement.state, placement.certainty, placement.spots,
  anchor.document_key, anchor.clause_id, anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.suffix
FROM item JOIN anchor ON anchor.item_id = item.id
  LEFT JOIN bookmark ON bookmark.item_id = item.id
  LEFT JOIN note ON note.item_id = item.id
  LEFT JOIN highlight ON highlight.item_id = item.id
  LEFT JOIN placement ON placement.item_id = item.id
WHERE +item.kind IN ('bookmark', 'note', 'highlight')
"""


def read(database: Database, condition: str = "1", values: Collection[str] = ()) -> list[Annotation]:
    """Return annotations in the order they were made; ``condition`` is SQL on ``item`` and its ``anchor``."""
    chosen = f"AND item.id IN (SELECT item_id FROM anchor JOIN item ON item.id = item_id WHERE {condition})"
    query = f"{_QUERY} {chosen if condition != '1' else ''} ORDER BY item.created, item.id, anchor.position"
    rows = connection(database).execute(query, tuple(values))
    return [_annotation(list(group)) for _, group in groupby(rows, key=itemgetter(0))]


def by_ids(database: Database, ids: Iterable[str]) -> list[Annotation]:
    """Return the annotations among some ids."""
    found: list[Annotation] = []
    for some in chunks(ids):
        found += read(database, f"item.id IN ({', '.join('?' * len(some))})", some)
    return found


def bookmark_of(found: Annotation) -> Bookmark:
    """Return an annotation as the bookmark that it is."""
    return Bookmark(found.id, found.anchor, found.text, found.created, found.tags)


def note_of(found: Annotation) -> Note:
    """Return an annotation as the note that it is."""
    first, *more = found.anchors
    return Note(
        found.id, first, found.text, found.created, found.updated, tuple(more), found.tags, found.conflict_of
    )


def highlight_of(found: Annotation) -> Highlight:
    """Return an annotation as the highlight that it is."""
    return Highlight(found.id, found.anchors, found.style, found.created, found.updated, found.tags)


def as_record(found: Annotation) -> AnnotationRecord:
    """Return an annotation as the record of its kind."""
    if found.kind == "bookmark":
        return bookmark_of(found)
    return note_of(found) if found.kind == "note" else highlight_of(found)


def content_of(record: AnnotationRecord) -> Content:
    """Return the content of a record without its tags: those are separate items, so that they merge one by
    one.
    """
    anchors = [anchor_values(anchor) for anchor in record.anchors]
    common = {"created": record.created, "anchors": anchors}
    if isinstance(record, Bookmark):
        return {"kind": "bookmark", "updated": now(), "title": record.title, **common}
    if isinstance(record, Note):
        return {"kind": "note", "updated": record.updated, "body": record.body, **common}
    return {"kind": "highlight", "updated": record.updated, "style": record.style, **common}


def tagging_id(item_id: str, tag: str) -> str:
    """Return the id of the tagging of an item, the same on all machines."""
    return derived_id("tagging", item_id, tag)


def own_changes(database: Database, records: Iterable[AnnotationRecord]) -> dict[str, Content | None]:
    """Return the changes that make records separate items with the tags that they show, those of a conflict
    copy too.
    """
    changes: dict[str, Content | None] = {}
    for record in records:
        changes[record.id] = content_of(record)
        changes |= tagging_changes(database, record.id, record.tags)
    return changes


def copies(database: Database, ids: Iterable[str]) -> list[str]:
    """Return the conflict copies of items that are shown beside them."""
    found: list[str] = []
    for some in chunks(ids):
        marks = ", ".join("?" * len(some))
        query = f"SELECT shown_as FROM sibling WHERE shown_as IS NOT NULL AND register IN ({marks})"
        found += [name for (name,) in connection(database).execute(query, some)]
    return found


def tagging_changes(database: Database, item_id: str, wanted: Collection[str]) -> dict[str, Content | None]:
    """Return the changes after which an item has exactly these tags."""
    rows = connection(database).execute("SELECT tag FROM tagging WHERE target = ?", (item_id,))
    present = {tag for (tag,) in rows}
    changes: dict[str, Content | None] = {tagging_id(item_id, tag): None for tag in present - set(wanted)}
    for tag in sorted(set(wanted) - present):
        changes[tagging_id(item_id, tag)] = tagging(item_id, tag)
    return changes


def deletions(database: Database, ids: Collection[str]) -> dict[str, Content | None]:
    """Return the deletions of annotations: they, their tags and their places in folders."""
    gone: dict[str, Content | None] = dict.fromkeys(ids)
    execute = connection(database).execute
    for item_id in ids:
        rows = execute("SELECT item_id FROM tagging WHERE target = ?", (item_id,)).fetchall()
        rows += execute("SELECT item_id FROM filing WHERE bookmark = ?", (item_id,)).fetchall()
        gone |= dict.fromkeys(row[0] for row in rows)
    # Conflict copies go on by themselves, and with the tags that they had from what they copy.
    for copy in by_ids(database, set(copies(database, ids)) - set(ids)):
        gone |= tagging_changes(database, copy.id, copy.tags)
    return gone


def tagging(item_id: str, tag: str) -> Content:
    """Return the content of the tagging of an item."""
    when = now()
    return {"kind": "tagging", "created": when, "updated": when, "target": item_id, "tag": tag}


def _annotation(rows: list[tuple[Any, ...]]) -> Annotation:
    item_id, kind, created, updated, conflict_of, text, style, tags, state, certainty, spots, *_ = rows[0]
    return Annotation(
        id=item_id,
        kind=kind,
        anchors=tuple(Anchor(*row[11:]) for row in rows),
        text=text,
        style=style,
        created=created,
        updated=updated,
        tags=tuple(sorted(tags.split(_SEPARATOR))) if isinstance(tags, str) else (),
        state=state or "placed",
        certainty=1.0 if certainty is None else certainty,
        conflict_of=conflict_of,
        found=_anchors(spots) if state == "placed" else (),
    )


def _anchors(spots: str) -> tuple[Anchor, ...]:
    return tuple(Anchor(*values) for values in json.loads(spots)) if spots != "[]" else ()
