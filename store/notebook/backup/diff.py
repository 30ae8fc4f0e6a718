"""Difference of two states of a notebook: what one has that the other has lost, deleted or never had."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from store.notebook.model import Annotation, Content
from store.notebook.recovery.repair import SALVAGE
from store.notebook.storage.item_kinds import ANNOTATIONS, is_counted, words_of
from store.notebook.storage.items import StoredItem
from store.notebook.sync.versions import meaning
from store.system.sqlite import Database

#: Tells apart two states of a notebook of which one came from the other.
STATE = (
    "SELECT (SELECT group_concat(context || id, '') FROM (SELECT context, id FROM item ORDER BY id)),"
    " (SELECT group_concat(context || id, '') FROM (SELECT context, id FROM tombstone ORDER BY id)),"
    " (SELECT count(*) FROM sibling)"
)
#: Why one state has less than another: nothing is less, the user deleted it, or it is simply not there.
Loss = Literal["", "deletion", "damage"]


@dataclass(frozen=True, slots=True)
class BackupContents:
    """Contents of a backup, compared with the present notebook.

    ``counts`` are by kind (annotations, folders, baskets …).
    ``missing`` are annotations that the notebook does not have any more, ``changed`` those that say something
    else in the backup; ``only_here`` counts what was made since. ``folders`` that are gone come with how many
    bookmarks lay in them; ``others`` are the words of items of further kinds that are gone. ``filings`` are
    bookmarks with the folder they lay in, and ``tags`` annotations with a tag, where both are still there and
    do not belong together any more. ``altered`` are folders, baskets and others that say something else in
    the backup, ``unplaced`` annotations that have lost their place to damage. ``lacks``: merging the backup
    would bring something back.
    """

    counts: dict[str, int]
    missing: tuple[Annotation, ...]
    changed: tuple[Annotation, ...]
    only_here: int
    folders: tuple[tuple[str, int], ...]
    baskets: tuple[str, ...]
    others: tuple[str, ...]
    filings: tuple[tuple[str, str], ...]
    tags: tuple[tuple[str, str], ...]
    altered: tuple[str, ...]
    unplaced: tuple[Annotation, ...]
    lacks: bool

    @property
    def gone(self) -> int:
        """Number of annotations, folders, baskets and others that the notebook does not have any more."""
        return len(self.missing) + len(self.folders) + len(self.baskets) + len(self.others)


def compare(
    old: Iterable[Annotation],
    new: Iterable[Annotation],
    there: Mapping[str, StoredItem],
    here: Mapping[str, StoredItem],
) -> BackupContents:
    """Compare an older state with a newer one, by annotations and by all items."""
    then, now = {each.id: each for each in old}, {each.id: each for each in new}
    own = {key: each.content for key, each in there.items() if not each.conflict_of}
    gone = {key: content for key, content in own.items() if key not in here}
    unplaced = {each.id for each in now.values() if not each.document_key}
    counts = Counter(str(each.kind) for each in then.values())
    counts.update(each["kind"] for each in own.values() if _is_named(each))
    return BackupContents(
        counts=dict(counts),
        missing=tuple(each for each in then.values() if each.id not in now),
        changed=tuple(
            each
            for each in then.values()
            if each.id in now and each.id not in unplaced and not _alike(each, now[each.id])
        ),
        only_here=sum(1 for each in now if each not in then),
        folders=_folders(own, gone),
        baskets=tuple(each["title"] for each in gone.values() if each["kind"] == "basket"),
        others=tuple(words_of(each) for each in gone.values() if _is_other(each)),
        filings=_filings(own, gone, now),
        tags=_tags(gone, now),
        altered=tuple(
            words_of(each)
            for key, each in own.items()
            if _is_named(each) and key in here and _differs(each, here[key].content)
        ),
        unplaced=tuple(each for each in then.values() if each.id in unplaced and each.document_key),
        lacks=any(key not in here or _guessed(here[key], there[key]) for key in there),
    )


def _is_named(content: Content) -> bool:
    """Return True for what a user counts besides annotations: folders, baskets and others."""
    return is_counted(content["kind"]) and content["kind"] not in ANNOTATIONS


def _is_other(content: Content) -> bool:
    return _is_named(content) and content["kind"] not in ("folder", "basket")


def _guessed(mine: StoredItem, theirs: StoredItem) -> bool:
    """Return whether an item was put together after damage, and a backup knows better."""
    return mine.dot.writer.startswith(SALVAGE) and meaning(mine.content) != meaning(theirs.content)


def _folders(own: Mapping[str, Content], gone: Mapping[str, Content]) -> tuple[tuple[str, int], ...]:
    """Return the folders that are gone, and how many bookmarks lay in each."""
    lay = Counter(each["folder"] for each in own.values() if each["kind"] == "filing")
    return tuple((each["title"], lay[key]) for key, each in gone.items() if each["kind"] == "folder")


def _filings(
    own: Mapping[str, Content], gone: Mapping[str, Content], now: Mapping[str, Annotation]
) -> tuple[tuple[str, str], ...]:
    """Return bookmarks that are no longer in a folder that still exists, with the folder's title."""
    titles = {key: each["title"] for key, each in own.items() if each["kind"] == "folder" and key not in gone}
    lost = (each for each in gone.values() if each["kind"] == "filing")
    return tuple(
        (now[each["bookmark"]].text, titles[each["folder"]])
        for each in lost
        if each["bookmark"] in now and each["folder"] in titles
    )


def _tags(gone: Mapping[str, Content], now: Mapping[str, Annotation]) -> tuple[tuple[str, str], ...]:
    """Return the words of annotations that have a tag no longer, and the tag."""
    lost = (each for each in gone.values() if each["kind"] == "tagging" and each["target"] in now)
    return tuple((now[each["target"]].text or now[each["target"]].quote, each["tag"]) for each in lost)


def _differs(one: Content, other: Content) -> bool:
    """Return whether a folder or basket was changed, its place among the others aside."""
    return meaning({**one, "position": 0}) != meaning({**other, "position": 0})


def _alike(one: Annotation, other: Annotation) -> bool:
    def says(each: Annotation) -> object:
        return each.anchors, each.text, each.style, each.tags

    return says(one) == says(other)


def loss(old: Database, new: Database) -> Loss:
    """Return what ``new`` has lost of ``old``: damage where it does not even know of a change that ``old``
    has.
    """
    there = _contexts(old, "item")
    here, gone = _contexts(new, "item"), _contexts(new, "tombstone")
    deleted = False
    for item_id, (kind, context) in there.items():
        known = here.get(item_id) or gone.get(item_id)
        if known is None or not _knows(known[1], context):
            return "damage"
        deleted = deleted or (item_id not in here and is_counted(kind))
    return "deletion" if deleted else ""


def _contexts(database: Database, table: str) -> Mapping[str, tuple[str, str]]:
    """Kind and known changes of all items, or of all that were deleted; a file of any version."""
    columns = {row[1] for row in database.sql(f"PRAGMA table_info({table})")}
    context = "context" if "context" in columns else "'{}'"
    own = " AND conflict_of = ''" if "conflict_of" in columns else ""
    query = f"SELECT id, kind, {context} FROM {table} WHERE kind <> 'basket_entry'{own}"
    return {item_id: (kind, known) for item_id, kind, known in database.sql(query)}


def _knows(known: str, wanted: str) -> bool:
    """Return whether one context has taken all changes of another into account."""
    if known == wanted:
        return True
    counters = json.loads(known)
    return all(counters.get(writer, 0) >= counter for writer, counter in json.loads(wanted).items())
