"""Makes the methods of data classes when they are first called; imported before any data class is made.

:mod:`dataclasses` writes source for each method of each class and compiles it: of the 200 classes of a start
that were 1,200 pieces, a tenth of its time and 1.5 MiB, and most are never called. Here what compares, hashes
and shows an object is compiled at its first call and takes its own place; what forbids a change needs no
source. Another version of Python, whose :mod:`dataclasses` is not known here, makes all at once.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

#: The version whose functions are replaced here.
KNOWN = (3, 11)

#: The functions that write methods, not published: of these each returns one.
_LATER = ("_repr_fn", "_cmp_fn", "_hash_fn")
_FROZEN = "_frozen_get_del_attr"


def install() -> None:
    """Make methods later from now on."""
    if sys.version_info[:2] != KNOWN:
        return
    for name in _LATER:
        usual = getattr(dataclasses, name)
        if not isinstance(usual, partial):
            setattr(dataclasses, name, partial(_later, usual))
    setattr(dataclasses, _FROZEN, _unchanging)


def _later(usual: Callable[..., Any], first: Any, *more: Any, **named: Any) -> Callable[..., Any]:
    """Return a method that is replaced by what ``usual`` makes when it is first called."""

    def method(self: Any, *others: Any) -> Any:
        made = usual(first, *more, **named)
        made.__qualname__ = method.__qualname__
        for kind in type(self).__mro__:
            if vars(kind).get(method.__name__) is method:
                setattr(kind, method.__name__, made)
        return made(self, *others)

    # Of the comparisons the first argument is the name.
    method.__name__ = _NAMES.get(usual.__name__, first)
    return method


_NAMES = {"_repr_fn": "__repr__", "_hash_fn": "__hash__"}


def _unchanging(_made: type, _fields: Any, _globals: Any) -> tuple[Callable[..., None], Callable[..., None]]:
    """Return what forbids a change of a field, and in an object of the class itself of anything."""

    def __setattr__(self: Any, name: str, value: Any) -> None:  # noqa: N807
        kind = _owner(self, "__setattr__", __setattr__)
        if type(self) is kind or name in _names(kind):
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(kind, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:  # noqa: N807
        kind = _owner(self, "__delattr__", __delattr__)
        if type(self) is kind or name in _names(kind):
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(kind, self).__delattr__(name)

    return __setattr__, __delattr__


def _owner(self: Any, name: str, method: Callable[..., None]) -> Any:
    """Return the class that has a method; with slots it is not the one that the method was made for."""
    return next(kind for kind in type(self).__mro__ if vars(kind).get(name) is method)


def _names(kind: Any) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)]


install()
