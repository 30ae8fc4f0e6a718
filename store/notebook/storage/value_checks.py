"""Checks of the values of an item, as they come from a file that anything may have written.

Each returns the value, or raises WrongValueError.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from typing import Any

ValueCheck = Callable[[Any], Any]
_LARGEST = 2**53


class WrongValueError(ValueError):
    """A value that does not fit."""


def table(value: Any) -> dict[str, Any]:
    """Accept a JSON object.

    Raises:
        WrongValueError: it is something else.
    """
    if not isinstance(value, dict):
        raise WrongValueError(value)
    return value


def sequence(value: Any) -> list[Any]:
    """Accept a JSON array.

    Raises:
        WrongValueError: it is something else.
    """
    if not isinstance(value, list):
        raise WrongValueError(value)
    return value


def text(value: Any) -> str:
    """Accept a string that a file can hold; JSON can express half a character, UTF-8 cannot.

    Raises:
        WrongValueError: it is something else.
    """
    if not isinstance(value, str):
        raise WrongValueError(value)
    value.encode("utf-8")
    return value


def name(value: Any) -> str:
    """Accept a string that is not empty, such as an id.

    Raises:
        WrongValueError: it is empty or no string.
    """
    if not text(value):
        raise WrongValueError(value)
    return str(value)


def maybe_name(value: Any) -> str | None:
    """Accept an id or None."""
    return None if value is None else name(value)


def flag(value: Any) -> bool:
    """Accept a truth value, not a number.

    Raises:
        WrongValueError: it is something else.
    """
    if not isinstance(value, bool):
        raise WrongValueError(value)
    return value


def number(value: Any) -> int:
    """Accept a whole number from 0 to 2**53.

    Raises:
        WrongValueError: it is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise WrongValueError(value)
    return value


def count(value: Any) -> int:
    """Accept a whole number from 1 to 2**53.

    Raises:
        WrongValueError: it is something else.
    """
    if number(value) < 1:
        raise WrongValueError(value)
    return int(value)


def position(value: Any) -> float:
    """Accept a finite number, which orders an item among others.

    Raises:
        WrongValueError: it is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise WrongValueError(value)
    return float(value)


def time(value: Any) -> str:
    """Accept an ISO-8601 time in UTC that ends in Z: as text it sorts as time does.

    Raises:
        WrongValueError: it is something else.
    """
    found = text(value)
    if datetime.fromisoformat(found).utcoffset() is None or not found.endswith("Z"):
        raise WrongValueError(value)
    return found


def anchor(value: Any) -> list[Any]:
    """Accept the seven values of an anchor, with start and end in order.

    Raises:
        WrongValueError: it is something else.
    """
    key, clause, start, end, quote, prefix, suffix = sequence(value)
    low, high = number(start), number(end)
    if low > high:
        raise WrongValueError(value)
    return [text(key), text(clause), low, high, text(quote), text(prefix), text(suffix)]


def anchors(value: Any) -> list[list[Any]]:
    """Accept one anchor or more.

    Raises:
        WrongValueError: it is something else.
    """
    if not sequence(value):
        raise WrongValueError(value)
    return [anchor(each) for each in value]


def entries(value: Any) -> list[list[Any]]:
    """Accept the entries of a basket: id, anchor or None, heading, whether what is below is printed too."""
    return [
        [name(entry_id), None if where is None else anchor(where), text(heading), flag(children)]
        for entry_id, where, heading, children in sequence(value)
    ]
