"""Loops whose assertions are sure to be met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def some(things: Iterable[T]) -> list[T]:
    """The things, of which there is at least one: a loop over nothing would assert nothing."""
    found = list(things)
    assert found, "there is nothing to loop over"
    return found
