"""Rows that were found without their tables, put back into them by their pages and by what they look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from store.notebook.model import STYLES
from store.notebook.recovery.sqlite_pages import Page, Value
from store.notebook.storage.items import KINDS, TABLES

Row = dict[str, Any]
_ID = re.compile(r"[0-9a-f]{32}|style-\w+")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_ITEM = ("id", "kind", "created", "updated", "context", "writer", "counter", "conflict_of")
_ANCHOR = ("item_id", "position", "document_key", "clause_id", "start", "end", "quote", "prefix", "suffix")
_TOMBSTONE = ("id", "kind", "deleted", "context")
_ENTRY = ("item_id", "basket_id", "position", "heading", "children")
_SIBLING = ("register", "writer", "counter", "updated", "content", "shown_as")
#: The kinds whose own rows look alike: an id and one text.
_PAIRS = ("bookmark", "note", "highlight")
#: What counts more than any number of rows that only look like something.
_BY_ROOT, _BY_ITEM = 10_000, 1_000_000


def sort(
    found: Iterable[Page], known: Mapping[str, str] | None = None, roots: Mapping[int, str] | None = None
) -> dict[str, list[Row]]:
    """Rows by table; what fits nowhere is left out.

    ``known`` are the kinds of items that could be read otherwise, ``roots`` the pages where tables begin in a
    notebook that was made as this one probably was.
    """
    pages = list(found)
    every = [row for page in pages for row in page.rows if row and isinstance(row[0], str)]
    tables: dict[str, list[Row]] = {
        "item": [dict(zip(_ITEM, row, strict=False)) for row in every if _is_item(row)],
        "tombstone": [dict(zip(_TOMBSTONE, row, strict=False)) for row in every if _is_tombstone(row)],
    }
    kinds = _told(every) | {each["id"]: each["kind"] for each in tables["item"]} | dict(known or {})
    alike = _by_page(pages, kinds, dict(roots or {}) | _roots(every))
    for page in pages:
        for row in page.rows:
            if row and isinstance(row[0], str):
                table, columns = _table(row, kinds.get(row[0]), alike.get(page.table, "note"))
                if table:
                    tables.setdefault(table, []).append(dict(zip(columns, row, strict=True)))
    return tables


def _told(rows: list[list[Value]]) -> dict[str, str]:
    """The kinds that are told by places in folders: what lies there is a bookmark, where it lies a folder."""
    kinds: dict[str, str] = {}
    for row in rows:
        if _is_filing(row):
            kinds[str(row[1])] = "bookmark"
            if row[2]:
                kinds[str(row[2])] = "folder"
    return kinds


def _roots(rows: list[list[Value]]) -> dict[int, str]:
    """Where tables begin, by what is left of the file's own list of them."""
    return {int(str(row[3])): str(row[1]) for row in rows if _fits(row, str, str, str, int, str)}


def _by_page(pages: list[Page], kinds: dict[str, str], roots: dict[int, str]) -> dict[int, str]:
    """What the pairs on the pages of one table are: all the same, so that what is known tells the rest."""
    quotes = {row[0]: row[6] for page in pages for row in page.rows if _fits(row, *_ANCHOR_TYPES)}
    votes: dict[int, Counter[str]] = {}
    for page in pages:
        some = votes.setdefault(page.table, Counter())
        if roots.get(page.table) in _PAIRS:
            some[roots[page.table]] += _BY_ROOT
        for row in page.rows:
            if _fits(row, str, str):
                kind = kinds.get(str(row[0]))
                if kind in _PAIRS:
                    some[kind] += _BY_ITEM
                else:
                    some[_guess(str(row[1]), str(quotes.get(row[0], "")))] += 1
    return {table: some.most_common(1)[0][0] for table, some in votes.items() if some}


def _guess(text: str, quote: str) -> str:
    """What an item of its own may be: a style, the words of its clause, or anything else."""
    if text in STYLES:
        return "highlight"
    words = " ".join(quote.split())
    return "bookmark" if words and words.startswith(text.rstrip("…")) else "note"


def _is_item(row: list[Value]) -> bool:
    return len(row) in (4, 8) and row[1] in (*KINDS, "basket_entry") and _times(row[2], row[3])


def _is_tombstone(row: list[Value]) -> bool:
    return len(row) in (3, 4) and row[1] in (*KINDS, "basket_entry", "") and _times(row[2])


def _is_filing(row: list[Value]) -> bool:
    return (
        len(row) == 4  # noqa: PLR2004
        and _is_id(row[0])
        and _is_id(row[1])
        and (row[2] is None or _is_id(row[2]))
        and _is_number(row[3])
    )


def _table(row: list[Value], kind: str | None, alike: str) -> tuple[str, tuple[str, ...]]:
    """The table that a row is of, and its columns; empty for none."""
    if _is_item(row) or _is_tombstone(row):
        return "", ()
    if _fits(row, *_ANCHOR_TYPES):
        return "anchor", _ANCHOR
    if _fits(row, str, str, int, str, int):
        return "basket_entry", _ENTRY
    if len(row) == len(_SIBLING) and _fits(row[:5], str, str, int, str, str):
        return "sibling", _SIBLING
    if kind is None and _is_id(row[0]):
        kind = _likely(row, alike)
    return _of_kind(row, kind)


def _likely(row: list[Value], alike: str) -> str | None:
    """The kind of an item that is not known."""
    if _fits(row, str, str):
        return alike if row[1] in STYLES or alike != "highlight" else "note"
    if _is_filing(row):
        return "filing"
    if len(row) == 4 and _fits(row[:2], str, str):  # noqa: PLR2004
        return "folder"
    if _fits(row, str, str, str):
        return "style" if row[1] in STYLES else "tagging" if _is_id(row[1]) else None
    return None


def _of_kind(row: list[Value], kind: str | None) -> tuple[str, tuple[str, ...]]:
    """The table of an item's own kind, if the row is one of that."""
    if kind == "basket" and _fits(row, str, str, int):
        return "basket", ("item_id", "title", "position")
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


def _is_id(value: Value) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_name(value: Value) -> bool:
    return value is None or isinstance(value, str)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float)


_ANCHOR_TYPES = (str, int, str, str, int, int, str, str, str)
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
