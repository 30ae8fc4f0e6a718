"""Activity of the user: what was read and searched, to come back to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """A clause the user has read, and when last (ISO-8601 UTC)."""

    clause_id: str
    title: str
    at: str


@dataclass(frozen=True, slots=True)
class PastSearch:
    """A query the user has asked, how many hits it had, and when last (ISO-8601 UTC)."""

    query: str
    total: int
    at: str
