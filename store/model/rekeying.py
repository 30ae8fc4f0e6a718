"""Changes the key of a document, and with it the ids of its clauses."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from store.model.clause import Clause
from store.model.document import Document


def rekeyed(document: Document, key: str) -> Document:
    """Return the same document under ``key``, its clauses and corrections named accordingly."""
    if document.key == key:
        return document
    old = f"{document.key}/"

    def named(text: str) -> str:
        return f"{key}/{text[len(old) :]}" if text.startswith(old) else text

    corrections = tuple(replace(each, clause=named(each.clause)) for each in document.corrections)
    clauses = tuple(_rename(clause, named) for clause in document.clauses)
    return replace(document, key=key, clauses=clauses, corrections=corrections)


def _rename(value: Any, named: Any) -> Any:
    """Return a clause, and every clause that is kept in it, with another id."""
    if isinstance(value, tuple):
        return tuple(_rename(each, named) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        before = getattr(value, field.name)
        after = _rename(before, named)
        if field.name == "id" and isinstance(value, Clause):
            after = named(before)
        if after is not before and after != before:
            changed[field.name] = after
    return replace(value, **changed) if changed else value
