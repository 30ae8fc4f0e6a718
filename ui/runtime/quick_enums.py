"""Makes the enumerations of Qt in a third of the time; to be imported before Qt for Python.

Qt for Python makes each of its enumerations, some 300 with 3400 members before a window is shown, through the
functional interface of :mod:`enum`, which looks at every member as at one that somebody typed: a quarter of
what the processor does until the first paint. Here a list of plain numbers goes a shorter way to the same
class; anything else goes the usual one. The classes of another version of Python are not known here.
"""

from __future__ import annotations

import enum
import sys
from typing import Any

#: The version whose classes are made here.
KNOWN = (3, 11)

#: What makes a class for the functional interface; not published.
_MAKES = "_create_"
_usual = getattr(enum.EnumType, _MAKES)


def install() -> None:
    """Let lists of plain numbers go the shorter way from now on."""
    if sys.version_info[:2] == KNOWN:
        setattr(enum.EnumType, _MAKES, _create)


def _create(
    base: Any,
    class_name: str,
    names: Any,
    *,
    module: str | None = None,
    qualname: str | None = None,
    type: Any = None,
    start: int = 1,
    boundary: Any = None,
) -> Any:
    """Make an enumeration as :meth:`enum.EnumType._create_` does."""
    if module is None:
        module = sys._getframe(2).f_globals.get("__name__")
    plain = type is None and module is not None and names.__class__ is list
    if not plain or not _are_plain(base, names):
        return _usual.__get__(base)(
            class_name, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary
        )
    return _made(base, class_name, names, {"__module__": module}, qualname, boundary)


def _are_plain(base: Any, names: list[Any]) -> bool:
    """Return whether all are pairs of a name that means nothing else and a number."""
    if base not in _BASES or not names:
        return False
    taken = _taken(base)
    return all(
        pair.__class__ is tuple
        and len(pair) == 2
        and pair[0].__class__ is str
        and pair[1].__class__ is int
        and pair[0] not in taken
        and pair[0][:1] not in ("", "_")
        for pair in names
    ) and len(dict(names)) == len(names)


def _made(
    base: Any,
    class_name: str,
    names: list[tuple[str, int]],
    own: dict[str, Any],
    qualname: str | None,
    boundary: Any,
) -> Any:
    """Return the class with its members."""
    flag = issubclass(base, enum.Flag)
    member_names: list[str] = []
    members: dict[str, Any] = {}
    by_value: dict[int, Any] = {}
    body = _template(base) | own
    body |= {"_member_names_": member_names, "_member_map_": members, "_value2member_map_": by_value}
    body["_unhashable_values_"] = []
    if qualname is not None:
        body["__qualname__"] = qualname
    if flag and boundary is not None:
        body["_boundary_"] = boundary
    new = type.__new__(base.__class__, class_name, (base,), body)
    type.__setattr__(new, "__new__", enum.Enum.__new__)
    numbers = issubclass(base, int)
    make: Any = int.__new__ if numbers else object.__new__
    put = type.__setattr__
    mask = singles = 0
    for name, value in names:
        single = not flag or (value > 0 and not value & (value - 1))
        member = by_value.get(value)
        if flag:
            mask |= value
            if single:
                singles |= value
        if member is None:
            member = make(new, value) if numbers else make(new)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = new
            member._sort_order_ = len(member_names)
            by_value[value] = member
            if single:
                member_names.append(name)
        put(new, name, member)
        members[name] = member
    if flag:
        put(new, "_flag_mask_", mask)
        put(new, "_singles_mask_", singles)
        put(new, "_all_bits_", 2 ** mask.bit_length() - 1)
        listed = [member._value_ for member in new]
        if listed != sorted(listed):
            put(new, "_iter_member_", new._iter_member_by_def_)
    return new


_BASES = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_SAMPLE = "sample"
_templates: dict[Any, dict[str, Any]] = {}
_names: dict[Any, frozenset[str]] = {}


def _template(base: Any) -> dict[str, Any]:
    """Return what a class of that base holds beside its members."""
    if base not in _templates:
        sample = _usual.__get__(base)(_SAMPLE, [(_SAMPLE, 1)], module=_SAMPLE)
        left_out = (_SAMPLE, "__doc__", "__dict__", "__weakref__", "__new__")
        _templates[base] = {name: one for name, one in vars(sample).items() if name not in left_out}
    return _templates[base]


def _taken(base: Any) -> frozenset[str]:
    """Return the names that a class of that base has already."""
    if base not in _names:
        _names[base] = frozenset({"mro", *dir(base), *(name for each in base.__mro__ for name in vars(each))})
    return _names[base]


install()
