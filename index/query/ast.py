"""Syntax tree of a query: terms, fields, and how they are joined; frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index.text.normalize import fold_query


@lru_cache(maxsize=256)
def _normal(text: str) -> str:
    return fold_query(text)


@dataclass(frozen=True, slots=True)
class Term:
    """A run of characters to be found; ``literal`` was in quotes, ``near`` (~) wants synonyms."""

    text: str
    literal: bool = False
    near: bool = False

    @property
    def normal(self) -> str:
        """The normal form."""
        return _normal(self.text)


@dataclass(frozen=True, slots=True)
class Field:
    """A field that narrows the search; ``value`` is empty for 有批注 and 书签."""

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    """Exclusion."""

    node: Node


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Disjunction: at least one of the nodes matches."""

    nodes: tuple[Node, ...]


Node = Term | Field | Not | AllOf | AnyOf
