"""What a check of the data folder found."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.message import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a check found: in which file (its name), what is wrong, and what mends it."""

    where: str
    what: Message
    repair: Message
