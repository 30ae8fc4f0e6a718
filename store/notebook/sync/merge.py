"""Merge of another notebook's items: the newer wins, and what both changed is kept twice. Nothing is
replaced.

The caller holds the transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from store.notebook.model import Content, ItemChange, MergeReport
from store.notebook.storage import annotation_rows, changes, items
from store.notebook.storage.item_kinds import is_counted
from store.notebook.sync.versions import Register, meaning
from store.system.sqlite import Database

_EMPTY = Register()


@dataclass(slots=True)
class _Tally:
    """Counts of what has been done so far."""

    counts: Counter[str] = field(default_factory=Counter)
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    before: dict[str, Content | None] = field(default_factory=dict)
    after: dict[str, Content | None] = field(default_factory=dict)

    def report(self) -> MergeReport:
        return MergeReport(
            **self.counts, conflicts=tuple(self.conflicts), change=ItemChange(self.before, self.after)
        )


def merge(database: Database, incoming: Mapping[str, Register]) -> MergeReport:
    """Merge what another notebook knows of its items; report what that changed."""
    mine = changes.registers(database, incoming.keys())
    tally = _Tally()
    for item_id, theirs in sorted(incoming.items()):
        here = mine.get(item_id, _EMPTY)
        merged = here.merge(theirs)
        if merged == here:
            _count(tally, "same" if theirs == here else "kept", here, theirs)
            continue
        old, new = _shown(here), _shown(merged)
        copies = set(_copies(database, item_id))
        shown = changes.store(database, item_id, merged)
        fresh = [(item_id, each) for each in shown if each not in copies]
        tally.conflicts += fresh
        if not _alike(old, new):
            tally.before[item_id], tally.after[item_id] = old, new
        if not fresh:
            _count(tally, _done(old, new), here, theirs)
    _remember_copies(database, tally)
    return tally.report()


def _remember_copies(database: Database, tally: _Tally) -> None:
    """Copies go when the merge is undone; done again they are separate items, with the tags they had."""
    shown = annotation_rows.by_ids(database, [copy for _, copy in tally.conflicts])
    tags = {each.id: annotation_rows.tagging_changes(database, each.id, each.tags) for each in shown}
    for copy, stored in items.load(database, [copy for _, copy in tally.conflicts]).items():
        done = {copy: stored.content, **tags.get(copy, {})}
        tally.after |= done
        tally.before |= dict.fromkeys(done)


def _done(old: Content | None, new: Content | None) -> str:
    """Return what happened to an item, in the words of the report."""
    if _alike(old, new):
        return "kept"
    if old is None:
        return "added"
    return "deleted" if new is None else "updated"


def _alike(old: Content | None, new: Content | None) -> bool:
    if old is None or new is None:
        return old is None and new is None
    return meaning(old) == meaning(new)


def _count(tally: _Tally, what: str, *registers: Register) -> None:
    kinds = {content["kind"] for register in registers for content in register.versions.values()}
    if any(map(is_counted, kinds)):
        tally.counts[what] += 1


def _shown(register: Register) -> Content | None:
    ranked = register.ranked()
    return ranked[0][1] if ranked else None


def _copies(database: Database, item_id: str) -> list[str]:
    query = "SELECT shown_as FROM sibling WHERE register = ? AND shown_as IS NOT NULL"
    return [name for (name,) in items.connection(database).execute(query, (item_id,))]
