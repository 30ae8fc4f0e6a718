"""The packs that documents came with, as lists and details show them."""

from __future__ import annotations

from collections.abc import Iterable

from store.library.pack_records import InstalledPack, file_id

_packs: dict[str, InstalledPack] = {}


def use_packs(packs: Iterable[InstalledPack]) -> None:
    """Tell the documents of these packs from those that the user has added, from now on."""
    global _packs
    _packs = {document: pack for pack in packs for document in pack.documents}


def pack_of(sha256: str) -> InstalledPack | None:
    """Return the pack that a file came with; None for one that came otherwise."""
    return _packs.get(file_id(sha256))


def publisher_of(sha256: str) -> str:
    """Return who published the pack that a file came with; empty for one that came otherwise."""
    pack = pack_of(sha256)
    return (pack.publisher or pack.name) if pack is not None else ""
