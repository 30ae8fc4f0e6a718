"""Reconciliation of salvaged items with a backup: its items replace guesses and take over newer words.

Damage makes an item forget what it knew, so that merging would take the backup's version for another one made
at the same time, and keep both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.notebook.folders import filing_content, filing_id
from store.notebook.model import Content, Filing
from store.notebook.recovery.repair import SALVAGE, UNNAMED
from store.notebook.storage import annotation_rows
from store.notebook.storage.item_kinds import ANNOTATIONS, KINDS, words_of
from store.notebook.sync.versions import Dot, Register


@dataclass(slots=True)
class BackupMerge:
    """Items that a backup is merged as, and changes to write after that (None: deleted)."""

    incoming: dict[str, Register]
    changes: dict[str, Content | None] = field(default_factory=dict)


def rebuild(here: Mapping[str, Register], backup: Mapping[str, Register]) -> BackupMerge:
    """Merge what a backup knows with what was salvaged."""
    found = BackupMerge(dict(backup))
    guessed = {item_id: one for item_id, one in here.items() if _guessed(one)}
    for item_id in guessed.keys() & backup.keys():
        if backup[item_id].versions:
            _put_right(found, item_id, guessed[item_id], backup[item_id])
    strays = {item_id: _newest(one)[1] for item_id, one in guessed.items() if item_id not in backup}
    _take_in(found, strays, here, backup)
    return found


def _put_right(found: BackupMerge, item_id: str, mine: Register, theirs: Register) -> None:
    """Correct an item that both have: the backup's, with the salvaged words where they are newer."""
    dot, salvaged = _newest(mine)
    known, content = _newest(theirs)
    joined = _joined(salvaged, content)
    if joined is None:
        found.changes[item_id] = _on(salvaged, content)
        return
    if not mine.knows(known):
        # As if the backup had known of the guess: it replaces it.
        context = {**theirs.context, dot.writer: max(dot.counter, theirs.context.get(dot.writer, 0))}
        found.incoming[item_id] = Register(context, theirs.versions)
    found.changes[item_id] = joined


def _joined(salvaged: Content, content: Content) -> Content | None:
    """Join a salvaged item with the backup's; None where their contents differ."""
    kind = content["kind"]
    one, other = _words(salvaged), _words(content)
    if kind == "basket" and salvaged["kind"] == "basket":
        known = {entry[0] for entry in content["entries"]}
        more = [entry for entry in salvaged["entries"] if entry[0] not in known]
        return {**content, "title": one or other, "entries": [*content["entries"], *more]}
    if kind not in ANNOTATIONS:
        return salvaged if kind == salvaged["kind"] and not one.startswith(UNNAMED) else content
    if not one or one in other:
        return _placed(content, salvaged)
    if other in one and kind == salvaged["kind"] != "highlight":
        return _placed({**content, KINDS[kind].words: words_of(salvaged)}, salvaged)
    return None


def _on(salvaged: Content, content: Content) -> Content:
    """Return other words than the backup's, in an item of its kind and, where they have lost theirs, its
    place.
    """
    words = _words(salvaged)
    if salvaged["kind"] != content["kind"] and content["kind"] in ("bookmark", "note"):
        salvaged = {**content, KINDS[content["kind"]].words: words, "updated": salvaged["updated"]}
    if "anchors" in content and not _has_place(salvaged):
        return {**salvaged, "anchors": content["anchors"]}
    return salvaged


def _placed(content: Content, salvaged: Content) -> Content:
    """Return the content with its later placement."""
    if content["kind"] == salvaged["kind"] and _has_place(salvaged):
        return {**content, "anchors": salvaged["anchors"]}
    return content


def _take_in(
    found: BackupMerge,
    strays: Mapping[str, Content],
    here: Mapping[str, Register],
    backup: Mapping[str, Register],
) -> None:
    """Salvaged items under other ids than the backup's, of the same words and place: their tags go over."""
    fresh = {
        (each["kind"], _words(each)): (item_id, each)
        for item_id, one in backup.items()
        if one.versions and (each := _newest(one)[1])["kind"] in ANNOTATIONS and item_id not in here
    }
    for stray, content in strays.items():
        item_id, same = fresh.get((content["kind"], _words(content)), ("", content))
        if not item_id or (_has_place(content) and content["anchors"] != same["anchors"]):
            continue
        found.changes[stray] = None
        for other, one in here.items():
            if one.versions:
                _hand_over(found, other, _newest(one)[1], stray, item_id)


def _hand_over(found: BackupMerge, item_id: str, content: Content, stray: str, new: str) -> None:
    """Give a tag on a stray, or its place in a folder, to the item that replaces it."""
    if content["kind"] == "tagging" and content["target"] == stray:
        found.changes[item_id] = None
        found.changes[annotation_rows.tagging_id(new, content["tag"])] = annotation_rows.tagging(
            new, content["tag"]
        )
    elif content["kind"] == "filing" and content["bookmark"] == stray:
        found.changes[item_id] = None
        filing = Filing(new, content["folder"], content["position"])
        found.changes[filing_id(new, content["folder"])] = filing_content(filing)


def _guessed(register: Register) -> bool:
    """Return whether what an item says was put together by salvage, and not changed by the user since."""
    return bool(register.versions) and _newest(register)[0].writer.startswith(SALVAGE)


def _newest(register: Register) -> tuple[Dot, Content]:
    return register.ranked()[0]


def _words(content: Content) -> str:
    """Return the words of an item, white space aside."""
    return " ".join(words_of(content).split())


def _has_place(content: Content) -> bool:
    return any(anchor[0] for anchor in content.get("anchors", ()))
