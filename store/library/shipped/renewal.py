"""Renewal of the documents that ship, in a copy of the user's library; nothing else of it is touched.

The result is the same as that of a new library into which the user's documents are carried over
(:mod:`store.library.recovery`), but takes only as long as the documents that ship.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from store.library.identity import identify
from store.library.library import Library
from store.library.library_change import DocumentRecord, LibraryChange
from store.library.shipped.ownership import beside_key
from store.model.document import DocumentSummary
from store.model.rekeying import rekeyed


def renew(library: Library, shipped: Library) -> None:
    """Put the documents that ship now in the place of those that did, before those of the user.

    One of the user under the key of a document that ships is kept beside it, unless the user put it in its
    place, or it has the same text.
    """
    entries = library.documents()
    before = {entry.key: entry for entry in entries if entry.shipped}
    users = {entry.key: entry for entry in entries if not entry.shipped}
    texts, coming = dict(library.checksums()), dict(shipped.checksums())
    into: list[DocumentRecord] = []
    out = [key for key in before if key not in coming]
    beside: dict[str, str] = {}
    for key, checksum in coming.items():
        user, old = users.get(key), before.get(key)
        if user is not None and user.stands_in:
            continue
        if user is not None:
            mine = _beside(library, shipped, key)
            if mine is not None:
                beside[key] = mine.document.key
                into.append(mine)
        elif old is not None and texts[key] == checksum:
            continue
        into.append(_as_decided(shipped.kept(key), old))
    with library.together():
        library.exchange(LibraryChange(tuple(out), tuple(into)))
        library.reorder([*coming, *_rest(users, coming, beside)])


def _beside(library: Library, shipped: Library, key: str) -> DocumentRecord | None:
    """The user's document as it is kept beside one that ships; None where both have the same text."""
    mine = library.kept(key)
    fingerprint = identify(mine.document).fingerprint
    if fingerprint == shipped.identity(key).fingerprint:
        return None
    document = rekeyed(mine.document, beside_key(key, fingerprint))
    return replace(mine, document=document, stands_in=False)


def _as_decided(kept: DocumentRecord, old: DocumentSummary | None) -> DocumentRecord:
    """A document that ships, with what the user decided on the one before."""
    if old is None:
        return kept
    validity = old.validity or kept.document.validity
    document = replace(kept.document, validity=validity)
    return replace(kept, document=document, edition_of=old.edition_of or kept.edition_of)


def _rest(
    users: Mapping[str, DocumentSummary], coming: Mapping[str, str], beside: Mapping[str, str]
) -> list[str]:
    """The keys of the user's documents, in their order, that are not in the place of one that ships."""
    return [beside.get(key, key) for key in users if key not in coming or key in beside]
