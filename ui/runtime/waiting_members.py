"""The members of a long enumeration, of which each is made when it is first asked for.

They take the places of the list and the two dictionaries that a class of :mod:`enum` has. Its own code, and
that of Qt for Python, asks those by name or by value, or goes through all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class WaitingMembers:
    """The members of an enumeration as one string: `` First=1 Second=2 ``."""

    def __init__(self, names: list[tuple[str, int]]) -> None:
        self.kind: Any = None
        self._pairs = "".join([f" {name}={value}" for name, value in names]) + " "
        self._aliases = len({value for _, value in names}) < len(names)

    def names(self) -> list[str]:
        """Return all names in their order, those of aliases too."""
        return [pair.partition("=")[0] for pair in self._pairs.split()]

    def own_names(self) -> list[str]:
        """Return the names of the members in their order: the first of each value."""
        if not self._aliases:
            return self.names()
        first: dict[str, str] = {}
        for pair in self._pairs.split():
            name, _, value = pair.partition("=")
            first.setdefault(value, name)
        return list(first.values())

    def named(self, name: str) -> Any:
        """Return the member of a name; KeyError."""
        at = self._pairs.find(f" {name}=") if name.isidentifier() else -1
        if at < 0:
            raise KeyError(name)
        begin = at + len(name) + 2
        member = self.of(int(self._pairs[begin : self._pairs.index(" ", begin)]))
        dict.__setitem__(self.kind._member_map_, name, member)
        type.__setattr__(self.kind, name, member)
        return member

    def of(self, value: int) -> Any:
        """Return the member of a value; KeyError."""
        known = self.kind._value2member_map_
        if value in known:
            return known[value]
        at = self._pairs.find(f"={value} ")
        if at < 0:
            raise KeyError(value)
        name = self._pairs[self._pairs.rindex(" ", 0, at) + 1 : at]
        member = int.__new__(self.kind, value) if issubclass(self.kind, int) else object.__new__(self.kind)
        member._value_ = value
        member._name_ = name
        member.__objclass__ = self.kind
        member._sort_order_ = self.own_names().index(name) if self._aliases else self._pairs.count("=", 0, at)
        # Another thread may have made it meanwhile.
        member = known.setdefault(value, member)
        dict.__setitem__(self.kind._member_map_, name, member)
        type.__setattr__(self.kind, name, member)
        return member


class MemberNames(list[str]):
    """The names of an enumeration's members, which are looked up when they are asked for."""

    def __init__(self, waiting: WaitingMembers) -> None:
        super().__init__()
        self._waiting = waiting

    def __iter__(self) -> Iterator[str]:
        return iter(self._waiting.own_names())

    def __reversed__(self) -> Iterator[str]:
        return reversed(self._waiting.own_names())

    def __len__(self) -> int:
        return len(self._waiting.own_names())

    def __radd__(self, others: list[str]) -> list[str]:
        return others + self._waiting.own_names()


class MembersByName(dict[str, Any]):
    """An enumeration's members by name; a walk through them makes all of them."""

    def __init__(self, waiting: WaitingMembers) -> None:
        super().__init__()
        self._waiting = waiting

    def __missing__(self, name: str) -> Any:
        return self._waiting.named(name)

    def __contains__(self, name: object) -> bool:
        return name in self._waiting.names()

    def __len__(self) -> int:
        return len(self._waiting.names())

    def __iter__(self) -> Iterator[str]:
        return iter(self._waiting.names())

    def get(self, name: str, default: Any = None) -> Any:
        """Return the member of a name."""
        # The dictionary's own would not make the member.
        return self[name] if name in self else default  # noqa: SIM401

    def keys(self) -> Any:
        """Return all names."""
        return self._all().keys()

    def values(self) -> Any:
        """Return all members."""
        return self._all().values()

    def items(self) -> Any:
        """Return all names and members."""
        return self._all().items()

    def _all(self) -> dict[str, Any]:
        return {name: self[name] for name in self._waiting.names()}


class MembersByValue(dict[int, Any]):
    """An enumeration's members by value."""

    def __init__(self, waiting: WaitingMembers) -> None:
        super().__init__()
        self._waiting = waiting

    def __missing__(self, value: object) -> Any:
        if isinstance(value, int):
            return self._waiting.of(int(value))
        raise KeyError(value)
