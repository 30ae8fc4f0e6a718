"""Entries of a basket as values: a new one for a clause, one with other fields."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from store.model.annotation import Basket, BasketEntry
from store.model.clause import Clause
from store.model.document import Document
from store.notebook import anchor_for


def with_heading(basket: Basket, entry_id: str, heading: str) -> tuple[BasketEntry, ...]:
    """Return the entries of a basket, one of them with another heading."""
    return tuple(
        replace(entry, heading=heading) if entry.id == entry_id else entry for entry in basket.entries
    )


def with_children(basket: Basket, entry_id: str, children: bool) -> tuple[BasketEntry, ...]:
    """Return the entries of a basket, one of them with what is below its clause, or without."""
    return tuple(
        replace(entry, children=children) if entry.id == entry_id else entry for entry in basket.entries
    )


def entry_of(document: Document, clause: Clause, wanted: frozenset[str]) -> BasketEntry:
    """Return an entry for a clause; it brings along what is below it, unless that is put in by itself."""
    alone = any(below.id in wanted for child in clause.children for below in child.walk())
    return BasketEntry(uuid4().hex, anchor_for(document, clause), children=not alone)
