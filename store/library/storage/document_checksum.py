"""Checksum of a document, a hash over everything it says; and the stamp of many documents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from store.model.document import Document
from store.model.message import Message

#: Values that are said as they are.
_PLAIN = frozenset((str, int, float, bool, type(None)))


def document_checksum(document: Document) -> str:
    """Return a hash over everything a document says; two documents with the same one are equal.

    Fields at their default are left out, so that a field which a later version adds changes no old hash.
    """
    text = json.dumps(_values(document), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def stamp_of(checksums: Iterable[tuple[str, str]]) -> str:
    """Return a hash over documents in their order, by their keys and checksums."""
    said = "".join(f"{key}\x1f{checksum}\x1e" for key, checksum in checksums)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _values(value: Any) -> Any:
    """Return a record as plain values, without the fields that are at their default."""
    kind = value.__class__
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [each if each.__class__ in _PLAIN else _values(each) for each in value]
    if kind is Message:
        return value.dump()
    counted = _fields(kind)
    if counted is None:
        return [_values(each) for each in value] if isinstance(value, tuple) else value
    found = {}
    for name, default in counted:
        each = getattr(value, name)
        if each is not default and each != default:
            found[name] = each if each.__class__ in _PLAIN else _values(each)
    return found


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...] | None:
    """Return names and defaults of the fields of a record that count; None for what is no record."""
    if not is_dataclass(kind):
        return None
    return tuple((field.name, field.default) for field in fields(kind) if field.compare)
