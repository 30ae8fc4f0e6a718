"""Orders in which the notes panel lists: one entry each, in the order of its menu. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from store.notebook import Annotation
from store.notebook.annotation_index import SORTS
from ui.services.translation_marks import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class NoteOrder:
    """An order; ``title`` is in English, marked by ``QT_TRANSLATE_NOOP("NoteOrders", …)``.

    ``key`` is what annotations are sorted by, None for their places, under a header for each document.
    """

    name: str
    title: str
    key: Callable[[Annotation], Any] | None
    latest_first: bool = False


_ORDERS = [
    NoteOrder("place", QT_TRANSLATE_NOOP("NoteOrders", "By document"), None),
    NoteOrder(
        "updated", QT_TRANSLATE_NOOP("NoteOrders", "Changed last"), SORTS["updated"], latest_first=True
    ),
    NoteOrder("created", QT_TRANSLATE_NOOP("NoteOrders", "Made last"), SORTS["created"], latest_first=True),
    NoteOrder("style", QT_TRANSLATE_NOOP("NoteOrders", "By style"), SORTS["style"]),
    NoteOrder("text", QT_TRANSLATE_NOOP("NoteOrders", "By words"), SORTS["text"]),
]


def note_orders() -> list[NoteOrder]:
    """Return all orders, the usual one first."""
    return list(_ORDERS)


def note_order(name: str) -> NoteOrder | None:
    """Return an order by its name; None for an unknown one."""
    return next((each for each in _ORDERS if each.name == name), None)


def register(order: NoteOrder) -> None:
    """Add an order below the others."""
    _ORDERS.append(order)


def unregister(name: str) -> None:
    """Take an order away."""
    _ORDERS[:] = [each for each in _ORDERS if each.name != name]
