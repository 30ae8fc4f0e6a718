"""Rows that were found without their tables, put back into them by what they look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from store.notebook.contents import KINDS, TABLES
from store.notebook.pages import Value
from store.notebook.records import STYLES

Row = dict[str, Any]
_ID = re.compile(r"[0-9a-f]{32}|style-\w+")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_ITEM = ("id", "kind", "created", "updated", "context", "writer", "counter", "conflict_of")
_ANCHOR = ("item_id", "position", "document_key", "clause_id", "start", "end", "quote", "prefix", "suffix")
_TOMBSTONE = ("id", "kind", "deleted", "context")
_ENTRY = ("item_id", "basket_id", "position", "heading", "children")
_SIBLING = ("register", "writer", "counter", "updated", "content", "shown_as")


def sort(found: Iterable[list[Value]], known: Iterable[Row] = ()) -> dict[str, list[Row]]:
    """Rows by table; ``known`` are items that could be read otherwise. What fits nowhere is left out."""
    every = [row for row in found if row and isinstance(row[0], str)]
    tables: dict[str, list[Row]] = {"item": [], "tombstone": []}
    for row in every:
        if _is_item(row):
            tables["item"].append(dict(zip(_ITEM, row, strict=False)))
        elif _is_tombstone(row):
            tables["tombstone"].append(dict(zip(_TOMBSTONE, row, strict=False)))
    kinds = {each["id"]: each["kind"] for each in (*tables["item"], *known)}
    for row in every:
        table, columns = _table(row, kinds)
        if table:
            tables.setdefault(table, []).append(dict(zip(columns, row, strict=True)))
    return tables


def _is_item(row: list[Value]) -> bool:
    return len(row) in (4, 8) and row[1] in (*KINDS, "basket_entry") and _times(row[2], row[3])


def _is_tombstone(row: list[Value]) -> bool:
    return len(row) in (3, 4) and row[1] in (*KINDS, "basket_entry", "") and _times(row[2])


def _table(row: list[Value], kinds: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """The table that a row is of, and its columns; empty for none."""
    if _is_item(row) or _is_tombstone(row):
        return "", ()
    if _fits(row, str, int, str, str, int, int, str, str, str):
        return "anchor", _ANCHOR
    if _fits(row, str, str, int, str, int):
        return "basket_entry", _ENTRY
    if len(row) == len(_SIBLING) and _fits(row[:5], str, str, int, str, str):
        return "sibling", _SIBLING
    return _of_kind(row, kinds.get(str(row[0])))


def _of_kind(row: list[Value], kind: str | None) -> tuple[str, tuple[str, ...]]:
    """The table of an item's own kind; of an item that is not known, that of a note or highlight."""
    if kind == "basket" and _fits(row, str, str, int):
        return "basket", ("item_id", "title", "position")
    if kind is None and _fits(row, str, str) and _ID.fullmatch(str(row[0])):
        kind = "highlight" if row[1] in STYLES else "note"
    if kind not in TABLES:
        return "", ()
    table, columns = TABLES[kind]
    checks = [_CHECKS.get(name, _is_text) for name in columns]
    fits = len(row) == len(columns) + 1 and all(
        check(value) for check, value in zip(checks, row[1:], strict=True)
    )
    return (table, ("item_id", *columns)) if fits else ("", ())


def _is_text(value: Value) -> bool:
    return isinstance(value, str)


def _is_name(value: Value) -> bool:
    return value is None or isinstance(value, str)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float)


_CHECKS: dict[str, Callable[[Value], bool]] = {
    "parent": _is_name,
    "folder": _is_name,
    "position": _is_number,
}


def _fits(row: list[Value], *types: type) -> bool:
    return len(row) == len(types) and all(
        isinstance(value, one) for value, one in zip(row, types, strict=True)
    )


def _times(*values: Value) -> bool:
    return all(isinstance(value, str) and _TIME.fullmatch(value) for value in values)
