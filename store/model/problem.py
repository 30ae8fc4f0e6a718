"""Problems found by a check of the data folder."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.message import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """Problem in one file: its name, what is wrong, and how to repair it."""

    where: str
    what: Message
    repair: Message
