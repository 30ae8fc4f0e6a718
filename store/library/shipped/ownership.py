"""Owners of documents: those of the user beside those that ship, and shipped ones restored."""

from __future__ import annotations

from dataclasses import replace

from store.library.identity import identify
from store.library.library import Library
from store.library.library_change import DocumentRecord, LibraryChange
from store.model.rekeying import rekeyed


def place(kept: DocumentRecord, new: Library) -> None:
    """Store a document of the user; it takes the place of one that ships only where that was asked."""
    key = kept.document.key
    known = set() if kept.stands_in else {each for each, _ in new.checksums()}
    if key not in known:
        new.add(kept.document, kept.source, False, kept.edition_of, kept.stands_in)
        return
    fingerprint = identify(kept.document).fingerprint
    if fingerprint != new.identity(key).fingerprint:
        beside = rekeyed(kept.document, beside_key(key, fingerprint))
        new.add(beside, kept.source, False, kept.edition_of)


def beside_key(key: str, fingerprint: str) -> str:
    """Return the key of a document whose own key is another's: made from its text, so that it is always the
    same.
    """
    return f"{key}~{fingerprint[:8]}"


def put_back(library: Library, shipped: DocumentRecord) -> LibraryChange:
    """Restore a shipped document; the one it replaces is kept beside it.

    Returns the change that undoes it, an empty one where the document is in its place.
    """
    key = shipped.document.key
    entries = {entry.key: entry for entry in library.documents()}
    there = entries.get(key)
    if there is None:
        return library.exchange(LibraryChange(into=(replace(shipped, position=len(entries)),)))
    if there.shipped:
        return LibraryChange()
    mine = library.kept(key)
    beside = beside_key(key, library.identity(key).fingerprint)
    users = replace(mine, document=rekeyed(mine.document, beside), stands_in=False)
    if beside in entries:  # the same text is there already
        return library.exchange(LibraryChange(into=(replace(shipped, position=mine.position),)))
    into = (replace(shipped, position=mine.position, edition_of=mine.edition_of), users)
    return library.exchange(LibraryChange(out=(key,), into=into))
